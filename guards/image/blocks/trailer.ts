import { find, latin1, startsWith } from '../bytes.ts';
import type { Collector } from '../report.ts';

/** What phones append after the end of a JPEG: a second picture (MPF, gain map), a motion-photo video, maker records. */

/** Bytes that only fill up a block. */
export const isPadding = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0 || byte === 0xff);

/** `readJpeg` reports on an embedded JPEG and returns its length in bytes, or 0 when it is none. */
export function readTrailer(
  trailer: Uint8Array,
  where: string,
  to: Collector,
  readJpeg: (bytes: Uint8Array, where: string) => number,
): void {
  if (isPadding(trailer)) return;
  let rest = trailer;
  for (;;) {
    const at = find(rest, '\xff\xd8\xff');
    if (at < 0 || find(rest.subarray(0, at), 'ftyp') >= 0) break;
    if (!to.mayEmbed()) break;
    const length = readJpeg(rest.subarray(at), `${where}/second-image`);
    if (length > 0) to.hide('second-image', `JPEG (${kilobytes(length)})`, length, where);
    rest = rest.subarray(at + Math.max(length, 3));
  }
  const brand = find(rest, 'ftyp');
  if (brand >= 4) {
    to.hide('motion-photo', `MP4 (${kilobytes(rest.length)})`, rest.length, where);
    readMovie(rest.subarray(brand - 4), `${where}/movie`, to);
  } else if (!isPadding(rest)) {
    to.hide('trailing-data', `${kilobytes(rest.length)}`, rest.length, where);
  }
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} kB`;

/** Names under which movies keep their place: user data ©xyz, 3GPP loci, QuickTime metadata key. */
const placeNames = ['\xa9xyz', 'com.apple.quicktime.location.ISO6709'];

/** "+35.6895+139.6917+40.1/" (ISO 6709 annex H). */
const iso6709 = /([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/;

/** A key's value follows it within the same metadata box, which is a few hundred bytes long. */
const NEAR = 8 * 1024;

/** Looks for the place in a movie by the names it is kept under; takes one pass per name. */
export function readMovie(movie: Uint8Array, where: string, to: Collector): void {
  for (const name of placeNames) {
    const at = find(movie, name);
    if (at < 0) continue;
    const after = at + name.length;
    const position = iso6709.exec(latin1(movie, after, after + NEAR));
    if (!position || !to.gps(Number(position[1]), Number(position[2]), where))
      to.add('gps', 'gps-unread', 'GPS', where);
  }
  const loci = find(movie, 'loci');
  if (loci >= 4 && startsWith(movie, '\0\0', loci - 4)) to.add('gps', 'gps-unread', 'GPS', where);
}
