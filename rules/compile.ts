import { type CompiledEntry, compileLexicon, type SentenceHits } from './lexicon.ts';
import { compilePattern, type Pattern } from './match.ts';
import type { Topic } from './topics.ts';
import type { Citation, Clause, Guideline, Severity, TextRule } from './types.ts';
import { createVocabulary, type TermId, type Vocabulary } from './vocabulary.ts';

/** Rules × guidelines × policy, compiled once per policy change. */

export interface CompiledRule {
  rule: TextRule;
  severity: Severity;
  /** Policy has spoken: a single match cannot choose another severity. */
  fixed: boolean;
  patterns: readonly Pattern[];
  allow: readonly Pattern[];
}

/** All lexicon entries of a ruleset, to be entered by the word that starts them. */
export interface Lexicon {
  vocabulary: Vocabulary;
  byHead: ReadonlyMap<TermId, readonly CompiledEntry[]>;
  /** Entries that start from a dictionary form or a reading. */
  byToken: readonly CompiledEntry[];
  /** What was read in a sentence before; the oldest are forgotten. */
  read: Map<string, SentenceHits>;
}

export interface Ruleset {
  rules: readonly CompiledRule[];
  byId: ReadonlyMap<string, CompiledRule>;
  lexicon: Lexicon;
  citations: ReadonlyMap<Topic, readonly Citation[]>;
}

export interface RulesetInput {
  rules: readonly TextRule[];
  guidelines: readonly Guideline[];
  /** Policy's word, which stands above guideline and rule. */
  severities: Partial<Record<Topic, Severity | 'off'>>;
  /** Clauses that policy has switched off, as `shiroi 2(3)⑤`: neither cited nor a reason to look for their topics. */
  clausesOff?: readonly string[];
}

const rank = { off: 0, info: 1, warn: 2, block: 3 } as const;

/** Clauses in force of one guideline that may be quoted at staff: those that bind citizens never are. */
export function clausesInForce({ id, clauses }: Guideline, off: readonly string[]): Clause[] {
  return clauses.filter(
    ({ number, binds }) => (binds === 'staff' || binds === 'admin') && !off.includes(`${id} ${number}`),
  );
}

/**
 * The clause that asks for a duty. Where its number stands twice in the text, it is the one that binds managers, whose duties
 * these are (木更津 11(5)).
 */
export const clauseOfDuty = (clauses: readonly Clause[], asked: string): Clause | undefined =>
  clauses.find(({ number, binds }) => number === asked && binds === 'admin') ??
  clauses.find(({ number }) => number === asked);

/** A clause as it is quoted. */
export const citationOf = ({ id, title }: Guideline, { number, gist }: Clause): Citation => ({
  guideline: id,
  title,
  clause: number,
  gist,
});

/** What policy demands for a topic, else the strictest of the guidelines; undefined when neither says anything. */
function demanded(topic: Topic, { guidelines, severities }: RulesetInput): Severity | 'off' | undefined {
  const byGuidelines = guidelines.flatMap((guideline) => guideline.severities?.[topic] ?? []);
  return severities[topic] ?? byGuidelines.sort((a, b) => rank[b] - rank[a])[0];
}

function citationsByTopic({ guidelines, clausesOff = [] }: RulesetInput): Map<Topic, Citation[]> {
  const byTopic = new Map<Topic, Citation[]>();
  for (const guideline of guidelines) {
    for (const clause of clausesInForce(guideline, clausesOff)) {
      for (const topic of new Set(clause.topics)) {
        const list = byTopic.get(topic) ?? [];
        list.push(citationOf(guideline, clause));
        byTopic.set(topic, list);
      }
    }
  }
  return byTopic;
}

function lexiconOf(rules: readonly TextRule[]): Lexicon {
  const vocabulary = createVocabulary();
  const entries = rules.flatMap((rule) => compileLexicon(rule, vocabulary));
  const byHead = new Map<TermId, CompiledEntry[]>();
  for (const entry of entries) {
    for (const term of new Set(entry.head)) {
      const list = byHead.get(term);
      if (list) list.push(entry);
      else byHead.set(term, [entry]);
    }
  }
  const byToken = entries.filter(({ entry }) => (entry.base?.length ?? 0) + (entry.reading?.length ?? 0) > 0);
  return { vocabulary, byHead, byToken, read: new Map() };
}

/**
 * A topic is looked for when a clause in force names it. Policy's severity stands above the guidelines', the strictest of which
 * stands above the rule's own; a topic that is off is left out. Throws SyntaxError when a rule's pattern is no regular
 * expression, Error when a lexicon entry names a group that is not there.
 */
export function compileRuleset(input: RulesetInput): Ruleset {
  const citations = citationsByTopic(input);
  const rules = input.rules.flatMap((rule): CompiledRule[] => {
    const asked = demanded(rule.topic, input);
    const named = [rule.topic, ...(rule.also ?? [])].some((topic) => citations.has(topic));
    if (asked === 'off' || !named) return [];
    return [
      {
        rule,
        severity: asked ?? rule.severity,
        fixed: input.severities[rule.topic] !== undefined,
        patterns: (rule.match ?? []).map(compilePattern),
        allow: (rule.allow ?? []).map(compilePattern),
      },
    ];
  });
  return {
    rules,
    byId: new Map(rules.map((compiled) => [compiled.rule.id, compiled])),
    lexicon: lexiconOf(rules.map(({ rule }) => rule)),
    citations,
  };
}
