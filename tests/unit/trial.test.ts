import { describe, expect, it } from 'vitest';
import { postsOfCsv } from '../../entrypoints/options/posts-file.ts';
import { policySchema } from '../../policy/schema.ts';
import { decode } from '../../policy/text-file.ts';
import { countsOf, createTrial, type TriedPost, weightsOf } from '../../policy/trial.ts';
import { tokensOf } from './tokens.ts';

/** Trying rules on old posts: the file as people have it, and the difference a weight makes. */

const today = Date.parse('2026-11-20T10:00:00+09:00');
const policy = policySchema.parse({ guidelines: ['kawasaki'] });
const post = (text: string, at: number | null = null): TriedPost => ({ id: '1', text, at });
const tried = (text: string, changes = {}, at: number | null = null) =>
  createTrial(policy, changes)(post(text, at), today, { tokens: tokensOf(text), hints: [] });

describe('a trial', () => {
  it('says what is said now, and what another weight would say', () => {
    const { now, changed } = tried('駅前で事件があったらしいです。', { rumor: 'block' });
    expect(now).toMatchObject([{ topic: 'rumor', severity: 'warn' }]);
    expect(changed).toMatchObject([{ topic: 'rumor', severity: 'block' }]);
    expect(now[0]?.citations.map(({ guideline }) => guideline)).toContain('kawasaki');
    expect(tried('駅前で事件があったらしいです。', { rumor: 'off' }).changed).toEqual([]);
    expect(policy.severities).toEqual({});
  });

  it('reads a post at the moment it was posted', () => {
    const text = '防災講座を11月15日（日）に開きます。ぜひお越しください。';
    expect(tried(text).now.map(({ topic }) => topic)).toEqual(['past-date']);
    expect(tried(text, {}, Date.parse('2026-11-10T10:00:00+09:00')).now).toEqual([]);
  });

  it('uses tokens', () => {
    expect(tried('田中花子さんから苦情がありました。').now[0]?.topic).toBe('personal-info.name');
  });

  it('counts posts by topic and by their gravest finding', () => {
    const all = ['駅前で事件があったらしいです。', '○月○日に開催します。', '図書館を開きます。'].map((text) =>
      tried(text, { rumor: 'off' }),
    );
    expect(weightsOf(all, 'now')).toEqual({ block: 1, warn: 1, info: 0, none: 1 });
    expect(weightsOf(all, 'changed')).toEqual({ block: 1, warn: 0, info: 0, none: 2 });
    expect(countsOf(all)).toContainEqual({ topic: 'rumor', now: 1, changed: 0 });
  });
});

describe('a file of old posts', () => {
  it('is read by its heads, with quotes and line ends in cells', () => {
    const csv = '\uFEFF番号,投稿日時,本文\r\n7,2026/11/10 9:05,"一行目\r\n「二行目」, 続き"\r\n\r\n8,不明,次\r\n';
    expect(postsOfCsv(csv)).toEqual([
      { id: '7', text: '一行目\n「二行目」, 続き', at: Date.parse('2026-11-10T09:05:00+09:00') },
      { id: '8', text: '次', at: null },
    ]);
  });

  it('is read without heads: the longest column is the text', () => {
    expect(postsOfCsv('広報課,図書館のお知らせです。\n防災課,訓練を行います。')).toEqual([
      { id: '1', text: '図書館のお知らせです。', at: null },
      { id: '2', text: '訓練を行います。', at: null },
    ]);
  });

  it.each([
    ['2026-11-10T00:00:00', Date.parse('2026-11-10T00:00:00+09:00')],
    ['2026-11-10T15:30:00Z', Date.parse('2026-11-11T00:30:00+09:00')],
    ['2026-11-10T15:30:00.123z', Date.parse('2026-11-11T00:30:00+09:00')],
    ['2026-11-10 15:30:00 +00:00', Date.parse('2026-11-11T00:30:00+09:00')],
    ['2026/11/10 10:00 -0500', Date.parse('2026-11-11T00:00:00+09:00')],
    ['2026-11-10 15:30 UTC', Date.parse('2026-11-11T00:30:00+09:00')],
    ['2026/11/10 3:05 PM', Date.parse('2026-11-10T15:05:00+09:00')],
    ['2026/11/10 3:05:30 p.m.', Date.parse('2026-11-10T15:05:00+09:00')],
    ['2026/11/10 12:05AM', Date.parse('2026-11-10T00:05:00+09:00')],
    ['2026/11/10 12:05 PM', Date.parse('2026-11-10T12:05:00+09:00')],
    ['2026年11月10日 午後3時05分', Date.parse('2026-11-10T15:05:00+09:00')],
    ['2026/11/10 25:00', null],
    ['2026年11月1日 8時30', Date.parse('2026-11-01T08:30:00+09:00')],
    ['2026.1.2', Date.parse('2026-01-02T00:00:00+09:00')],
    ['きのう', null],
  ])('knows the moment %s', (cell, at) => {
    expect(postsOfCsv(`date,text\n${cell},あ`)).toEqual([{ id: '2', text: 'あ', at }]);
  });

  it('says what is wrong with it', () => {
    expect(postsOfCsv('')).toBe('empty');
    expect(postsOfCsv('本文\n')).toBe('no-text');
    expect(decode(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
  });

  it('may be UTF-8 or Shift_JIS', () => {
    expect(decode(new TextEncoder().encode('図書館'))).toBe('図書館');
    expect(decode(new Uint8Array([0x96, 0x7b, 0x95, 0xb6]))).toBe('本文');
  });
});
