import { u16 } from '../bytes.ts';
import { MAX_GARBAGE_BYTES, MAX_SEGMENTS } from '../limits.ts';
import type { Problem } from '../report.ts';

/** Cuts a JPEG (ITU-T T.81 annex B) into its segments without decoding anything. */

export interface Piece {
  /** Second byte of the marker, e.g. 0xe1 for APP1. */
  marker: number;
  /** [start, end) in the file, marker included; of a scan, the coded data included. */
  start: number;
  end: number;
  /** After marker and length; of a scan, without the coded data. */
  body: Uint8Array;
}

export interface JpegMap {
  pieces: Piece[];
  /** First byte after the end-of-image marker; the length of the file when there is none. */
  end: number;
  /** Bytes between segments that belong to none; decoders skip them. */
  garbage: number;
  problem?: Problem;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;

/** Frame headers, tables, restart interval, line count, scan: what decoding needs. */
export const isStructure = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= SOS && marker <= 0xdd);

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
const isApplication = (marker: number): boolean => marker >= 0xe0 && marker <= 0xef;
const COMMENT = 0xfe;

export function walkJpeg(bytes: Uint8Array): JpegMap {
  const pieces: Piece[] = [];
  let garbage = 0;
  let scanned = false;
  let framed = false;
  let at = 2;
  const stop = (problem: Problem): JpegMap => ({ pieces, end: bytes.length, garbage, problem });

  while (pieces.length < MAX_SEGMENTS) {
    let start = bytes.indexOf(0xff, at);
    if (start < 0) return stop('truncated');
    garbage += start - at;
    // Any number of 0xff may stand before a marker as fill (B.1.1.2).
    while (bytes[start + 1] === 0xff) start++;
    const marker = bytes[start + 1];
    if (marker === undefined) return stop('truncated');
    if (marker === EOI) return { pieces, end: start + 2, garbage, ...(scanned ? {} : { problem: 'damaged' }) };
    if (marker === 0 || marker === TEM || isRestart(marker)) {
      garbage += 2;
      at = start + 2;
      if (garbage > MAX_GARBAGE_BYTES) return stop('damaged');
      continue;
    }
    if (garbage > MAX_GARBAGE_BYTES || marker === SOI) return stop('damaged');
    // Reserved numbers (table B.1) turn up only where a file is broken.
    if (marker < 0xc0) return stop('damaged');
    if (!isStructure(marker) && !isApplication(marker) && marker !== COMMENT) return stop('unsupported-coding');
    const length = u16(bytes, start + 2);
    if (length === undefined) return stop('truncated');
    if (length < 2) return stop('damaged');
    let end = start + 2 + length;
    if (end > bytes.length) return stop('truncated');
    const body = bytes.subarray(start + 4, end);
    if (isFrame(marker)) {
      // One picture, one frame: a second one is another picture that slipped in.
      if (framed) return stop('damaged');
      framed = true;
    }
    if (marker === SOS) {
      if (!framed) return stop('damaged');
      scanned = true;
      const coded = end;
      end = endOfScan(bytes, coded);
      if (holdsText(bytes, coded, end)) return stop('damaged');
    }
    pieces.push({ marker, start, end, body });
    at = end;
  }
  return stop('too-many-segments');
}

/** Position of the marker that ends the coded data: 0xff00 is a data byte, restart markers belong to it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || isRestart(next)) at = bytes.indexOf(0xff, at + 2);
    else return at;
  }
  return bytes.length;
}

/** Length of a run of printable characters that coded picture data does not hold by chance (below 1 in 10^6 files). */
const TEXT_RUN = 32;
/** Flat areas repeat a few bytes that may all be printable; text has more different ones. */
const TEXT_LETTERS = 10;

/**
 * Does coded data hold readable text? Decoders stop at the last block and skip the rest of a scan, so that a damaged or
 * crafted file can carry a metadata block there, out of reach of any walk over segments.
 */
function holdsText(bytes: Uint8Array, from: number, to: number): boolean {
  // A run of TEXT_RUN covers one of these positions.
  for (let probe = from + TEXT_RUN - 1; probe < to; probe += TEXT_RUN) {
    if (!isPrintable(bytes[probe])) continue;
    let first = probe;
    let last = probe;
    while (first > from && isPrintable(bytes[first - 1])) first--;
    while (last + 1 < to && isPrintable(bytes[last + 1])) last++;
    if (
      last - first + 1 >= TEXT_RUN &&
      new Set(bytes.subarray(first, Math.min(last + 1, first + 4096))).size >= TEXT_LETTERS
    )
      return true;
    probe += Math.floor((last - probe) / TEXT_RUN) * TEXT_RUN;
  }
  return false;
}

const isPrintable = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x20 && byte <= 0x7e;
