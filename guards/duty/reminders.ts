import type { AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import { citationsInForce } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import { dayOf } from '../../rules/dates.ts';
import type { Topic } from '../../rules/topics.ts';
import type { Citation } from '../../rules/types.ts';
import { covers } from '../account.ts';
import { checkedOn, IDLE_DAYS, idleAccounts } from './idle.ts';

/**
 * Duties around posting that a guideline in force names and nobody does unless reminded. Only dates are known here: whether a
 * password is good, or a page says what it should, stays with people.
 */

export const dutyKinds = [
  'daily',
  'password',
  'leaver',
  'idle',
  'policy-missing',
  'policy-review',
  'valid-until',
  'connected-app',
  'settings',
  'verified',
] as const;

export type DutyKind = (typeof dutyKinds)[number];

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

/** What is asked for again and again, by the topic whose clauses ask for it. */
const regular: readonly { kind: DutyKind; topic: Topic; every: number }[] = [
  { kind: 'policy-review', topic: 'operation-policy', every: 180 },
  { kind: 'connected-app', topic: 'connected-app', every: 90 },
  { kind: 'settings', topic: 'duty', every: 180 },
  { kind: 'verified', topic: 'profile', every: 90 },
];

/** Duties that are due or will be within a month, the most pressing first. */
export function dutiesOf(policy: Policy, records: readonly AuditRecord[], now: number): Duty[] {
  const today = dayOf(now);
  const began = records[0] ? dayOf(Date.parse(records[0].at)) : today;
  const idle = idleAccounts(policy.accounts, records, now);
  const done = (kind: DutyKind, account: Account): string | null => {
    const row = records.findLast(
      ({ action, result, account: id }) => action === 'duty_done' && result === kind && id === account.id,
    );
    return row ? dayOf(Date.parse(row.at)) : null;
  };
  const duties: Duty[] = [];
  for (const account of policy.accounts) {
    const add = (kind: DutyKind, topic: Topic, due: string, who = ''): void => {
      const citations = citationsInForce(policy, topic).filter(({ guideline }) => guideline !== 'common');
      // Where no town's text asks for it, nobody is bothered with it.
      if (citations.length > 0) duties.push({ kind, account, due, days: daysUntil(due, now), who, citations });
    };
    if (!checkedOn(records, account.id, today)) add('daily', 'daily-check', today);
    const changed = done('password', account);
    if (account.passwordMonths > 0) {
      add('password', 'password', monthsLater(changed ?? (account.openedOn || began), account.passwordMonths));
    }
    for (const person of policy.people) {
      const gone = person.notAfter !== '' && person.notAfter < today;
      if (gone && covers(person.accounts, account.id) && (changed === null || changed <= person.notAfter)) {
        add('leaver', 'password', later(person.notAfter, 1), person.name);
      }
    }
    const days = idle.find((one) => one.account === account)?.days ?? 0;
    if (days >= IDLE_DAYS) add('idle', 'idle-account', later(today, IDLE_DAYS - days));
    if (account.policyUrl === '') add('policy-missing', 'operation-policy', today);
    if (account.validUntil !== '') add('valid-until', 'account-register', account.validUntil);
    for (const { kind, topic, every } of regular) {
      if (kind === 'policy-review' && account.policyUrl === '') continue;
      add(kind, topic, later(done(kind, account) ?? began, every));
    }
  }
  return duties.filter(({ days }) => days <= AHEAD).sort((a, b) => a.days - b.days);
}
