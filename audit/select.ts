import type { Action, AuditRecord } from './record.ts';

/** Rows of the log that somebody is looking for, and what a month comes to. */

export interface Wanted {
  /** Words, all of which must stand somewhere in the row; letters of either width and case are the same. */
  words: string;
  /** YYYY-MM in the row's own time; empty = every month. */
  month: string;
  action: Action | '';
  /** As `placeOf` names it; empty = every account. */
  account: string;
}

export const everything: Wanted = { words: '', month: '', action: '', account: '' };

/** Names the account of a row: a handle on one service is another account than the same handle on the next. */
export const placeOf = ({ site, account }: Pick<AuditRecord, 'site' | 'account'>): string =>
  account === '' ? '' : `${site} ${account.toLowerCase()}`;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

const textOf = ({ actor, account, result, detail, topics, clauses, approvers, digest }: AuditRecord): string =>
  plain([actor.name, account, result, detail, ...topics, ...clauses, ...approvers, digest].join('\n'));

/** The rows that fit, newest first. */
export function select(records: readonly AuditRecord[], { words, month, action, account }: Wanted): AuditRecord[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return records
    .filter(
      (record) =>
        record.at.startsWith(month) &&
        (action === '' || record.action === action) &&
        (account === '' || placeOf(record) === account) &&
        wanted.every((word) => textOf(record).includes(word)),
    )
    .reverse();
}

export interface Report {
  /** How often each thing was done, most often first. */
  actions: { action: Action; count: number }[];
  /** Posts per account, by who posted and who confirmed. */
  posts: { site: string; account: string; poster: string; approvers: string; count: number }[];
}

/** Who confirmed each post, by the number of the row that says it is out. */
function confirmersOf(log: readonly AuditRecord[]): Map<number, string> {
  const bySeq = new Map<number, string>();
  // The same words may go out again, confirmed by somebody else: the last release before counts.
  const latest = new Map<string, string>();
  for (const { seq, action, digest, approvers } of log) {
    if (action === 'released') latest.set(digest, approvers.join('、'));
    if (action === 'publish_seen') bySeq.set(seq, latest.get(digest) ?? '');
  }
  return bySeq;
}

/**
 * What rows come to, oldest first. A post counts once, when the site has answered that it is out; who confirmed it stands in
 * another row, which is looked for in the whole log.
 */
export function reportOf(records: readonly AuditRecord[], log: readonly AuditRecord[]): Report {
  const actions = new Map<Action, number>();
  const posts = new Map<string, Report['posts'][number]>();
  const confirmed = confirmersOf(log);
  for (const { action, site, account, actor, seq } of records) {
    actions.set(action, (actions.get(action) ?? 0) + 1);
    if (action !== 'publish_seen') continue;
    const by = confirmed.get(seq) ?? '';
    const key = JSON.stringify([placeOf({ site, account }), actor.name, by]);
    const before = posts.get(key) ?? { site, account, poster: actor.name, approvers: by, count: 0 };
    posts.set(key, { ...before, count: before.count + 1 });
  }
  return {
    actions: [...actions].map(([action, count]) => ({ action, count })).sort((a, b) => b.count - a.count),
    posts: [...posts.values()].sort((a, b) => b.count - a.count),
  };
}
