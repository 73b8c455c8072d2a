import type { Action, AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import type { Store } from '../desk/ports.ts';

/**
 * What reminders still need of rows that are gone for their age. Without it a duty that was done before the oldest row would come
 * back as never done, and one that comes round less often than rows are kept would never fall due.
 */

export interface Past {
  /** Epoch ms of the first row that this log has ever had; null = none yet. */
  began: number | null;
  /** Epoch ms of the newest row of a kind about an account. */
  newest: Readonly<Record<string, number>>;
}

export const noPast: Past = { began: null, newest: {} };

/** What of a row tells one kind from another: any post is a post, a duty is done by its name. */
const told = { duty_done: true, publish_seen: false } satisfies Partial<Record<Action, boolean>>;
type Told = keyof typeof told;
const isTold = (action: Action): action is Told => action in told;

/** Capitals in a handle make no other account of it. */
const keyOf = (action: Told, site: string, account: string, result: string): string =>
  [action, site, account.toLowerCase(), ...(told[action] ? [result] : [])].join(' ');

/** The past with these rows in it, oldest first; rows that it already knows change nothing. */
export function withRows(past: Past, records: readonly AuditRecord[]): Past {
  const newest = { ...past.newest };
  for (const { action, site, account, result, at } of records)
    if (isTold(action)) newest[keyOf(action, site, account, result)] = Date.parse(at);
  return { began: past.began ?? (records[0] ? Date.parse(records[0].at) : null), newest };
}

/** When it was done, or posted, last (epoch ms); null = never. */
export const newestOf = (past: Past, action: Told, { site, id }: Account, result = ''): number | null =>
  past.newest[keyOf(action, site, id, result)] ?? null;

const KEY = 'dutyMemory';

export const pastOf = (local: Store): Promise<Past> => local.get(KEY, noPast);

/** To be called with every row before any of them is dropped. */
export const keepPast = async (local: Store, records: readonly AuditRecord[]): Promise<void> =>
  local.set(KEY, withRows(await pastOf(local), records));
