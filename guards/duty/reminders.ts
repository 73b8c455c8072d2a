import type { AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import { dutyClauses } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import { dayOf } from '../../rules/dates.ts';
import type { DutyKind } from '../../rules/duties.ts';
import type { Citation } from '../../rules/types.ts';
import { covers, isClosed } from '../account.ts';
import { followersOf } from './followers.ts';
import { checkedOn, idleAccounts } from './idle.ts';
import { newestOf, noPast, type Past, withRows } from './past.ts';

/**
 * Duties around posting that a guideline in force names and nobody does unless reminded. Only dates are known here: whether a
 * password is good, or a page says what it should, stays with people.
 */

export interface Duty {
  kind: DutyKind;
  account: Account;
  /** YYYY-MM-DD in Tokyo by which it is to be done. */
  due: string;
  /** Days until then; 0 or less = due. */
  days: number;
  /** Whom it is about; empty = nobody. */
  who: string;
  citations: readonly Citation[];
}

const DAY_MS = 86_400_000;

const daysUntil = (day: string, now: number): number => Math.round((Date.parse(day) - Date.parse(dayOf(now))) / DAY_MS);
const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

function monthsLater(day: string, months: number): string {
  const at = new Date(Date.parse(day));
  const target = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  // The 31st of a month that has thirty days is its last.
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(at.getUTCDate(), last));
  return target.toISOString().slice(0, 10);
}

/** Days before which a coming duty is not spoken of. */
const AHEAD = 30;
/** An account that falls silent is spoken of this long before it counts as idle. */
const IDLE_AHEAD = 9;
/** Days after an opening in which it is to be reported. */
const REPORT_DAYS = 14;

/** What is asked for again and again, and after how many days. */
const regular: readonly { kind: DutyKind; every: number }[] = [
  { kind: 'policy-review', every: 180 },
  { kind: 'connected-app', every: 90 },
  { kind: 'settings', every: 180 },
  { kind: 'verified', every: 90 },
  { kind: 'mail', every: 365 },
  { kind: 'oath', every: 365 },
  { kind: 'monthly', every: 30 },
];

/**
 * Duties that are due or will be within a month, the most pressing first. `now` is epoch ms; `past` is what was kept of rows that
 * are gone.
 */
export function dutiesOf(policy: Policy, records: readonly AuditRecord[], now: number, past: Past = noPast): Duty[] {
  const today = dayOf(now);
  const known = withRows(past, records);
  const began = dayOf(known.began ?? now);
  const done = (kind: DutyKind, account: Account): string | null => {
    const at = newestOf(known, 'duty_done', account, kind);
    return at === null ? null : dayOf(at);
  };
  const duties: Duty[] = [];
  const adderFor =
    (account: Account) =>
    (kind: DutyKind, due: string, who = ''): void => {
      const citations = dutyClauses(policy, kind);
      const days = daysUntil(due, now);
      // Where no town's text asks for it, nobody is bothered with it; an end that admins wrote down is their own wish.
      if (citations.length > 0 || kind === 'valid-until') duties.push({ kind, account, due, days, who, citations });
    };
  // Nothing is asked of an account that is closed but the word that it is, or that it is gone.
  for (const account of policy.accounts.filter((one) => isClosed(one, today)))
    for (const kind of ['closing-report', 'account-removal'] as const)
      if (done(kind, account) === null) adderFor(account)(kind, account.closedOn);
  // Approval is to be had before it opens.
  for (const account of policy.accounts.filter((one) => !isClosed(one, today)))
    if (account.kind === '関連' && account.approvedOn === '')
      adderFor(account)('approval-missing', account.openedOn || today);
  for (const { account, days: silent, limit } of idleAccounts(policy, records, now, past)) {
    const add = adderFor(account);
    // What an account could not have done before it was there is counted from its first day.
    const start = account.openedOn > began ? account.openedOn : began;
    if (!checkedOn(records, account, today)) add('daily', today);
    const changed = done('password', account);
    if (account.passwordMonths > 0) {
      const due = monthsLater(changed ?? (account.openedOn || began), account.passwordMonths);
      // It may have been changed before this log began: nobody is told that they are years late.
      add('password', changed === null && due < began ? began : due);
    }
    for (const person of policy.people) {
      // Whoever had left before it opened never knew its password.
      const gone = person.notAfter !== '' && person.notAfter < today && person.notAfter >= account.openedOn;
      if (gone && covers(person.accounts, account.id) && (changed === null || changed <= person.notAfter)) {
        add('leaver', later(person.notAfter, 1), person.name);
      }
    }
    if (silent >= limit - IDLE_AHEAD) add('idle', later(today, limit - silent));
    const { standstill } = followersOf(records, account);
    if (standstill) add('followers', standstill);
    if (account.policyUrl === '') add('policy-missing', today);
    // What was opened long before this log began was reported long ago, or never will be.
    if (account.openedOn >= later(began, -AHEAD) && done('opening-report', account) === null) {
      add('opening-report', later(account.openedOn, REPORT_DAYS));
    }
    if (account.validUntil !== '') add('valid-until', account.validUntil);
    for (const { kind, every } of regular) {
      if (kind === 'policy-review' && account.policyUrl === '') continue;
      const due = later(done(kind, account) ?? start, every);
      // What comes round every month would else never be off the list.
      if (daysUntil(due, now) <= every / 4) add(kind, due);
    }
  }
  return duties.filter(({ days }) => days <= AHEAD).sort((a, b) => a.days - b.days);
}

/** Those that cannot wait any longer. */
export const dueOf = (policy: Policy, records: readonly AuditRecord[], now: number, past: Past = noPast): Duty[] =>
  dutiesOf(policy, records, now, past).filter(({ days }) => days <= 0);
