import dateWeekdayMismatch from './text/date-weekday-mismatch.ts';
import invalidDate from './text/invalid-date.ts';
import invisibleCharacters from './text/invisible-characters.ts';
import linkRisk from './text/link-risk.ts';
import maskedCharacters from './text/masked-characters.ts';
import pastDate from './text/past-date.ts';
import email from './text/personal-info.email.ts';
import myNumber from './text/personal-info.my-number.ts';
import personName from './text/personal-info.name.ts';
import phone from './text/personal-info.phone.ts';
import placeholder from './text/placeholder.ts';
import rumor from './text/rumor.ts';
import undecidedPolicy from './text/undecided-policy.ts';
import type { TextRule } from './types.ts';

/**
 * Every bundled rule. Listed by hand, because `import.meta.glob` is unknown to node, where the cli runs; a test refuses a file of
 * rules/text/ that is missing here.
 */
export const allRules: readonly TextRule[] = [
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
  placeholder,
  rumor,
  undecidedPolicy,
];
