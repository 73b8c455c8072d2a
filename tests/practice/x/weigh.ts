/**
 * Weighted length as X counts it: most Latin letters weigh 1, everything else 2, an address always 23; limit 280.
 * Source: the ranges of twitter-text's configuration, version 3.
 */
export const LIMIT = 280;

export const addresses = /https?:\/\/[^\s「」（）]+/g;
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];

export function weigh(text: string): number {
  let weight = 23 * (text.match(addresses)?.length ?? 0);
  for (const character of text.replace(addresses, '').normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    weight += light.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
  }
  return weight;
}
