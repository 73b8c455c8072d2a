import { type Entry, keptText, nothing } from '../../audit/record.ts';
import { citationsInForce } from '../../policy/in-force.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';
import type { DeskConfig } from './ports.ts';
import type { Review, Sheet } from './review.ts';

/** Rows for the log, as the desk writes them. */

/** What a caller says of a row; the rest is filled in. */
export type EntryChange = Partial<Entry> & Pick<Entry, 'action'>;

/** A row about a draft (null = about none) by whoever sits here, with what the caller has to say. */
export const entryFor = (config: DeskConfig, version: string, draft: Draft | null, change: EntryChange): Entry => ({
  ...nothing,
  actor: { id: config.me.id, name: config.me.name, how: config.me.how },
  site: draft?.site ?? '',
  account: draft?.account ?? '',
  version,
  policyHash: config.policyHash,
  ...change,
});

/** The text of a draft as policy wants it kept. */
export const textOf = (config: DeskConfig, draft: Draft): string =>
  keptText(draft.posts.map((post) => post.text).join('\n---\n'), config.policy.audit.text);

/** Clauses that findings cite, each once. */
export const clausesOf = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.flatMap((finding) => finding.citations.map((c) => `${c.guideline} ${c.clause}`))),
];

/** What the poster said on the sheet that is released: each warning let stand, and the consent of people in pictures. */
export function saidOnSheet(config: DeskConfig, sheet: Sheet, review: Review): EntryChange[] {
  const { draft, consent } = sheet;
  const { digest } = review;
  const acknowledged = review.findings.filter(({ key }) => sheet.acknowledged.includes(key));
  const rows = acknowledged.map(({ finding }) => {
    const { topic, post, span, rule } = finding;
    const quote = draft.posts[post]?.text.slice(...span) ?? '';
    const detail = keptText(quote, config.policy.audit.text);
    const clauses = clausesOf([finding]);
    return { action: 'acknowledged' as const, digest, result: rule, detail, topics: [topic], clauses };
  });
  if (review.consent === 'off' || !consent || consent.shown === null) return rows;
  const { shown, from, how, on } = consent;
  const detail = shown ? [from, how, on].map((part) => part.trim()).join(' / ') : '';
  const clauses = citationsInForce(config.policy, 'image-consent').map((c) => `${c.guideline} ${c.clause}`);
  const result = shown ? 'shown' : 'nobody';
  return [...rows, { action: 'consent_noted', digest, result, detail, topics: ['image-consent'], clauses }];
}
