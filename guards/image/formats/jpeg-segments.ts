import { ICC_NAME } from '../blocks/icc.ts';
import { startsWith } from '../bytes.ts';
import { isStructure, type Piece } from './jpeg-walk.ts';

/** What a segment is for. Reading and cleaning both ask here, so that neither can overlook what the other knows. */
export type SegmentKind =
  | 'structure'
  | 'jfif'
  | 'adobe'
  | 'icc'
  | 'exif'
  | 'xmp'
  | 'xmp-extended'
  | 'photoshop'
  | 'mpf'
  | 'jumbf'
  | 'comment'
  | 'app';

export const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0';
export const XMP_EXTENDED_NAME = 'http://ns.adobe.com/xmp/extension/\0';

/** JFIF without its thumbnail, Adobe without what may follow its colour transform. */
export const JFIF_BYTES = 14;
export const ADOBE_BYTES = 12;

/** Width and height of the thumbnail stand in the last two of the fourteen bytes (JFIF 1.02). */
export const hasJfifThumbnail = (body: Uint8Array): boolean =>
  body.length > JFIF_BYTES || body[12] !== 0 || body[13] !== 0;

export function kindOf({ marker, body }: Piece): SegmentKind {
  if (isStructure(marker)) return 'structure';
  const named = (at: number, name: string): boolean => marker === at && startsWith(body, name);
  if (named(0xe0, 'JFIF\0') && body.length >= JFIF_BYTES) return 'jfif';
  if (named(0xee, 'Adobe') && body.length >= ADOBE_BYTES) return 'adobe';
  if (named(0xe2, ICC_NAME) && body.length > 14) return 'icc';
  if (named(0xe2, 'MPF\0')) return 'mpf';
  // The sixth byte is padding that some writers do not set to zero.
  if (named(0xe1, 'Exif\0')) return 'exif';
  if (named(0xe1, XMP_NAME)) return 'xmp';
  if (named(0xe1, XMP_EXTENDED_NAME)) return 'xmp-extended';
  if (marker === 0xed) return 'photoshop';
  if (named(0xeb, 'JP')) return 'jumbf';
  if (marker === 0xfe) return 'comment';
  return 'app';
}
