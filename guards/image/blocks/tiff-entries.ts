import { startsWith, u16, u32 } from '../bytes.ts';
import { MAX_IFD_ENTRIES, MAX_IFDS } from '../limits.ts';

/** Walks the directories of a TIFF block (TIFF 6.0 §2, the inside of an EXIF segment), bounded against loops and overlong lists. */

/** Which directory an entry stands in: `main` for the pages, `thumbnail` for the second one of an EXIF block. */
export type Directory = 'main' | 'thumbnail' | 'exif' | 'gps' | 'interop' | 'sub';

export interface Entry {
  directory: Directory;
  tag: number;
  type: number;
  count: number;
  /** The value's bytes as far as they lie inside the block. */
  value: Uint8Array;
  /** Where the value stands. */
  at: number;
  /** Where the twelve bytes of the entry stand. */
  entryAt: number;
}

export interface TiffDirectory {
  kind: Directory;
  at: number;
  entries: Entry[];
}

export interface TiffBlock {
  little: boolean;
  directories: TiffDirectory[];
  /** Directories that point outside, into a loop, or are longer than any camera writes. */
  damaged: boolean;
}

/** Bytes of one value, by type (TIFF 6.0 §2, 13 = IFD, 129 = UTF-8 of Exif 3.0). */
const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  129: 1,
};

const pointers: Readonly<Record<number, Directory>> = { 34665: 'exif', 34853: 'gps', 40965: 'interop', 330: 'sub' };

/** Where and how an IFD's values are found: maker notes count from places of their own. */
export interface Reading {
  block: Uint8Array;
  little: boolean;
  /** Added to every value's offset. */
  base: number;
}

/** The entries of one directory at `at`; null where it is none. */
export function entriesOf({ block, little, base }: Reading, at: number, kind: Directory): Entry[] | null {
  const count = u16(block, at, little);
  if (at < 0 || count === undefined || count > MAX_IFD_ENTRIES) return null;
  const entries: Entry[] = [];
  for (let entryAt = at + 2; entryAt < at + 2 + count * 12; entryAt += 12) {
    const tag = u16(block, entryAt, little);
    const type = u16(block, entryAt + 2, little);
    const values = u32(block, entryAt + 4, little);
    const offset = u32(block, entryAt + 8, little);
    if (tag === undefined || type === undefined || values === undefined || offset === undefined) return null;
    const size = (sizes[type] ?? 1) * values;
    const from = size <= 4 ? entryAt + 8 : offset + base;
    const value = from < 0 ? block.subarray(0, 0) : block.subarray(from, Math.min(from + size, block.length));
    entries.push({ directory: kind, tag, type, count: values, value, at: from, entryAt });
  }
  return entries;
}

/** First numbers of an entry (BYTE, SHORT, LONG, IFD), at most `most`. */
export function integersOf({ type, value }: Entry, little: boolean, most = 1): number[] {
  const size = sizes[type] ?? 1;
  const out: number[] = [];
  for (let at = 0; at + size <= value.length && out.length < most; at += size) {
    const number = size === 1 ? value[at] : size === 2 ? u16(value, at, little) : u32(value, at, little);
    if (number === undefined) break;
    out.push(number);
  }
  return out;
}

/** Magic numbers of blocks laid out like a TIFF: plain, Panasonic, Olympus. */
const magics: readonly number[] = [42, 0x55, 0x4f52, 0x5352];

/** Every directory of the block; null when it is no TIFF block at all. */
export function walkTiff(block: Uint8Array): TiffBlock | null {
  const little = startsWith(block, 'II');
  const first = u32(block, 4, little);
  const magic = u16(block, 2, little) ?? 0;
  if ((!little && !startsWith(block, 'MM')) || !magics.includes(magic) || first === undefined) return null;
  const found: TiffBlock = { little, directories: [], damaged: false };
  const reading = { block, little, base: 0 };
  const queue: { at: number; kind: Directory }[] = [{ at: first, kind: 'main' }];
  const visited = new Set<number>();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { at, kind } = next;
    const entries = at < 8 || visited.has(at) || visited.size >= MAX_IFDS ? null : entriesOf(reading, at, kind);
    if (!entries) {
      found.damaged = true;
      continue;
    }
    visited.add(at);
    found.directories.push({ kind, at, entries });
    for (const entry of entries) {
      const pointer = pointers[entry.tag];
      // Only here do these numbers mean directories; in the GPS directory they would be somebody's own.
      if (!pointer || kind === 'gps' || kind === 'interop') continue;
      for (const target of integersOf(entry, little, pointer === 'sub' ? MAX_IFDS : 1)) {
        queue.push({ at: target, kind: pointer });
      }
    }
    const following = u32(block, at + 2 + entries.length * 12, little);
    if (following && (kind === 'main' || kind === 'thumbnail')) queue.push({ at: following, kind: 'thumbnail' });
  }
  return found;
}
