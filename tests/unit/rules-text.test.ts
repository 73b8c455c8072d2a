import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../rules/all.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { check, citationsFor, compileRuleset } from '../../rules/index.ts';
import { topicIds } from '../../rules/topics.ts';
import type { Example, Finding, RuleContext, TextRule } from '../../rules/types.ts';
import { context, draftOf } from './rules-draft.ts';
import { tokensOf } from './tokens.ts';

/** Everything a rule file promises is tested from the file itself, with the real tokenizer. */

const ruleset = compileRuleset({ rules: allRules, guidelines, severities: {} });
const textOf = (example: Example): string => (typeof example === 'string' ? example : example.text);

function judge(example: Example): Finding[] {
  const given: { text: string } & Partial<RuleContext> = typeof example === 'string' ? { text: example } : example;
  const { text, site = 'x', surface = 'post', ...known } = given;
  return check({ ...draftOf(text), site, surface }, ruleset, { ...context, ...known }, [tokensOf(text)]);
}

describe('the folder of rules', () => {
  it('is listed whole, each file under the id it defines', async () => {
    const files = readdirSync(new URL('../../rules/text/', import.meta.url)).sort();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const id = file.replace(/\.ts$/, '');
      const module = (await import(`../../rules/text/${id}.ts`)) as { default: TextRule };
      expect(module.default.id).toBe(id);
      expect(allRules, `${file} is missing in rules/code.ts and rules/data.ts`).toContain(module.default);
    }
    expect(allRules.map((rule) => `${rule.id}.ts`).sort()).toEqual(files);
  });

  it.each(allRules.map((rule) => [rule.id, rule] as const))('%s is complete', (_id, rule) => {
    expect(topicIds).toContain(rule.topic);
    expect(rule.ng.length).toBeGreaterThanOrEqual(3);
    expect(rule.ok.length).toBeGreaterThanOrEqual(3);
    expect((rule.match?.length ?? 0) + (rule.lexicon?.length ?? 0) + (rule.check ? 1 : 0)).toBeGreaterThan(0);
    expect(rule.message).toMatch(/ください。$/);
    expect(citationsFor(rule.topic, ruleset).length, 'no clause names its topic').toBeGreaterThan(0);
    const examples = [...rule.ng, ...rule.ok].map((example) => JSON.stringify(example));
    expect(new Set(examples).size).toBe(examples.length);
  });
});

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.ng.map((example) => [textOf(example), example] as const))('catches %j', (text, example) => {
    const mine = judge(example).filter((finding) => finding.rule === id);
    expect(mine.length).toBeGreaterThan(0);
    for (const { span, message, severity } of mine) {
      expect(span[0]).toBeLessThan(span[1]);
      expect(span[1]).toBeLessThanOrEqual(text.length);
      expect(message).not.toBe('');
      if (rule.severity !== 'info') expect(severity).not.toBe('info');
    }
  });

  it.each(rule.ok.map((example) => [textOf(example), example] as const))(
    'is silent, as all rules, on %j',
    (text, example) => {
      expect(judge(example).map((finding) => [finding.rule, text.slice(...finding.span)])).toEqual([]);
    },
  );
});
