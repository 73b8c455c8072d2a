import { readdirSync } from 'node:fs';
import holidayJp from '@holiday-jp/holiday_jp';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../rules/all.ts';
import { findDates } from '../../rules/dates.ts';
import type { Draft } from '../../rules/draft.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { holidays } from '../../rules/holidays.ts';
import { check, compileRuleset } from '../../rules/index.ts';
import { isMyNumber } from '../../rules/text/personal-info.my-number.ts';
import type { Example, Finding, RuleContext, TextRule } from '../../rules/types.ts';
import { tokensOf } from './kuromoji.ts';

const base: RuleContext = {
  now: Date.parse('2026-11-20T10:00:00+09:00'),
  site: 'x',
  surface: 'post',
  municipality: '見本市',
  officialPhones: [],
  officialEmails: [],
  officialDomains: [],
  recentPosts: [],
};

const draftOf = (text: string): Draft => ({
  v: 1,
  site: 'x',
  surface: 'post',
  account: 'mihon_city',
  posts: [{ text }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
});

const ruleset = (rules: readonly TextRule[] = allRules) => compileRuleset({ rules, guidelines, severities: {} });

async function run(example: Example, rules: readonly TextRule[]): Promise<Finding[]> {
  const { text, ...context } = typeof example === 'string' ? { text: example } : example;
  return check(draftOf(text), ruleset(rules), { ...base, ...context }, [await tokensOf(text)]);
}

const textOf = (example: Example): string => (typeof example === 'string' ? example : example.text);

describe('the folder of rules', () => {
  it('is listed whole, each file named after its rule', () => {
    const files = readdirSync(new URL('../../rules/text', import.meta.url)).map((name) => name.replace(/\.ts$/, ''));
    expect(allRules.map((rule) => rule.id).sort()).toEqual(files.sort());
  });

  it('has examples both ways, a message that says how to mend, and a clause that speaks', () => {
    for (const rule of allRules) {
      expect(rule.ng.length, rule.id).toBeGreaterThan(2);
      expect(rule.ok.length, rule.id).toBeGreaterThan(2);
      expect(rule.message, rule.id).toMatch(/ください。$|確かめ/);
      expect(ruleset().citations.get(rule.topic)?.length ?? 0, rule.id).toBeGreaterThan(0);
    }
  });
});

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it.each(rule.ng.map((example) => [textOf(example), example] as const))('catches %s', async (_text, example) => {
    expect((await run(example, [rule])).map((f) => f.rule)).toContain(rule.id);
  });

  it.each(rule.ok.map((example) => [textOf(example), example] as const))('lets %s pass', async (_text, example) => {
    expect((await run(example, allRules)).map((f) => `${f.rule}: ${textOf(example).slice(...f.span)}`)).toEqual([]);
  });
});

describe('what rules stand on', () => {
  it('holidays are those of the package', () => {
    for (const [year, days] of Object.entries(holidays)) {
      const known = Object.keys(holidayJp.holidays)
        .filter((day) => day.startsWith(year))
        .map((day) => day.slice(5).replace('-', ''));
      expect(days.split(' '), year).toEqual(known.sort());
    }
  });

  it('the check digit of an individual number', () => {
    expect(isMyNumber('123456789018')).toBe(true);
    for (let digit = 0; digit < 10; digit++) if (digit !== 8) expect(isMyNumber(`12345678901${digit}`)).toBe(false);
  });

  it('dates carry their month and year along a range', () => {
    const days = findDates('令和8年12月30日(水)〜2日(土)').map(({ year, month, day, weekday }) => [
      year,
      month,
      day,
      weekday,
    ]);
    expect(days).toEqual([
      [2026, 12, 30, '水'],
      [2027, 1, 2, '土'],
    ]);
  });

  it('tokens cover the text exactly, surrogate pairs and emoji included', async () => {
    for (const text of ['𠮷野家の🍚が　好き。\n次の行', '見本太郎さん（78）', ' 空白  二つ']) {
      const tokens = await tokensOf(text);
      expect(tokens.map((t) => text.slice(t.start, t.end)).join('')).toBe(text);
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.surface);
    }
  });
});

describe('the engine', () => {
  const rumor = (severities: Parameters<typeof compileRuleset>[0]['severities'], towns: string[]) =>
    check(
      draftOf('拡散希望です'),
      compileRuleset({ rules: allRules, guidelines: guidelines.filter((g) => towns.includes(g.id)), severities }),
      base,
    )[0];

  it('lets policy stand above guideline and rule', () => {
    expect(rumor({}, ['kawasaki'])?.severity).toBe('warn');
    expect(rumor({ rumor: 'block' }, ['kawasaki'])?.severity).toBe('block');
    expect(rumor({ rumor: 'off' }, ['kawasaki'])).toBeUndefined();
  });

  it('makes the same words weigh more where a town says so', () => {
    const masked = (town: string) =>
      check(
        draftOf('〇〇議員の発言'),
        compileRuleset({ rules: allRules, guidelines: guidelines.filter((g) => g.id === town), severities: {} }),
        base,
      )[0];
    expect(masked('kawasaki')?.severity).toBe('warn');
    expect(masked('samukawa')?.severity).toBe('block');
    expect(masked('samukawa')?.citations.map((c) => c.clause)).toContain('5(4)②');
  });

  it('cites the chosen town and never a clause for citizens', () => {
    expect(rumor({}, ['kawasaki'])?.citations.map((c) => `${c.guideline} ${c.clause}`)).toEqual(['kawasaki 5(11)ク']);
    const publicClauses = guidelines.flatMap((g) => g.clauses.filter((c) => c.binds === 'public').map((c) => c.gist));
    const quoted = [...ruleset().citations.values()].flat().map((c) => c.gist);
    expect(publicClauses.length).toBeGreaterThan(10);
    expect(quoted.filter((gist) => publicClauses.includes(gist))).toEqual([]);
  });

  it('stays quick on text made to be slow', () => {
    const slow = [
      '○'.repeat(5000),
      '1/'.repeat(2500),
      'あ'.repeat(5000),
      '0-'.repeat(2500),
      'a.'.repeat(2500),
      'https://'.repeat(600),
      '(（'.repeat(2500),
      '方針'.repeat(2500),
    ];
    for (const text of slow) expect(check(draftOf(text), ruleset(), base).length).toBeLessThan(5001);
  });
});
