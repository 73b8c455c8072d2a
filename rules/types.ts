import type { SiteId, Surface } from './draft.ts';
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

/** Everything a rule may know besides the text. A rule has no clock of its own: `now` is given. */
export interface RuleContext {
  /** Moment of publication (the scheduled moment when there is one), epoch milliseconds. Dates are read in Asia/Tokyo. */
  now: number;
  site: SiteId;
  surface: Surface;
  /** Name of the municipality, e.g. 川崎市; empty when not configured. */
  municipality: string;
  /** Numbers, addresses and hosts that policy says are official; digits only for phones, lower case for the rest. */
  officialPhones: readonly string[];
  officialEmails: readonly string[];
  officialDomains: readonly string[];
  /** Texts of the account's latest posts, newest first. */
  recentPosts: readonly string[];
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
  /** When the question matters; omitted = always. */
  askWhen?: 'media' | 'links' | 'reply';
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
}

/** Identity helpers: they give authors types and cost nothing at run time. */
export const defineRule = (rule: TextRule): TextRule => rule;
export const defineGuideline = (guideline: Guideline): Guideline => guideline;
