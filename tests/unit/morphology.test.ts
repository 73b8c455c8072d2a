import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../rules/morphology/dictionary.ts';
import { sentencesOf } from '../../rules/sentences.ts';
import { createTokenMemory } from '../../rules/token-memory.ts';
import { forTokenizer } from '../../rules/tokens.ts';
import type { Token } from '../../rules/types.ts';
import { dictionary, tokensOf } from './tokens.ts';

/** kuromoji with its own dictionary is the oracle: the cut one must give the same morphemes. */

const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
const stock = new Promise<kuromoji.Tokenizer<kuromoji.IpadicFeatures>>((resolve, reject) => {
  kuromoji.builder({ dicPath }).build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
});

/** kuromoji's `word_position` restarts oddly at each sentence; surfaces follow one another without a gap. */
async function oracle(text: string): Promise<Token[]> {
  let at = 0;
  return (await stock).tokenize(forTokenizer(text)).map((m) => {
    const start = at;
    at += m.surface_form.length;
    return {
      start,
      end: at,
      surface: text.slice(start, at),
      pos: m.pos,
      pos1: m.pos_detail_1,
      pos2: m.pos_detail_2,
      pos3: m.pos_detail_3,
      basic: m.basic_form,
      reading: m.reading ?? '',
    };
  });
}

const posts = readFileSync(new URL('../corpus/unseen.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text);

describe('the cut dictionary', () => {
  it('reads three hundred posts as kuromoji reads them', async () => {
    let compared = 0;
    for (const text of posts) {
      const expected = await oracle(text);
      compared += expected.length;
      expect(tokensOf(text), text).toEqual(expected);
    }
    expect(compared).toBeGreaterThan(8000);
  }, 60_000);

  it.each([
    ['every kana and mark', Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x2ff0 + i)).join('')],
    ['latin, digits and signs', 'ABC-12345 @mihon_city https://www.example.lg.jp/a?b=1&c=2 #見本市 ￥1,000（税込）'],
    ['kanji that no word has', '鱻麤龘𠮷驫爨'],
    ['no sentence end at all', 'すもももももももものうち'.repeat(40)],
    ['half-width kana', 'ｶﾜｻｷｼ ﾎﾞｳｻｲ'],
    ['blanks and line ends', ' 空白  二つ\n\n\t終わり'],
    ['nothing', ''],
  ])('reads %s alike', async (_name, text) => {
    expect(tokensOf(text)).toEqual(await oracle(text));
  });

  it('takes half a surrogate pair without losing its place', () => {
    const text = '前\ud83d後';
    expect(
      tokensOf(text)
        .map(({ surface }) => surface)
        .join(''),
    ).toBe(text);
  });

  it('is refused when it is not whole', () => {
    expect(() => readDictionary(new Uint8Array([9, 0, 0, 0, 123]).buffer)).toThrow();
  });

  it('holds words in the order its search needs', () => {
    const { chars, starts, head } = dictionary();
    const surface = (at: number): string => String.fromCharCode(...chars.subarray(starts[at], starts[at + 1]));
    for (let at = 1; at < head.surfaces; at += 97) expect(surface(at - 1) < surface(at)).toBe(true);
  });
});

describe('tokens remembered by sentence', () => {
  it('are those of the whole text, for every post', async () => {
    const memory = createTokenMemory(async (texts) => texts.map(tokensOf));
    await memory.learn(posts);
    for (const text of posts) expect(memory.known(text), text).toEqual(tokensOf(text));
  });

  it('are asked for once; a keystroke asks for its sentence alone', async () => {
    const asked: string[] = [];
    const memory = createTokenMemory(async (texts) => {
      asked.push(...texts);
      return texts.map(tokensOf);
    });
    const text = '一つ目の文です。二つ目の文です。三つ目';
    expect(memory.known(text)).toBeUndefined();
    await memory.learn([text]);
    await memory.learn([text]);
    expect(asked).toEqual(sentencesOf(text).map((sentence) => sentence.text));
    await memory.learn([`${text}の`]);
    expect(asked.slice(3)).toEqual(['三つ目の']);
  });

  it('let the oldest go', async () => {
    const memory = createTokenMemory(async (texts) => texts.map(() => []));
    await memory.learn(['はじめ']);
    await memory.learn(Array.from({ length: 1000 }, (_, index) => `文${index}`));
    expect(memory.known('はじめ')).toBeUndefined();
    expect(memory.known('文999')).toEqual([]);
  });
});
