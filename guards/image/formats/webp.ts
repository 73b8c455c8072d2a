import { readExif } from '../blocks/exif.ts';
import { isIcc } from '../blocks/icc.ts';
import { mapTiff, orientationExif } from '../blocks/tiff.ts';
import { isPadding } from '../blocks/trailer.ts';
import { readXmp } from '../blocks/xmp.ts';
import { concat, latin1, startsWith, u32 } from '../bytes.ts';
import { MAX_SEGMENTS } from '../limits.ts';
import type { Collector, Problem } from '../report.ts';
import { previewReader, readBehind } from './jpeg-read.ts';
import { exifBody } from './png-text.ts';
import { inMemory, type Rebuilt } from './types.ts';

/** WebP (RFC 9649): a RIFF file of chunks. */
export const webp = inMemory({
  id: 'webp',
  extensions: ['webp'],
  matches: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8),
  inspect: inspectWebp,
  strip: stripWebp,
});

interface Chunk {
  name: string;
  data: Uint8Array;
}

interface Riff {
  chunks: Chunk[];
  /** First byte behind what was read. */
  end: number;
  problem?: Problem;
}

const HEADER = 12;

/** Chunks from `at` to `end`; an odd length is padded with one byte. */
function walkRiff(bytes: Uint8Array, from: number, to: number): Riff {
  const chunks: Chunk[] = [];
  let at = from;
  while (at < to) {
    if (chunks.length >= MAX_SEGMENTS) return { chunks, end: at, problem: 'too-many-segments' };
    const length = u32(bytes, at + 4, true);
    if (length === undefined || at + 8 + length > bytes.length || at + 8 + length > to)
      return { chunks, end: at, problem: 'truncated' };
    chunks.push({ name: latin1(bytes, at, at + 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length & 1);
  }
  return { chunks, end: Math.min(at, bytes.length) };
}

const bitstream: ReadonlySet<string> = new Set(['VP8 ', 'VP8L']);
const frameParts: ReadonlySet<string> = new Set(['ALPH', 'VP8 ', 'VP8L']);
const kept: ReadonlySet<string> = new Set(['ANIM', 'ALPH', 'VP8 ', 'VP8L']);
/** Position, size, duration and flags of a frame, before its own chunks (§2.7.1.1). */
const FRAME_HEADER = 16;

function walk(bytes: Uint8Array): Riff {
  const declared = (u32(bytes, 4, true) ?? 0) + 8;
  if (declared > bytes.length + 1 || declared < HEADER) return { chunks: [], end: bytes.length, problem: 'truncated' };
  const map = walkRiff(bytes, HEADER, Math.min(declared, bytes.length));
  if (map.problem) return map;
  const pictures = map.chunks.filter(({ name }) => bitstream.has(name) || name === 'ANMF').length;
  const animated = map.chunks.some(({ name }) => name === 'ANMF');
  const extended = map.chunks[0]?.name === 'VP8X';
  // One picture, or frames; more than one picture without frames is one that slipped in.
  const sound =
    pictures > 0 && (animated ? extended : pictures === 1) && (extended || map.chunks[0]?.name.startsWith('VP8'));
  return sound ? map : { ...map, problem: 'damaged' };
}

/** A frame without the chunks that are not its picture; null where it contradicts itself. */
function frame(data: Uint8Array): { data: Uint8Array; extra: Chunk[] } | null {
  const inner = walkRiff(data, FRAME_HEADER, data.length);
  if (inner.problem) return null;
  const extra = inner.chunks.filter(({ name }) => !frameParts.has(name));
  if (extra.length === 0) return { data, extra };
  const parts = inner.chunks.filter(({ name }) => frameParts.has(name)).map(chunkOf);
  return { data: concat([data.subarray(0, FRAME_HEADER), ...parts]), extra };
}

async function inspectWebp(bytes: Uint8Array, to: Collector): Promise<void> {
  const map = walk(bytes);
  for (const { name, data } of map.chunks) {
    if (name === 'EXIF') {
      to.report.orientation = readExif(exifBody(data), 'exif', to, previewReader(to)).orientation;
    } else if (name === 'XMP ') readXmp(data, 'xmp', to);
    else if (name === 'C2PA') to.credentials(data.length, 'c2pa');
    else if (name === 'ICCP') {
      if (isIcc(data)) to.report.icc = true;
      else to.hide('icc-damaged', 'ICC', data.length, 'icc');
    } else if (name === 'ANMF') {
      for (const { name, data: extra } of frame(data)?.extra ?? []) to.hide('webp-chunk', name, extra.length, 'frame');
    } else if (!kept.has(name) && name !== 'VP8X') to.hide('webp-chunk', name, data.length, name);
  }
  if (map.problem) return to.fail(map.problem);
  if (map.chunks.some(({ name, data }) => name === 'ANMF' && !frame(data))) return to.fail('damaged');
  readBehind(bytes.subarray(map.end), to);
  to.report.cleanable = true;
}

/** Flags of VP8X (§2.7.1): profile, alpha, Exif, XMP, animation. */
const PROFILE = 0x20;
const EXIF = 0x08;
const METADATA = 0x2c;

function stripWebp(bytes: Uint8Array): Rebuilt {
  const map = walk(bytes);
  if (map.problem) return { problem: map.problem };
  const removed = new Set<string>();
  const parts: Chunk[] = [];
  let turn: Uint8Array | null = null;
  for (const chunk of map.chunks) {
    const { name, data } = chunk;
    if (name === 'ANMF') {
      const clean = frame(data);
      if (!clean) return { problem: 'damaged' };
      if (clean.extra.length > 0) removed.add('frame-data');
      parts.push({ name, data: clean.data });
    } else if (name === 'EXIF') {
      const block = startsWith(data, 'Exif\0') ? data.subarray(6) : data;
      const { orientation, plain } = mapTiff(block);
      if (orientation !== 1) turn = orientationExif(orientation).subarray(6);
      if (!turn || !plain || block.length !== turn.length) removed.add('exif');
    } else if (kept.has(name) || name === 'VP8X' || (name === 'ICCP' && isIcc(data))) parts.push(chunk);
    else removed.add(name.trim().toLowerCase());
  }
  if (!isPadding(bytes.subarray(map.end))) removed.add('trailing-data');
  if (removed.size === 0) return { bytes, removed: [] };
  if (turn) parts.push({ name: 'EXIF', data: turn });
  const profile = parts.some(({ name }) => name === 'ICCP');
  const chunks = parts.map(({ name, data }) => {
    if (name !== 'VP8X') return chunkOf({ name, data });
    const flags = data.slice();
    flags[0] = ((flags[0] ?? 0) & ~METADATA) | (profile ? PROFILE : 0) | (turn ? EXIF : 0);
    return chunkOf({ name, data: flags });
  });
  const content = concat(chunks);
  const head = Uint8Array.from('RIFF\0\0\0\0WEBP', (c) => c.charCodeAt(0));
  new DataView(head.buffer).setUint32(4, content.length + 4, true);
  return { bytes: concat([head, content]), removed: [...removed] };
}

function chunkOf({ name, data }: Chunk): Uint8Array {
  const out = new Uint8Array(8 + data.length + (data.length & 1));
  for (let i = 0; i < 4; i++) out[i] = name.charCodeAt(i);
  new DataView(out.buffer).setUint32(4, data.length, true);
  out.set(data, 8);
  return out;
}
