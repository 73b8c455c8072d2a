import ExifReader from 'exifreader';
import { hasText, isJpeg, kindOf, readJpeg } from './jpeg.ts';
import { readXmp } from './xmp.ts';

/** What a picture carries besides what one sees. */

export type ItemKind = 'gps' | 'place' | 'author' | 'device' | 'time' | 'face' | 'thumbnail' | 'hidden' | 'text';

export interface ImageItem {
  kind: ItemKind;
  value: string;
}

export interface ImageReport {
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'heif' | 'unknown';
  /** False = nobody knows what is in it; never treat it as clean. */
  readable: boolean;
  problem: 'empty' | 'damaged' | 'unsupported' | null;
  /** Everything that says more than the picture itself, in plain values. */
  items: ImageItem[];
  /** EXIF orientation 1–8. */
  orientation: number;
  contentCredentials: boolean;
  /** `strip` can take all of it off without touching a pixel. */
  cleanable: boolean;
}

type Tags = Record<string, { description?: unknown; value?: unknown } | undefined>;

const AUTHOR = ['Artist', 'XPAuthor', 'By-line', 'Byline', 'Copyright', 'CopyrightNotice', 'Credit', 'OwnerName', 'CameraOwnerName', 'Writer/Editor', 'Contact', 'Caption Writer'];
const DEVICE = ['BodySerialNumber', 'SerialNumber', 'LensSerialNumber', 'CameraSerialNumber', 'InternalSerialNumber', 'HostComputer', 'ImageUniqueID'];
const PLACE = ['City', 'Sub-location', 'Sublocation', 'Province/State', 'Country/Primary Location Name', 'Location', 'GPSAreaInformation'];
const TEXT = ['UserComment', 'ImageDescription', 'XPComment', 'XPTitle', 'XPSubject', 'XPKeywords', 'Caption/Abstract', 'Headline', 'Object Name', 'Keywords'];

/** A value as a person reads it: text only, bounded, control characters gone. */
function plain(value: unknown): string {
  const text = Array.isArray(value) ? value.map(plain).join(' ') : typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]/g, ' ').trim().slice(0, 200);
}

function formatOf(bytes: Uint8Array): ImageReport['format'] {
  if (isJpeg(bytes)) return 'jpeg';
  if (hasText(bytes, 1, 'PNG\r\n')) return 'png';
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) return 'webp';
  if (hasText(bytes, 0, 'GIF8')) return 'gif';
  return hasText(bytes, 4, 'ftyp') ? 'heif' : 'unknown';
}

function exifItems(bytes: Uint8Array): { items: ImageItem[]; orientation: number } {
  const items: ImageItem[] = [];
  let tags: Tags = {};
  try {
    const view = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    // XMP is read by us: the library wants a DOMParser, which a service worker has not.
    tags = ExifReader.load(view, { includeUnknown: false, excludeTags: { xmp: true } }) as unknown as Tags;
  } catch {
    // No EXIF or one that is broken: the walk over the blocks still tells that there is something.
    return { items, orientation: 1 };
  }
  const add = (kind: ItemKind, names: readonly string[]): void => {
    for (const name of names) {
      const value = plain(tags[name]?.description ?? tags[name]?.value);
      if (value && !items.some((item) => item.kind === kind && item.value === value)) items.push({ kind, value });
    }
  };
  if (tags.GPSLatitude && tags.GPSLongitude) {
    items.push({ kind: 'gps', value: `${signed(tags.GPSLatitude, tags.GPSLatitudeRef, 'S')}, ${signed(tags.GPSLongitude, tags.GPSLongitudeRef, 'W')}` });
  }
  add('place', PLACE);
  add('author', AUTHOR);
  add('device', DEVICE);
  add('text', TEXT);
  if (items.length > 0) add('time', ['DateTimeOriginal']);
  const orientation = Number(tags.Orientation?.value);
  return { items, orientation: orientation >= 1 && orientation <= 8 ? orientation : 1 };
}

function signed(tag: Tags[string], ref: Tags[string], negative: string): string {
  const number = Number(tag?.description);
  const south = plain(ref?.value).startsWith(negative);
  return Number.isFinite(number) ? (south ? -Math.abs(number) : number).toFixed(5) : plain(tag?.description);
}

/** Blocks of a JPEG that are there for no picture's sake. */
function jpegItems(bytes: Uint8Array): { items: ImageItem[]; credentials: boolean; whole: boolean } | null {
  const jpeg = readJpeg(bytes);
  if (!jpeg) return null;
  const items: ImageItem[] = [];
  let credentials = false;
  for (const segment of jpeg.segments) {
    const kind = kindOf(bytes, segment);
    const body = bytes.subarray(segment.start + 4, segment.end);
    if (kind === 'xmp') items.push(...readXmp(body));
    else if (kind === 'c2pa') credentials = true;
    else if (kind === 'comment') items.push({ kind: 'text', value: plain(new TextDecoder().decode(body)) || '注記' });
    else if (kind === 'mpf') items.push({ kind: 'hidden', value: '2枚目の画像' });
    else if (kind === 'exif' && body.length > 200 && thumbnailIn(body)) items.push({ kind: 'thumbnail', value: '撮影時の縮小画像' });
  }
  if (bytes.length > jpeg.end) items.push({ kind: 'hidden', value: `画像の後ろに付いたデータ（${Math.ceil((bytes.length - jpeg.end) / 1024)} KB）` });
  return { items, credentials, whole: !jpeg.truncated };
}

/** A JPEG inside the EXIF block. */
function thumbnailIn(exif: Uint8Array): boolean {
  for (let at = exif.indexOf(0xff, 8); at >= 0; at = exif.indexOf(0xff, at + 1)) if (exif[at + 1] === 0xd8 && exif[at + 2] === 0xff) return true;
  return false;
}

/**
 * Reads everything a picture carries. Never throws; what cannot be read is said to be unreadable.
 * Time and memory grow with the file, not with what it claims: one pass over the blocks, every value cut at 200 characters.
 */
export function inspect(bytes: Uint8Array): ImageReport {
  const format = formatOf(bytes);
  const report: ImageReport = { format, readable: false, problem: null, items: [], orientation: 1, contentCredentials: false, cleanable: false };
  if (bytes.length === 0) return { ...report, problem: 'empty' };
  if (format === 'unknown') return { ...report, problem: 'unsupported' };
  const { items, orientation } = exifItems(bytes);
  if (format !== 'jpeg') {
    // Read as far as the library goes; blocks it does not know are not walked yet.
    return { ...report, readable: true, items, orientation };
  }
  const blocks = jpegItems(bytes);
  if (!blocks?.whole) return { ...report, problem: 'damaged' };
  const all = [...items];
  for (const item of blocks.items) if (!all.some((i) => i.kind === item.kind && i.value === item.value)) all.push(item);
  const credentials = blocks.credentials;
  return { ...report, readable: true, items: all, orientation, contentCredentials: credentials, cleanable: all.length > 0 };
}
