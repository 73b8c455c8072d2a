import ExifReader from 'exifreader';
import { concat } from '../bytes.ts';

/**
 * The one door to exifreader, the second opinion on EXIF. Chosen because it found the most places and names of the libraries
 * measured on a few thousand public camera files; it does not follow directory loops and caps what it decodes. Its XMP half needs a
 * DOMParser, which a service worker has not, so XMP is read by xmp.ts and switched off here.
 */

/** Printable values by tag name, per group (exif, iptc, pngText …), plus the position it worked out. */
export interface LibraryTags {
  groups: Record<string, Record<string, string>>;
  gps: { lat: number; lon: number } | null;
}

/** Everything the library can print from a JPEG; null when it refuses it. */
function readWithLibrary(file: Uint8Array): LibraryTags | null {
  let loaded: Record<string, unknown>;
  try {
    // A copy of its own: the library reads from the start of the underlying buffer.
    loaded = { ...ExifReader.load(file.slice().buffer, { expanded: true, excludeTags: { xmp: true, icc: true } }) };
  } catch {
    // Refused or damaged: the caller reports the block as unread.
    return null;
  }
  const groups: LibraryTags['groups'] = {};
  for (const [group, tags] of Object.entries(loaded)) {
    if (typeof tags !== 'object' || tags === null) continue;
    const printable: Record<string, string> = {};
    for (const [name, tag] of Object.entries(tags)) printable[name] = printed(tag);
    groups[group] = printable;
  }
  const { Latitude: lat, Longitude: lon } = (loaded.gps ?? {}) as Record<string, unknown>;
  return { groups, gps: typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null };
}

/** One APPn segment alone, dressed as a JPEG so that the library reads exactly this block. */
export function readSegmentWithLibrary(marker: number, body: Uint8Array): LibraryTags | null {
  const length = body.length + 2;
  if (length > 0xffff) return null;
  const head = Uint8Array.from([0xff, 0xd8, 0xff, marker, length >> 8, length & 0xff]);
  return readWithLibrary(concat([head, body, Uint8Array.from([0xff, 0xd9])]));
}

function printed(tag: unknown): string {
  if (Array.isArray(tag)) return tag.slice(0, 50).map(printed).filter(Boolean).join(', ');
  if (typeof tag !== 'object' || tag === null || !('description' in tag)) return '';
  return typeof tag.description === 'string' ? tag.description : '';
}
