import type { AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import { dutyClauses } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import { dayOf } from '../../rules/dates.ts';
import { isAccount, isClosed } from '../account.ts';
import { newestOf, noPast, type Past, withRows } from './past.ts';

/** Accounts on which nothing has gone out for long (川崎 5(9), 木更津 11(7)). */
export interface Idle {
  account: Account;
  /** Epoch ms of the last post this log has seen, row kept or not; null = none. */
  lastPost: number | null;
  /** Whole days since then, or since the log began or the account opened, whichever is later. */
  days: number;
  /** Days without a post after which it counts as idle. */
  limit: number;
}

const DAY_MS = 86_400_000;
/** 木更津 11(7)① is the only text that names a number. */
const KISARAZU_DAYS = 30;
/** 川崎 5(9) speaks of a while; three months is ours, and policy may say otherwise. */
const USUAL_DAYS = 90;

/** Epoch ms at which a day of Tokyo begins; an account that does not say when it opened was there before any log. */
const opening = ({ openedOn }: Account): number =>
  openedOn === '' ? Number.NEGATIVE_INFINITY : Date.parse(`${openedOn}T00:00:00+09:00`);

/** Every account that is open by now and still, in the order of the register. `now` is epoch ms. */
export function idleAccounts(
  policy: Policy,
  records: readonly AuditRecord[],
  now: number,
  past: Past = noPast,
): Idle[] {
  const named = dutyClauses(policy, 'idle').some(({ guideline }) => guideline === 'kisarazu');
  const usual = named ? KISARAZU_DAYS : USUAL_DAYS;
  const known = withRows(past, records);
  const open = policy.accounts.filter((account) => !isClosed(account, dayOf(now)) && opening(account) <= now);
  return open.map((account) => {
    const lastPost = newestOf(known, 'publish_seen', account);
    const since = Math.max(lastPost ?? known.began ?? now, opening(account));
    const days = Math.max(0, Math.floor((now - since) / DAY_MS));
    return { account, lastPost, days, limit: account.idleDays || usual };
  });
}

/** Whether somebody has looked through the account today (木更津 11(5)), in the rows' own time. */
export const checkedOn = (records: readonly AuditRecord[], account: Account, day: string): boolean =>
  records.some(
    (row) => row.action === 'daily_check' && isAccount(account, row.site, row.account) && row.at.startsWith(day),
  );
