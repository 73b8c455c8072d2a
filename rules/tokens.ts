import type { Token } from './types.ts';

/** What we read of a kuromoji morpheme (IPADIC). */
interface Morpheme {
  surface_form: string;
  pos: string;
  pos_detail_1: string;
  pos_detail_2: string;
  pos_detail_3: string;
  basic_form: string;
  reading?: string;
}

/** A built kuromoji tokenizer, whatever loaded its dictionary. */
export interface Tokenizer {
  tokenize: (text: string) => readonly Morpheme[];
}

/**
 * Text as kuromoji can take it: each character beyond the BMP becomes two geta marks, one per UTF-16 unit. kuromoji 0.1.2
 * counts those characters once in places and twice in others and swallows what follows a run of them (measured: of
 * 😀𠮷野家の it returns 😀𠮷 and の). The dictionary holds no such character, so nothing is lost.
 */
export const forTokenizer = (text: string): string => text.replace(/[\u{10000}-\u{10ffff}]/gu, '〓〓');

/**
 * kuromoji's morphemes as tokens with UTF-16 offsets. `word_position` restarts oddly at each sentence, so offsets are the sums
 * of the surface forms, which together are the text when that went through `forTokenizer` first. With `text` given, surfaces
 * are cut from it (geta marks become the characters again) and a morpheme that is out of step is looked for ahead.
 */
export function toTokens(morphemes: readonly Morpheme[], text?: string): Token[] {
  const plain = text === undefined ? undefined : forTokenizer(text);
  let at = 0;
  return morphemes.map((m) => {
    const found = plain?.startsWith(m.surface_form, at) === false ? plain.indexOf(m.surface_form, at) : at;
    const start = found < 0 ? at : found;
    at = start + m.surface_form.length;
    return {
      start,
      end: at,
      surface: text?.slice(start, at) ?? m.surface_form,
      pos: m.pos,
      pos1: m.pos_detail_1,
      pos2: m.pos_detail_2,
      pos3: m.pos_detail_3,
      basic: m.basic_form,
      reading: m.reading ?? '',
    };
  });
}

/** Morphemes of a text, safe for any Unicode. What the tokenizer host, the cli and the tests call. */
export const tokenize = (tokenizer: Tokenizer, text: string): Token[] =>
  toTokens(tokenizer.tokenize(forTokenizer(text)), text);
