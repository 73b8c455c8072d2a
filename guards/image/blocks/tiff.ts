import { startsWith, u16, u32 } from '../bytes.ts';
import { MAX_IFD_ENTRIES, MAX_IFDS } from '../limits.ts';

/**
 * Walks the directories of a TIFF block (TIFF 6.0 §2, the inside of an EXIF segment) and says what is in it, without
 * reading values: a second opinion beside the library, and the guard against looping or overlong directories.
 */

export interface TiffMap {
  /** 1 to 8; 1 when absent or not a single SHORT, as browsers read it. */
  orientation: number;
  /** Tag numbers of the GPS directory. */
  gps: Set<number>;
  makerNote: boolean;
  /** Bytes of the embedded preview (IFD1), when it is a JPEG. */
  thumbnail: Uint8Array | null;
  /** Nothing but technical tags every editor writes (orientation, resolution, versions, sizes). */
  plain: boolean;
  /** Not a TIFF block, or directories that point outside it. */
  damaged: boolean;
}

const ORIENTATION = 0x0112;
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const INTEROP_IFD = 0xa005;
const SUB_IFDS = 0x014a;
const MAKER_NOTE = 0x927c;
const THUMBNAIL_OFFSET = 0x0201;
const THUMBNAIL_LENGTH = 0x0202;

/** Orientation, resolution, YCbCr positioning, versions, component order, colour space, size, interoperability. */
const plainTags: ReadonlySet<number> = new Set([
  ORIENTATION,
  0x011a,
  0x011b,
  0x0128,
  0x0213,
  EXIF_IFD,
  0x9000,
  0x9101,
  0xa000,
  0xa001,
  0xa002,
  0xa003,
  INTEROP_IFD,
  0x0001,
  0x0002,
]);

/** All plain tags together take about 250 bytes; more would be something no tag points at. */
const PLAIN_BYTES = 512;

export function mapTiff(block: Uint8Array): TiffMap {
  const map: TiffMap = {
    orientation: 1,
    gps: new Set(),
    makerNote: false,
    thumbnail: null,
    plain: block.length <= PLAIN_BYTES,
    damaged: false,
  };
  const little = startsWith(block, 'II');
  const first = u32(block, 4, little);
  if ((!little && !startsWith(block, 'MM')) || u16(block, 2, little) !== 42 || first === undefined) {
    return { ...map, plain: false, damaged: true };
  }

  const queue: { at: number; directory: number }[] = [{ at: first, directory: 0 }];
  const visited = new Set<number>();
  let thumbnailAt = 0;
  let thumbnailLength = 0;

  for (let next = queue.shift(); next; next = queue.shift()) {
    const { at, directory } = next;
    const count = u16(block, at, little);
    if (at < 8 || count === undefined || count > MAX_IFD_ENTRIES || visited.has(at) || visited.size >= MAX_IFDS) {
      map.damaged = true;
      continue;
    }
    visited.add(at);
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
      const tag = u16(block, entry, little);
      const type = u16(block, entry + 2, little);
      const values = u32(block, entry + 4, little);
      const value = u32(block, entry + 8, little);
      if (tag === undefined || type === undefined || values === undefined || value === undefined) {
        map.damaged = true;
        break;
      }
      if (directory === GPS_IFD) map.gps.add(tag);
      if (!plainTags.has(tag) || directory === GPS_IFD) map.plain = false;
      if (tag === MAKER_NOTE) map.makerNote = true;
      if (tag === EXIF_IFD || tag === GPS_IFD || tag === INTEROP_IFD) queue.push({ at: value, directory: tag });
      if (tag === SUB_IFDS && values === 1) queue.push({ at: value, directory: SUB_IFDS });
      if (tag === THUMBNAIL_OFFSET) thumbnailAt = value;
      if (tag === THUMBNAIL_LENGTH) thumbnailLength = value;
      const short = u16(block, entry + 8, little) ?? 0;
      if (directory === 0 && at === first && tag === ORIENTATION && type === 3 && values === 1) {
        if (short >= 1 && short <= 8) map.orientation = short;
      }
    }
    const following = u32(block, at + 2 + count * 12, little);
    if (directory === 0 && following) queue.push({ at: following, directory: 0 });
  }

  if (map.damaged) map.plain = false;
  const preview = block.subarray(thumbnailAt, thumbnailAt + thumbnailLength);
  if (thumbnailLength > 0 && startsWith(preview, '\xff\xd8')) map.thumbnail = preview;
  return map;
}

/** The smallest EXIF body that says only how to turn the picture (big-endian, one IFD with one SHORT). */
export function orientationExif(orientation: number): Uint8Array {
  const header = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  return Uint8Array.from([...header, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}
