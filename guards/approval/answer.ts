import type { Person } from '../../policy/people-schema.ts';
import {
  type Approval,
  type ApprovalRequest,
  isPoster,
  mayConfirm,
  type Poster,
  type UsedCodes,
  usedMark,
  withApproval,
} from './approvals.ts';
import { toBase64url } from './base64url.ts';
import type { Demand } from './demand.ts';
import { namesKey, type Purpose, readToken, type Token, verifyToken } from './signed.ts';
import { findSlot, normalizeCode, slotExpiry } from './typed-code.ts';

/** What the poster types or pastes into the field: a code of eight digits or a signed token. */

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
/** How far back a code is still known for one that was right once. */
const LATE_MINUTES = 24 * 60;

export type CodeRefusal =
  | 'not-a-code'
  | 'locked'
  | 'wrong'
  | 'used'
  | 'expired'
  | 'self'
  | 'not-theirs'
  | 'not-strong-enough'
  | 'no-approver'
  | 'unseen-characters'
  | 'unreadable-media';

/** Somebody of the register with the key shared with this installation, where there is one. */
export interface Known {
  person: Person;
  /** Null = no typed code from this person can be right. */
  key: Uint8Array | null;
}

export interface AnswerInput {
  typed: string;
  known: readonly Known[];
  poster: Poster;
  demand: Demand;
  used: UsedCodes;
  tries: Tries;
  now: number;
  ttlMinutes: number;
  signedHours: number;
  /** What a signature must be for. */
  purpose?: Purpose;
}

export interface AnswerResult {
  request: ApprovalRequest;
  tries: Tries;
  refused: CodeRefusal | null;
  approval: Approval | null;
}

type Found = { approval: Approval } | { refused: CodeRefusal };

/** Tries what was typed for a request. Five wrong codes within a quarter of an hour close everything for as long. */
export async function tryAnswer(request: ApprovalRequest, input: AnswerInput): Promise<AnswerResult> {
  const { typed, known, tries, now } = input;
  const refuse = (refused: CodeRefusal, next: Partial<AnswerResult> = {}): AnswerResult => ({
    request,
    tries,
    refused,
    approval: null,
    ...next,
  });
  if (tries.lockedUntil > now) return refuse('locked');
  if (known.length === 0) return refuse('no-approver');
  const token = readToken(typed);
  const code = token ? null : normalizeCode(typed);
  if (!token && code === null) return refuse('not-a-code');
  const found = token ? await bySignature(request, token, input) : await byCode(request, code ?? '', input);
  const result = 'approval' in found ? judge(request, found.approval, input) : found;
  if ('approval' in result) {
    return {
      request: withApproval(request, result.approval),
      tries: noTries,
      refused: null,
      approval: result.approval,
    };
  }
  // Only a guess counts against the five: whoever has a real code or signature guesses nothing.
  if (result.refused !== 'wrong') return refuse(result.refused);
  const wrong = [...tries.wrong.filter((at) => at > now - LOCK_MS), now];
  if (wrong.length < MAX_FAILURES) return refuse('wrong', { tries: { wrong, lockedUntil: 0 } });
  return refuse('locked', { request: { ...request, approvals: [] }, tries: { wrong: [], lockedUntil: now + LOCK_MS } });
}

async function byCode(request: ApprovalRequest, code: string, { known, now, ttlMinutes }: AnswerInput): Promise<Found> {
  for (const { person, key } of known) {
    const slot = key && (await findSlot(key, request.digest, code, now, Math.max(ttlMinutes, LATE_MINUTES)));
    if (slot === null) continue;
    return { approval: approvalOf(person, 'typed', now, slotExpiry(slot, ttlMinutes), String(slot), '') };
  }
  return { refused: 'wrong' };
}

async function bySignature(
  request: ApprovalRequest,
  token: Token,
  { typed, known, poster, now, signedHours, purpose = 'approval' }: AnswerInput,
): Promise<Found> {
  if (poster.signPub !== '' && (await namesKey(token, poster.signPub))) return { refused: 'self' };
  for (const { person } of known) {
    if (person.signPub === '' || !(await verifyToken(purpose, request.digest, token, person.signPub))) continue;
    // A clock that goes fast by an hour is forgiven; a signature from the future is not.
    if (token.issuedAt > now + 3_600_000) return { refused: 'expired' };
    const until = Math.min(token.expiresAt, token.issuedAt + signedHours * 3_600_000);
    return { approval: approvalOf(person, 'signed', now, until, `s${token.issuedAt}`, proofIn(typed, token)) };
  }
  return { refused: 'wrong' };
}

/** What was pasted proves it; of a long mail the log needs the token alone. */
const proofIn = (typed: string, { head, signature }: Token): string =>
  typed.trim().length <= 400 ? typed.trim() : toBase64url(Uint8Array.from([...head, ...signature]));

const approvalOf = (
  person: Person,
  strength: Approval['strength'],
  at: number,
  expiresAt: number,
  mark: string,
  proof: string,
): Approval => ({
  approver: person.id,
  name: person.name,
  head: person.roles.includes('head'),
  strength,
  at,
  expiresAt,
  mark,
  proof,
});

type JudgeInput = Pick<AnswerInput, 'known' | 'poster' | 'demand' | 'used' | 'now'>;

/** Whether a confirmation that is genuine may also be given here, now, by this person, in this way. */
export function judge(
  request: ApprovalRequest,
  approval: Approval,
  { known, poster, demand, used, now }: JudgeInput,
): Found {
  const person = known.find((one) => one.person.id === approval.approver)?.person;
  if (!person || isPoster(person, poster)) return { refused: 'self' };
  if (!mayConfirm(person, request.draft, poster, now)) return { refused: 'not-theirs' };
  if (demand.headOnly && !approval.head) return { refused: 'not-theirs' };
  if (!demand.strengths.includes(approval.strength)) return { refused: 'not-strong-enough' };
  if (approval.expiresAt <= now) return { refused: 'expired' };
  if (used.includes(usedMark(request.digest, approval))) return { refused: 'used' };
  return { approval };
}
