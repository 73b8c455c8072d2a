import { formats } from './formats/all.ts';
import { HEAD_BYTES } from './formats/types.ts';
import { placeHint } from './place-hint.ts';
import { createCollector, type ImageReport } from './report.ts';
import type { Source } from './source.ts';

export type { Gps, Hidden, ImageReport, Item, ItemKind, Problem } from './report.ts';

/**
 * What a picture or film carries besides what one sees. Without DOM (runs in a worker); time and memory are bounded by
 * limits.ts; bad input is reported in `problem`, never thrown and never passed over in silence.
 * The format is told by the bytes; `name` is looked at only to name a format the bytes do not show.
 */
export async function inspect(source: Source, name = ''): Promise<ImageReport> {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const head = await source.read(0, HEAD_BYTES);
  const format = formats.find((candidate) => candidate.matches(head));
  const claimed = formats.find((candidate) => candidate.extensions.includes(extension));
  const to = createCollector(format?.id ?? 'unknown');
  if (source.size === 0) to.fail('empty');
  else if (!format) to.fail(claimed ? 'damaged' : 'unknown-format');
  else await format.inspect(source, to);
  const { gps } = to.report;
  const hint = gps && placeHint(gps.lat, gps.lon);
  return hint ? { ...to.report, placeHint: hint } : to.report;
}
