import { latin1, startsWith, u32 } from '../bytes.ts';
import { MAX_SEGMENTS } from '../limits.ts';
import type { Problem } from '../report.ts';

/** Cuts a PNG (third edition, W3C 2025) into its chunks without decoding anything. */

export interface Chunk {
  name: string;
  /** [start, end) in the file: length, name, data, checksum. */
  start: number;
  end: number;
  data: Uint8Array;
}

export interface PngMap {
  chunks: Chunk[];
  /** First byte after IEND; the length of the file when there is none. */
  end: number;
  problem?: Problem;
}

const SIGNATURE = '\x89PNG\r\n\x1a\n';

export const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, SIGNATURE);

/** Chunks that pixels, colour, size, looping and animation need (§11 and APNG; CgBI is Apple's own byte order). */
const pictureChunks: ReadonlySet<string> = new Set(
  (
    'CgBI IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB cICP mDCV mDCv cLLI cLLi bKGD hIST pHYs sPLT acTL fcTL fdAT' as string
  ).split(' '),
);

/** What a chunk is for. Reading and cleaning both ask here, so that neither can overlook what the other knows. */
export type ChunkKind = 'picture' | 'profile' | 'exif' | 'text' | 'time' | 'credentials' | 'other';

export function kindOfChunk(name: string): ChunkKind {
  if (pictureChunks.has(name)) return 'picture';
  if (name === 'iCCP') return 'profile';
  if (name === 'eXIf') return 'exif';
  if (name === 'tEXt' || name === 'zTXt' || name === 'iTXt') return 'text';
  if (name === 'tIME') return 'time';
  return name === 'caBX' ? 'credentials' : 'other';
}

export function walkPng(bytes: Uint8Array): PngMap {
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  let pixels = 0;
  const stop = (problem: Problem): PngMap => ({ chunks, end: bytes.length, problem });
  while (chunks.length < MAX_SEGMENTS) {
    const length = u32(bytes, at);
    if (length === undefined || at + 12 > bytes.length) return stop('truncated');
    const name = latin1(bytes, at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name) || length > 0x7fffffff) return stop('damaged');
    const end = at + 12 + length;
    if (end > bytes.length) return stop('truncated');
    const first = chunks.length === 0 || (chunks.length === 1 && chunks[0]?.name === 'CgBI');
    // One header, at the very start; a second one is another picture that slipped in.
    if ((name === 'IHDR') !== first && name !== 'CgBI') return stop('damaged');
    if (name === 'IHDR' && length !== 13) return stop('damaged');
    if (name === 'IDAT') pixels++;
    chunks.push({ name, start: at, end, data: bytes.subarray(at + 8, at + 8 + length) });
    at = end;
    if (name === 'IEND') return { chunks, end: at, ...(pixels > 0 && length === 0 ? {} : { problem: 'damaged' }) };
  }
  return stop('too-many-segments');
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** A chunk with its length and checksum (PNG annex D). */
export function chunkOf(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = name.charCodeAt(i);
  out.set(data, 8);
  let crc = 0xffffffff;
  for (let i = 4; i < 8 + data.length; i++) crc = (crcTable[(crc ^ (out[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  view.setUint32(8 + data.length, (crc ^ 0xffffffff) >>> 0);
  return out;
}
