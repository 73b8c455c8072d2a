/** The structure of a JPEG (ITU-T T.81 Annex B): segments up to the scan, the scan, whatever follows the end. */

export interface Segment {
  /** Second byte of the marker, e.g. 0xe1 for APP1. */
  marker: number;
  /** Offset of the marker. */
  start: number;
  /** Offset behind the segment. */
  end: number;
}

export interface Jpeg {
  segments: Segment[];
  /** Offset of the first SOS marker. */
  scan: number;
  /** Offset behind EOI; the length of the file when there is no end. */
  end: number;
  /** No EOI: the file is cut off. */
  truncated: boolean;
}

/** Cameras write a few dozen segments, extended XMP some hundreds; beyond this a file is made to be slow. */
const MAX_SEGMENTS = 5000;

const SOS = 0xda;
const EOI = 0xd9;
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

/** Walks the segments in one pass; null when the bytes are not a JPEG that a decoder would accept. */
export function readJpeg(bytes: Uint8Array): Jpeg | null {
  if (!isJpeg(bytes)) return null;
  const segments: Segment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && segments.length < MAX_SEGMENTS) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    // Any number of 0xff may pad a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (marker === SOS) {
      const stop = endOfScan(bytes, end);
      return { segments, scan: at, end: stop ?? bytes.length, truncated: stop === null };
    }
    segments.push({ marker, start: at, end });
    at = end;
  }
  return null;
}

/** Offset behind EOI. Between the scans of a progressive picture stand tables, which have lengths of their own. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) return at + 2;
    if (marker === 0 || marker === 0xff || isRestart(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

/** ASCII at an offset equals `text`. */
export function hasText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** What an APPn or COM segment is for. */
export type SegmentKind =
  | 'structure'
  | 'jfif'
  | 'adobe'
  | 'icc'
  | 'exif'
  | 'xmp'
  | 'iptc'
  | 'mpf'
  | 'c2pa'
  | 'comment'
  | 'unknown';

export function kindOf(bytes: Uint8Array, { marker, start }: Segment): SegmentKind {
  const body = start + 4;
  if (marker === 0xfe) return 'comment';
  if (marker < 0xe0 || marker > 0xef) return 'structure';
  if (marker === 0xe0 && hasText(bytes, body, 'JFIF\0')) return 'jfif';
  if (marker === 0xee && hasText(bytes, body, 'Adobe')) return 'adobe';
  if (marker === 0xe1 && hasText(bytes, body, 'Exif\0')) return 'exif';
  if (marker === 0xe1 && hasText(bytes, body, 'http://ns.adobe.com/')) return 'xmp';
  if (marker === 0xe2 && hasText(bytes, body, 'ICC_PROFILE\0')) return 'icc';
  if (marker === 0xe2 && hasText(bytes, body, 'MPF\0')) return 'mpf';
  if (marker === 0xed && hasText(bytes, body, 'Photoshop 3.0\0')) return 'iptc';
  if (marker === 0xeb) return 'c2pa';
  return 'unknown';
}
