import { type Entry, keptText } from '../../audit/record.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';
import type { DeskConfig } from './ports.ts';

/** Rows for the log, as the desk writes them. */

/** A row about a draft (null = about none) by whoever sits here, with what the caller has to say. */
export const entryFor = (
  config: DeskConfig,
  version: string,
  draft: Draft | null,
  change: Partial<Entry> & Pick<Entry, 'action'>,
): Entry => ({
  actor: { id: config.me.id, name: config.me.name, how: config.me.how },
  site: draft?.site ?? '',
  account: draft?.account ?? '',
  result: '',
  digest: '',
  topics: [],
  clauses: [],
  detail: '',
  approvers: [],
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
