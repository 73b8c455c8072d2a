import { addTags } from '../blocks/exif.ts';
import { readWithLibrary } from '../blocks/library.ts';
import { readXmp } from '../blocks/xmp.ts';
import { find } from '../bytes.ts';
import { MAX_LIBRARY_BYTES } from '../limits.ts';
import type { Collector } from '../report.ts';
import type { Source } from '../source.ts';

/**
 * Reading for formats that have no file of their own yet: the library's view of the whole file, and the first XMP packet
 * wherever it stands. It sees less than a walk over the format's own blocks, which is why nothing is cleaned from here.
 */
export async function inspectWithLibrary(source: Source, to: Collector): Promise<void> {
  if (source.size > MAX_LIBRARY_BYTES) return to.fail('too-large');
  const bytes = await source.read(0, source.size);
  const tags = readWithLibrary(bytes);
  if (!tags) return to.fail('damaged');
  addTags(tags, to.report.format, to);
  if (tags.gps) to.gps(tags.gps.lat, tags.gps.lon, to.report.format);
  const xmp = find(bytes, '<x:xmpmeta');
  if (xmp >= 0) readXmp(bytes.subarray(xmp), 'xmp', to);
  to.fail('not-cleanable-yet');
}
