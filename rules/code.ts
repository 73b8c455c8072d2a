import ambiguousExpression from './text/ambiguous-expression.ts';
import dateWeekdayMismatch from './text/date-weekday-mismatch.ts';
import emojiMeaning from './text/emoji-meaning.ts';
import hashtag from './text/hashtag.ts';
import impersonationTown from './text/impersonation.town.ts';
import invalidDate from './text/invalid-date.ts';
import invisibleCharacters from './text/invisible-characters.ts';
import length from './text/length.ts';
import linkRisk from './text/link-risk.ts';
import maskedCharacters from './text/masked-characters.ts';
import officeHours from './text/office-hours.ts';
import pastDate from './text/past-date.ts';
import address from './text/personal-info.address.ts';
import email from './text/personal-info.email.ts';
import myNumber from './text/personal-info.my-number.ts';
import personName from './text/personal-info.name.ts';
import phone from './text/personal-info.phone.ts';
import politicalElection from './text/political.election.ts';
import embargo from './text/pre-announcement.embargo.ts';
import repeatedPost from './text/repeated-post.ts';
import type { TextRule } from './types.ts';

/** Rules that need code: bundled into every page. Listed by hand, because node, where the cli runs, has no import.meta.glob. */
export const codeRules: readonly TextRule[] = [
  dateWeekdayMismatch,
  invalidDate,
  invisibleCharacters,
  linkRisk,
  maskedCharacters,
  pastDate,
  email,
  myNumber,
  personName,
  phone,
  emojiMeaning,
  hashtag,
  length,
  officeHours,
  address,
  politicalElection,
  embargo,
  repeatedPost,
  ambiguousExpression,
  impersonationTown,
];
