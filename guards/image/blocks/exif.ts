import type { Collector } from '../report.ts';
import { fieldOf } from './fields.ts';
import { type LibraryTags, readSegmentWithLibrary } from './library.ts';
import { mapTiff, type TiffMap } from './tiff.ts';

const LATITUDE = 2;
const LONGITUDE = 4;

/** Reads one EXIF segment body (with its `Exif\0\0`) into the report. `embedded` is asked to look into the preview. */
export function readExif(
  body: Uint8Array,
  where: string,
  to: Collector,
  embedded: (bytes: Uint8Array, where: string) => void,
): TiffMap {
  const map = mapTiff(body.subarray(6));
  if (map.plain) return map;
  const before = to.said();
  const tags = readSegmentWithLibrary(0xe1, body);
  if (tags) addTags(tags, where, to);
  const placed = tags?.gps ? to.gps(tags.gps.lat, tags.gps.lon, where) : false;
  if (!placed && !tags?.gps && map.gps.has(LATITUDE) && map.gps.has(LONGITUDE))
    to.add('gps', 'gps-unread', 'GPS', where);
  if (map.makerNote) to.hide('maker-note', 'MakerNote', 0, where);
  if (map.thumbnail) {
    to.add('thumbnail', 'thumbnail', `${Math.ceil(map.thumbnail.length / 1024)} kB`, where);
    embedded(map.thumbnail, `${where}/thumbnail`);
  }
  if (map.damaged) to.hide('exif-damaged', 'EXIF', body.length, where);
  else if (to.said() === before) to.add('text', 'exif', 'EXIF', where);
  return map;
}

/** Adds what the library printed: named fields, and the camera's model as one line. */
export function addTags(tags: LibraryTags, where: string, to: Collector): void {
  const { Make = '', Model = '' } = tags.groups.exif ?? {};
  for (const [group, values] of Object.entries(tags.groups)) {
    if (group === 'file' || group === 'jfif' || group === 'icc') continue;
    for (const [name, value] of Object.entries(values)) {
      const field = fieldOf(name);
      // Some phones repeat their model as the host computer, which names nobody.
      if (field && !isPadding(value) && !(name === 'HostComputer' && value === Model))
        to.add(field[0], field[1], value, group === 'iptc' ? `${where}/iptc` : where);
    }
  }
  to.add('text', 'camera', Model.startsWith(Make) ? Model : `${Make} ${Model}`, where);
}

/** Cameras fill unused fields with dashes, zeros or colons. */
const isPadding = (value: string): boolean => /^[\s\0:\-_.0]*$/.test(value) || value === '[Unicode encoded text]';
