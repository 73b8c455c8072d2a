import { concat, latin1, startsWith, u16 } from '../bytes.ts';
import { MAX_GIF_BLOCKS } from '../limits.ts';
import type { Problem } from '../report.ts';

/** Cuts a GIF (89a, CompuServe 1990) into its blocks without decoding anything. */

export type BlockKind = 'picture' | 'loop' | 'icc' | 'xmp' | 'comment' | 'plain-text' | 'application';

export interface Block {
  kind: BlockKind;
  /** [start, end) in the file. */
  start: number;
  end: number;
  /** Name of an application, eleven characters. */
  name: string;
}

export interface GifMap {
  /** Header, screen descriptor and global colours end here. */
  head: number;
  blocks: Block[];
  /** First byte behind the trailer. */
  end: number;
  problem?: Problem;
}

export const isGif = (bytes: Uint8Array): boolean => startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a');

const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Position behind a chain of sub-blocks; -1 when the file ends before. */
function afterSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return -1;
    at += length + 1;
    if (length === 0) return at;
  }
}

const applications: Readonly<Record<string, BlockKind>> = {
  'NETSCAPE2.0': 'loop',
  'ANIMEXTS1.0': 'loop',
  ICCRGBG1012: 'icc',
  'XMP DataXMP': 'xmp',
};

/** Where the sub-blocks of an extension begin, behind its label and, for an application, its name. */
export const contentAt = (bytes: Uint8Array, block: Block): number =>
  block.start + (block.kind === 'comment' ? 2 : 3 + (bytes[block.start + 2] ?? 0));

export function walkGif(bytes: Uint8Array): GifMap {
  const flags = bytes[10];
  const head = 13 + colours(flags ?? 0);
  const blocks: Block[] = [];
  const stop = (problem: Problem): GifMap => ({ head, blocks, end: bytes.length, problem });
  if (flags === undefined || head > bytes.length) return stop('truncated');
  let at = head;
  let images = 0;
  while (blocks.length < MAX_GIF_BLOCKS) {
    const label = bytes[at];
    if (label === undefined) return stop('truncated');
    if (label === 0x3b) return { head, blocks, end: at + 1, ...(images > 0 ? {} : { problem: 'damaged' }) };
    let end: number;
    let kind: BlockKind = 'picture';
    let name = '';
    if (label === 0x2c) {
      images++;
      const own = bytes[at + 9];
      if (own === undefined || u16(bytes, at + 7, true) === undefined) return stop('truncated');
      end = afterSubBlocks(bytes, at + 11 + colours(own));
    } else if (label === 0x21) {
      const extension = bytes[at + 1];
      if (extension === undefined) return stop('truncated');
      if (extension === 0xff) {
        name = latin1(bytes, at + 3, at + 14);
        kind = applications[name] ?? 'application';
      } else if (extension === 0xfe) kind = 'comment';
      else if (extension === 0x01) kind = 'plain-text';
      else if (extension !== 0xf9) kind = 'application';
      end = afterSubBlocks(bytes, at + 2);
    } else return stop('damaged');
    if (end < 0) return stop('truncated');
    blocks.push({ kind, start: at, end, name });
    at = end;
  }
  return stop('too-many-segments');
}

/** The content of sub-blocks from `from` on, without their lengths; at most `limit` bytes. */
export function subBlocks(bytes: Uint8Array, from: number, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = from;
  for (let total = 0; total < limit; ) {
    const length = bytes[at] ?? 0;
    if (length === 0) break;
    parts.push(bytes.subarray(at + 1, at + 1 + length));
    total += length;
    at += length + 1;
  }
  return concat(parts);
}
