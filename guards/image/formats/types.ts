import { MAX_FILE_BYTES } from '../limits.ts';
import type { Collector, FormatId, Problem } from '../report.ts';
import type { Part, Source } from '../source.ts';

/**
 * The cleaned file and what was taken off (codes), or why nothing was done. Nothing to remove = the whole original as its
 * one part.
 */
export type StripResult = { parts: Part[]; removed: string[] } | { problem: Problem };

/** One format of picture or film, one file. Reading never throws on bad input; it reports a problem. */
export interface Format {
  id: FormatId;
  /** File name endings, lower case, without the dot. */
  extensions: readonly string[];
  /** Decides by the first HEAD_BYTES alone. */
  matches(head: Uint8Array): boolean;
  inspect(source: Source, to: Collector): Promise<void>;
  strip(source: Source): Promise<StripResult>;
}

/** First bytes by which a format is told. */
export const HEAD_BYTES = 4096;

/** Nothing to remove. */
export const unchanged = (source: Source): StripResult => ({ parts: [{ from: 0, to: source.size }], removed: [] });

/** The cleaned bytes, or why nothing was done. The very bytes given = nothing to remove. */
export type Rebuilt = { bytes: Uint8Array; removed: string[] } | { problem: Problem };

interface SmallFormat extends Pick<Format, 'id' | 'extensions' | 'matches'> {
  inspect(bytes: Uint8Array, to: Collector): void | Promise<void>;
  strip(bytes: Uint8Array): Rebuilt | Promise<Rebuilt>;
}

/** A format that is read and rebuilt in memory, within MAX_FILE_BYTES. */
export function inMemory(format: SmallFormat): Format {
  return {
    ...format,
    inspect: async (source, to) =>
      source.size > MAX_FILE_BYTES ? to.fail('too-large') : format.inspect(await source.read(0, source.size), to),
    strip: async (source) => {
      if (source.size > MAX_FILE_BYTES) return { problem: 'too-large' };
      const bytes = await source.read(0, source.size);
      const result = await format.strip(bytes);
      if ('problem' in result) return result;
      return result.bytes === bytes ? unchanged(source) : { parts: [result.bytes], removed: result.removed };
    },
  };
}
