import type { CompiledRule, Ruleset } from './compile.ts';
import type { Draft } from './draft.ts';
import type { Topic } from './topics.ts';
import type { Citation, Finding, Match, RuleContext, Token } from './types.ts';

/** The rule engine: pure, without DOM, clock or browser, small enough for a content script. */

export { compileRuleset, type Ruleset } from './compile.ts';

/** Clauses of the guidelines in force that name a topic; guards (like, image …) cite with it, too. */
export const citationsFor = (topic: Topic, ruleset: Ruleset): readonly Citation[] => ruleset.citations.get(topic) ?? [];

/**
 * Whether a rule that works on tokens could say anything about this text. Names of persons are written in kanji or katakana,
 * so that a text without two such characters in a row need not wake the tokenizer.
 */
export function needsTokens(ruleset: Ruleset, text: string): boolean {
  return /[\p{Script=Han}ァ-ヺ]{2}/u.test(text) && ruleset.rules.some(({ rule }) => rule.tokens);
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

/** Matches of one rule in one post, less those that lie inside an allowed expression. */
function matchesLeft(
  compiled: CompiledRule,
  text: string,
  context: RuleContext,
  tokens?: readonly Token[],
): readonly Match[] {
  if (compiled.rule.tokens && !tokens) return [];
  const matches = [...matchesOf(compiled, text, context, tokens)].filter((match) => match.end > match.start);
  if (matches.length === 0) return matches;
  const allowed = compiled.allow.flatMap((pattern) => [...pattern(text, tokens)]);
  return matches.filter((match) => !allowed.some((a) => a.start <= match.start && match.end <= a.end));
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
): Finding[] {
  const whole: RuleContext = { ...context, site: draft.site, surface: draft.surface };
  return draft.posts.flatMap(({ text }, post) => {
    const findings = ruleset.rules.flatMap((compiled) =>
      matchesLeft(compiled, text, whole, tokens?.[post]).map(
        (match): Finding => ({
          rule: compiled.rule.id,
          topic: compiled.rule.topic,
          severity: (compiled.fixed ? undefined : match.severity) ?? compiled.severity,
          post,
          span: [match.start, match.end],
          message: match.message ?? compiled.rule.message,
          ...(match.fix === undefined ? {} : { fix: match.fix }),
          citations: citationsFor(compiled.rule.topic, ruleset),
        }),
      ),
    );
    return merge(findings.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]));
  });
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
