import type { Collector, FormatId, Problem } from '../report.ts';

/** Cleaned bytes and what was taken off (codes), or why nothing was done. Nothing to remove = the very same bytes. */
export type StripResult = { bytes: Uint8Array; removed: string[] } | { problem: Problem };

/** One picture format, one file. Reading never throws on bad input; it reports a problem. */
export interface Format {
  id: FormatId;
  /** File name endings, lower case, without the dot. */
  extensions: readonly string[];
  /** Decides by the first bytes alone. */
  matches(bytes: Uint8Array): boolean;
  inspect(bytes: Uint8Array, to: Collector): void;
  /** Absent = this format cannot be cleaned yet. */
  strip?(bytes: Uint8Array): StripResult;
}
