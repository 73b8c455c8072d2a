import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guidelineById, guidelines } from '../../rules/guidelines/all.ts';
import { topicIds } from '../../rules/topics.ts';
import type { Guideline } from '../../rules/types.ts';

const kana = [...'アイウエオカキクケコサシスセソ'];
const circled = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮'];
const series = (head: string, tails: readonly string[]): string[] => tails.map((tail) => `${head}${tail}`);
const brackets = (count: number): string[] => Array.from({ length: count }, (_, index) => `(${index + 1})`);
const rings = (count: number): string[] => circled.slice(0, count);

/** Numbers as the printed texts carry them, in their order; written from the texts, not from our files. */
const outlines: Record<string, readonly string[]> = {
  kawasaki: [
    ...['1', '2', '3', '4', '5'],
    ...series('5', brackets(11)),
    ...series('5(11)', kana),
    ...['附則', '附則', '附則', '附則', '附則'],
  ],
  samukawa: [
    ...['1', '2'],
    ...series('3', brackets(5)),
    ...series('4', brackets(6)),
    ...series('4(6)', rings(15)),
    ...['4(7)', '4(8)', '5', '5(1)①', '5(1)②', '5(2)'],
    ...series('5(3)', rings(13)),
    ...series('5(4)', rings(3)),
    ...['6(1)', '6(2)①', '6(2)②'],
    ...series('6(3)', rings(3)),
    ...series('6(3)', rings(3)),
    ...series('7', brackets(3)),
    ...['第1号様式', '第2号様式', '様式3', '附則', '附則1', '附則2'],
  ],
  shiroi: [
    ...['制定', '改正', '1', '注1', '2(1)', '2(2)'],
    ...series('2(3)', rings(5)),
    ...series('3', brackets(6)),
    ...series('3(6)', rings(10)),
    ...series('4', brackets(5)),
    '5',
  ],
  kisarazu: [
    ...['1', '2', '3'],
    ...series('3', brackets(4)),
    ...['4', '5', '6', '7'],
    ...series('7', brackets(6)),
    ...['8', '9', '10'],
    ...series('10', brackets(16)),
    ...['11', '11(1)', '11(2)', '11(3)', '11(4)', '11(5)', '11(5)', '11(6)', '11(7)'],
    ...series('11(7)', rings(3)),
    '適用',
    ...series('問題が発生した場合の対応 公式SNS', rings(2)),
    ...series('問題が発生した場合の対応 市関連SNS', rings(4)),
  ],
  common: [
    ...Array.from({ length: 21 }, (_, index) => `事例${index + 1}`),
    ...Array.from({ length: 13 }, (_, index) => `原則${index + 1}`),
  ],
};

const clause = (id: string, number: string) =>
  guidelineById(id)?.clauses.find((candidate) => candidate.number === number);
const questions = (guideline: Guideline | undefined) =>
  guideline?.clauses.filter(({ ask, askWhen }) => ask && !askWhen) ?? [];

describe('the list of guidelines', () => {
  it('names every file of the folder', () => {
    const files = readdirSync(new URL('../../rules/guidelines/', import.meta.url))
      .filter((file) => file !== 'all.ts')
      .map((file) => file.replace(/\.ts$/, ''));
    expect(guidelines.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it('finds a guideline by its id and knows no other', () => {
    for (const guideline of guidelines) expect(guidelineById(guideline.id)).toBe(guideline);
    expect(guidelineById('nowhere')).toBeUndefined();
  });

  it('has an outline for every guideline', () => {
    expect(guidelines.map(({ id }) => id).sort()).toEqual(Object.keys(outlines).sort());
  });
});

describe.each(guidelines.map((guideline) => [guideline.id, guideline] as const))('%s', (id, guideline) => {
  it('holds every clause number of the text, in order, repeats kept', () => {
    expect(guideline.clauses.map(({ number }) => number)).toEqual(outlines[id]);
  });

  it('words every clause briefly, each in its own way', () => {
    const faulty = guideline.clauses.filter(({ gist }) => gist.trim().length < 5 || gist.length > 80);
    expect(faulty).toEqual([]);
    const gists = guideline.clauses.map(({ gist }) => gist);
    // 関連①② and 公式①② of one flow chart may say the same thing of different people, but never word for word.
    expect(new Set(gists).size).toBe(gists.length);
  });

  it('carries no leftover of a bad scan', () => {
    const words = guideline.clauses.map(({ gist, ask = '' }) => gist + ask).join('\n');
    expect(words).not.toMatch(/的一种|单|單|收|\uFFFD|なります内容/u);
  });

  it('uses known topics, each once, and a known addressee', () => {
    for (const { number, binds, topics } of guideline.clauses) {
      expect(['staff', 'admin', 'public', 'none'], number).toContain(binds);
      expect(topicIds, number).toEqual(expect.arrayContaining([...topics]));
      expect(new Set(topics).size, number).toBe(topics.length);
    }
    expect(topicIds).toEqual(expect.arrayContaining(Object.keys(guideline.severities ?? {})));
  });

  it('asks only about what staff post, in questions that yes answers', () => {
    const asking = guideline.clauses.filter(({ ask }) => ask !== undefined);
    expect(asking.filter(({ binds }) => binds !== 'staff')).toEqual([]);
    for (const { number, ask } of asking) expect(ask, number).toMatch(/(ましたか|いますか|ですか)$/);
    expect(guideline.clauses.filter(({ ask, askWhen }) => askWhen && !ask)).toEqual([]);
  });

  it('shows at most five questions for an ordinary text post, also beside the common ones', () => {
    // Equal wording is asked once, so distinct questions are what people see.
    const shown = new Set([...questions(guideline), ...questions(guidelineById('common'))].map(({ ask }) => ask));
    expect(questions(guideline).length).toBeGreaterThan(0);
    expect(shown.size).toBeLessThanOrEqual(5);
  });

  it('names for each duty clauses of its own that bind those who manage or post', () => {
    for (const [kind, numbers] of Object.entries(guideline.duties ?? {})) {
      for (const number of numbers) {
        const bound = guideline.clauses.filter((each) => each.number === number && /staff|admin/.test(each.binds));
        expect(bound.length, `${kind} ${number}`).toBeGreaterThan(0);
      }
    }
  });

  it('names no municipality but its own', () => {
    const others = guidelines.map(({ municipality }) => municipality).filter((name) => name !== guideline.municipality);
    const words = JSON.stringify(guideline);
    for (const name of others.filter(Boolean)) expect(words).not.toContain(name);
  });
});

describe('who is bound', () => {
  it('addresses all of 木更津 10, and nothing else, to the public', () => {
    const towards = guidelines.flatMap(({ id, clauses }) =>
      clauses.filter(({ binds }) => binds === 'public').map(({ number }) => `${id} ${number}`),
    );
    expect(towards).toEqual(series('kisarazu 10', ['', ...brackets(16)]));
  });

  it('keeps apart the clauses that share a number', () => {
    const repeated = guidelineById('kisarazu')?.clauses.filter(({ number }) => number === '11(5)') ?? [];
    expect(repeated.map(({ binds }) => binds)).toEqual(['staff', 'admin']);
    const trouble = guidelineById('samukawa')?.clauses.filter(({ number }) => number === '6(3)③') ?? [];
    expect(trouble.map(({ topics }) => topics[0])).toEqual(['comment-moderation', 'incident']);
  });
});

describe('the clauses the main job leans on', () => {
  it.each([
    ['kawasaki', '5(11)イ', 'two-person-check'],
    ['kawasaki', '5(11)ス', 'image-location'],
    ['kawasaki', '5(11)ソ', 'like'],
    ['samukawa', '5(4)②', 'masked-characters'],
    ['samukawa', '5(4)③', 'repeated-post'],
    ['samukawa', '7(2)', 'image-author'],
    ['shiroi', '2(3)②', 'who-and-when'],
    ['shiroi', '3(6)③', 'political'],
    ['shiroi', '3(6)⑧', 'pre-announcement'],
    ['kisarazu', '6', 'office-hours'],
    ['kisarazu', '8', 'reply'],
    ['kisarazu', '11(4)', 'two-person-check'],
    ['kisarazu', '11(7)①', 'idle-account'],
    ['common', '事例8', 'emoji-meaning'],
  ])('%s %s answers to %s', (id, number, topic) => {
    expect(clause(id, number)?.topics).toContain(topic);
  });

  it('covers one service only where the text does', () => {
    expect(guidelineById('shiroi')?.sites).toEqual(['x']);
    for (const { id, sites } of guidelines.filter(({ id }) => id !== 'shiroi')) expect(sites, id).toHaveLength(5);
  });

  it('is stricter than a rule only where the text is', () => {
    expect(guidelines.map(({ id, severities }) => [id, severities])).toEqual([
      ['common', undefined],
      ['kawasaki', undefined],
      ['samukawa', { 'masked-characters': 'block', 'image-consent': 'block', 'operation-policy': 'warn' }],
      ['shiroi', { 'direct-message': 'block', reply: 'warn', follow: 'warn' }],
      ['kisarazu', { reply: 'warn', 'office-hours': 'warn' }],
    ]);
  });
});
