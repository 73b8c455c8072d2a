import type { SiteId, Surface } from './draft.ts';
import type { DutyKind, Flow, PaperKind, ProfileItem } from './duties.ts';
import type { Hint } from './tone/model.ts';
import type { Topic } from './topics.ts';

/** info = shown; warn = acknowledged one by one; block = must be mended before posting. */
export type Severity = 'info' | 'warn' | 'block';

/** A morpheme as the tokenizer host returns it (kuromoji, IPADIC). */
export interface Token {
  /** [start, end) in UTF-16 units of the text of its post. */
  start: number;
  end: number;
  surface: string;
  pos: string;
  /** pos_detail_1..3 */
  pos1: string;
  pos2: string;
  pos3: string;
  basic: string;
  reading: string;
}

/** Words that may not appear before a moment. */
export interface Embargo {
  words: readonly string[];
  /** YYYY-MM-DDTHH:MM in Asia/Tokyo. */
  until: string;
}

/** Days (YYYY-MM-DD, both included) in which nothing may favour or name who stands for election. */
export interface Election {
  name: string;
  from: string;
  to: string;
  names: readonly string[];
}

/** When the office is open; `days` holds the letters of its weekdays, empty = nobody has said. */
export interface OfficeHours {
  from: string;
  to: string;
  days: string;
  /** Further days off, YYYY-MM-DD. */
  closed: readonly string[];
}

/** What only a town's own admins can know; it comes from policy. */
export interface TownContext {
  /** Name of the municipality, e.g. 川崎市; empty when not configured. */
  municipality: string;
  /** Numbers, addresses and hosts that policy says are official; digits only for phones, lower case for the rest. */
  officialPhones: readonly string[];
  officialEmails: readonly string[];
  officialDomains: readonly string[];
  /** Hosts given up: whoever holds them now is not us. */
  retiredDomains: readonly string[];
  embargoes: readonly Embargo[];
  elections: readonly Election[];
  /** Hashtags that may be used, without #; empty = nobody has said. */
  hashtags: readonly string[];
  officeHours: OfficeHours;
}

/** One of the account's latest posts. */
export interface RecentPost {
  text: string;
  /** Epoch milliseconds. */
  at: number;
}

/** Everything a rule may know besides the text. A rule has no clock of its own: `now` is given. */
export interface RuleContext extends TownContext {
  /** Moment of publication (the scheduled moment when there is one), epoch milliseconds. Dates are read in Asia/Tokyo. */
  now: number;
  site: SiteId;
  surface: Surface;
  /** Newest first. */
  recentPosts: readonly RecentPost[];
  /** How the post at hand sounds; undefined where nobody has listened. */
  hints?: readonly Hint[];
}

/** One place a rule points at. */
export interface Match {
  start: number;
  end: number;
  /** Replaces the rule's general message where it can say more (what, why, how to mend). Plain polite Japanese. */
  message?: string;
  /** Text that would mend it, to be copied; we never write into the editor. */
  fix?: string;
  severity?: Severity;
}

/** A bare string is judged at the default moment of the tests; the object form sets the context it needs. */
export type Example = string | ({ text: string } & Partial<RuleContext>);

/**
 * What a sentence does with the words in it. A word that is denied, warned of, quoted or part of a title is shown, not said.
 * rules/roles.ts says how each is recognized.
 */
export type Role =
  | 'quoted'
  | 'denied'
  | 'discouraged'
  | 'warned'
  | 'awareness'
  | 'corrected'
  | 'reported'
  | 'titled'
  | 'asked';

/** Words, /regexp/flags strings, or `@name` for a group of the rule; one of them must stand there. */
export type Group = readonly string[];

/** One entry of a lexicon: data that people can read, with its reason and a better wording. */
export interface LexiconEntry {
  /** Any of these starts a finding: words, /regexp/flags strings, `@name` of a group of the rule. */
  word?: Group;
  /** Dictionary forms (殴る), found in every inflection; needs tokens. */
  base?: readonly string[];
  /** Readings in katakana, for what can be written in many ways; needs tokens. */
  reading?: readonly string[];
  /** Each of these groups must also stand in the same sentence. */
  with?: readonly Group[];
  /** Each of these groups must also stand somewhere in the post. */
  post?: readonly Group[];
  /** Silent when one of these stands in the sentence. */
  allow?: Group;
  /** Silent when one of these stands in the sentence or in the one after it. */
  allowNext?: Group;
  /** Silent when one of these stands anywhere in the post. */
  allowPost?: Group;
  /** Silent in these roles; replaces the rule's own list. */
  unless?: readonly Role[];
  /** Why: one plain polite sentence. */
  reason: string;
  /** What could be written instead. */
  instead?: string;
  /**
   * What is marked instead of the words themselves: their sentence, or also the sentences on either side, because the words give
   * away that what stands beside them must not be told.
   */
  mark?: 'sentence' | 'around';
  severity?: Severity;
}

export interface TokenPattern {
  surface?: string;
  pos?: string;
  pos1?: string;
  pos2?: string;
  pos3?: string;
  basic?: string;
}

/** One rule, one file, with its own examples. Data first; `check` only where data cannot say it. */
export interface TextRule {
  id: string;
  topic: Topic;
  severity: Severity;
  /** Plain polite Japanese: what, why, how to mend. It proposes, never scolds. */
  message: string;
  /** Words, /regexp/flags strings or sequences of token patterns; any of them fires. */
  match?: readonly (string | readonly TokenPattern[])[];
  /** Named check for what data cannot say. `tokens` is undefined until the tokenizer has answered. */
  check?: (text: string, context: RuleContext, tokens?: readonly Token[]) => Iterable<Match>;
  /** Needs tokens to say anything. */
  tokens?: true;
  /** Words or /regexp/flags strings: a match that lies inside one of these is dropped. */
  allow?: readonly string[];
  /** Words with reason and alternative each. A rule of nothing but data travels to the pages as data. */
  lexicon?: readonly LexiconEntry[];
  /** Lists that entries name as `@name`. */
  groups?: Readonly<Record<string, readonly string[]>>;
  /** Roles in which every entry of the lexicon is silent. */
  unless?: readonly Role[];
  /** Surfaces the rule is about; all when omitted. */
  surfaces?: readonly Surface[];
  /** Topics its findings answer to besides `topic`: their clauses are cited, too. */
  also?: readonly Topic[];
  /** Every one must be caught by this rule. */
  ng: readonly Example[];
  /** Every one must stay silent under ALL rules. */
  ok: readonly Example[];
}

/** A clause as quoted beside a finding. */
export interface Citation {
  /** Id of the guideline file, e.g. kawasaki. */
  guideline: string;
  /** Name of the guideline as printed. */
  title: string;
  /** Clause number exactly as in the text, e.g. 5(11)ス. */
  clause: string;
  /** What it asks, in our own words. */
  gist: string;
}

export interface Finding {
  /** Rule or guard id. */
  rule: string;
  topic: Topic;
  /** Topics it answers to besides. */
  also?: readonly Topic[];
  severity: Severity;
  /** Index into draft.posts; 0 for findings about the whole draft. */
  post: number;
  /** [start, end) in UTF-16 units of that post's text; [0, 0) for findings about the whole draft. */
  span: readonly [number, number];
  message: string;
  fix?: string;
  citations: readonly Citation[];
}

export interface Clause {
  /** Number exactly as in the text; repeated numbers are kept as they are (clauses is an array, not a record). */
  number: string;
  gist: string;
  /** staff = binds those who post; admin = duties of managers around posting; public = binds citizens, never quoted at staff; none = definitions, dates. */
  binds: 'staff' | 'admin' | 'public' | 'none';
  /** Empty when no machine can answer it: then `ask` becomes a line of the second person's checklist. */
  topics: readonly Topic[];
  /** Question for the second person; only for staff clauses no rule or guard answers fully. */
  ask?: string;
  /** When the question matters; omitted = always. consent = a picture shows people or what others have rights in. */
  askWhen?: 'media' | 'consent' | 'links' | 'reply';
  /** What admins have to set so that the clause is kept in full; docs/clauses.md says so. May hold `code`. */
  needs?: string;
}

export interface Guideline {
  id: string;
  /** 川崎市 */
  municipality: string;
  /** Name of the document as printed. */
  title: string;
  /** Dates and source notes. */
  effective: string;
  /** Sites the text covers. */
  sites: readonly SiteId[];
  clauses: readonly Clause[];
  /** Severity where this text demands another than the rule's own. */
  severities?: Partial<Record<Topic, Severity | 'off'>>;
  /** Posting hours that the text itself names; policy's own go before them. */
  officeHours?: Omit<TownContext['officeHours'], 'closed'>;
  /** What the profile of an account has to say. */
  profile?: readonly ProfileItem[];
  /** Kind of account (policy's register) whose posts only the head of its section may confirm. */
  headConfirms?: string;
  /** Clauses that ask for a duty between two posts; a duty that no text in force names is nobody's. */
  duties?: Partial<Record<DutyKind, readonly string[]>>;
  /** Clauses that ask for a paper, printed under it. */
  papers?: Partial<Record<PaperKind, readonly string[]>>;
  /** What the text says to do when something has gone wrong; kinds it is silent about go as 共通 says. */
  flows?: readonly Flow[];
}

/** Identity helpers: they give authors types and cost nothing at run time. */
export const defineRule = (rule: TextRule): TextRule => rule;
export const defineGuideline = (guideline: Guideline): Guideline => guideline;
