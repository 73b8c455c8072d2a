import type { Collector } from '../report.ts';
import { hasPosition, isPadding, readValues } from './exif-values.ts';
import { fieldOf } from './fields.ts';
import { readIim } from './iptc.ts';
import { type LibraryTags, readSegmentWithLibrary } from './library.ts';
import { readMakerNote } from './maker-note.ts';
import { readPhotoshop } from './photoshop.ts';
import { undeclaredText } from './text.ts';
import { mapTiff, type TiffMap } from './tiff.ts';
import type { Entry } from './tiff-entries.ts';
import { readXmp } from './xmp.ts';

const MAKE = 0x010f;
const MODEL = 0x0110;
const XMP = 0x02bc;
const IPTC = 0x83bb;
const PHOTOSHOP = 0x8649;
const HOST_COMPUTER = 0x013c;
const MAKER_NOTE = 0x927c;
const DNG_PRIVATE = 0xc634;

/**
 * Reads one EXIF segment body (with its `Exif\0\0`) into the report: by our own walk over its directories, and by the
 * library, each of which sees what the other misses. `embedded` is asked to look into the preview.
 */
export function readExif(
  body: Uint8Array,
  where: string,
  to: Collector,
  embedded: (bytes: Uint8Array, where: string) => void,
): TiffMap {
  const block = body.subarray(6);
  const map = mapTiff(block);
  if (map.plain) return map;
  const before = to.said();
  readBlock(block, map, where, to);
  const tags = readSegmentWithLibrary(0xe1, body);
  if (tags) addTags(tags, where, to);
  if (tags?.gps && !(map.block && hasPosition(map.block))) to.gps(tags.gps.lat, tags.gps.lon, where);
  if (map.thumbnail) {
    to.add('thumbnail', 'thumbnail', `${Math.ceil(map.thumbnail.length / 1024)} kB`, where);
    embedded(map.thumbnail, `${where}/thumbnail`);
  }
  if (map.damaged) to.hide('exif-damaged', 'EXIF', body.length, where);
  else if (to.said() === before) to.add('text', 'exif', 'EXIF', where);
  return map;
}

/** Our own reading of a TIFF block: values, maker's note, and the blocks of other kinds that TIFF tags carry. */
export function readBlock(block: Uint8Array, map: TiffMap, where: string, to: Collector): void {
  if (!map.block) return;
  const { little, directories } = map.block;
  const entries = directories.filter(({ kind }) => kind !== 'gps' && kind !== 'interop').flatMap((d) => d.entries);
  const text = (tag: number): string => {
    const entry = entries.find((e) => e.tag === tag);
    return entry ? undeclaredText(entry.value).trim() : '';
  };
  const make = text(MAKE);
  const model = text(MODEL);
  // Some phones repeat their model as the host computer, which names nobody.
  const repeated = text(HOST_COMPUTER) === model;
  const telling = repeated
    ? directories.map((d) => ({ ...d, entries: d.entries.filter((e) => e.tag !== HOST_COMPUTER) }))
    : directories;
  readValues({ ...map.block, directories: telling }, where, to);
  if (!isPadding(model || make)) to.add('text', 'camera', model.startsWith(make) ? model : `${make} ${model}`, where);
  for (const entry of entries) readForeign(block, entry, little, make, where, to);
}

function readForeign(
  block: Uint8Array,
  entry: Entry,
  little: boolean,
  make: string,
  where: string,
  to: Collector,
): void {
  const { tag, value } = entry;
  if (value.length === 0) return;
  if (tag === MAKER_NOTE) {
    readMakerNote(block, entry, little, make, where, to);
    to.hide('maker-note', 'MakerNote', value.length, where);
  } else if (tag === XMP) readXmp(value, `${where}/xmp`, to);
  else if (tag === IPTC) readIim(value, `${where}/iptc`, to);
  else if (tag === PHOTOSHOP) readPhotoshop(value, `${where}/photoshop`, to);
  else if (tag === DNG_PRIVATE) to.hide('maker-note', 'DNGPrivateData', value.length, where);
}

/** Adds what the library printed: named fields, and the camera's model as one line. */
export function addTags(tags: LibraryTags, where: string, to: Collector): void {
  const { Model = '' } = tags.groups.exif ?? {};
  for (const [group, values] of Object.entries(tags.groups)) {
    if (group === 'file' || group === 'jfif' || group === 'icc') continue;
    for (const [name, value] of Object.entries(values)) {
      const field = fieldOf(name);
      if (field && !isPadding(value) && !(name === 'HostComputer' && value === Model))
        to.add(field[0], field[1], value, group === 'iptc' ? `${where}/iptc` : where);
    }
  }
}
