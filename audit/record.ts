import { z } from 'zod';

/** Who did what, when. One row of the log; rows are chained so that none can be changed or dropped unnoticed. */

export const actions = [
  'publish_gesture',
  'acknowledged',
  'approval_requested',
  'approved',
  'approval_given',
  'approval_rejected',
  'approval_invalidated',
  'code_failed',
  'consent_noted',
  'released',
  'publish_seen',
  'publish_failed',
  'publish_unanswered',
  'override',
  'countersigned',
  'stopped',
  'reaction',
  'link',
  'image_cleaned',
  'image_kept',
  'image_cancelled',
  'policy_changed',
  'policy_refused',
  'protection_lost',
  'pairing_added',
  'pairing_removed',
  'sat_down',
  'checkpoint',
  'pruned',
  'forward_failed',
  'incident_step',
  'flame_on',
  'flame_off',
  'daily_check',
  'followers_seen',
  'duty_done',
  'comment_marked',
  'delete',
] as const;

export type Action = (typeof actions)[number];

export const recordSchema = z.object({
  seq: z.number().int().min(1),
  /** ISO 8601 with the local offset. */
  at: z.string(),
  actor: z.object({
    id: z.string(),
    name: z.string(),
    /** How the name is known. */
    how: z.enum(['policy', 'chosen', 'unknown']),
  }),
  site: z.string(),
  account: z.string(),
  action: z.enum(actions),
  result: z.string(),
  /** Digest of the draft; empty where there is none. */
  digest: z.string(),
  topics: z.array(z.string()),
  /** Clauses that speak, as `guideline number`. */
  clauses: z.array(z.string()),
  /** Text as policy wants it kept, or a note. */
  detail: z.string(),
  /** Names of those who confirmed. */
  approvers: z.array(z.string()),
  /** What proves the confirmation to others: signed token or passkey assertion; empty where there is none. */
  proof: z.string(),
  version: z.string(),
  policyHash: z.string(),
  /** The clock stood earlier than in the row before. */
  clockBack: z.boolean(),
  prevHash: z.string(),
  hash: z.string(),
});

export type AuditRecord = z.infer<typeof recordSchema>;

/** What a caller says; the chain adds the rest. */
export type Entry = Omit<AuditRecord, 'seq' | 'at' | 'clockBack' | 'prevHash' | 'hash'>;

/** A row about nothing in particular, for those that speak of the log itself. */
export const nothing: Omit<Entry, 'actor' | 'action' | 'version' | 'policyHash'> = {
  site: '',
  account: '',
  result: '',
  digest: '',
  topics: [],
  clauses: [],
  detail: '',
  approvers: [],
  proof: '',
};

export type TextMode = 'full' | 'excerpt' | 'hash';

/** Text as it may be kept: whole, its first 80 characters, or nothing (the digest stands for it). */
export function keptText(text: string, mode: TextMode): string {
  if (mode === 'hash') return '';
  const characters = [...text];
  return mode === 'full' || characters.length <= 80 ? text : `${characters.slice(0, 80).join('')}…`;
}

/** Local time with its offset, e.g. 2026-11-20T10:00:00.000+09:00. */
export function localIso(at: number): string {
  const offset = -new Date(at).getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${new Date(at + offset * 60_000).toISOString().slice(0, -1)}${sign}${two(offset / 60)}:${two(offset % 60)}`;
}
