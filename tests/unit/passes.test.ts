import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPasses } from '../../entrypoints/background/passes.ts';
import { memory } from './desk-rig.ts';

/** The rules of the browser that follow policy. */

interface Rule {
  id: number;
  condition: { regexFilter: string };
}
let rules: Rule[] = [];
/** As Chromium does: one rule it does not take, and none of the call holds. */
const isSupported = (regex: string): boolean => !regex.includes('{500}');

beforeEach(() => {
  rules = [];
  vi.stubGlobal('chrome', {
    declarativeNetRequest: {
      getSessionRules: async () => rules,
      isRegexSupported: async ({ regex }: { regex: string }) => ({ isSupported: isSupported(regex) }),
      updateSessionRules: async (change: { removeRuleIds?: number[]; addRules?: Rule[] }) => {
        const added = change.addRules ?? [];
        if (added.some(({ condition }) => !isSupported(condition.regexFilter))) throw new Error('memory limit');
        rules = [...rules.filter(({ id }) => !change.removeRuleIds?.includes(id)), ...added];
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const operation = (url: string) => ({ kind: 'publish', method: 'POST', url }) as const;

it('leaves out an expression of policy that the browser does not take, names it, and keeps the others', async () => {
  const passes = createPasses(memory());
  const good = '^https://x\\.com/other';
  const heavy = '^https://x\\.com/(a{500}){500}';
  expect(await passes.lift(['like'], [operation(heavy), operation(good)])).toEqual([heavy]);
  const lifted = rules.map(({ condition }) => condition.regexFilter);
  expect(lifted).toContain(good);
  expect(lifted).not.toContain(heavy);
  // What policy has switched off is open all the same.
  expect(lifted.length).toBeGreaterThan(1);
  expect(await passes.lift([], [])).toEqual([]);
  expect(rules).toEqual([]);
});

it('asks nothing about an expression that makes no rule of the browser', async () => {
  const body = { ...operation('^https://x\\.com/(a{500}){500}'), body: 'text' };
  expect(await createPasses(memory()).lift([], [body])).toEqual([]);
});
