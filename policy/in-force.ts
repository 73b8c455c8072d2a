import { allRules } from '../rules/all.ts';
import { citationOf, clauseOfDuty, clausesInForce } from '../rules/compile.ts';
import type { DutyKind } from '../rules/duties.ts';
import { guidelines as known } from '../rules/guidelines/all.ts';
import { citationsFor, compileRuleset, type Ruleset } from '../rules/index.ts';
import { toneRules } from '../rules/tone/rules.ts';
import type { Topic } from '../rules/topics.ts';
import type { Citation, Guideline, Severity, TextRule, TownContext } from '../rules/types.ts';
import type { ImagePolicy, Policy } from './schema.ts';
import { entryOf, type PolicyWord } from './town-schema.ts';

/** What a policy puts in force, in the words of the rules. */

/** Guidelines that policy names, always with what common incidents taught. */
export function guidelinesInForce(policy: Pick<Policy, 'guidelines'>): Guideline[] {
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

/** Compiling takes 40 ms, and a sheet asks at every tick; a policy that changes comes as another object. */
const compiled = new WeakMap<Policy, Ruleset>();

export function rulesetInForce(policy: Policy): Ruleset {
  const known = compiled.get(policy);
  if (known) return known;
  const { severities, clausesOff } = policy;
  const rules = [...allRules, ...toneRules, ...wordRules(policy)];
  const ruleset = compileRuleset({ rules, guidelines: guidelinesInForce(policy), severities, clausesOff });
  compiled.set(policy, ruleset);
  return ruleset;
}

/** Clauses in force that name a topic, for guards that need no rules. */
export function citationsInForce(policy: Policy, topic: Topic): readonly Citation[] {
  const { severities, clausesOff } = policy;
  return citationsFor(
    topic,
    compileRuleset({ rules: [], guidelines: guidelinesInForce(policy), severities, clausesOff }),
  );
}

/** Clauses in force that ask for a duty; empty = it is nobody's. */
export const dutyClauses = (policy: Policy, kind: DutyKind): Citation[] =>
  guidelinesInForce(policy).flatMap((guideline) => {
    const clauses = clausesInForce(guideline, policy.clausesOff);
    // Where a number stands twice in the text, it is quoted once.
    return (guideline.duties?.[kind] ?? []).flatMap((asked) => {
      const clause = clauseOfDuty(clauses, asked);
      return clause ? [citationOf(guideline, clause)] : [];
    });
  });

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

const strictest = { off: 0, info: 1, confirm: 2, warn: 2, block: 3 } as const;

/** How reactions are treated: policy's word, made stricter where a guideline in force forbids one. */
export function reactionsInForce(policy: Policy): Policy['reactions'] {
  const modes = { ...policy.reactions };
  const topics = {
    like: 'like',
    repost: 'repost',
    follow: 'follow',
    directMessage: 'direct-message',
    reply: 'reply',
  } as const;
  for (const [name, topic] of Object.entries(topics) as [keyof typeof topics, (typeof topics)[keyof typeof topics]][]) {
    const severity = severityInForce(policy, topic);
    if (severity === 'block' && (modes[name] === 'confirm' || name === 'reply')) modes[name] = 'block';
    // Replies are free unless a guideline speaks of them; everything else asks from the start.
    if (name === 'reply' && severity === 'warn' && modes.reply === 'off') modes.reply = 'confirm';
  }
  return modes;
}

/** Whether links in what others have written are asked about before they open (寒川 7(3)). */
export const asksAboutLinks = (policy: Policy): boolean =>
  policy.replies.links === 'confirm' ||
  (policy.replies.links === 'auto' && citationsInForce(policy, 'link-click').length > 0);

/** What is demanded for a topic that a guard watches: policy's word, else the strictest guideline's, else undefined. */
export function severityInForce(policy: Policy, topic: Topic): Severity | 'off' | undefined {
  const asked = guidelinesInForce(policy).flatMap((guideline) => guideline.severities?.[topic] ?? []);
  return policy.severities[topic] ?? asked.sort((a, b) => strictest[b] - strictest[a])[0];
}

/**
 * How pictures are treated: policy's word, made stricter where a guideline or a severity in force blocks. A town that
 * blocks uncleared pictures wants the consent on record (寒川 5(1)②).
 */
export function imagesInForce(policy: Policy): ImagePolicy {
  const blocks = (topic: Topic): boolean => severityInForce(policy, topic) === 'block';
  const { metadata, consent } = policy.images;
  return {
    metadata: blocks('image-location') || blocks('image-author') ? 'block' : metadata,
    consent: consent !== 'off' && blocks('image-consent') ? 'record' : consent,
  };
}
