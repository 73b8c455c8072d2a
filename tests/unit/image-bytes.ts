import { inspect as inspectSource } from '../../guards/image/inspect.ts';
import type { ImageReport, Problem } from '../../guards/image/report.ts';
import { bytesOf, sourceOf } from '../../guards/image/source.ts';
import { strip as stripSource } from '../../guards/image/strip.ts';

/** Reading and cleaning whole files in memory, as most tests want it. */

export const inspect = (bytes: Uint8Array, name?: string): Promise<ImageReport> => inspectSource(sourceOf(bytes), name);

/** The cleaned bytes; `removed` is empty where nothing was to be removed. */
export async function strip(
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array; removed: string[] } | { problem: Problem }> {
  const source = sourceOf(bytes);
  const result = await stripSource(source);
  return 'problem' in result ? result : { bytes: await bytesOf(result.parts, source), removed: result.removed };
}
