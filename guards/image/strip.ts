import { formats } from './formats/all.ts';
import { HEAD_BYTES, type StripResult } from './formats/types.ts';
import type { Source } from './source.ts';

export type { StripResult } from './formats/types.ts';

/**
 * The same picture or film without what it carries besides: coded data, tables, colour profile and orientation stay, the
 * rest goes. Nothing to remove = the whole original as its one part. Without DOM; never throws on bad input.
 */
export async function strip(source: Source): Promise<StripResult> {
  if (source.size === 0) return { problem: 'empty' };
  const head = await source.read(0, HEAD_BYTES);
  const format = formats.find((candidate) => candidate.matches(head));
  return format ? format.strip(source) : { problem: 'unknown-format' };
}
