import { startsWith } from '../bytes.ts';
import { MAX_XMP_BYTES, MAX_XMP_ELEMENTS } from '../limits.ts';
import type { Collector } from '../report.ts';
import { fieldOf } from './fields.ts';
import { readXml } from './xml.ts';

/** Containers of RDF that carry no meaning of their own. */
const rdf: ReadonlySet<string> = new Set(['RDF', 'Description', 'Seq', 'Bag', 'Alt', 'li', 'value', 'xmpmeta']);

/** Reads one XMP packet (ISO 16684-1) into the report. Fields are known by local name, since prefixes are free. */
export function readXmp(packet: Uint8Array, where: string, to: Collector): void {
  const before = to.said();
  let lat: number | null = null;
  let lon: number | null = null;
  let located = false;

  const property = (path: readonly string[], name: string, value: string): void => {
    if (name === 'GPSLatitude' || name === 'GPSLongitude') {
      located = true;
      if (name === 'GPSLatitude') lat ??= degrees(value);
      else lon ??= degrees(value);
      return;
    }
    if (name === 'Name' && path.includes('Regions')) to.add('face', 'region', value, where);
    else if (name === 'provenance' || name === 'c2pa') to.credentials(packet.length, where);
    else if (name === 'image' && path.includes('Thumbnails')) to.add('thumbnail', 'thumbnail', 'XMP', where);
    else {
      const field = fieldOf(name);
      if (field) to.add(field[0], field[1], value, where);
    }
  };

  readXml(textOf(packet.subarray(0, MAX_XMP_BYTES)), MAX_XMP_ELEMENTS, {
    open(path, attributes) {
      for (const [name, value] of attributes) property(path, name, value);
    },
    text(path, value) {
      const name = path.findLast((step) => !rdf.has(step));
      if (name) property(path, name, value);
    },
  });

  const placed = lat !== null && lon !== null && to.gps(lat, lon, where);
  if (located && !placed && (lat === null || lon === null)) to.add('gps', 'gps-unread', 'GPS', where);
  if (to.said() === before) to.add('text', 'xmp', 'XMP', where);
}

/** "35,31.834N", "35,31,50.4N" or plain decimal degrees (XMP specification part 2, GPSCoordinate); null when it is neither. */
function degrees(value: string): number | null {
  const parts = /^\s*([+-]?\d{1,3}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?(?:,(\d{1,2}(?:\.\d+)?))?\s*([NSEW])?\s*$/i.exec(
    value,
  );
  if (!parts) return null;
  const [, whole = '', minutes = '0', seconds = '0', side = ''] = parts;
  const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return /[sw]/i.test(side) || whole.startsWith('-') ? -size : size;
}

/** XMP is UTF-8 nearly always; UTF-16 is told by its byte order mark or by the zero beside the first `<`. */
function textOf(packet: Uint8Array): string {
  const encoding =
    startsWith(packet, '\xff\xfe') || startsWith(packet, '<\0')
      ? 'utf-16le'
      : startsWith(packet, '\xfe\xff') || startsWith(packet, '\0<')
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(packet);
}
