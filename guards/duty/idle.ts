import type { AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import { dutyClauses } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import { isAccount } from '../account.ts';

/** Accounts on which nothing has gone out for long (川崎 5(9), 木更津 11(7)). */
export interface Idle {
  account: Account;
  /** Epoch ms of the last post this log has seen; null = none. */
  lastPost: number | null;
  /** Whole days since then, or since the log began. */
  days: number;
}

const DAY_MS = 86_400_000;
/** 木更津 11(7)① is the only text that names a number. */
const KISARAZU_DAYS = 30;
/** 川崎 5(9) speaks of a while; three months is ours, and policy may say otherwise. */
const USUAL_DAYS = 90;

/** Days without a post after which an account counts as idle. */
export function idleLimit(policy: Policy, { idleDays }: Account): number {
  const named = dutyClauses(policy, 'idle').some(({ guideline }) => guideline === 'kisarazu');
  return idleDays > 0 ? idleDays : named ? KISARAZU_DAYS : USUAL_DAYS;
}

export function idleAccounts(accounts: readonly Account[], records: readonly AuditRecord[], now: number): Idle[] {
  const begins = Date.parse(records[0]?.at ?? '');
  return accounts.map((account) => {
    const last = records.findLast((row) => row.action === 'publish_seen' && isAccount(account, row.site, row.account));
    const lastPost = last ? Date.parse(last.at) : null;
    const since = lastPost ?? (Number.isNaN(begins) ? now : begins);
    return { account, lastPost, days: Math.max(0, Math.floor((now - since) / DAY_MS)) };
  });
}

/** Whether somebody has looked through the account today (木更津 11(5)), in the rows' own time. */
export const checkedOn = (records: readonly AuditRecord[], account: Account, day: string): boolean =>
  records.some(
    (row) => row.action === 'daily_check' && isAccount(account, row.site, row.account) && row.at.startsWith(day),
  );
