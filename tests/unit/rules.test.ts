import holidayJp from '@holiday-jp/holiday_jp';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../rules/all.ts';
import { dayNumber, findDates, weekdayOf, yearsOf } from '../../rules/dates.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { holidays } from '../../rules/holidays.ts';
import { check, citationsFor, compileRuleset, needsTokens } from '../../rules/index.ts';
import { isQuoted, narrow, sentenceAt } from '../../rules/sentences.ts';
import { isMyNumber } from '../../rules/text/personal-info.my-number.ts';
import { defineRule, type Guideline, type Match, type TextRule } from '../../rules/types.ts';
import { context, draftOf } from './rules-draft.ts';
import { tokensOf } from './tokens.ts';

const rule = (change: Partial<TextRule>): TextRule =>
  defineRule({ id: 'sample', topic: 'rumor', severity: 'warn', message: '例。', ng: [], ok: [], ...change });

const town = (id: string, severities: Guideline['severities'], binds: 'staff' | 'public' = 'staff'): Guideline => ({
  id,
  municipality: '',
  title: id,
  effective: '',
  sites: ['x'],
  clauses: [{ number: '1', gist: '例', binds, topics: ['rumor', 'speculation', 'personal-info.name'] }],
  severities,
});

const severityWith = (towns: Guideline[], severities: Parameters<typeof compileRuleset>[0]['severities'] = {}) =>
  check(draftOf('例'), compileRuleset({ rules: [rule({ match: ['例'] })], guidelines: towns, severities }), context)[0]
    ?.severity;

describe('what rules stand on', () => {
  it('holidays are those of the package', () => {
    expect(Object.keys(holidays).length).toBeGreaterThan(20);
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
    // Remainder 0 or 1 gives 0.
    expect(isMyNumber('000000000000')).toBe(true);
    expect(isMyNumber('12345678901')).toBe(false);
  });

  it('dates carry their month and year along a range', () => {
    const days = findDates('令和8年12月30日(水)〜2日(土)').map((d) => [d.year, d.month, d.day, d.weekday]);
    expect(days).toEqual([
      [2026, 12, 30, '水'],
      [2027, 1, 2, '土'],
    ]);
  });

  it.each([
    ['２０２６年１１月２０日（金）', [2026, 11, 20, '金', false]],
    ['R8.11.20(金)', [2026, 11, 20, '金', false]],
    ['2026-11-20', [2026, 11, 20, '', false]],
    ['11/23(月・祝)', [null, 11, 23, '月', true]],
    ['11月23日（祝）', [null, 11, 23, '', true]],
    ['11月20日金曜日', [null, 11, 20, '金', false]],
    ['金曜日（11月20日）', [null, 11, 20, '金', false]],
    ['11月20日（日程変更）', [null, 11, 20, '', false]],
  ])('reads %s', (text, expected) => {
    expect(findDates(text).map((d) => [d.year, d.month, d.day, d.weekday, d.holiday])).toEqual([expected]);
  });

  it('takes no fraction, phone number or share for a date', () => {
    expect(findDates('1/2に減った。0480-11-20、3/4の人、10日間で、11月20日間')).toEqual([]);
  });

  it('looks ahead for the year of a date without one, and back when it is near', () => {
    const years = (text: string) => {
      const [date] = findDates(text);
      return date && yearsOf(date, text, context.now);
    };
    expect(years('12月6日')).toEqual([2026]);
    expect(years('1月9日')).toEqual([2027]);
    expect(years('10月10日')).toEqual([2026]);
    expect(years('7月12日')).toEqual([2027, 2026]);
    expect(years('昨年12月6日')).toEqual([2025]);
    expect(weekdayOf(dayNumber(2026, 11, 20))).toBe('金');
  });

  it('sentences and quotation marks', () => {
    expect(sentenceAt('あ。いう！え\nお', 3).text).toBe('いう！');
    expect(isQuoted('電話で「還付金」と言う', 4)).toBe(true);
    expect(isQuoted('「還付金」と言う電話', 7)).toBe(false);
    expect(narrow('０９０－１２（３）～')).toBe('090-12(3)〜');
  });
});

describe('tokens', () => {
  it.each([
    '😀😀𠮷野家の🍚が　好き。\n次、の行。😀',
    '見本太郎さん（78）',
    ' 空白  二つ\n\n',
    '🏴\u{e0067}\u{e0062}\u{e007f}🇯🇵👨‍👩‍👧‍👦家族',
    '',
  ])('cover %j exactly', async (text) => {
    const tokens = await tokensOf(text);
    expect(tokens.map((t) => text.slice(t.start, t.end)).join('')).toBe(text);
    for (const token of tokens) expect(token.surface).toBe(text.slice(token.start, token.end));
  });
});

describe('the engine', () => {
  it('puts policy above guidelines, the strictest guideline above the rule', () => {
    expect(severityWith([]), 'no clause asks').toBeUndefined();
    expect(severityWith([town('a', {})])).toBe('warn');
    expect(severityWith([town('a', { rumor: 'info' })])).toBe('info');
    expect(severityWith([town('a', { rumor: 'info' }), town('b', { rumor: 'block' })])).toBe('block');
    expect(severityWith([town('a', { rumor: 'off' })])).toBeUndefined();
    expect(severityWith([town('a', { rumor: 'block' })], { rumor: 'info' })).toBe('info');
    expect(severityWith([town('a', { rumor: 'block' })], { rumor: 'off' })).toBeUndefined();
  });

  it.each([
    ['block', {}, {}, 'block'],
    ['block', { rumor: 'warn' }, {}, 'block'],
    ['warn', { rumor: 'block' }, {}, 'block'],
    ['info', { rumor: 'block' }, {}, 'info'],
    ['block', {}, { rumor: 'warn' }, 'warn'],
    ['info', {}, { rumor: 'block' }, 'block'],
  ] as const)('a match of %s in a town of %j under a policy of %j is %s', (own, towns, severities, expected) => {
    const loud = rule({ check: (): Match[] => [{ start: 0, end: 1, severity: own }] });
    const ruleset = compileRuleset({ rules: [loud], guidelines: [town('t', towns)], severities });
    expect(check(draftOf('例'), ruleset, context)[0]?.severity).toBe(expected);
  });

  it('leaves out what only a clause that is switched off asks for, and does not cite it', () => {
    const input = { rules: [rule({ match: ['例'] })], severities: {} };
    const with2 = (clausesOff: string[]) =>
      check(
        draftOf('例'),
        compileRuleset({ ...input, guidelines: [town('a', {}), town('b', {})], clausesOff }),
        context,
      );
    expect(with2([])[0]?.citations.map((c) => c.guideline)).toEqual(['a', 'b']);
    expect(with2(['a 1'])[0]?.citations.map((c) => c.guideline)).toEqual(['b']);
    expect(with2(['a 1', 'b 1'])).toEqual([]);
  });

  it('cites the chosen town, and never a clause for citizens', () => {
    const ruleset = compileRuleset({ rules: allRules, guidelines, severities: {} });
    const publicGists = guidelines.flatMap((g) => g.clauses.filter((c) => c.binds === 'public').map((c) => c.gist));
    const quoted = [...ruleset.citations.values()].flat().map((citation) => citation.gist);
    expect(publicGists.length).toBeGreaterThan(10);
    expect(quoted.length).toBeGreaterThan(50);
    expect(quoted.filter((gist) => publicGists.includes(gist))).toEqual([]);
    const samukawa = compileRuleset({
      rules: allRules,
      guidelines: guidelines.filter((g) => g.id === 'samukawa'),
      severities: {},
    });
    expect(citationsFor('masked-characters', samukawa).map((c) => c.clause)).toContain('5(4)②');
    expect(check(draftOf('〇〇議員の発言'), samukawa, context)[0]?.severity).toBe('block');
    expect(
      citationsFor('like', compileRuleset({ rules: [], guidelines: [town('a', {}, 'public')], severities: {} })),
    ).toEqual([]);
  });

  it('sorts by post and place, and makes one of findings of a topic that overlap', () => {
    const rules = [
      rule({ id: 'a', match: ['いう'] }),
      rule({ id: 'b', severity: 'block', match: ['うえ'] }),
      rule({ id: 'c', topic: 'speculation', match: ['う', 'あ'] }),
    ];
    const ruleset = compileRuleset({ rules, guidelines: [town('t', {})], severities: {} });
    const found = check(draftOf('あいうえお', 'いう'), ruleset, context);
    expect(found.map((f) => [f.post, ...f.span, f.rule])).toEqual([
      [0, 0, 1, 'c'],
      [0, 1, 4, 'b'],
      [0, 2, 3, 'c'],
      [1, 0, 2, 'a'],
      [1, 1, 2, 'c'],
    ]);
  });

  it('drops what lies inside an allowed expression, and keeps what only touches it', () => {
    const ruleset = compileRuleset({
      rules: [rule({ match: ['〇×', '/×ク/u'], allow: ['〇×クイズ', '/x〇/u'] })],
      guidelines: [town('t', {})],
      severities: {},
    });
    expect(check(draftOf('〇×クイズ'), ruleset, context)).toEqual([]);
    expect(check(draftOf('x〇×'), ruleset, context).map((f) => f.span)).toEqual([[1, 3]]);
  });

  it('asks for tokens only when a rule would read them, and waits for them in silence', async () => {
    const text = '田中さんから騒音の苦情がありました。';
    const ruleset = compileRuleset({ rules: allRules, guidelines: [town('t', {})], severities: {} });
    const without = compileRuleset({
      rules: allRules,
      guidelines: [town('t', {})],
      severities: { 'personal-info.name': 'off' },
    });
    expect(needsTokens(ruleset, text)).toBe(true);
    expect(needsTokens(without, text)).toBe(false);
    expect(needsTokens(ruleset, 'Hello! こんにちは 123')).toBe(false);
    expect(check(draftOf(text), ruleset, context)).toEqual([]);
    expect(check(draftOf('お知らせ', text), ruleset, context, [undefined, await tokensOf(text)])).toMatchObject([
      { rule: 'personal-info.name', post: 1, span: [0, 4] },
    ]);
  });

  it('finds sequences of token patterns', async () => {
    const ruleset = compileRuleset({
      rules: [rule({ tokens: true, match: [[{ pos3: '姓' }, { surface: '議員' }]] })],
      guidelines: [town('t', {})],
      severities: {},
    });
    const text = '市議会の田中議員と、鈴木さん';
    expect(check(draftOf(text), ruleset, context, [await tokensOf(text)]).map((f) => text.slice(...f.span))).toEqual([
      '田中議員',
    ]);
  });
});
