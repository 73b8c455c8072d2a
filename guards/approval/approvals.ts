import type { Person } from '../../policy/schema.ts';
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
}

export interface ApprovalRequest {
  digest: string;
  draft: Draft;
  failures: number;
  /** Epoch ms until which no code is looked at; 0 = open. */
  lockedUntil: number;
  approvals: Approval[];
}

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
  failures: 0,
  lockedUntil: 0,
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

/** Codes that were accepted once, as `digest/approver/slot`; kept beyond a restart, so that a replay stays refused. */
export type UsedCodes = readonly string[];

export interface CodeResult {
  request: ApprovalRequest;
  used: UsedCodes;
  refused: CodeRefusal | null;
  approval: Approval | null;
}

/** Tries a typed code for a request. Five wrong ones close it for a while and everything gathered so far is void. */
export async function tryCode(
  request: ApprovalRequest,
  typed: string,
  confirmers: readonly Confirmer[],
  used: UsedCodes,
  now: number,
  ttlMinutes: number,
): Promise<CodeResult> {
  const refuse = (refused: CodeRefusal, next = request): CodeResult => ({
    request: next,
    used,
    refused,
    approval: null,
  });
  if (request.lockedUntil > now) return refuse('locked');
  if (confirmers.length === 0) return refuse('no-approver');
  const code = normalizeCode(typed);
  if (code === null) return refuse('not-a-code');
  for (const { person, key } of confirmers) {
    const slot = await findSlot(key, request.digest, code, now, ttlMinutes);
    if (slot === null) continue;
    const mark = `${request.digest}/${person.id}/${slot}`;
    if (used.includes(mark)) return refuse('used');
    const approval: Approval = {
      approver: person.id,
      name: person.name,
      head: person.roles.includes('head'),
      strength: 'typed',
      at: now,
      expiresAt: slotExpiry(slot, ttlMinutes),
    };
    const others = request.approvals.filter((a) => a.approver !== person.id);
    return {
      request: { ...request, failures: 0, lockedUntil: 0, approvals: [...others, approval] },
      used: [...used, mark],
      refused: null,
      approval,
    };
  }
  const failures = request.lockedUntil > 0 ? 1 : request.failures + 1;
  if (failures < MAX_FAILURES) return refuse('wrong', { ...request, failures, lockedUntil: 0 });
  return refuse('locked', { ...request, failures: 0, approvals: [], lockedUntil: now + LOCK_MS });
}

/** Confirmations that still count: unexpired, from different people, enough of them or the head's. */
export function isConfirmed(request: ApprovalRequest, required: number, now: number): boolean {
  const valid = request.approvals.filter((approval) => approval.expiresAt > now);
  return valid.some((approval) => approval.head) || valid.length >= required;
}
