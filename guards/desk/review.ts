import type { ImagePolicy } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';
import type { AccountStatus } from '../account.ts';
import type { CodeRefusal } from '../approval/approvals.ts';
import type { Change } from '../approval/difference.ts';
import type { Verdict } from '../gate.ts';
import type { Question } from './checklist.ts';
import type { Consent } from './consent.ts';

/** What stands on the sheet in front of the poster: the draft, and what has been ticked. */
export interface Sheet {
  draft: Draft;
  acknowledged: string[];
  answered: string[];
  /** Omitted = nothing said. */
  consent?: Consent;
  /** Number of the browser's tab it stands in, as the browser says. */
  tab?: number;
}

/** Everything the review sheet shows, as the background sees it. */
export interface Review {
  digest: string;
  account: { handle: string; name: string; owner: string; status: AccountStatus; contact: string };
  findings: { key: string; finding: Finding }[];
  questions: Question[];
  /** How the consent of people in the pictures is asked for; off where there are none. */
  consent: ImagePolicy['consent'];
  verdict: Verdict;
  request: {
    approvals: { name: string; at: number; expiresAt: number }[];
    required: number;
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
