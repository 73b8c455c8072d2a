import { undeclaredText } from '../blocks/text.ts';
import { readXmp } from '../blocks/xmp.ts';
import { find, startsWith, u16, u32 } from '../bytes.ts';
import type { Collector, ItemKind } from '../report.ts';
import { type Box, bodyOf, boxesIn, type Held, metaBody, slice } from './boxes.ts';

/** What films say about themselves in words: user data (QuickTime, 3GPP), metadata keys, iTunes lists. */

type Meaning = readonly [ItemKind, string];

/** Four-letter types of user data and of iTunes lists; © is byte 0xa9. */
const types: Readonly<Record<string, Meaning>> = {
  '\xa9ART': ['author', 'artist'],
  aART: ['author', 'artist'],
  '\xa9aut': ['author', 'artist'],
  '\xa9dir': ['author', 'artist'],
  '\xa9prd': ['author', 'artist'],
  '\xa9prf': ['author', 'artist'],
  '\xa9wrt': ['author', 'artist'],
  '\xa9com': ['author', 'artist'],
  auth: ['author', 'artist'],
  perf: ['author', 'artist'],
  '\xa9own': ['author', 'owner'],
  ownr: ['author', 'owner'],
  '\xa9cpy': ['author', 'copyright'],
  cprt: ['author', 'copyright'],
  '\xa9nam': ['text', 'title'],
  titl: ['text', 'title'],
  '\xa9alb': ['text', 'title'],
  albm: ['text', 'title'],
  '\xa9cmt': ['text', 'comment'],
  '\xa9inf': ['text', 'comment'],
  '\xa9des': ['text', 'description'],
  desc: ['text', 'description'],
  ldes: ['text', 'description'],
  dscp: ['text', 'description'],
  '\xa9key': ['text', 'keywords'],
  keyw: ['text', 'keywords'],
  '\xa9day': ['time', 'taken'],
  yrrc: ['time', 'taken'],
  '\xa9swr': ['text', 'software'],
  '\xa9too': ['text', 'software'],
  '\xa9enc': ['text', 'software'],
  FIRM: ['text', 'software'],
  '\xa9mod': ['text', 'camera'],
  '\xa9mak': ['text', 'camera'],
  modl: ['text', 'camera'],
  manu: ['text', 'camera'],
  CAME: ['device', 'serial'],
  LENS: ['device', 'lens-serial'],
  MUID: ['device', 'image-id'],
  slno: ['device', 'serial'],
};

/** Ends of metadata keys, as com.apple.quicktime.… and others write them. */
const keys: readonly (readonly [RegExp, Meaning])[] = [
  [/location\.(name|body|facing|note)$/i, ['place', 'sub-location']],
  [/(author|artist|director|producer|performer|owner|user|publisher)$/i, ['author', 'artist']],
  [/copyright$/i, ['author', 'copyright']],
  [/(content\.identifier|live-photo\.\S*identifier|camera\.identifier|uuid)$/i, ['device', 'image-id']],
  [/serial(-?number)?$/i, ['device', 'serial']],
  [/creationdate$/i, ['time', 'taken']],
  [/(make|model)$/i, ['text', 'camera']],
  [/(software|encoder)$/i, ['text', 'software']],
  [/title$/i, ['text', 'title']],
];

const isPlaceKey = (name: string): boolean => /(ISO6709|\.gps|location)$/i.test(name);

/** "+35.6895+139.6917+40.1/" (ISO 6709 annex H). */
const iso6709 = /([+-]\d{1,3}(?:\.\d+)?)\s*([+-]\d{1,3}(?:\.\d+)?)/;

/** Position in a text, else that there is one that cannot be read. */
export function addPosition(text: string, where: string, to: Collector): void {
  const position = iso6709.exec(text);
  if (!position) return;
  const [lat, lon] = [Number(position[1]), Number(position[2])];
  if (!to.gps(lat, lon, where) && (lat !== 0 || lon !== 0)) to.add('gps', 'gps-unread', 'GPS', where);
}

/** Text behind a length and a language (QuickTime), a version and a language (3GPP), or as it stands. */
function userText(type: string, body: Uint8Array): string {
  const length = u16(body, 0);
  if (type.startsWith('\xa9') && length !== undefined && length > 0 && length + 4 <= body.length)
    return undeclaredText(body.subarray(4, 4 + length));
  if (/^(titl|dscp|cprt|perf|auth|albm|gnre)$/.test(type)) {
    const text = body.subarray(6);
    if (startsWith(text, '\xfe\xff')) return new TextDecoder('utf-16be').decode(text).replace(/\0.*$/s, '');
    return undeclaredText(text);
  }
  if (type === 'CAME' || type === 'MUID') return [...body].map((b) => b.toString(16).padStart(2, '0')).join('');
  return undeclaredText(body);
}

/** 3GPP location (TS 26.244 §8.2): name, role, longitude and latitude in 16.16. */
function readLoci(body: Uint8Array, where: string, to: Collector): void {
  const wide = startsWith(body, '\xfe\xff', 6);
  let end = 6;
  if (wide) while (end + 1 < body.length && (body[end] !== 0 || body[end + 1] !== 0)) end += 2;
  else while (end < body.length && body[end] !== 0) end++;
  const name = body.subarray(6, end);
  to.add('place', 'sub-location', wide ? new TextDecoder('utf-16be').decode(name) : undeclaredText(name), where);
  const at = end + (wide ? 2 : 1) + 1;
  const lon = u32(body, at);
  const lat = u32(body, at + 4);
  if (lon === undefined || lat === undefined) return to.add('gps', 'gps-unread', 'GPS', where);
  to.gps((lat | 0) / 65536, (lon | 0) / 65536, where);
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

/** Reads a `udta` box; anything in it that is not known by name is told of as hidden. */
export function readUserData(held: Held, box: Box, where: string, to: Collector): void {
  const children = boxesIn(held, box.body, box.end);
  if (!children) return to.hide('user-data', 'udta', box.end - box.start, where);
  for (const child of children) {
    const body = bodyOf(held, child);
    const meaning = types[child.type];
    if (isBlank(body)) continue;
    if (child.type === '\xa9xyz') addPosition(userText(child.type, body), where, to);
    else if (child.type === 'loci') readLoci(body, where, to);
    else if (child.type === 'XMP_') readXmp(body, `${where}/xmp`, to);
    else if (child.type === 'meta') readMeta(held, child, where, to);
    else if (child.type === 'GPMF') readGpmf(body, where, to);
    else if (meaning) to.add(meaning[0], meaning[1], userText(child.type, body), where);
    else to.hide('user-data', child.type, child.end - child.start, where);
  }
}

/** Reads a `meta` box of tags: keys with their values, or an iTunes list. */
export function readMeta(held: Held, box: Box, where: string, to: Collector): void {
  const children = boxesIn(held, metaBody(held, box), box.end);
  if (!children) return to.hide('user-data', 'meta', box.end - box.start, where);
  const keyBox = children.find(({ type }) => type === 'keys');
  const names = keyBox ? keyNames(bodyOf(held, keyBox)) : [];
  for (const child of children) {
    if (child.type === 'ilst') readList(held, child, names, where, to);
    else if (child.type === 'xml ') readXmp(bodyOf(held, child), `${where}/xml`, to);
    else if (!['hdlr', 'keys', 'free', 'ctry', 'lang'].includes(child.type))
      to.hide('user-data', child.type, child.end - child.start, where);
  }
}

/** Names of a `keys` box (QuickTime file format, metadata item keys), in order. */
function keyNames(body: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 8; at + 8 <= body.length && names.length < 1000; ) {
    const size = u32(body, at) ?? 0;
    if (size < 8) break;
    names.push(undeclaredText(body.subarray(at + 8, at + size)));
    at += size;
  }
  return names;
}

function readList(held: Held, list: Box, names: readonly string[], where: string, to: Collector): void {
  for (const item of boxesIn(held, list.body, list.end) ?? []) {
    const index = u32(slice(held, item.start + 4, item.start + 8), 0) ?? 0;
    const inside = boxesIn(held, item.body, item.end) ?? [];
    const free = inside.find(({ type }) => type === 'name');
    const name = free ? undeclaredText(bodyOf(held, free).subarray(4)) : (names[index - 1] ?? '');
    for (const data of inside.filter(({ type }) => type === 'data')) {
      const body = bodyOf(held, data);
      const kind = u32(body, 0);
      const value = body.subarray(8);
      // 1 = UTF-8, 2 = UTF-16 (well-known types of QuickTime's metadata).
      const text = kind === 2 ? new TextDecoder('utf-16be').decode(value) : kind === 1 ? undeclaredText(value) : '';
      const isPlace = item.type === '\xa9xyz' || isPlaceKey(name);
      if (isPlace) addPosition(text, where, to);
      const meaning = types[item.type] ?? keys.find(([pattern]) => pattern.test(name))?.[1];
      if (meaning) to.add(meaning[0], meaning[1], text, where);
      else if (text !== '' && !isPlace) to.add('text', 'comment', `${name || item.type}: ${text}`, where);
      else if (item.type === 'covr') to.add('thumbnail', 'thumbnail', 'covr', where);
    }
  }
}

/** GoPro's own record: camera serial number (CASN) and, in telemetry, the first position (GPS5, GPS9). */
export function readGpmf(body: Uint8Array, where: string, to: Collector): void {
  const value = (key: string, from = 0): { at: number; length: number } | null => {
    const at = find(body, key, from);
    if (at < 0) return null;
    return { at: at + 8, length: (body[at + 5] ?? 0) * (u16(body, at + 6) ?? 0) };
  };
  const serial = value('CASN');
  if (serial) to.add('device', 'serial', undeclaredText(body.subarray(serial.at, serial.at + serial.length)), where);
  for (const key of ['GPS5', 'GPS9']) {
    const fix = value(key);
    if (!fix) continue;
    // The scale stands before the values of its stream.
    const scaleAt = body.subarray(0, fix.at).length > 0 ? lastIndexOf(body, 'SCAL', fix.at) : -1;
    const scale = scaleAt >= 0 ? (u32(body, scaleAt + 8) ?? 1) : 1e7;
    const lat = u32(body, fix.at);
    const lon = u32(body, fix.at + 4);
    if (lat !== undefined && lon !== undefined && fix.length >= 8) to.gps((lat | 0) / scale, (lon | 0) / scale, where);
    else if (fix.length > 0) to.add('gps', 'gps-unread', 'GPS', where);
  }
}

function lastIndexOf(bytes: Uint8Array, text: string, before: number): number {
  for (let at = before - text.length; at >= 0; at--) if (startsWith(bytes, text, at)) return at;
  return -1;
}
