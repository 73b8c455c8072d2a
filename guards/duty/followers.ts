import type { AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import { dayOf } from '../../rules/dates.ts';
import { isAccount } from '../account.ts';

/** How many follow an account, as counted at the daily looks, and whether a year has brought nobody (木更津 11(7)②). */

export interface Followers {
  /** The newest count; null = none yet. */
  count: number | null;
  /** More or fewer than a year before; null = not counted for a year yet. */
  change: number | null;
  /** YYYY-MM-DD of the newest count, when a year has brought none; else empty. */
  standstill: string;
}

const YEAR_MS = 365 * 86_400_000;

const same = (account: Account) => (row: AuditRecord) =>
  row.action === 'followers_seen' && isAccount(account, row.site, row.account) && /^\d{1,9}$/.test(row.result);

export function followersOf(records: readonly AuditRecord[], account: Account): Followers {
  const rows = records.filter(same(account));
  const newest = rows.at(-1);
  if (!newest) return { count: null, change: null, standstill: '' };
  const count = Number(newest.result);
  const before = rows.findLast(({ at }) => Date.parse(at) <= Date.parse(newest.at) - YEAR_MS);
  if (!before) return { count, change: null, standstill: '' };
  const change = count - Number(before.result);
  return { count, change, standstill: change <= 0 ? dayOf(Date.parse(newest.at)) : '' };
}

/**
 * The number in what a service shows: 1,234 and 1.2万 and 3.4K. Rounded figures come back as the number they stand for; null =
 * none there.
 */
export function countIn(text: string): number | null {
  const found = /(\d[\d,]*(?:\.\d+)?)\s*([万億KkMm]?)/.exec(text.normalize('NFKC'));
  if (!found?.[1]) return null;
  const unit = { 万: 1e4, 億: 1e8, k: 1e3, m: 1e6 }[found[2]?.toLowerCase() ?? ''] ?? 1;
  return Math.round(Number(found[1].replace(/,/g, '')) * unit);
}
