import { startsWith } from '../bytes.ts';
import type { FormatId } from '../report.ts';
import { gif } from './gif.ts';
import { jpeg } from './jpeg.ts';
import { inspectWithLibrary } from './library.ts';
import { png } from './png.ts';
import { tiff } from './tiff.ts';
import type { Format } from './types.ts';
import { webp } from './webp.ts';

/** Brands of an ISO base media file (ISO/IEC 14496-12 §4.3) at byte 8. */
const branded = (bytes: Uint8Array, brands: readonly string[]): boolean =>
  startsWith(bytes, 'ftyp', 4) && brands.some((brand) => startsWith(bytes, brand, 8));

const unread = (id: FormatId, extensions: readonly string[], matches: Format['matches']): Format => ({
  id,
  extensions,
  matches,
  inspect: async (_source, to) => to.fail('format-unread'),
});

const read = (id: FormatId, extensions: readonly string[], matches: Format['matches']): Format => ({
  id,
  extensions,
  matches,
  inspect: inspectWithLibrary,
});

/** Every known format; the first that matches is it. A format gets a file of its own when it learns to be cleaned. */
export const formats: readonly Format[] = [
  jpeg,
  png,
  webp,
  gif,
  tiff,
  read('heic', ['heic', 'heif'], (b) => branded(b, ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'])),
  read('avif', ['avif'], (b) => branded(b, ['avif', 'avis'])),
  unread('mp4', ['mp4', 'mov', 'm4v'], (b) => startsWith(b, 'ftyp', 4)),
];
