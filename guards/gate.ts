import type { Draft } from '../rules/draft.ts';
import type { Finding } from '../rules/types.ts';
import { type ApprovalRequest, counting, isConfirmed } from './approval/approvals.ts';
import type { Demand } from './approval/demand.ts';
import type { ConsentGap } from './desk/consent.ts';

/** The last question before a hand may move: pure, so that every answer can be tested and explained. */

export type Missing =
  | { need: 'policy' }
  | { need: 'who' }
  | { need: 'flame' }
  | { need: 'empty' }
  | { need: 'flying' }
  | { need: 'schedule' }
  | { need: 'media'; post: number }
  | { need: 'consent'; gap: 'unsaid' | 'unrecorded' }
  | { need: 'mend'; key: string }
  | { need: 'acknowledge'; key: string }
  | { need: 'answer'; key: string }
  | { need: 'point'; key: string }
  | { need: 'approver' }
  | { need: 'code'; have: number; of: number };

/** `missing` is in the order in which a person goes through the sheet. */
export interface Verdict {
  release: boolean;
  missing: Missing[];
}

/** FNV-1a, 64 bits: keeps keys short. Nothing secret hangs on it; it tells one finding of a draft from another. */
export function brief(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/**
 * Same for the same finding about the same words, so that an acknowledgement does not outlive an edit of them. A finding
 * about no words is told apart by what it says and by the pictures of its post: each picture is acknowledged for itself,
 * and another picture asks again. At most 150 characters.
 */
export function findingKey(finding: Finding, draft: Draft): string {
  const text = draft.posts[finding.post]?.text ?? '';
  const quote = text.slice(...finding.span);
  const earlier = quote === '' ? 0 : text.slice(0, finding.span[0]).split(quote).length;
  const pictures = draft.media.filter((media) => media.post === finding.post).map((media) => media.sha256);
  const about = quote === '' ? [finding.message, ...pictures].join('\n') : quote;
  return `${finding.rule.slice(0, 100)}|${finding.post}|${earlier}|${brief(`${finding.topic}\n${about}`)}`;
}

export interface GateInput {
  draft: Draft;
  findings: readonly Finding[];
  /** Keys of findings that were acknowledged. */
  acknowledged: readonly string[];
  /** Keys of the checklist, and of those answered. */
  questions: readonly string[];
  answered: readonly string[];
  /** What the consent of people in pictures still wants. */
  consent: ConsentGap;
  /** Keys of what is to be pointed at, and of what was. */
  points: readonly string[];
  pointed: readonly string[];
  request: ApprovalRequest;
  /** People who could confirm this draft. */
  approvers: number;
  demand: Demand;
  /** Why the second person is not waited for, if so. */
  waived: 'emergency' | 'template' | null;
  policyLost: boolean;
  /** Nobody has said who sits here, and policy wants to know. */
  nobody: boolean;
  /** Staff may not answer while a storm of protest is on. */
  silenced: boolean;
  /** A request of an earlier release has not been answered yet. */
  flying: boolean;
  now: number;
}

export function gate(input: GateInput): Verdict {
  const { draft, findings, request, now, waived } = input;
  const missing: Missing[] = [];
  if (input.policyLost) missing.push({ need: 'policy' });
  if (input.flying) missing.push({ need: 'flying' });
  if (input.nobody) missing.push({ need: 'who' });
  if (input.silenced) missing.push({ need: 'flame' });
  const empty = draft.posts.every((post) => post.text.trim() === '') && draft.media.length === 0;
  if (empty && draft.quoteOf === '') missing.push({ need: 'empty' });
  // The page shows a schedule that cannot be read.
  if (draft.scheduledAt !== null && draft.scheduledAt < 0) missing.push({ need: 'schedule' });
  for (const media of draft.media) if (media.sha256 === '') missing.push({ need: 'media', post: media.post });
  const keyed = findings.map((finding) => ({ severity: finding.severity, key: findingKey(finding, draft) }));
  for (const { severity, key } of keyed) if (severity === 'block') missing.push({ need: 'mend', key });
  for (const key of input.points) if (!input.pointed.includes(key)) missing.push({ need: 'point', key });
  // Neither a disaster nor a text that a head has signed waits for what follows; what must be mended must be mended.
  if (waived) return { release: missing.length === 0, missing };
  if (input.consent) missing.push({ need: 'consent', gap: input.consent });
  for (const { severity, key } of keyed) {
    if (severity === 'warn' && !input.acknowledged.includes(key)) missing.push({ need: 'acknowledge', key });
  }
  for (const key of input.questions) if (!input.answered.includes(key)) missing.push({ need: 'answer', key });
  if (input.approvers === 0) missing.push({ need: 'approver' });
  else if (!isConfirmed(request, input.demand, now)) {
    missing.push({ need: 'code', have: counting(request, input.demand, now).length, of: input.demand.required });
  }
  return { release: missing.length === 0, missing };
}
