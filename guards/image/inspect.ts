import { formats } from './formats/all.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { createCollector, type ImageReport } from './report.ts';

export type { Gps, Hidden, ImageReport, Item, ItemKind, Problem } from './report.ts';

/**
 * What a picture carries besides what one sees. Pure, synchronous, without DOM (runs in a worker or service worker); time
 * and memory are bounded by limits.ts; bad input is reported in `problem`, never thrown and never passed over in silence.
 * The format is told by the bytes; `name` is looked at only to name a format the bytes do not show.
 */
export function inspect(bytes: Uint8Array, name = ''): ImageReport {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = formats.find((candidate) => candidate.matches(bytes));
  const claimed = formats.find((candidate) => candidate.extensions.includes(extension));
  const to = createCollector(format?.id ?? 'unknown');
  if (bytes.length === 0) to.fail('empty');
  else if (bytes.length > MAX_FILE_BYTES) to.fail('too-large');
  else if (!format) to.fail(claimed ? 'damaged' : 'unknown-format');
  else format.inspect(bytes, to);
  return to.report;
}
