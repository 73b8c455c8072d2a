import { formats } from './formats/all.ts';
import type { StripResult } from './formats/types.ts';
import { MAX_FILE_BYTES } from './limits.ts';

export type { StripResult } from './formats/types.ts';

/**
 * The same picture without what it carries besides: coded data, tables, colour profile and orientation stay, the rest goes.
 * Nothing to remove = the very same bytes. Pure, without DOM; never throws on bad input.
 */
export function strip(bytes: Uint8Array): StripResult {
  if (bytes.length === 0) return { problem: 'empty' };
  if (bytes.length > MAX_FILE_BYTES) return { problem: 'too-large' };
  const format = formats.find((candidate) => candidate.matches(bytes));
  if (!format) return { problem: 'unknown-format' };
  return format.strip?.(bytes) ?? { problem: 'not-cleanable-yet' };
}
