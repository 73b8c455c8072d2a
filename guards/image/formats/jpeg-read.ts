import { readExif } from '../blocks/exif.ts';
import { joinIcc } from '../blocks/icc.ts';
import { readPhotoshop } from '../blocks/photoshop.ts';
import { readTrailer } from '../blocks/trailer.ts';
import { readXmp } from '../blocks/xmp.ts';
import { concat, find, latin1, u32 } from '../bytes.ts';
import { MAX_DEPTH, MAX_XMP_BYTES } from '../limits.ts';
import type { Collector } from '../report.ts';
import { ADOBE_BYTES, hasJfifThumbnail, kindOf, XMP_EXTENDED_NAME, XMP_NAME } from './jpeg-segments.ts';
import { isJpeg, type JpegMap, type Piece, walkJpeg } from './jpeg-walk.ts';

/** Bytes of a comment that are decoded; what is shown is shorter still. */
const COMMENT_BYTES = 4096;

/** Reports on one JPEG, which may stand inside another (`where` and `depth` say where). */
export function readJpeg(bytes: Uint8Array, where: string, depth: number, to: Collector): JpegMap {
  const map = walkJpeg(bytes);
  const at = (block: string): string => (where ? `${where}/${block}` : block);
  const icc: Uint8Array[] = [];
  const extended: Uint8Array[] = [];
  let exifSeen = false;
  let jfifSeen = false;
  let adobeSeen = false;

  const embedded = (inner: Uint8Array, place: string): number => {
    if (depth >= MAX_DEPTH || !isJpeg(inner)) return 0;
    const found = readJpeg(inner, place, depth + 1, to);
    return found.problem ? 0 : found.end;
  };

  const read = (piece: Piece): void => {
    const { body } = piece;
    switch (kindOf(piece)) {
      case 'structure':
        return;
      case 'adobe':
        if (adobeSeen || body.length > ADOBE_BYTES) to.hide('unknown-block', 'APP14 Adobe', body.length, at('adobe'));
        adobeSeen = true;
        return;
      case 'jfif':
        if (jfifSeen) to.hide('unknown-block', 'APP0 JFIF', body.length, at('jfif'));
        else if (hasJfifThumbnail(body)) to.add('thumbnail', 'thumbnail', 'JFIF', at('jfif'));
        jfifSeen = true;
        return;
      case 'icc':
        icc.push(body);
        return;
      case 'exif': {
        const found = readExif(body, at('exif'), to, (inner, place) => {
          if (to.mayEmbed()) embedded(inner, place);
        });
        // The first one counts, as browsers have it.
        if (depth === 0 && !exifSeen) to.report.orientation = found.orientation;
        exifSeen = true;
        return;
      }
      case 'xmp':
        return readXmp(body.subarray(XMP_NAME.length), at('xmp'), to);
      case 'xmp-extended':
        extended.push(body);
        return;
      case 'photoshop':
        return readPhotoshop(body, at('photoshop'), to);
      case 'mpf':
        return to.hide('mpf', 'MPF', body.length, at('mpf'));
      case 'jumbf':
        if (find(body, 'c2pa') >= 0) return to.credentials(body.length, at('jumbf'));
        return to.hide('jumbf', 'JUMBF', body.length, at('jumbf'));
      case 'comment': {
        const said = to.said();
        to.add('text', 'comment', new TextDecoder().decode(body.subarray(0, COMMENT_BYTES)), at('comment'));
        return to.hide('comment', to.said() > said ? '' : 'COM', body.length, at('comment'));
      }
      case 'app':
        return to.hide('unknown-block', `APP${piece.marker - 0xe0} ${nameOf(body)}`, body.length, at('app'));
    }
  };

  for (const piece of map.pieces) read(piece);
  if (extended.length > 0) readXmp(joinExtended(extended), at('xmp-extended'), to);
  if (icc.length > 0) {
    const profile = joinIcc(icc);
    if (profile && depth === 0) to.report.icc = true;
    const carried = icc.reduce((sum, body) => sum + body.length - 14, 0);
    if (profile?.length !== carried) to.hide('icc-damaged', 'ICC', carried, at('icc'));
  }
  if (map.garbage > 0) to.hide('stray-bytes', `${map.garbage} bytes`, map.garbage, at('stray'));
  // What follows an embedded picture is looked at by the one that embeds it.
  if (depth === 0 && !map.problem) readTrailer(bytes.subarray(map.end), 'trailer', to, embedded);
  return map;
}

/** The readable start of an unknown segment, which is its name by custom. */
const nameOf = (body: Uint8Array): string => /^[\x20-\x7e]{0,20}/.exec(latin1(body, 0, 20))?.[0] ?? '';

/** Parts of an extended XMP packet in order; after the name stand a GUID (32), the full length (4) and the offset (4). */
function joinExtended(bodies: readonly Uint8Array[]): Uint8Array {
  const offsetAt = XMP_EXTENDED_NAME.length + 36;
  const ordered = [...bodies].sort((a, b) => (u32(a, offsetAt) ?? 0) - (u32(b, offsetAt) ?? 0));
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const body of ordered) {
    if (length > MAX_XMP_BYTES) break;
    const part = body.subarray(offsetAt + 4);
    length += part.length;
    parts.push(part);
  }
  return concat(parts);
}

/** Reads a preview inside a picture of any format, within the bounds of the whole report. */
export const previewReader =
  (to: Collector) =>
  (bytes: Uint8Array, where: string): void => {
    if (isJpeg(bytes) && to.mayEmbed()) readJpeg(bytes, where, 1, to);
  };

/** Reads what stands behind the end of a picture of any format: another picture, a film, or anything. */
export const readBehind = (bytes: Uint8Array, to: Collector): void =>
  readTrailer(bytes, 'trailer', to, (inner, where) => {
    if (!isJpeg(inner)) return 0;
    const found = readJpeg(inner, where, 1, to);
    return found.problem ? 0 : found.end;
  });
