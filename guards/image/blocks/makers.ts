import type { ItemKind } from '../report.ts';

/**
 * How makers lay out their notes (EXIF tag 0x927C) and which of their tags tell who, where or with what: facts, as
 * published in the documentation of several readers of camera files, and checked here on sample files of each maker.
 */

export interface MakerTag {
  kind: ItemKind;
  label: string;
  /** Bytes of an identifier that are no text. */
  as?: 'hex' | 'number' | 'utf16';
  /** Only so many bytes of the value count. */
  length?: number;
  /** The identifier is this number of the value's 32-bit numbers. */
  index?: number;
}

export interface Maker {
  /** The note begins with it; '' = no signature, told by the camera's make. */
  signature: string;
  /** Camera make (EXIF 0x010F), where the signature alone does not tell. */
  make?: RegExp;
  /** Where the directory begins, counted from the start of the note (-1 = it has none); `pointer` = at the offset that stands there (little-endian). */
  directory: number | { pointer: number };
  /** What the offsets of values count from: the EXIF block, the note, or a TIFF header of the note's own at this place. */
  from: 'block' | 'note' | { header: number };
  /** Byte order; absent = as in the EXIF block. `own` = two letters stand at this place. */
  order?: 'II' | 'MM' | { own: number };
  tags: Readonly<Record<number, MakerTag>>;
  /** No directory, but identifiers at fixed places: offset in the note → tag (with its length). */
  fixed?: Readonly<Record<number, MakerTag>>;
  /** Directories inside the note: tag → tags. */
  inner?: Readonly<Record<number, Readonly<Record<number, MakerTag>>>>;
}

const serial: MakerTag = { kind: 'device', label: 'serial' };
const lens: MakerTag = { kind: 'device', label: 'lens-serial' };
const owner: MakerTag = { kind: 'device', label: 'camera-owner' };
const imageId: MakerTag = { kind: 'device', label: 'image-id' };
const number = (tag: MakerTag): MakerTag => ({ ...tag, as: 'number' });

const olympus = { 1028: serial, 521: serial } as const;
const equipment = { 8208: { 257: serial, 258: serial, 514: lens, 770: lens } } as const;
const nikon = { 29: serial, 160: serial } as const;
const panasonic: Maker['tags'] = {
  37: serial,
  82: lens,
  101: { kind: 'text', label: 'title' },
  102: { kind: 'face', label: 'person' },
  103: { kind: 'place', label: 'sub-location' },
  105: { kind: 'place', label: 'country' },
  107: { kind: 'place', label: 'state' },
  109: { kind: 'place', label: 'city' },
  111: { kind: 'place', label: 'sub-location' },
};
const pentax: Maker['tags'] = {
  533: { ...number(serial), index: 4 },
  553: serial,
  557: serial,
};

export const makers: readonly Maker[] = [
  { signature: 'Nikon\0\x02', directory: { pointer: 14 }, from: { header: 10 }, order: { own: 10 }, tags: nikon },
  { signature: 'Nikon\0\x01', directory: 8, from: 'block', tags: nikon },
  { signature: 'OLYMPUS\0', directory: 12, from: 'note', order: { own: 8 }, tags: olympus, inner: equipment },
  { signature: 'OM SYSTEM\0', directory: 16, from: 'note', order: { own: 12 }, tags: olympus, inner: equipment },
  { signature: 'OLYMP\0', directory: 8, from: 'block', tags: olympus, inner: equipment },
  { signature: 'EPSON\0', directory: 8, from: 'block', tags: olympus },
  { signature: 'Panasonic\0', directory: 12, from: 'block', tags: panasonic },
  { signature: 'LEICA\0\0\0', directory: 8, from: 'block', tags: { ...panasonic, 771: number(serial) } },
  { signature: 'PENTAX \0', directory: 10, from: 'note', order: { own: 8 }, tags: pentax },
  { signature: 'AOC\0', directory: 6, from: 'block', tags: pentax },
  { signature: 'FUJIFILM', directory: { pointer: 8 }, from: 'note', order: 'II', tags: { 16: serial } },
  { signature: 'SONY', directory: 12, from: 'block', tags: { 8241: serial } },
  { signature: 'SIGMA\0\0\0', directory: 10, from: 'block', tags: { 2: serial } },
  { signature: 'FOVEON\0\0', directory: 10, from: 'block', tags: { 2: serial } },
  { signature: 'Ricoh', directory: 8, from: 'block', tags: { 5: serial } },
  { signature: 'RICOH', directory: 8, from: 'block', tags: { 5: serial } },
  {
    signature: 'Apple iOS\0',
    directory: 14,
    from: 'note',
    order: 'MM',
    tags: { 17: imageId, 21: imageId, 32: imageId, 43: imageId },
  },
  {
    signature: '\x01\xf1',
    directory: -1,
    from: 'note',
    tags: {},
    fixed: { 42: { ...serial, as: 'utf16', length: 30 } },
  },
  {
    signature: 'RECONYXH2\0',
    directory: -1,
    from: 'note',
    tags: {},
    fixed: { 126: { ...serial, as: 'utf16', length: 30 } },
  },
  { signature: 'MOT\0', directory: 8, from: 'block', tags: { 21761: serial } },
  {
    signature: '',
    make: /^canon/i,
    directory: 0,
    from: 'block',
    tags: {
      9: owner,
      12: number(serial),
      40: { ...imageId, as: 'hex' },
      150: serial,
      16409: { ...lens, as: 'hex', length: 5 },
    },
  },
  { signature: '', make: /^nikon/i, directory: 0, from: 'block', tags: nikon },
  { signature: '', make: /^samsung/i, directory: 0, from: 'block', tags: { 40962: serial } },
  { signature: '', make: /^(pentax|asahi)/i, directory: 0, from: 'block', tags: pentax },
];
