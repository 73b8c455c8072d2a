import { find, startsWith, u16, u32 } from '../bytes.ts';
import { MAX_IFD_ENTRIES } from '../limits.ts';
import type { Collector } from '../report.ts';
import { isIim, readIim } from './iptc.ts';
import { undeclaredText } from './text.ts';
import { readXmp } from './xmp.ts';

/** Photoshop's image resources (Adobe Photoshop file format, image resource section). */

const IPTC = 0x0404;
const THUMBNAIL_OLD = 0x0409;
const URL_OF_OWNER = 0x040b;
const THUMBNAIL = 0x040c;
const XMP = 0x0424;

function readResource(id: number, data: Uint8Array, where: string, to: Collector): void {
  if (id === IPTC) readIim(data, `${where}/iptc`, to);
  else if (id === THUMBNAIL || id === THUMBNAIL_OLD) to.add('thumbnail', 'thumbnail', 'Photoshop', where);
  else if (id === XMP) readXmp(data, `${where}/xmp`, to);
  else if (id === URL_OF_OWNER) to.add('author', 'contact', undeclaredText(data), where);
}

/** Reads a block of Photoshop resources, with IPTC among them; what says nothing is named as a block. */
export function readPhotoshop(body: Uint8Array, where: string, to: Collector): void {
  const before = to.said();
  let at = find(body, '8BIM');
  if (at < 0 && isIim(body)) readIim(body, where, to);
  for (let count = 0; at >= 0 && count < MAX_IFD_ENTRIES && startsWith(body, '8BIM', at); count++) {
    const id = u16(body, at + 4);
    // A Pascal string and a length, each padded to an even number of bytes.
    const name = ((body[at + 6] ?? 0) + 2) & ~1;
    const length = u32(body, at + 6 + name);
    if (id === undefined || length === undefined) break;
    const from = at + 10 + name;
    readResource(id, body.subarray(from, from + length), where, to);
    at = from + ((length + 1) & ~1);
    if (!startsWith(body, '8BIM', at)) at = find(body, '8BIM', Math.min(at, body.length));
  }
  if (to.said() > before) return;
  to.hide('photoshop', startsWith(body, 'Photoshop') ? 'Photoshop' : 'APP13', body.length, where);
}
