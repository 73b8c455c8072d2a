import { inspect } from './inspect.ts';
import { kindOf, readJpeg } from './jpeg.ts';

/** A clean copy, or why there is none. */
export type Stripped = { bytes: Uint8Array } | { problem: 'unsupported' | 'damaged' };

const KEPT = new Set(['structure', 'jfif', 'adobe', 'icc']);

/** An EXIF block that holds nothing but the orientation (TIFF 6.0: one directory, one entry), so the picture stays upright. */
function orientationSegment(orientation: number): Uint8Array {
  return Uint8Array.of(
    0xff, 0xe1, 0x00, 0x22,
    0x45, 0x78, 0x69, 0x66, 0x00, 0x00, // "Exif\0\0"
    0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08, // big-endian TIFF, first directory at 8
    0x00, 0x01, // one entry
    0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation, 0x00, 0x00, // Orientation, SHORT, 1
    0x00, 0x00, 0x00, 0x00, // no further directory
  );
}

/**
 * A JPEG without anything that tells where, who or with what: every block that is not needed to decode the picture is left
 * out, and so is all that follows its end (second images, motion photos). Pixels are copied bit for bit, orientation and
 * colour profile kept.
 */
export function strip(bytes: Uint8Array): Stripped {
  const report = inspect(bytes);
  if (report.format !== 'jpeg') return { problem: 'unsupported' };
  const jpeg = readJpeg(bytes);
  if (!jpeg || jpeg.truncated) return { problem: 'damaged' };
  if (report.items.length === 0 && !report.contentCredentials) return { bytes };
  const parts: Uint8Array[] = [];
  const jfif = jpeg.segments.find((segment) => kindOf(bytes, segment) === 'jfif');
  // JFIF wants to stand directly behind the start of the image.
  if (jfif) parts.push(bytes.subarray(jfif.start, jfif.end));
  if (report.orientation !== 1) parts.push(orientationSegment(report.orientation));
  for (const segment of jpeg.segments) {
    if (segment !== jfif && KEPT.has(kindOf(bytes, segment))) parts.push(bytes.subarray(segment.start, segment.end));
  }
  parts.push(bytes.subarray(jpeg.scan, jpeg.end));
  const out = new Uint8Array(2 + parts.reduce((sum, part) => sum + part.length, 0));
  out.set([0xff, 0xd8]);
  let at = 2;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return { bytes: out };
}
