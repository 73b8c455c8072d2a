import { roleAt } from './roles.ts';
import type { Stretch } from './sentences.ts';
import type { Group, LexiconEntry, Match, Role, TextRule, Token } from './types.ts';
import type { Hit, TermId, Vocabulary } from './vocabulary.ts';

/** Lexicon entries as numbers of a shared vocabulary, and the test whether one of them speaks in a sentence. */

export interface CompiledEntry {
  entry: LexiconEntry;
  rule: TextRule;
  head: readonly TermId[];
  with: readonly (readonly TermId[])[];
  post: readonly (readonly TermId[])[];
  allow: readonly TermId[];
  allowNext: readonly TermId[];
  allowPost: readonly TermId[];
  unless: readonly Role[];
}

/** @throws Error when an entry names a group its rule does not have; SyntaxError for a bad pattern. */
function termsOf(group: Group, rule: TextRule, vocabulary: Vocabulary): TermId[] {
  return group.flatMap((authored) => {
    if (!authored.startsWith('@')) return [vocabulary.add(authored)];
    const named = rule.groups?.[authored.slice(1)];
    if (!named) throw new Error(`${rule.id}: no group ${authored}`);
    return termsOf(named, rule, vocabulary);
  });
}

export function compileLexicon(rule: TextRule, vocabulary: Vocabulary): CompiledEntry[] {
  return (rule.lexicon ?? []).map((entry) => ({
    entry,
    rule,
    head: termsOf(entry.word ?? [], rule, vocabulary),
    with: (entry.with ?? []).map((group) => termsOf(group, rule, vocabulary)),
    post: (entry.post ?? []).map((group) => termsOf(group, rule, vocabulary)),
    allow: termsOf(entry.allow ?? [], rule, vocabulary),
    allowNext: termsOf(entry.allowNext ?? [], rule, vocabulary),
    allowPost: termsOf(entry.allowPost ?? [], rule, vocabulary),
    unless: entry.unless ?? rule.unless ?? [],
  }));
}

/** What stands in one sentence; offsets are those of the sentence. */
export interface SentenceHits {
  hits: readonly Hit[];
  terms: ReadonlySet<TermId>;
  cued: ReadonlySet<TermId>;
  patterns: Map<TermId, readonly Hit[]>;
  /** Whether a group stands in it: asked once, however often the sentence comes back. */
  standing: Map<readonly TermId[], boolean>;
  /** Entries whose own sentence lets them speak; what the rest of the post says is asked each time. */
  voices: readonly Voice[] | null;
}

/** An entry that could speak, from the first to the last of its words in the sentence. */
export interface Voice {
  compiled: CompiledEntry;
  /** Where its own word begins. */
  at: number;
  start: number;
  end: number;
}

export interface Sentence extends Stretch {
  found: SentenceHits;
}

export function readSentence(text: string, vocabulary: Vocabulary): SentenceHits {
  const { hits, cued } = vocabulary.scan(text);
  return {
    hits,
    terms: new Set(hits.map(({ term }) => term)),
    cued,
    patterns: new Map(),
    standing: new Map(),
    voices: null,
  };
}

/** Hits of a term in a sentence; a pattern runs at most once per sentence, and only where one of its cues stands. */
export function hitsOf(term: TermId, sentence: Sentence, vocabulary: Vocabulary): readonly Hit[] {
  const { found } = sentence;
  if (!vocabulary.isPattern(term)) return found.terms.has(term) ? found.hits.filter((hit) => hit.term === term) : [];
  if (!found.cued.has(term)) return [];
  const known = found.patterns.get(term);
  if (known) return known;
  const fresh = vocabulary.run(term, sentence.text);
  found.patterns.set(term, fresh);
  return fresh;
}

const first = (group: readonly TermId[], sentence: Sentence, vocabulary: Vocabulary): Hit | undefined => {
  for (const term of group) {
    const [hit] = hitsOf(term, sentence, vocabulary);
    if (hit) return hit;
  }
  return undefined;
};

const stands = (group: readonly TermId[], sentence: Sentence, vocabulary: Vocabulary): boolean => {
  const { standing } = sentence.found;
  const known = standing.get(group);
  if (known !== undefined) return known;
  const found = first(group, sentence, vocabulary) !== undefined;
  standing.set(group, found);
  return found;
};

export interface Reading {
  text: string;
  sentences: readonly Sentence[];
  vocabulary: Vocabulary;
}

/**
 * An entry whose head stands at `head` (offsets of the sentence), as far as its own sentence goes; null when a companion is
 * missing or a context silences it.
 */
export function voiceOf(compiled: CompiledEntry, head: Hit, sentence: Sentence, vocabulary: Vocabulary): Voice | null {
  if (stands(compiled.allow, sentence, vocabulary) || stands(compiled.allowNext, sentence, vocabulary)) return null;
  let { start, end } = head;
  for (const group of compiled.with) {
    const companion = first(group, sentence, vocabulary);
    if (!companion) return null;
    start = Math.min(start, companion.start);
    end = Math.max(end, companion.end);
  }
  return { compiled, at: head.start, start, end };
}

/** Voices of the entries that begin with one of these terms. */
export function voicesOf(
  sentence: Sentence,
  byHead: ReadonlyMap<TermId, readonly CompiledEntry[]>,
  vocabulary: Vocabulary,
): readonly Voice[] {
  const { found } = sentence;
  found.voices ??= [...found.terms, ...found.cued].flatMap((term) => {
    const entries = byHead.get(term) ?? [];
    if (entries.length === 0) return [];
    return hitsOf(term, sentence, vocabulary).flatMap((head) =>
      entries.flatMap((entry) => voiceOf(entry, head, sentence, vocabulary) ?? []),
    );
  });
  return found.voices;
}

/** What a voice says in this post: null when the other sentences, or what its own does with its words, silence it. */
export function speaks(voice: Voice, sentence: Sentence, reading: Reading): Match | null {
  const { compiled, start, end } = voice;
  const { vocabulary, sentences, text } = reading;
  const somewhere = (group: readonly TermId[]): boolean => sentences.some((s) => stands(group, s, vocabulary));
  const next = sentences[sentences.indexOf(sentence) + 1];
  if (next && stands(compiled.allowNext, next, vocabulary)) return null;
  if (!compiled.post.every(somewhere) || somewhere(compiled.allowPost)) return null;
  const at = sentence.start + voice.at;
  if (compiled.unless.some((role) => roleAt(role, text, at, sentence))) return null;
  const { mark } = compiled.entry;
  const span = mark
    ? wide(sentence, mark === 'around' ? 1 : 0, reading)
    : { start: sentence.start + start, end: sentence.start + end };
  return { ...span, ...wordsOf(compiled) };
}

/** The sentence with so many neighbours on either side, without the blanks and bullets before it and the blanks behind. */
function wide(sentence: Sentence, reach: number, { sentences, text }: Reading): { start: number; end: number } {
  const at = sentences.indexOf(sentence);
  const start = sentences[at - reach]?.start ?? sentence.start;
  const end = sentences[at + reach]?.end ?? sentence.end;
  const told = text.slice(start, end);
  return {
    start: start + (/^[^\p{L}\p{N}]{0,200}/u.exec(told)?.[0].length ?? 0),
    end: end - told.length + told.trimEnd().length,
  };
}

function wordsOf({ entry, rule }: CompiledEntry): Pick<Match, 'message' | 'severity'> {
  const mend = entry.instead ? `「${entry.instead}」のように書き換えてください。` : rule.message;
  return { message: entry.reason + mend, ...(entry.severity ? { severity: entry.severity } : {}) };
}

/** Tokens that an entry names by dictionary form or reading, as heads in their sentence. */
export function tokenHeads(compiled: CompiledEntry, sentence: Sentence, tokens: readonly Token[]): Hit[] {
  const { base = [], reading = [] } = compiled.entry;
  if (base.length === 0 && reading.length === 0) return [];
  return tokens
    .filter((token) => token.start >= sentence.start && token.end <= sentence.end)
    .filter((token) => base.includes(token.basic) || reading.includes(token.reading))
    .map((token) => ({ term: -1, start: token.start - sentence.start, end: token.end - sentence.start }));
}
