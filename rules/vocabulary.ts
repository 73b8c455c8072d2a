import { cuesOf } from './cues.ts';
import { regexpOf } from './match.ts';

/**
 * Every word and pattern of a ruleset under one number each, all found in one pass. Cost grows with the text, not with the
 * number of words: a word is looked up by its first two units.
 */

export type TermId = number;

export interface Hit {
  term: TermId;
  start: number;
  end: number;
}

interface Word {
  text: string;
  /** Itself a term. */
  term: TermId | null;
  /** Patterns that may match where it stands. */
  cued: TermId[];
}

export interface Vocabulary {
  /** The number of a word or /regexp/flags; the same for the same string. */
  add: (authored: string) => TermId;
  /** Hits of words in a stretch, and the patterns that could match there. */
  scan: (stretch: string) => { hits: Hit[]; cued: ReadonlySet<TermId> };
  /** Hits of one pattern in a stretch. */
  run: (term: TermId, stretch: string) => Hit[];
  isPattern: (term: TermId) => boolean;
}

const pair = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
const isRegExp = (authored: string): boolean =>
  authored.length > 2 && authored.startsWith('/') && authored.lastIndexOf('/') > 1;

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, TermId>();
  const patterns = new Map<TermId, RegExp>();
  const always = new Set<TermId>();
  const words = new Map<string, Word>();
  const byPair = new Map<number, Word[]>();
  const byUnit = new Map<number, Word>();

  const wordOf = (text: string): Word => {
    const known = words.get(text);
    if (known) return known;
    const word: Word = { text, term: null, cued: [] };
    words.set(text, word);
    if (text.length === 1) byUnit.set(text.charCodeAt(0), word);
    else {
      const list = byPair.get(pair(text, 0));
      if (list) list.push(word);
      else byPair.set(pair(text, 0), [word]);
    }
    return word;
  };

  const addPattern = (term: TermId, authored: string): void => {
    const regexp = regexpOf(authored);
    patterns.set(term, regexp);
    const cues = cuesOf(regexp);
    if (!cues) always.add(term);
    for (const cue of cues ?? []) wordOf(cue).cued.push(term);
  };

  return {
    add(authored) {
      const known = ids.get(authored);
      if (known !== undefined) return known;
      const term = ids.size;
      ids.set(authored, term);
      if (isRegExp(authored)) addPattern(term, authored);
      else wordOf(authored).term = term;
      return term;
    },
    scan(stretch) {
      const hits: Hit[] = [];
      const cued = new Set(always);
      const meet = (word: Word, start: number): void => {
        if (word.term !== null) hits.push({ term: word.term, start, end: start + word.text.length });
        for (const term of word.cued) cued.add(term);
      };
      for (let at = 0; at < stretch.length; at++) {
        const single = byUnit.get(stretch.charCodeAt(at));
        if (single) meet(single, at);
        const list = byPair.get(pair(stretch, at));
        if (!list) continue;
        for (const word of list) if (stretch.startsWith(word.text, at)) meet(word, at);
      }
      return { hits, cued };
    },
    run(term, stretch) {
      const regexp = patterns.get(term);
      if (!regexp) return [];
      return [...stretch.matchAll(regexp)].map((m) => ({ term, start: m.index, end: m.index + m[0].length }));
    },
    isPattern: (term) => patterns.has(term),
  };
}
