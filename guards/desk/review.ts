import { z } from 'zod';
import type { Strength } from '../../policy/approval-schema.ts';
import type { ImagePolicy } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';
import type { AccountStatus } from '../account.ts';
import type { CodeRefusal } from '../approval/answer.ts';
import type { Change } from '../approval/difference.ts';
import type { Verdict } from '../gate.ts';
import type { Question } from './checklist.ts';
import type { Consent } from './consent.ts';
import type { NamedDate, Point } from './points.ts';

/** What stands on the sheet in front of the poster: the draft, and what has been ticked. */
export interface Sheet {
  draft: Draft;
  acknowledged: string[];
  answered: string[];
  /** Keys of what was pointed at. */
  pointed: string[];
  /** Omitted = nothing said. */
  consent?: Consent;
  /** Omitted = the second person is waited for. */
  emergency?: Emergency;
  /** Number of the browser's tab it stands in, as the browser says. */
  tab?: number;
}

/** Why something must go out before a second person has confirmed it. */
export const emergencySchema = z.object({
  reason: z.enum(['life', 'correction', 'no-approver']),
  /** What has happened; free text. */
  note: z.string().max(500),
  /** Who was tried to be reached; free text. */
  tried: z.string().max(200),
});

export type Emergency = z.infer<typeof emergencySchema>;

/** Everything the review sheet shows, as the background sees it. */
export interface Review {
  digest: string;
  /** People one can say to be; empty where that is settled. */
  who: { id: string; name: string; dept: string }[];
  account: { handle: string; name: string; owner: string; status: AccountStatus; contact: string };
  findings: { key: string; finding: Finding }[];
  questions: Question[];
  /** How the consent of people in the pictures is asked for; off where there are none. */
  consent: ImagePolicy['consent'];
  verdict: Verdict;
  points: Point[];
  dates: NamedDate[];
  /** A second person need not be waited for in an emergency. */
  emergency: { allowed: boolean };
  /** Title of the signed template this text is; empty = none. */
  template: string;
  request: {
    approvals: { name: string; at: number; expiresAt: number; strength: Strength }[];
    required: number;
    headOnly: boolean;
    strengths: Strength[];
    /** Somebody may confirm here with a passkey. */
    walkUp: boolean;
    /** Names of those who may confirm. */
    approvers: string[];
    triesLeft: number;
    /** Epoch ms; 0 = open. */
    lockedUntil: number;
    /** Block to copy for the second person. */
    text: string;
  };
  codeError: CodeRefusal | null;
  /** What was changed since a confirmation that is now void. */
  difference: Change[] | null;
  /** Emoji with their names, per post. */
  emojis: { char: string; name: string; index: number }[][];
}
