import type { Strength } from '../../policy/approval-schema.ts';
import { confirms, isInTerm, type Person } from '../../policy/people-schema.ts';
import { dayOf } from '../../rules/dates.ts';
import type { Draft } from '../../rules/draft.ts';
import { covers } from '../account.ts';
import type { Demand } from './demand.ts';

/** What the poster's side knows about one content it wants confirmed. Plain JSON, so that it survives a sleeping worker. */
export interface Approval {
  /** Person id. */
  approver: string;
  name: string;
  head: boolean;
  strength: Strength;
  at: number;
  expiresAt: number;
  /** What tells this confirmation from any other the same person gave for the same content. */
  mark: string;
  /** What proves it to others later: the signed token, the passkey's assertion; empty for a typed code. */
  proof: string;
}

export interface ApprovalRequest {
  digest: string;
  draft: Draft;
  approvals: Approval[];
  /** Tab in which it was confirmed: what is written in another one is no edit of it. */
  tab?: number;
}

export const newRequest = (digest: string, draft: Draft): ApprovalRequest => ({
  digest,
  draft,
  approvals: [],
});

/** The poster, as far as confirming is concerned: nobody confirms their own draft, under whichever key. */
export interface Poster {
  id: string;
  agreePub: string;
  signPub: string;
}

/** Whether somebody may confirm this draft: role, account, validity; never the poster and never this installation's keys. */
export function mayConfirm(person: Person, draft: Draft, poster: Poster, now: number): boolean {
  return (
    confirms(person) &&
    !isPoster(person, poster) &&
    covers(person.accounts, draft.account) &&
    isInTerm(person, dayOf(now))
  );
}

/** Whether an entry is the poster's own, by name or by a key that lies in this browser. */
export const isPoster = (person: Person, poster: Poster): boolean =>
  person.id === poster.id ||
  (person.agreePub !== '' && person.agreePub === poster.agreePub) ||
  (person.signPub !== '' && person.signPub === poster.signPub);

/** Kinds of confirmation somebody has keys for. */
export const strengthsOf = ({ agreePub, signPub, passkeys }: Person): Strength[] => [
  ...(agreePub ? (['typed'] as const) : []),
  ...(signPub ? (['signed'] as const) : []),
  ...(passkeys.length > 0 ? (['passkey'] as const) : []),
];

/** People who may confirm this draft in a way that counts. */
export function eligible(
  people: readonly Person[],
  draft: Draft,
  poster: Poster,
  { strengths, headOnly }: Pick<Demand, 'strengths' | 'headOnly'>,
  now: number,
): Person[] {
  return people.filter(
    (person) =>
      mayConfirm(person, draft, poster, now) &&
      (!headOnly || person.roles.includes('head')) &&
      strengthsOf(person).some((kind) => strengths.includes(kind)),
  );
}

/** Confirmations that have been used, as `digest/approver/mark`; kept beyond a restart, so that a replay stays refused. */
export type UsedCodes = readonly string[];

export const usedMark = (digest: string, { approver, mark }: Pick<Approval, 'approver' | 'mark'>): string =>
  `${digest}/${approver}/${mark}`;

/** A request with one more confirmation; a person's later one takes the place of the earlier. */
export const withApproval = (request: ApprovalRequest, approval: Approval): ApprovalRequest => ({
  ...request,
  approvals: [...request.approvals.filter((a) => a.approver !== approval.approver), approval],
});

/** Confirmations that count: of a kind that is accepted, not expired. */
export const counting = (request: ApprovalRequest, demand: Demand, now: number): Approval[] =>
  request.approvals.filter(
    ({ strength, expiresAt, head }) =>
      expiresAt > now && demand.strengths.includes(strength) && (!demand.headOnly || head),
  );

/** Whether they are enough: so many of different people, or the head's. */
export function isConfirmed(request: ApprovalRequest, demand: Demand, now: number): boolean {
  const valid = counting(request, demand, now);
  return valid.some((approval) => approval.head) || valid.length >= demand.required;
}
