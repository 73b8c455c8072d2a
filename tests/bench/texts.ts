import { readFileSync } from 'node:fs';

/** Texts of given lengths, made of clean posts, never the same twice: nothing may be answered from a memory of the run before. */

const posts = readFileSync(new URL('../corpus/unseen.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { text: string; labels: unknown[] })
  .filter(({ labels }) => labels.length === 0)
  // textlint's tokenizer falls over half a surrogate pair, and our texts are cut at a length.
  .map(({ text }) => text.replace(/[\n\u{10000}-\u{10ffff}]/gu, ''));

/** A text of so many characters whose every sentence carries `seed`. */
export function textOf(length: number, seed: number): string {
  let text = '';
  for (let at = seed; text.length < length; at++) text += posts[at % posts.length] ?? '';
  const marked = text.replaceAll('。', `${seed}。`);
  return marked.slice(0, length);
}

/** Words that stand in no post: only their number matters. */
export const words = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const letter = (n: number): string => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000));
    return `${letter(index)}${letter(index + 31)}${letter(Math.floor(index / 7) + 53)}`;
  });
