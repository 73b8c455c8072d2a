import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { unitsOnX } from '../../rules/text/length.ts';

/** X's own counting library is the oracle for our count. */

const { parseTweet } = createRequire(import.meta.url)('twitter-text') as {
  parseTweet: (text: string) => { weightedLength: number };
};

const posts = readFileSync(new URL('../corpus/unseen.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text)
  // The oracle takes neither addresses in numbers nor the made-up .example for links; X shortens both.
  .filter((text) => !/\.example|https?:\/\/\d/.test(text));

describe('units on X', () => {
  it('are those of twitter-text for three hundred posts', () => {
    const different = posts.filter((text) => unitsOnX(text) !== parseTweet(text).weightedLength);
    expect(different).toEqual([]);
  });

  it.each([
    '',
    'abc ABC 123',
    '全角とｶﾀｶﾅと‼',
    'が (decomposed) が',
    '👨‍👩‍👧‍👦🇯🇵👍🏽1️⃣©️🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'https://www.example.lg.jp/a?b=c#d を見てください',
    '(https://www.example.lg.jp/) http://a.jp',
    '改行\nと\n\nもう一つ',
    '“引用” – ダッシュ — … ‐',
  ])('are those of twitter-text for %j', (text) => {
    expect(unitsOnX(text)).toBe(parseTweet(text).weightedLength);
  });
});
