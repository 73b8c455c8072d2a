import type { Policy } from '../../policy/schema.ts';
import { allRules } from '../../rules/all.ts';
import { guidelines as known } from '../../rules/guidelines/all.ts';
import { compileRuleset, type Ruleset } from '../../rules/index.ts';
import type { Guideline } from '../../rules/types.ts';

/** Guidelines that policy names, always with what common incidents taught. */
export function guidelinesInForce(policy: Policy): Guideline[] {
  return known.filter((guideline) => guideline.id === 'common' || policy.guidelines.includes(guideline.id));
}

export function rulesetInForce(policy: Policy): Ruleset {
  return compileRuleset({ rules: allRules, guidelines: guidelinesInForce(policy), severities: policy.severities });
}

const strictest = { off: 0, info: 1, confirm: 1, warn: 1, block: 2 } as const;

/** How reactions are treated: policy's word, made stricter where a guideline in force forbids one. */
export function reactionsInForce(policy: Policy): Policy['reactions'] {
  const modes = { ...policy.reactions };
  const topics = { like: 'like', repost: 'repost', follow: 'follow', directMessage: 'direct-message' } as const;
  for (const [name, topic] of Object.entries(topics) as [keyof typeof topics, (typeof topics)[keyof typeof topics]][]) {
    const severity = policy.severities[topic] ?? maxSeverity(policy, topic);
    if (severity === 'block' && strictest[modes[name]] < strictest.block && modes[name] !== 'off')
      modes[name] = 'block';
  }
  return modes;
}

function maxSeverity(policy: Policy, topic: 'like' | 'repost' | 'follow' | 'direct-message') {
  return guidelinesInForce(policy)
    .map((guideline) => guideline.severities?.[topic])
    .find((severity) => severity === 'block');
}
