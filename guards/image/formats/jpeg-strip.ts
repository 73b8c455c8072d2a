import { joinIcc, splitIcc } from '../blocks/icc.ts';
import { mapTiff, orientationExif } from '../blocks/tiff.ts';
import { isPadding } from '../blocks/trailer.ts';
import { concat } from '../bytes.ts';
import { ADOBE_BYTES, hasJfifThumbnail, JFIF_BYTES, kindOf } from './jpeg-segments.ts';
import { type Piece, walkJpeg } from './jpeg-walk.ts';
import type { Rebuilt } from './types.ts';

/**
 * Takes everything off a JPEG that decoding does not need. An allow list: tables, frames and scans are copied byte for byte,
 * JFIF, Adobe, the colour profile and the orientation are kept in their smallest form, whatever else there is goes.
 */
export function stripJpeg(bytes: Uint8Array): Rebuilt {
  const map = walkJpeg(bytes);
  if (map.problem) return { problem: map.problem };

  const removed = new Set<string>();
  const icc: Uint8Array[] = [];
  const structure: Uint8Array[] = [];
  let jfif: Uint8Array | null = null;
  let adobe: Uint8Array | null = null;
  let exif: Piece | null = null;

  for (const piece of map.pieces) {
    const kind = kindOf(piece);
    switch (kind) {
      case 'structure':
        structure.push(bytes.subarray(piece.start, piece.end));
        break;
      case 'icc':
        icc.push(piece.body);
        break;
      case 'jfif':
        if (jfif) removed.add('app');
        else if (hasJfifThumbnail(piece.body)) removed.add('thumbnail');
        jfif ??= segment(0xe0, Uint8Array.from([...piece.body.subarray(0, JFIF_BYTES - 2), 0, 0]));
        break;
      case 'adobe':
        if (adobe || piece.body.length > ADOBE_BYTES) removed.add('app');
        // The last one counts, as decoders have it.
        adobe = segment(0xee, piece.body.subarray(0, ADOBE_BYTES));
        break;
      case 'exif':
        if (exif) removed.add('exif');
        exif ??= piece;
        break;
      default:
        removed.add(kind === 'xmp-extended' ? 'xmp' : kind);
    }
  }

  const orientation = exif ? mapTiff(exif.body.subarray(6)).orientation : 1;
  const turn = orientation === 1 ? null : orientationExif(orientation);
  if (exif && !(turn && same(exif.body, turn))) removed.add('exif');
  const profile = joinIcc(icc);
  const profileBodies = profile ? splitIcc(profile) : [];
  if (icc.reduce((sum, body) => sum + body.length - 14, 0) !== (profile?.length ?? 0)) removed.add('icc');
  if (map.garbage > 0) removed.add('stray-bytes');
  if (!isPadding(bytes.subarray(map.end))) removed.add('trailing-data');
  if (removed.size === 0) return { bytes, removed: [] };

  const parts = [
    Uint8Array.from([0xff, 0xd8]),
    ...(jfif ? [jfif] : []),
    ...(turn ? [segment(0xe1, turn)] : []),
    ...profileBodies.map((body) => segment(0xe2, body)),
    ...(adobe ? [adobe] : []),
    ...structure,
    Uint8Array.from([0xff, 0xd9]),
  ];
  return { bytes: concat(parts), removed: [...removed] };
}

const segment = (marker: number, body: Uint8Array): Uint8Array => {
  const length = body.length + 2;
  return concat([Uint8Array.from([0xff, marker, length >> 8, length & 0xff]), body]);
};

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
