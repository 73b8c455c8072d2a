import type { Match, TextRule, Token, TokenPattern } from './types.ts';

/** Finds every place of one authored pattern: a word, a /regexp/flags, or a sequence of token patterns. */
export type Pattern = (text: string, tokens?: readonly Token[]) => Iterable<Match>;

type Authored = NonNullable<TextRule['match']>[number];

const quoteWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The regular expression of an authored string, always global and Unicode-aware; throws SyntaxError on a bad one. */
export function regexpOf(authored: string): RegExp {
  const end = authored.lastIndexOf('/');
  if (!authored.startsWith('/') || end < 1) return new RegExp(quoteWord(authored), 'gu');
  const flags = new Set(['g', 'u', ...authored.slice(end + 1)]);
  return new RegExp(authored.slice(1, end), [...flags].join(''));
}

const fits = (token: Token, pattern: TokenPattern): boolean =>
  (Object.keys(pattern) as (keyof TokenPattern)[]).every((key) => token[key] === pattern[key]);

function* sequences(patterns: readonly TokenPattern[], tokens: readonly Token[]): Iterable<Match> {
  for (let at = 0; at + patterns.length <= tokens.length; at++) {
    const run = tokens.slice(at, at + patterns.length);
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.every((token, i) => fits(token, patterns[i] ?? {}))) {
      yield { start: first.start, end: last.end };
    }
  }
}

export function compilePattern(authored: Authored): Pattern {
  if (typeof authored !== 'string') return (_text, tokens) => sequences(authored, tokens ?? []);
  const regexp = regexpOf(authored);
  return function* (text) {
    for (const found of text.matchAll(regexp)) yield { start: found.index, end: found.index + found[0].length };
  };
}
