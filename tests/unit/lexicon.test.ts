import { describe, expect, it } from 'vitest';
import { allRules } from '../../rules/all.ts';
import { dataRules } from '../../rules/data.ts';
import { guidelineById, guidelines } from '../../rules/guidelines/all.ts';
import { check, compileRuleset } from '../../rules/index.ts';
import { regexpOf } from '../../rules/match.ts';
import { roleAt } from '../../rules/roles.ts';
import { sentenceAt } from '../../rules/sentences.ts';
import type { Finding, Group, LexiconEntry, Role, TextRule } from '../../rules/types.ts';
import { createVocabulary } from '../../rules/vocabulary.ts';
import { context, draftOf } from './rules-draft.ts';
import { tokensOf } from './tokens.ts';

/** Lexicons: how an entry speaks, what keeps it silent, and what authors must not do. */

const common = [guidelineById('common')].filter((guideline) => guideline !== undefined);

function speaks(entry: Omit<LexiconEntry, 'reason'>, text: string, rule: Partial<TextRule> = {}): string[] {
  const own: TextRule = {
    id: 'own',
    topic: 'rumor',
    severity: 'warn',
    message: 'お確かめください。',
    lexicon: [{ reason: '理由です。', ...entry }],
    ng: [],
    ok: [],
    ...rule,
  };
  const ruleset = compileRuleset({ rules: [own], guidelines: common, severities: {} });
  return check(draftOf(text), ruleset, context, [tokensOf(text)]).map(({ span }) => text.slice(...span));
}

describe('an entry', () => {
  it('speaks where its word stands, wherever that is, full-width or not', () => {
    expect(speaks({ word: ['桜'] }, '桜と桜。')).toEqual(['桜', '桜']);
    expect(speaks({ word: ['50%OFF'] }, '今なら５０％ＯＦＦです')).toEqual(['５０％ＯＦＦ']);
    expect(speaks({ word: ['/桜[が-の]/'] }, '桜は桜が')).toEqual(['桜が']);
  });

  it('needs its companions in the same sentence, and marks from one to the other', () => {
    const entry = { word: ['桜'], with: [['満開', '見ごろ']] };
    expect(speaks(entry, '桜は、もう満開です。')).toEqual(['桜は、もう満開']);
    expect(speaks(entry, '桜です。満開です。')).toEqual([]);
    expect(speaks({ word: ['桜'], post: [['満開']] }, '桜です。満開です。')).toEqual(['桜']);
  });

  it('is silent in its contexts', () => {
    expect(speaks({ word: ['桜'], allow: ['桜餅'] }, '桜餅と桜。')).toEqual([]);
    expect(speaks({ word: ['桜'], allow: ['餅'] }, '桜です。餅です。')).toEqual(['桜']);
    expect(speaks({ word: ['桜'], allowNext: ['餅'] }, '桜です。餅です。')).toEqual([]);
    expect(speaks({ word: ['桜'], allowNext: ['餅'] }, '桜です。梅です。餅です。')).toEqual(['桜']);
    expect(speaks({ word: ['桜'], allowPost: ['餅'] }, '餅です。梅です。桜です。')).toEqual([]);
  });

  it('marks its sentence or more, when that is what must go', () => {
    const text = '一つ目。★桜です。三つ目。四つ目。';
    expect(speaks({ word: ['桜'], mark: 'sentence' }, text)).toEqual(['桜です。']);
    expect(speaks({ word: ['桜'], mark: 'around' }, text)).toEqual(['一つ目。★桜です。三つ目。']);
  });

  it('finds every inflection by dictionary form, and every spelling by reading', () => {
    expect(speaks({ base: ['殴る'] }, '殴った。殴らない。')).toEqual(['殴っ', '殴ら']);
    expect(speaks({ reading: ['サクラ'] }, '桜もさくらもサクラも')).toContain('桜');
  });

  it('takes words of a group, and refuses a group that is not there', () => {
    expect(speaks({ word: ['@tree'] }, '梅です。', { groups: { tree: ['@more', '桜'], more: ['梅'] } })).toEqual([
      '梅',
    ]);
    expect(() => speaks({ word: ['@none'] }, 'あ')).toThrow('own: no group @none');
  });
});

describe('a role', () => {
  const role = (name: Role, text: string, word: string): boolean =>
    roleAt(name, text, text.indexOf(word), sentenceAt(text, text.indexOf(word)));

  it.each<[Role, string, string, string]>([
    ['quoted', '「断水」と書かれています。', '断水です。', '断水'],
    ['denied', '断水するという話は、事実ではありません。', '断水するという話があります。', '断水'],
    ['discouraged', '川で泳がないでください。', '川で泳ぎましょう。', '川'],
    ['warned', '詐欺の電話にご注意ください。', 'この電話でどうぞ。', '電話'],
    ['awareness', '悪口を考える人権の集いです。', 'あの人の悪口です。', '悪口'],
    ['corrected', '開催日に誤りがありました。お詫びします。', '開催日は土曜です。', '開催日'],
    ['reported', '容疑者が逮捕されました。', '容疑者を探そう。', '容疑者'],
    ['titled', '映画「悪人たち」を上映します。', '悪人たちが来ます。', '悪人'],
    ['asked', '自分は大丈夫と思っていませんか？', '自分は大丈夫です。', '大丈夫'],
  ])('%s is read from the words around', (name, yes, no, word) => {
    expect(role(name, yes, word)).toBe(true);
    expect(role(name, no, word)).toBe(false);
  });
});

describe('a vocabulary', () => {
  it('finds what each word alone would find, in one pass', () => {
    const vocabulary = createVocabulary();
    const words = ['桜', '桜まつり', 'まつり', '桜/梅', 'りん'];
    const ids = words.map((word) => vocabulary.add(word));
    const text = '桜まつりは桜と、まつり。桜/梅のりんご';
    const hits = vocabulary.scan(text).hits.map(({ term, start, end }) => [words[ids.indexOf(term)], start, end]);
    const expected = words.flatMap((word) =>
      [...text].flatMap((_, at) => (text.startsWith(word, at) ? [[word, at, at + word.length]] : [])),
    );
    expect(hits.sort()).toEqual(expected.sort());
  });

  it('runs a pattern only where one of the literals stands that every match has', () => {
    const vocabulary = createVocabulary();
    const id = vocabulary.add('/(?:桜|梅)が[^。]{0,5}咲/');
    expect(vocabulary.scan('桃は散り').cued.has(id)).toBe(false);
    expect(vocabulary.scan('梅が早く咲く').cued.has(id)).toBe(true);
    expect(vocabulary.run(id, '梅が早く咲く')).toHaveLength(1);
  });

  it('misses no match of any bundled pattern because of its cues', () => {
    const examples = allRules.flatMap((rule) => [...rule.ng, ...rule.ok]);
    const texts = examples.map((example) => (typeof example === 'string' ? example : example.text));
    let compared = 0;
    for (const pattern of new Set(patterns())) {
      const vocabulary = createVocabulary();
      const id = vocabulary.add(pattern);
      const regexp = regexpOf(pattern);
      for (const text of texts) {
        if (!regexp.test(text)) continue;
        compared++;
        expect(vocabulary.scan(text).cued.has(id), `${pattern} on ${text}`).toBe(true);
      }
    }
    expect(compared).toBeGreaterThan(300);
  }, 60_000);
});

const groupsOf = (rule: TextRule): Group[] =>
  [
    ...Object.values(rule.groups ?? {}),
    ...(rule.lexicon ?? []).flatMap((e) => [
      e.word,
      e.allow,
      e.allowNext,
      e.allowPost,
      ...(e.with ?? []),
      ...(e.post ?? []),
    ]),
  ].filter((group): group is Group => group !== undefined);

const patterns = (): string[] =>
  allRules.flatMap(groupsOf).flatMap((group) => group.filter((word) => word.startsWith('/')));

describe('the bundled lexicons', () => {
  const lists = allRules.flatMap((rule) => groupsOf(rule).map((group) => [rule.id, group] as const));

  it('name nothing twice in one list', () => {
    for (const [id, group] of lists) {
      const twice = group.filter((word, index) => group.indexOf(word) !== index);
      expect(twice, id).toEqual([]);
    }
  });

  it('have no word that a shorter one of the same list finds anyway', () => {
    const shadowed = lists.flatMap(([id, group]) => {
      const plain = group.filter((word) => !/^[/@]/.test(word));
      return plain
        .filter((word) => plain.some((other) => other !== word && word.includes(other)))
        .map((word) => `${id}: ${word}`);
    });
    expect(shadowed).toEqual([]);
  });

  it('are written half-width, as the text is read', () => {
    for (const [id, group] of lists)
      expect(
        group.filter((word) => /[！-～]/.test(word)),
        id,
      ).toEqual([]);
  });

  it('survive the way to a page, which is JSON', () => {
    for (const rule of dataRules) expect(JSON.parse(JSON.stringify(rule)), rule.id).toEqual(rule);
    const sent = JSON.parse(JSON.stringify(dataRules)) as TextRule[];
    const text = '駅前で事件があったらしいです。';
    const rulesets = [dataRules, sent].map((rules) => compileRuleset({ rules, guidelines, severities: {} }));
    const [here, there] = rulesets.map((ruleset): Finding[] => check(draftOf(text), ruleset, context));
    expect(here?.length).toBeGreaterThan(0);
    expect(there).toEqual(here);
  });

  it('give a reason in a whole sentence', () => {
    for (const rule of allRules) {
      for (const { reason } of rule.lexicon ?? []) expect(reason, rule.id).toMatch(/[。]$/);
    }
  });
});
