import { startsWith, u16 } from '../bytes.ts';
import { type Entry, integersOf, type TiffBlock, walkTiff } from './tiff-entries.ts';

/** What a TIFF block holds in all, told from its directories. */

export interface TiffMap {
  /** 1 to 8; 1 when absent or not a single SHORT, as browsers read it. */
  orientation: number;
  /** Bytes of the embedded preview (IFD1), when it is a JPEG. */
  thumbnail: Uint8Array | null;
  /** Nothing but technical tags every editor writes (orientation, resolution, versions, sizes). */
  plain: boolean;
  /** Not a TIFF block, or directories that point outside it. */
  damaged: boolean;
  block: TiffBlock | null;
}

const ORIENTATION = 0x0112;
const THUMBNAIL_OFFSET = 0x0201;
const THUMBNAIL_LENGTH = 0x0202;

/** Orientation, resolution, YCbCr positioning, versions, component order, colour space, size, interoperability. */
const plainTags: ReadonlySet<number> = new Set([
  ORIENTATION,
  0x011a,
  0x011b,
  0x0128,
  0x0213,
  0x8769,
  0x9000,
  0x9101,
  0xa000,
  0xa001,
  0xa002,
  0xa003,
  0xa005,
  0x0001,
  0x0002,
]);

/** All plain tags together take about 250 bytes; more would be something no tag points at. */
const PLAIN_BYTES = 512;

export function mapTiff(bytes: Uint8Array): TiffMap {
  const block = walkTiff(bytes);
  const map: TiffMap = { orientation: 1, thumbnail: null, plain: false, damaged: true, block };
  if (!block) return map;
  const entries = block.directories.flatMap((directory) => directory.entries);
  map.damaged = block.damaged;
  map.plain =
    !block.damaged &&
    bytes.length <= PLAIN_BYTES &&
    entries.every(({ tag, directory }) => plainTags.has(tag) && directory !== 'gps');
  const turn = block.directories[0]?.entries.findLast(({ tag }) => tag === ORIENTATION);
  const value = turn?.type === 3 && turn.count === 1 ? (u16(turn.value, 0, block.little) ?? 1) : 1;
  if (value >= 1 && value <= 8) map.orientation = value;
  map.thumbnail = thumbnailOf(bytes, entries, block.little);
  return map;
}

function thumbnailOf(bytes: Uint8Array, entries: readonly Entry[], little: boolean): Uint8Array | null {
  const number = (wanted: number): number => {
    const entry = entries.findLast(({ tag, directory }) => tag === wanted && directory !== 'gps');
    return entry ? (integersOf(entry, little)[0] ?? 0) : 0;
  };
  const at = number(THUMBNAIL_OFFSET);
  const length = number(THUMBNAIL_LENGTH);
  const preview = bytes.subarray(at, at + length);
  return length > 0 && startsWith(preview, '\xff\xd8') ? preview : null;
}

/**
 * An EXIF body that says only how to turn the picture: the turn, and beside it the four entries without which the first
 * directory of a JPEG is not a valid one (Exif 3.0 §4.6.8, table 17), at the values they have when nobody says anything.
 */
export function orientationExif(orientation: number): Uint8Array {
  const short = (tag: number, value: number): number[] => [tag >> 8, tag & 255, 0, 3, 0, 0, 0, 1, 0, value, 0, 0];
  const rational = (tag: number, at: number): number[] => [tag >> 8, tag & 255, 0, 5, 0, 0, 0, 1, 0, 0, 0, at];
  const count = 5;
  const values = 8 + 2 + count * 12 + 4;
  const dpi = [0, 0, 0, 72, 0, 0, 0, 1];
  return Uint8Array.from([
    ...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, count],
    ...short(ORIENTATION, orientation),
    ...rational(0x011a, values),
    ...rational(0x011b, values + dpi.length),
    ...short(0x0128, 2),
    ...short(0x0213, 1),
    ...[0, 0, 0, 0],
    ...dpi,
    ...dpi,
  ]);
}
