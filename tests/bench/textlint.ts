import { createRequire } from 'node:module';
import { TextlintKernel, type TextlintKernelOptions, type TextlintKernelRule } from '@textlint/kernel';
import { words } from './texts.ts';

/** textlint with the preset for technical writing, prh with 300 words and the weekday rule, run by its kernel. */

const load = createRequire(import.meta.url);
/** Published as CommonJS, some with their export under `default`. */
const from = <T>(name: string): T => {
  const loaded = load(name) as T & { default?: T };
  return loaded.default ?? loaded;
};

type Rule = TextlintKernelRule['rule'];
type Options = TextlintKernelRule['options'];

const preset = from<{ rules: Record<string, Rule>; rulesConfig: Record<string, Options> }>(
  'textlint-rule-preset-ja-technical-writing',
);
const prhYaml = `version: 1\nrules:\n${words(300)
  .map((word) => `  - expected: 見本\n    pattern: ${word}`)
  .join('\n')}`;

const options: TextlintKernelOptions = {
  ext: '.txt',
  plugins: [{ pluginId: 'text', plugin: from('@textlint/textlint-plugin-text') }],
  rules: [
    ...Object.entries(preset.rules).map(([ruleId, rule]) => ({
      ruleId,
      rule,
      options: preset.rulesConfig[ruleId] ?? true,
    })),
    {
      ruleId: 'date-weekday-mismatch',
      rule: from<Rule>('textlint-rule-date-weekday-mismatch'),
      options: { lang: 'ja' },
    },
    { ruleId: 'prh', rule: from<Rule>('textlint-rule-prh'), options: { ruleContents: [prhYaml] } },
  ],
};

const kernel = new TextlintKernel();

/** Number of its messages. */
export const textlint = async (text: string): Promise<number> => (await kernel.lintText(text, options)).messages.length;
