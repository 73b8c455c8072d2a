import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { train, weightsFile } from '../../cli/tone.ts';
import { allRules } from '../../rules/all.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { check, citationsFor, compileRuleset } from '../../rules/index.ts';
import { sentencesOf } from '../../rules/sentences.ts';
import { type Hint, hear, piecesOf, readTone } from '../../rules/tone/model.ts';
import { toneRules } from '../../rules/tone/rules.ts';
import { context, draftOf } from './rules-draft.ts';

/** How a post sounds: learnt from our samples, judged by posts it never saw. */

const bytes = readFileSync(weightsFile);
const model = readTone(new Uint8Array(bytes).buffer);
const ruleset = compileRuleset({ rules: [...allRules, ...toneRules], guidelines, severities: {} });

const posts = readFileSync(new URL('../corpus/unseen.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { text: string; labels: { category: string }[] });

describe('the weights', () => {
  it('are what the trainer makes of the samples (npx tsx cli/tone.ts)', () => {
    expect(Buffer.from(train()).equals(bytes)).toBe(true);
  }, 60_000);

  it('hear a good part of the slips in posts they were not learnt from, and next to no clean post', () => {
    const slips = posts.filter(({ labels }) => labels.some(({ category }) => model.topics.some((t) => t === category)));
    const clean = posts.filter(({ labels }) => labels.length === 0);
    const heard = (list: typeof posts): number => list.filter(({ text }) => hear(model, text).length > 0).length;
    expect(slips.length).toBeGreaterThan(70);
    expect(heard(slips) / slips.length).toBeGreaterThan(0.35);
    expect(heard(clean) / clean.length).toBeLessThan(0.02);
  });

  it('leave every example alone that a rule calls fine', () => {
    const fine = allRules.flatMap(({ ok }) =>
      ok.map((example) => (typeof example === 'string' ? example : example.text)),
    );
    expect(fine.filter((text) => hear(model, text).length > 0)).toEqual([]);
  });

  it('are refused when they are cut short', () => {
    expect(() => readTone(new Uint8Array(bytes.subarray(0, 5000)).buffer)).toThrow();
  });
});

describe('a tone', () => {
  const hint = (topic: Hint['topic'], text: string): readonly Hint[] => [{ topic, start: 0, end: text.length }];

  it('is one sentence of the post and one topic', () => {
    const heard = posts.flatMap(({ text }) => hear(model, text).map((hint) => ({ text, hint })));
    expect(heard.length).toBeGreaterThan(20);
    for (const { text, hint } of heard) {
      const sentences = sentencesOf(text).map((sentence) => sentence.text.trimEnd());
      expect(sentences).toContain(text.slice(hint.start, hint.end));
      expect(model.topics).toContain(hint.topic);
    }
  });

  it('is heard alike whatever the digits and blanks', () => {
    expect(piecesOf('12月3日 に')).toEqual(piecesOf('４５月6日に'));
    expect(hear(model, '')).toEqual([]);
    expect(hear(model, '🎉🎉')).toEqual([]);
  });

  it('is told with a clause, and what to do', () => {
    for (const { topic, message } of toneRules) {
      expect(citationsFor(topic, ruleset).length, topic).toBeGreaterThan(0);
      expect(message).toMatch(/読み直してください。$/);
    }
    const text = '見本の文です。';
    const [finding] = check(draftOf(text), ruleset, context, undefined, () => hint('rumor', text));
    expect(finding).toMatchObject({ rule: 'tone.rumor', topic: 'rumor', severity: 'warn', span: [0, text.length] });
  });

  it('is silent where something is said of the sentence already, or the topic is off', () => {
    const text = '駅前で事件があったらしいです。';
    const rules = check(draftOf(text), ruleset, context, undefined, () => hint('defamation', text)).map(
      ({ rule }) => rule,
    );
    expect(rules).toEqual(['rumor']);
    const off = compileRuleset({ rules: toneRules, guidelines, severities: { rumor: 'off' } });
    expect(check(draftOf(text), off, context, undefined, () => hint('rumor', text))).toEqual([]);
  });

  it('of an argument is heard in answers only', () => {
    const text = '見本の文です。';
    const topics = (surface: 'post' | 'reply') =>
      check({ ...draftOf(text), surface }, ruleset, context, undefined, () => hint('reply-argument', text)).length;
    expect([topics('post'), topics('reply')]).toEqual([0, 1]);
  });
});
