import commercial from './text/commercial.ts';
import confidential from './text/confidential.ts';
import defamation from './text/defamation.ts';
import discriminationRole from './text/discrimination.role.ts';
import discrimination from './text/discrimination.ts';
import illegalAct from './text/illegal-act.ts';
import impersonation from './text/impersonation.ts';
import personalInfoOther from './text/personal-info.other.ts';
import personalVoice from './text/personal-voice.ts';
import placeholder from './text/placeholder.ts';
import political from './text/political.ts';
import preAnnouncement from './text/pre-announcement.ts';
import publicOrder from './text/public-order.ts';
import purpose from './text/purpose.ts';
import religion from './text/religion.ts';
import replyArgument from './text/reply-argument.ts';
import rights from './text/rights.ts';
import rumor from './text/rumor.ts';
import speculation from './text/speculation.ts';
import typoHomophone from './text/typo-homophone.ts';
import undecidedPolicy from './text/undecided-policy.ts';
import type { TextRule } from './types.ts';

/**
 * Rules that are nothing but data. The background sends them to the pages, so that a long lexicon costs no page anything
 * before somebody writes there.
 */
export const dataRules: readonly TextRule[] = [
  defamation,
  discrimination,
  discriminationRole,
  illegalAct,
  publicOrder,
  speculation,
  preAnnouncement,
  confidential,
  political,
  religion,
  commercial,
  rights,
  replyArgument,
  typoHomophone,
  purpose,
  placeholder,
  rumor,
  undecidedPolicy,
  impersonation,
  personalInfoOther,
  personalVoice,
];
