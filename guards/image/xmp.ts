import type { ImageItem, ItemKind } from './inspect.ts';

/**
 * The few fields of an XMP packet that tell where and who. XMP may be written as attributes or as elements; both are found
 * by bounded patterns, because a service worker has no DOMParser and a full XML parser would see no more than these.
 */

const FIELDS: readonly [ItemKind, string][] = [
  ['gps', 'exif:GPSLatitude'],
  ['gps', 'exif:GPSLongitude'],
  ['place', 'photoshop:City'],
  ['place', 'Iptc4xmpCore:Location'],
  ['place', 'photoshop:State'],
  ['author', 'dc:creator'],
  ['author', 'dc:rights'],
  ['author', 'photoshop:AuthorsPosition'],
  ['author', 'aux:OwnerName'],
  ['device', 'aux:SerialNumber'],
  ['device', 'exifEX:BodySerialNumber'],
  ['face', 'mwg-rs:Name'],
  ['face', 'MPReg:PersonDisplayName'],
  ['text', 'dc:description'],
];

/** Standard packets are below 64 kB; extended ones come in as many segments, each read by itself. */
const LIMIT = 65_536;

export function readXmp(segment: Uint8Array): ImageItem[] {
  const xml = new TextDecoder().decode(segment.subarray(0, LIMIT));
  const items: ImageItem[] = [];
  for (const [kind, name] of FIELDS) {
    const attribute = new RegExp(`${name}\\s{0,4}=\\s{0,4}["']([^"'<>]{1,500})["']`).exec(xml)?.[1];
    const element = new RegExp(`<${name}[^<>]{0,200}>([\\s\\S]{0,2000}?)</${name}>`).exec(xml)?.[1];
    const value = (attribute ?? element?.replace(/<[^<>]{0,300}>/g, ' '))?.replace(/\s+/g, ' ').trim();
    if (value) items.push({ kind, value: value.slice(0, 200) });
  }
  // A packet in a photo that holds none of these may still hold what we do not know by name.
  return items.length > 0 ? items : [{ kind: 'hidden', value: '編集ソフトの記録（XMP）' }];
}
