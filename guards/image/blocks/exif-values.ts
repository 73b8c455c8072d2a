import { latin1, startsWith, u32 } from '../bytes.ts';
import type { Collector } from '../report.ts';
import { meaningOf, type TagMeaning } from './exif-tags.ts';
import { undeclaredText } from './text.ts';
import type { Entry, TiffBlock } from './tiff-entries.ts';

/** Reads the values of an EXIF block's own directories: a second opinion beside the library. */

const MAX_TEXT = 4096;

/** Cameras fill unused fields with dashes, zeros, blanks or a word that says so; that names nobody. */
export const isPadding = (value: string): boolean =>
  /^[\s\0:\-_.0*#?,;/\\xX]*$/.test(value) ||
  /^\W*(unknown|none|null|undefined|n\/?a|default|default string|test|\[unicode encoded text\])\W*$/i.test(value);

/** Text of a value, by how its tag writes it. */
export function textOf(value: Uint8Array, as: TagMeaning['as'], little: boolean): string {
  const bytes = value.subarray(0, MAX_TEXT);
  if (as === 'hex') return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  if (as === 'utf16') return new TextDecoder('utf-16le').decode(bytes).replace(/\0.*$/s, '');
  if (as === 'comment') return commentOf(bytes, little);
  return undeclaredText(bytes);
}

/** Eight bytes name the encoding (Exif 3.0 §4.6.6, UserComment). Some writers leave them out. */
function commentOf(bytes: Uint8Array, little: boolean): string {
  const rest = bytes.subarray(8);
  if (startsWith(bytes, 'UNICODE\0')) {
    const big = startsWith(rest, '\xfe\xff') || (!startsWith(rest, '\xff\xfe') && (rest[0] === 0 || !little));
    return new TextDecoder(big && rest[1] !== 0 ? 'utf-16be' : 'utf-16le').decode(rest).replace(/\0.*$/s, '');
  }
  if (startsWith(bytes, 'JIS\0')) return new TextDecoder('iso-2022-jp').decode(rest).replace(/\0.*$/s, '');
  if (startsWith(bytes, 'ASCII\0') || bytes.subarray(0, 8).every((b) => b === 0)) return undeclaredText(rest);
  return undeclaredText(bytes);
}

const rationals = ({ type, value }: Entry, little: boolean): number[] => {
  const out: number[] = [];
  for (let at = 0; at + 8 <= value.length && out.length < 3; at += 8) {
    let top = u32(value, at, little) ?? 0;
    if (type === 10) top |= 0;
    const bottom = u32(value, at + 4, little) ?? 0;
    out.push(bottom === 0 ? (top === 0 ? 0 : Number.NaN) : top / bottom);
  }
  return out;
};

const LATITUDE = 2;
const LONGITUDE = 4;

/** Degrees from one to three rationals and the letter of the hemisphere; null when unset or nonsense. */
function degrees(value: Entry | undefined, ref: Entry | undefined, little: boolean): number | null {
  if (!value || value.value.length < 8) return null;
  const [whole = 0, minutes = 0, seconds = 0] = rationals(value, little);
  const size = Math.abs(whole) + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(size)) return null;
  return /^[sw]/i.test(ref ? latin1(ref.value, 0, 1) : '') || whole < 0 ? -size : size;
}

/** Reads the GPS directory: the position, and where the receiver was heading for. */
function readGps(entries: readonly Entry[], little: boolean, where: string, to: Collector): void {
  const entry = (tag: number): Entry | undefined => entries.find((e) => e.tag === tag);
  for (const first of [LATITUDE, 20]) {
    const lat = degrees(entry(first), entry(first - 1), little);
    const lon = degrees(entry(first + 2), entry(first + 1), little);
    if (lat !== null && lon !== null) to.gps(lat, lon, where);
    // Half a position, or one in no form anybody knows: there is something, and nobody can say what.
    else if (entry(first) && entry(first + 2) && (lat ?? lon ?? 1) !== 0) to.add('gps', 'gps-unread', 'GPS', where);
  }
}

/** Every value of the block that tells who, where, when or with what. */
export function readValues(block: TiffBlock, where: string, to: Collector): void {
  const { little, directories } = block;
  for (const { kind, entries } of directories) {
    if (kind === 'gps') readGps(entries, little, where, to);
    for (const { tag, value } of entries) {
      const meaning = meaningOf(kind, tag);
      if (!meaning) continue;
      const text = textOf(value, meaning.as, little);
      if (!isPadding(text)) to.add(meaning.kind, meaning.label, text, where);
    }
  }
}

/** Tag numbers that were given a GPS position. */
export const hasPosition = (block: TiffBlock): boolean =>
  block.directories.some(
    ({ kind, entries }) =>
      kind === 'gps' && entries.some((e) => e.tag === LATITUDE) && entries.some((e) => e.tag === LONGITUDE),
  );
