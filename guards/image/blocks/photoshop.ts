import { find, startsWith } from '../bytes.ts';
import type { Collector } from '../report.ts';
import { addTags } from './exif.ts';
import { readSegmentWithLibrary } from './library.ts';

/** Image resource 1036, a JPEG preview (Adobe Photoshop file format, image resource blocks). */
const PREVIEW = '8BIM\x04\x0c';

/** Reads one APP13 body: Photoshop resources, with IPTC among them. */
export function readPhotoshop(body: Uint8Array, where: string, to: Collector): void {
  const before = to.said();
  const tags = readSegmentWithLibrary(0xed, body);
  if (tags) addTags(tags, where, to);
  if (find(body, PREVIEW) >= 0) to.add('thumbnail', 'thumbnail', 'Photoshop', where);
  if (to.said() > before) return;
  to.hide('photoshop', startsWith(body, 'Photoshop') ? 'Photoshop' : 'APP13', body.length, where);
}
