import type { Dictionary } from './morphology/dictionary.ts';
import { segment } from './morphology/segment.ts';
import type { Token } from './types.ts';

/**
 * Text as the dictionary can take it: each character beyond the BMP becomes two geta marks, one per UTF-16 unit, so that offsets
 * stay. IPADIC holds no such character, so nothing is lost.
 */
export const forTokenizer = (text: string): string =>
  text.replace(/[\u{10000}-\u{10ffff}]/gu, '〓〓').replace(/\p{Surrogate}/gu, '〓');

/** Morphemes of a text, safe for any Unicode; surfaces are cut from the text itself. */
export const tokenize = (dictionary: Dictionary, text: string): Token[] =>
  segment(dictionary, forTokenizer(text)).map((token) => ({ ...token, surface: text.slice(token.start, token.end) }));
