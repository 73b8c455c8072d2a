import { latin1, u16, u32 } from '../bytes.ts';
import { MAX_BOXES, MAX_SEGMENTS } from '../limits.ts';
import { type Box, bodyOf, boxesIn, type Held, metaBody, slice } from './boxes.ts';

/** The items of a HEIF file (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12): what there is, and where its bytes stand. */

export interface Item {
  id: number;
  /** hvc1, av01, grid, Exif, mime … */
  type: string;
  name: string;
  contentType: string;
  /** The entry in `iinf`. */
  box: Box;
  /** Stretches of the file, or of `idat`; null where they are told in a way nobody here can follow. */
  extents: [number, number][] | null;
  /** Extents count from the content of `idat`. */
  inside: boolean;
}

export interface Meta {
  box: Box;
  children: Box[];
  items: Item[];
  idat: Box | undefined;
}

const text = (bytes: Uint8Array, at: number): [string, number] => {
  const end = bytes.indexOf(0, at);
  return end < 0 ? [latin1(bytes, at), bytes.length] : [latin1(bytes, at, end), end + 1];
};

/** Reads the meta box; null where it contradicts itself. */
export function readItems(held: Held, box: Box): Meta | null {
  const children = boxesIn(held, metaBody(held, box), box.end);
  const iinf = children?.find(({ type }) => type === 'iinf');
  const iloc = children?.find(({ type }) => type === 'iloc');
  if (!children || !iinf || !iloc) return null;
  const places = locations(bodyOf(held, iloc));
  const entries = boxesIn(held, iinf.body + (bodyOf(held, iinf)[0] === 0 ? 6 : 8), iinf.end);
  if (!places || !entries || entries.length > MAX_SEGMENTS) return null;
  const items: Item[] = [];
  for (const entry of entries.filter(({ type }) => type === 'infe')) {
    const body = bodyOf(held, entry);
    const version = body[0] ?? 0;
    // Versions 0 and 1 name no type; no picture format uses them.
    if (version < 2) return null;
    const id = version === 2 ? u16(body, 4) : u32(body, 4);
    const at = version === 2 ? 8 : 10;
    if (id === undefined) return null;
    const type = latin1(body, at, at + 4);
    const [name, after] = text(body, at + 4);
    const contentType = type === 'mime' || type === 'uri ' ? text(body, after)[0] : '';
    items.push({ id, type, name, contentType, box: entry, ...(places.get(id) ?? { extents: [], inside: false }) });
  }
  return { box, children, items, idat: children.find(({ type }) => type === 'idat') };
}

type Place = Pick<Item, 'extents' | 'inside'>;

/** The table of `iloc` (§8.11.3), versions 0 to 2. */
export function locations(body: Uint8Array): Map<number, Place> | null {
  const reader = locReader(body);
  if (!reader) return null;
  const found = new Map<number, Place>();
  for (const { id, method, extents } of reader.entries) {
    found.set(id, { extents: method > 1 ? null : extents, inside: method === 1 });
  }
  return found;
}

export interface LocEntry {
  id: number;
  method: number;
  extents: [number, number][];
  /** [from, to) of the entry in the box's content. */
  from: number;
  to: number;
}

/** Entries of `iloc` with where each stands; `head` = where the first one begins. */
export function locReader(body: Uint8Array): { entries: LocEntry[]; version: number; head: number } | null {
  const version = body[0] ?? 0;
  const widths = u16(body, 4);
  if (widths === undefined || version > 2) return null;
  const [offsetSize, lengthSize, baseSize, indexSize] = [
    widths >> 12,
    (widths >> 8) & 15,
    (widths >> 4) & 15,
    widths & 15,
  ];
  let at = 6;
  let broken = false;
  const take = (size: number): number => {
    if (at + size > body.length) broken = true;
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + (body[at + i] ?? 0);
    at += size;
    return value;
  };
  const count = take(version < 2 ? 2 : 4);
  const head = at;
  const entries: LocEntry[] = [];
  for (let i = 0; i < count && !broken && entries.length < MAX_BOXES; i++) {
    const from = at;
    const id = take(version < 2 ? 2 : 4);
    const method = version > 0 ? take(2) & 15 : 0;
    take(2);
    const base = take(baseSize);
    const extents: [number, number][] = [];
    const extentCount = take(2);
    for (let k = 0; k < extentCount && !broken; k++) {
      if (version > 0) take(indexSize);
      const offset = base + take(offsetSize);
      extents.push([offset, offset + take(lengthSize)]);
    }
    entries.push({ id, method, extents, from, to: at });
  }
  return broken ? null : { entries, version, head };
}

/** Bytes of a box with its header. */
export const wholeOf = (held: Held, box: Box): Uint8Array => slice(held, box.start, box.end);
