import { textDraft } from '../rules/draft.ts';
import { check, type Ruleset } from '../rules/index.ts';
import type { Hint } from '../rules/tone/model.ts';
import type { Topic } from '../rules/topics.ts';
import type { Finding, Severity, Token } from '../rules/types.ts';
import { rulesetInForce, townContext } from './in-force.ts';
import type { Policy } from './schema.ts';

/** Trying rules on texts: what is said now, and what would be said with other weights. Nothing is posted and nothing recorded. */

export interface TriedPost {
  /** As the file numbers it, or its line. */
  id: string;
  text: string;
  /** When it was posted, epoch milliseconds; null when nobody says. */
  at: number | null;
}

/** What a text was read with. */
export interface Heard {
  tokens: Token[];
  hints: readonly Hint[];
}

export interface Tried {
  post: TriedPost;
  now: readonly Finding[];
  changed: readonly Finding[];
}

/** Judges by the policy in force, and by the same policy with some weights changed. */
export function createTrial(policy: Policy, changes: Policy['severities']) {
  const rulesets = [policy, { ...policy, severities: { ...policy.severities, ...changes } }].map(rulesetInForce);
  const town = townContext(policy);
  const by = (
    ruleset: Ruleset | undefined,
    post: TriedPost,
    today: number,
    { tokens, hints }: Heard,
  ): readonly Finding[] =>
    ruleset
      ? check(textDraft(post.text), ruleset, { ...town, now: post.at ?? today, recentPosts: [] }, [tokens], () => hints)
      : [];
  return (post: TriedPost, today: number, heard: Heard): Tried => ({
    post,
    now: by(rulesets[0], post, today, heard),
    changed: by(rulesets[1], post, today, heard),
  });
}

export interface Count {
  topic: Topic;
  now: number;
  changed: number;
}

const strength: Record<Severity, number> = { info: 0, warn: 1, block: 2 };
/** The gravest thing said of a post; null when nothing is. */
export const worst = (findings: readonly Finding[]): Severity | null =>
  findings.reduce<Severity | null>(
    (found, { severity }) => (found === null || strength[severity] > strength[found] ? severity : found),
    null,
  );

/** Posts that speak, by topic, most first. */
export function countsOf(all: readonly Tried[]): Count[] {
  const counts = new Map<Topic, Count>();
  const add = (findings: readonly Finding[], side: 'now' | 'changed'): void => {
    for (const topic of new Set(findings.map((finding) => finding.topic))) {
      const count = counts.get(topic) ?? { topic, now: 0, changed: 0 };
      count[side]++;
      counts.set(topic, count);
    }
  };
  for (const { now, changed } of all) {
    add(now, 'now');
    add(changed, 'changed');
  }
  return [...counts.values()].sort((a, b) => b.now + b.changed - a.now - a.changed);
}

/** Posts of each weight, by their gravest finding. */
export function weightsOf(all: readonly Tried[], side: 'now' | 'changed'): Record<Severity | 'none', number> {
  const weights = { block: 0, warn: 0, info: 0, none: 0 };
  for (const tried of all) weights[worst(tried[side]) ?? 'none']++;
  return weights;
}
