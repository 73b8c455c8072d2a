import type { Person } from '../../policy/people-schema.ts';
import type { Draft } from '../../rules/draft.ts';
import { findSlot, normalizeCode, slotExpiry } from './typed-code.ts';

/** What the poster's side knows about one content it wants confirmed. Plain JSON, so that it survives a sleeping worker. */
export interface Approval {
  /** Person id. */
  approver: string;
  name: string;
  head: boolean;
  strength: 'typed';
  at: number;
  expiresAt: number;
  /** Number of the 10-minute slot the code was made in. */
  slot: number;
}

export interface ApprovalRequest {
  digest: string;
  draft: Draft;
  approvals: Approval[];
  /** Tab in which it was confirmed: what is written in another one is no edit of it. */
  tab?: number;
}

/** Wrong codes of this installation, whatever they were for: another draft must not buy five more guesses. */
export interface Tries {
  /** Moments of the wrong ones (epoch ms). */
  wrong: readonly number[];
  /** Epoch ms until which no code is looked at; 0 = open. */
  lockedUntil: number;
}

export const noTries: Tries = { wrong: [], lockedUntil: 0 };

export const MAX_FAILURES = 5;
export const LOCK_MS = 15 * 60_000;

export type CodeRefusal =
  | 'not-a-code'
  | 'locked'
  | 'wrong'
  | 'used'
  | 'no-approver'
  | 'unseen-characters'
  | 'unreadable-media';

export const newRequest = (digest: string, draft: Draft): ApprovalRequest => ({
  digest,
  draft,
  approvals: [],
});

/** Somebody who may confirm, with the key shared with this installation. */
export interface Confirmer {
  person: Person;
  key: Uint8Array;
}

/** Local date as YYYY-MM-DD in Asia/Tokyo, in which policy writes validity. */
const day = (now: number): string => new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);

/** People who may confirm this draft: role, account, validity; never the poster and never this installation's own key. */
export function eligible(
  people: readonly Person[],
  draft: Draft,
  posterId: string,
  ownAgreePub: string,
  now: number,
): Person[] {
  const today = day(now);
  return people.filter(
    (person) =>
      person.roles.some((role) => role === 'approver' || role === 'head') &&
      person.agreePub !== '' &&
      person.agreePub !== ownAgreePub &&
      person.id !== posterId &&
      (person.accounts.length === 0 ||
        person.accounts.some((id) => id.toLowerCase() === draft.account.toLowerCase())) &&
      (person.notBefore === '' || person.notBefore <= today) &&
      (person.notAfter === '' || today <= person.notAfter),
  );
}

/** Codes that have been used, as `digest/approver/slot`; kept beyond a restart, so that a replay stays refused. */
export type UsedCodes = readonly string[];

export const usedMark = (digest: string, { approver, slot }: Pick<Approval, 'approver' | 'slot'>): string =>
  `${digest}/${approver}/${slot}`;

export interface CodeResult {
  request: ApprovalRequest;
  tries: Tries;
  refused: CodeRefusal | null;
  approval: Approval | null;
}

export interface CodeInput {
  typed: string;
  confirmers: readonly Confirmer[];
  used: UsedCodes;
  tries: Tries;
  now: number;
  ttlMinutes: number;
}

/** Tries a typed code for a request. Five wrong ones within a quarter of an hour close everything for as long. */
export async function tryCode(request: ApprovalRequest, input: CodeInput): Promise<CodeResult> {
  const { typed, confirmers, used, tries, now, ttlMinutes } = input;
  const refuse = (refused: CodeRefusal, next: Partial<CodeResult> = {}): CodeResult => ({
    request,
    tries,
    refused,
    approval: null,
    ...next,
  });
  if (tries.lockedUntil > now) return refuse('locked');
  if (confirmers.length === 0) return refuse('no-approver');
  const code = normalizeCode(typed);
  if (code === null) return refuse('not-a-code');
  for (const { person, key } of confirmers) {
    const slot = await findSlot(key, request.digest, code, now, ttlMinutes);
    if (slot === null) continue;
    if (used.includes(usedMark(request.digest, { approver: person.id, slot }))) return refuse('used');
    const approval: Approval = {
      approver: person.id,
      name: person.name,
      head: person.roles.includes('head'),
      strength: 'typed',
      at: now,
      expiresAt: slotExpiry(slot, ttlMinutes),
      slot,
    };
    const others = request.approvals.filter((a) => a.approver !== person.id);
    return { request: { ...request, approvals: [...others, approval] }, tries: noTries, refused: null, approval };
  }
  const wrong = [...tries.wrong.filter((at) => at > now - LOCK_MS), now];
  if (wrong.length < MAX_FAILURES) return refuse('wrong', { tries: { wrong, lockedUntil: 0 } });
  return refuse('locked', { request: { ...request, approvals: [] }, tries: { wrong: [], lockedUntil: now + LOCK_MS } });
}

/** Confirmations that still count: unexpired, from different people, enough of them or the head's. */
export function isConfirmed(request: ApprovalRequest, required: number, now: number): boolean {
  const valid = request.approvals.filter((approval) => approval.expiresAt > now);
  return valid.some((approval) => approval.head) || valid.length >= required;
}
