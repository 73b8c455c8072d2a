import { compilePattern, type Pattern } from './match.ts';
import type { Topic } from './topics.ts';
import type { Citation, Guideline, Severity, TextRule } from './types.ts';

/** Rules × guidelines × policy, compiled once per policy change. */

export interface CompiledRule {
  rule: TextRule;
  severity: Severity;
  /** A guideline or the policy has spoken: a single match cannot choose another severity. */
  fixed: boolean;
  patterns: readonly Pattern[];
  allow: readonly Pattern[];
}

export interface Ruleset {
  rules: readonly CompiledRule[];
  citations: ReadonlyMap<Topic, readonly Citation[]>;
}

export interface RulesetInput {
  rules: readonly TextRule[];
  guidelines: readonly Guideline[];
  /** Policy's word, which stands above guideline and rule. */
  severities: Partial<Record<Topic, Severity | 'off'>>;
}

const rank = { off: 0, info: 1, warn: 2, block: 3 } as const;

/** What policy demands for a topic, else the strictest of the guidelines; undefined when neither says anything. */
function demanded(topic: Topic, { guidelines, severities }: RulesetInput): Severity | 'off' | undefined {
  const byGuidelines = guidelines.flatMap((guideline) => guideline.severities?.[topic] ?? []);
  return severities[topic] ?? byGuidelines.sort((a, b) => rank[b] - rank[a])[0];
}

function citationsByTopic(guidelines: readonly Guideline[]): Map<Topic, Citation[]> {
  const byTopic = new Map<Topic, Citation[]>();
  for (const { id, title, clauses } of guidelines) {
    for (const { number, gist, binds, topics } of clauses) {
      // Clauses that bind citizens are never quoted at staff.
      if (binds !== 'staff' && binds !== 'admin') continue;
      for (const topic of new Set(topics)) {
        const list = byTopic.get(topic) ?? [];
        list.push({ guideline: id, title, clause: number, gist });
        byTopic.set(topic, list);
      }
    }
  }
  return byTopic;
}

/**
 * Policy's severity stands above the guidelines', the strictest of which stands above the rule's own. Rules of a topic that
 * is off are left out. Throws SyntaxError when a rule's pattern is no regular expression.
 */
export function compileRuleset(input: RulesetInput): Ruleset {
  const rules = input.rules.flatMap((rule): CompiledRule[] => {
    const asked = demanded(rule.topic, input);
    if (asked === 'off') return [];
    return [
      {
        rule,
        severity: asked ?? rule.severity,
        fixed: asked !== undefined,
        patterns: (rule.match ?? []).map(compilePattern),
        allow: (rule.allow ?? []).map(compilePattern),
      },
    ];
  });
  return { rules, citations: citationsByTopic(input.guidelines) };
}
