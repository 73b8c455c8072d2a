import type { Draft } from './draft.ts';
import { compilePattern, type Pattern } from './match.ts';
import type { Topic } from './topics.ts';
import type { Citation, Finding, Guideline, Match, RuleContext, Severity, TextRule, Token } from './types.ts';

/** Rules × guidelines × policy, compiled once per policy change; checking is pure. */

interface Compiled {
  rule: TextRule;
  severity: Severity;
  patterns: Pattern[];
  allow: Pattern[];
}

export interface Ruleset {
  rules: readonly Compiled[];
  citations: ReadonlyMap<Topic, readonly Citation[]>;
}

export interface RulesetInput {
  rules: readonly TextRule[];
  guidelines: readonly Guideline[];
  /** Policy's word, which stands above guideline and rule. */
  severities: Partial<Record<Topic, Severity | 'off'>>;
}

const rank = { off: 0, info: 1, warn: 2, block: 3 } as const;

function severityOf(rule: TextRule, { guidelines, severities }: RulesetInput): Severity | 'off' {
  const policy = severities[rule.topic];
  if (policy) return policy;
  const demanded = guidelines.flatMap((g) => g.severities?.[rule.topic] ?? []).sort((a, b) => rank[b] - rank[a])[0];
  // A guideline may ask for more than the rule does on its own; less only when it switches the topic off.
  if (!demanded) return rule.severity;
  return demanded === 'off' || rank[demanded] > rank[rule.severity] ? demanded : rule.severity;
}

export function compileRuleset(input: RulesetInput): Ruleset {
  const rules = input.rules.flatMap((rule): Compiled[] => {
    const severity = severityOf(rule, input);
    if (severity === 'off') return [];
    return [
      {
        rule,
        severity,
        patterns: (rule.match ?? []).map(compilePattern),
        allow: (rule.allow ?? []).map(compilePattern),
      },
    ];
  });
  const citations = new Map<Topic, Citation[]>();
  for (const { id, title, clauses } of input.guidelines) {
    for (const clause of clauses) {
      // Clauses that bind citizens are never quoted at staff.
      if (clause.binds !== 'staff' && clause.binds !== 'admin') continue;
      for (const topic of clause.topics) {
        const list = citations.get(topic) ?? [];
        list.push({ guideline: id, title, clause: clause.number, gist: clause.gist });
        citations.set(topic, list);
      }
    }
  }
  return { rules, citations };
}

export const citationsFor = (topic: Topic, ruleset: Ruleset): readonly Citation[] => ruleset.citations.get(topic) ?? [];

/** Whether a rule that works on tokens could say anything about this text. */
export function needsTokens(ruleset: Ruleset, text: string): boolean {
  return /[\p{Script=Han}\p{Script=Katakana}]/u.test(text) && ruleset.rules.some(({ rule }) => rule.tokens);
}

function* matchesOf(
  compiled: Compiled,
  text: string,
  context: RuleContext,
  tokens?: readonly Token[],
): Iterable<Match> {
  for (const pattern of compiled.patterns) yield* pattern(text, tokens);
  if (compiled.rule.check) yield* compiled.rule.check(text, context, tokens);
}

/** Findings of every post in order of place. `tokens` is per post; without it rules that need them stay silent. */
export function check(
  draft: Draft,
  ruleset: Ruleset,
  context: Omit<RuleContext, 'site' | 'surface'>,
  tokens?: readonly (readonly Token[] | undefined)[],
): Finding[] {
  const whole: RuleContext = { ...context, site: draft.site, surface: draft.surface };
  const findings: Finding[] = [];
  draft.posts.forEach(({ text }, post) => {
    for (const compiled of ruleset.rules) {
      const { rule } = compiled;
      if (rule.tokens && !tokens?.[post]) continue;
      const allowed = compiled.allow.flatMap((pattern) => [...pattern(text, tokens?.[post])]);
      for (const match of matchesOf(compiled, text, whole, tokens?.[post])) {
        if (match.end <= match.start) continue;
        if (allowed.some((a) => a.start <= match.start && match.end <= a.end)) continue;
        findings.push({
          rule: rule.id,
          topic: rule.topic,
          severity: strongest(match.severity, compiled),
          post,
          span: [match.start, match.end],
          message: match.message ?? rule.message,
          fix: match.fix,
          citations: citationsFor(rule.topic, ruleset),
        });
      }
    }
  });
  return merge(findings.sort((a, b) => a.post - b.post || a.span[0] - b.span[0] || b.span[1] - a.span[1]));
}

/** A match may speak louder or softer than its rule, but never against what guideline or policy has set. */
function strongest(match: Severity | undefined, { rule, severity }: Compiled): Severity {
  return match && severity === rule.severity ? match : severity;
}

/** One finding per stretch and topic: the first of those that overlap stands for all. */
function merge(sorted: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of sorted) {
    const covered = kept.some(
      (k) => k.post === finding.post && k.topic === finding.topic && finding.span[0] < k.span[1],
    );
    if (!covered) kept.push(finding);
  }
  return kept;
}
