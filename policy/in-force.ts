import { allRules } from '../rules/all.ts';
import { guidelines as known } from '../rules/guidelines/all.ts';
import { compileRuleset, type Ruleset } from '../rules/index.ts';
import { toneRules } from '../rules/tone/rules.ts';
import type { Guideline, TextRule, TownContext } from '../rules/types.ts';
import type { Policy } from './schema.ts';
import { entryOf, type PolicyWord } from './town-schema.ts';

/** What a policy puts in force, in the words of the rules. */

/** Guidelines that policy names, always with what common incidents taught. */
export function guidelinesInForce(policy: Policy): Guideline[] {
  return known.filter((guideline) => guideline.id === 'common' || policy.guidelines.includes(guideline.id));
}

/** The words admins wrote, as rules of their topics. */
export function wordRules({ words }: Pick<Policy, 'words'>): TextRule[] {
  const byTopic = new Map<PolicyWord['topic'], PolicyWord[]>();
  for (const word of words) byTopic.set(word.topic, [...(byTopic.get(word.topic) ?? []), word]);
  return [...byTopic].map(([topic, list]) => ({
    id: `words.${topic}`,
    topic,
    severity: 'warn',
    message: '書き方をご確認ください。',
    lexicon: list.map(entryOf),
    ng: [],
    ok: [],
  }));
}

export function rulesetInForce(policy: Policy): Ruleset {
  const { severities, clausesOff } = policy;
  const rules = [...allRules, ...toneRules, ...wordRules(policy)];
  return compileRuleset({ rules, guidelines: guidelinesInForce(policy), severities, clausesOff });
}

/** What the rules want to know of the town. */
export function townContext(policy: Policy): TownContext {
  const { municipality, officialPhones, officialEmails, officialDomains, retiredDomains } = policy;
  const { embargoes, elections, hashtags } = policy;
  return {
    municipality,
    officialPhones,
    officialEmails,
    officialDomains,
    retiredDomains,
    embargoes,
    elections,
    hashtags,
    officeHours: hoursInForce(policy),
  };
}

/** Policy's hours; where it names no days, those of the guideline that does. Days policy calls closed hold for both. */
function hoursInForce(policy: Policy): TownContext['officeHours'] {
  const { officeHours } = policy;
  const told = guidelinesInForce(policy).find((guideline) => guideline.officeHours)?.officeHours;
  return officeHours.days === '' && told ? { ...told, closed: officeHours.closed } : officeHours;
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
