import type { CompiledRule, Lexicon, Ruleset } from './compile.ts';
import type { Draft } from './draft.ts';
import {
  type Reading,
  readSentence,
  type Sentence,
  type SentenceHits,
  speaks,
  tokenHeads,
  voiceOf,
  voicesOf,
} from './lexicon.ts';
import { narrow, sentencesOf } from './sentences.ts';
import type { Hint } from './tone/model.ts';
import { isTone } from './tone/rules.ts';
import type { Topic } from './topics.ts';
import type { Citation, Finding, Match, RuleContext, Severity, Token } from './types.ts';

/** The rule engine: pure, without DOM, clock or browser, small enough for a content script. */

export { compileRuleset, type Ruleset } from './compile.ts';

/** Clauses of the guidelines in force that name a topic; guards (like, image …) cite with it, too. */
export const citationsFor = (topic: Topic, ruleset: Ruleset): readonly Citation[] => ruleset.citations.get(topic) ?? [];

/**
 * Whether a rule that works on tokens could say anything about this text. Names of persons are written in kanji or katakana,
 * so that a text without two such characters in a row need not wake the tokenizer.
 */
export function needsTokens(ruleset: Ruleset, text: string): boolean {
  return (
    /[\p{Script=Han}ァ-ヺ]{2}/u.test(text) &&
    (ruleset.lexicon.byToken.length > 0 || ruleset.rules.some(({ rule }) => rule.tokens))
  );
}

function* matchesOf(
  compiled: CompiledRule,
  text: string,
  context: RuleContext,
  tokens?: readonly Token[],
): Iterable<Match> {
  for (const pattern of compiled.patterns) yield* pattern(text, tokens);
  if (compiled.rule.check) yield* compiled.rule.check(text, context, tokens);
}

/** Less those that lie inside an allowed expression. */
function withoutAllowed(
  compiled: CompiledRule,
  matches: readonly Match[],
  text: string,
  tokens?: readonly Token[],
): readonly Match[] {
  const left = matches.filter((match) => match.end > match.start);
  if (left.length === 0) return left;
  const allowed = compiled.allow.flatMap((pattern) => [...pattern(text, tokens)]);
  return left.filter((match) => !allowed.some((a) => a.start <= match.start && match.end <= a.end));
}

/** Sentences kept: as many as a long thread has, twenty times over. */
const KEPT = 1000;

function remembered(stretch: string, { vocabulary, read }: Lexicon): SentenceHits {
  const known = read.get(stretch);
  if (known) return known;
  const fresh = readSentence(stretch, vocabulary);
  if (read.size >= KEPT) for (const [oldest] of read) if (read.delete(oldest) && read.size < KEPT) break;
  read.set(stretch, fresh);
  return fresh;
}

/** Where lexicon entries speak, by rule id. Each sentence is read once, and again only when it changes. */
function lexiconMatches(text: string, lexicon: Lexicon, tokens: readonly Token[] | undefined): Map<string, Match[]> {
  const flat = narrow(text);
  const sentences: Sentence[] = sentencesOf(flat).map((stretch) => ({
    ...stretch,
    found: remembered(stretch.text, lexicon),
  }));
  const reading: Reading = { text: flat, sentences, vocabulary: lexicon.vocabulary };
  const byRule = new Map<string, Match[]>();
  const add = (rule: string, match: Match | null): void => {
    if (match) byRule.set(rule, [...(byRule.get(rule) ?? []), match]);
  };
  for (const sentence of sentences) {
    for (const voice of voicesOf(sentence, lexicon.byHead, lexicon.vocabulary)) {
      add(voice.compiled.rule.id, speaks(voice, sentence, reading));
    }
    for (const entry of tokens ? lexicon.byToken : []) {
      for (const head of tokenHeads(entry, sentence, tokens ?? [])) {
        const voice = voiceOf(entry, head, sentence, lexicon.vocabulary);
        if (voice) add(entry.rule.id, speaks(voice, sentence, reading));
      }
    }
  }
  return byRule;
}

/** Less what only says how a sentence sounds, where something is said of it already. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const said = findings.filter(({ rule, severity }) => !isTone(rule) && severity !== 'info');
  return findings.filter(
    ({ rule, span }) => !isTone(rule) || !said.some((other) => other.span[0] < span[1] && span[0] < other.span[1]),
  );
}

/**
 * Findings of every post, sorted by post and place. `tokens` is per post; a post without tokens is not seen by the rules
 * that need them. Findings of one topic that overlap become one.
 */
export function check(
  draft: Draft,
  ruleset: Ruleset,
  context: Omit<RuleContext, 'site' | 'surface'>,
  tokens?: readonly (readonly Token[] | undefined)[],
  hear?: (text: string) => readonly Hint[],
): Finding[] {
  return draft.posts.flatMap(({ text }, post) => {
    const hints = hear?.(text) ?? [];
    const whole: RuleContext = { ...context, site: draft.site, surface: draft.surface, hints };
    const known = tokens?.[post];
    const byLexicon = lexiconMatches(text, ruleset.lexicon, known);
    const findings = ruleset.rules.flatMap((compiled) => {
      const { rule } = compiled;
      if (rule.surfaces && !rule.surfaces.includes(draft.surface)) return [];
      const blind = rule.tokens && !known;
      const own = blind ? [] : [...matchesOf(compiled, text, whole, known)];
      const matches = [...own, ...(byLexicon.get(rule.id) ?? [])];
      return withoutAllowed(compiled, matches, text, known).map((match) => findingOf(compiled, match, post, ruleset));
    });
    return merge(withoutEchoes(findings).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]));
  });
}

/** A match may speak softer than its rule (info), else the stricter of the two counts. */
function severityOf({ severity: own }: Match, base: Severity): Severity {
  return own === undefined || (own !== 'info' && rank[own] < rank[base]) ? base : own;
}

function findingOf({ rule, severity, fixed }: CompiledRule, match: Match, post: number, ruleset: Ruleset): Finding {
  const topics = [rule.topic, ...(rule.also ?? [])];
  const citations = topics.flatMap((topic) => citationsFor(topic, ruleset));
  return {
    rule: rule.id,
    topic: rule.topic,
    ...(rule.also ? { also: rule.also } : {}),
    severity: fixed ? severity : severityOf(match, severity),
    post,
    span: [match.start, match.end],
    message: match.message ?? rule.message,
    ...(match.fix === undefined ? {} : { fix: match.fix }),
    citations: citations.filter(
      (c, i) => citations.findIndex((d) => d.guideline === c.guideline && d.clause === c.clause) === i,
    ),
  };
}

const rank = { info: 1, warn: 2, block: 3 } as const;

/** Overlapping findings of one topic as one: the whole stretch, in the words of the strictest, else of the first. */
function merge(sorted: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const last = new Map<Topic, number>();
  for (const finding of sorted) {
    const at = last.get(finding.topic);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || !before || finding.span[0] >= before.span[1]) {
      last.set(finding.topic, kept.push(finding) - 1);
      continue;
    }
    const stricter = rank[finding.severity] > rank[before.severity] ? finding : before;
    const span: Finding['span'] = [before.span[0], Math.max(before.span[1], finding.span[1])];
    // A fix mends its own stretch only.
    const grown = span[0] !== stricter.span[0] || span[1] !== stricter.span[1];
    const { fix, ...rest } = stricter;
    kept[at] = { ...rest, span, ...(fix === undefined || grown ? {} : { fix }) };
  }
  return kept;
}
