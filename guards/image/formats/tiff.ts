import { readBlock } from '../blocks/exif.ts';
import { mapTiff } from '../blocks/tiff.ts';
import { type Entry, integersOf, type TiffBlock, type TiffDirectory, walkTiff } from '../blocks/tiff-entries.ts';
import { startsWith } from '../bytes.ts';
import { MAX_SEGMENTS } from '../limits.ts';
import type { Collector } from '../report.ts';
import { inMemory, type Rebuilt } from './types.ts';

/** TIFF, also of many pages. Raw files of cameras (DNG, NEF …) are laid out alike; they are read but never cleaned. */
export const tiff = inMemory({
  id: 'tiff',
  extensions: ['tif', 'tiff'],
  matches: (head) =>
    startsWith(head, 'II*\0') || startsWith(head, 'MM\0*') || startsWith(head, 'II+\0') || startsWith(head, 'MM\0+'),
  inspect: inspectTiff,
  strip: stripTiff,
});

const STRIPS = [0x0111, 0x0117] as const;
const TILES = [0x0144, 0x0145] as const;
const JPEG = [0x0201, 0x0202] as const;
const ICC = 0x8773;

/**
 * Tags that decoding needs: sizes, sample layout, compression and its tables, strips, tiles, colour, resolution, orientation
 * and colour profile (TIFF 6.0; technical notes 1 and 2; GDAL's no-data is a colour too).
 */
const kept: ReadonlySet<number> = new Set([
  0x00fe, 0x00ff, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0107, 0x0108, 0x0109, 0x010a, 0x0111, 0x0112, 0x0115,
  0x0116, 0x0117, 0x0118, 0x0119, 0x011a, 0x011b, 0x011c, 0x011e, 0x011f, 0x0122, 0x0123, 0x0124, 0x0125, 0x0128,
  0x0129, 0x012d, 0x013d, 0x013e, 0x013f, 0x0140, 0x0141, 0x0142, 0x0143, 0x0144, 0x0145, 0x0146, 0x0147, 0x0148,
  0x014c, 0x014d, 0x014e, 0x0150, 0x0151, 0x0152, 0x0153, 0x0154, 0x0155, 0x0156, 0x015b, 0x0200, 0x0201, 0x0202,
  0x0203, 0x0205, 0x0206, 0x0207, 0x0208, 0x0209, 0x0211, 0x0212, 0x0213, 0x0214, 0x80e5, 0x8773, 0x9216,
]);

/** Tags by which raw files are told: DNG version, colour filter, Nikon's, Canon's and Sony's own. */
const raw: ReadonlySet<number> = new Set([0xc612, 0x828d, 0x828e, 0xc640, 0x7310, 0x9217, 0xc4a5]);

const pagesOf = (block: TiffBlock): TiffDirectory[] =>
  block.directories.filter(({ kind }) => kind === 'main' || kind === 'thumbnail' || kind === 'sub');

function inspectTiff(bytes: Uint8Array, to: Collector): void {
  if (startsWith(bytes, 'II+') || startsWith(bytes, 'MM\0+')) return to.fail('format-unread');
  const map = mapTiff(bytes);
  to.report.orientation = map.orientation;
  readBlock(bytes, map, 'tiff', to);
  if (!map.block || map.damaged) return to.fail('damaged');
  const pages = pagesOf(map.block);
  if (pages.some(({ entries }) => entries.some(({ tag }) => tag === ICC))) to.report.icc = true;
  if (pages.some(({ kind }) => kind === 'sub')) to.hide('second-image', 'SubIFD', 0, 'tiff');
  const result = stripTiff(bytes);
  if ('problem' in result) return to.fail(result.problem);
  if (result.removed.includes('hidden-bytes') && to.said() === 0) to.hide('stray-bytes', 'TIFF', 0, 'tiff');
  to.report.cleanable = true;
}

/** Stretches of the file a page's pixels stand in; null where they lie outside or where there are none. */
function pixelRanges({ entries }: TiffDirectory, little: boolean, size: number): [number, number][] | null {
  const ranges: [number, number][] = [];
  for (const [at, length] of [STRIPS, TILES, JPEG]) {
    const offsets = numbers(entries, at, little);
    const lengths = numbers(entries, length, little);
    if (offsets.length === 0) continue;
    if (offsets.length !== lengths.length) return null;
    for (const [index, offset] of offsets.entries()) {
      const end = offset + (lengths[index] ?? 0);
      if (end > size) return null;
      ranges.push([offset, end]);
    }
  }
  return ranges.length > 0 ? ranges : null;
}

const numbers = (entries: readonly Entry[], tag: number, little: boolean): number[] => {
  const entry = entries.find((e) => e.tag === tag);
  return entry ? integersOf(entry, little, MAX_SEGMENTS * 20) : [];
};

/**
 * In place, so that no offset moves: directories are shortened to the tags decoding needs, and every byte that no kept tag
 * refers to becomes zero.
 */
function stripTiff(bytes: Uint8Array): Rebuilt {
  const block = walkTiff(bytes);
  if (!block || block.damaged) return { problem: 'damaged' };
  const pages = pagesOf(block).filter(({ kind }) => kind !== 'sub');
  if (block.directories.some(({ entries }) => entries.some(({ tag }) => raw.has(tag)))) {
    return { problem: 'not-cleanable' };
  }
  const out = new Uint8Array(bytes.length);
  const keep = (from: number, to: number): void => out.set(bytes.subarray(from, to), from);
  keep(0, 8);
  const removed = new Set<string>();
  for (const page of pages) {
    const ranges = pixelRanges(page, block.little, bytes.length);
    if (!ranges) return { problem: 'damaged' };
    for (const [from, to] of ranges) keep(from, to);
    const entries = page.entries.filter(({ tag }) => kept.has(tag));
    if (entries.length < page.entries.length) removed.add('tags');
    // An empty value may point anywhere.
    for (const { value, at } of entries) if (value.length > 0) keep(at, at + value.length);
    // Old JPEG tables stand at offsets with no length of their own (TIFF 6.0 §22): nobody can say how far they reach.
    if (entries.some(({ tag }) => tag >= 0x0207 && tag <= 0x0209)) return { problem: 'not-cleanable' };
    const view = new DataView(out.buffer);
    entries.forEach(({ entryAt }, index) => {
      out.set(bytes.subarray(entryAt, entryAt + 12), page.at + 2 + index * 12);
    });
    const after = page.at + 2 + entries.length * 12;
    out.fill(0, after, page.at + 6 + page.entries.length * 12);
    view.setUint16(page.at, entries.length, block.little);
    const next = page.at + 2 + page.entries.length * 12;
    out.set(bytes.subarray(next, next + 4), after);
  }
  if (removed.size === 0 && out.some((byte, at) => byte !== bytes[at])) removed.add('hidden-bytes');
  return removed.size === 0 ? { bytes, removed: [] } : { bytes: out, removed: [...removed] };
}
