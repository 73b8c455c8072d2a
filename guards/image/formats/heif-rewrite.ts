import { concat, u16, u32 } from '../bytes.ts';
import { type Box, bodyOf, boxesIn, boxOf, type Held, slice } from './boxes.ts';
import { locReader, type Meta, wholeOf } from './heif-items.ts';

/** A meta box without some of its items, filled up to the same size, so that no offset of the file moves. */

const put = (value: number, width: 2 | 4): Uint8Array => {
  const out = new Uint8Array(width);
  const view = new DataView(out.buffer);
  if (width === 2) view.setUint16(0, value);
  else view.setUint32(0, value);
  return out;
};

/** The new meta box, of the old size; null where the tables cannot be followed. */
export function metaWithout(held: Held, meta: Meta, gone: ReadonlySet<number>): Uint8Array | null {
  const from = meta.children[0]?.start ?? meta.box.end;
  const parts: Uint8Array[] = [];
  for (const child of meta.children) {
    const part = rewritten(held, child, meta, gone);
    if (!part) return null;
    parts.push(part);
  }
  const size = meta.box.end - from;
  const left = size - parts.reduce((sum, part) => sum + part.length, 0);
  // A filler takes eight bytes at least; every entry taken out was longer.
  if (left < 0 || (left > 0 && left < 8)) return null;
  const filler = left > 0 ? [boxOf('free', new Uint8Array(left - 8))] : [];
  return concat([slice(held, meta.box.start, from), ...parts, ...filler]);
}

function rewritten(held: Held, box: Box, meta: Meta, gone: ReadonlySet<number>): Uint8Array | null {
  switch (box.type) {
    case 'iinf':
      return infoWithout(held, box, meta, gone);
    case 'iloc':
      return locWithout(bodyOf(held, box), gone);
    case 'iref':
      return refsWithout(held, box, gone);
    case 'iprp':
      return propertiesWithout(held, box, gone);
    case 'idat': {
      const out = wholeOf(held, box).slice();
      for (const item of meta.items) {
        if (!gone.has(item.id) || !item.inside) continue;
        for (const [from, to] of item.extents ?? [])
          out.fill(0, box.body - box.start + from, box.body - box.start + to);
      }
      return out;
    }
    case 'free':
    case 'skip':
      return boxOf('free', new Uint8Array(box.end - box.body));
    default:
      return wholeOf(held, box);
  }
}

function infoWithout(held: Held, box: Box, meta: Meta, gone: ReadonlySet<number>): Uint8Array {
  const body = bodyOf(held, box);
  const width = body[0] === 0 ? 2 : 4;
  const kept = meta.items.filter(({ id }) => !gone.has(id)).map((item) => wholeOf(held, item.box));
  return boxOf('iinf', body.subarray(0, 4), put(kept.length, width), ...kept);
}

function locWithout(body: Uint8Array, gone: ReadonlySet<number>): Uint8Array | null {
  const read = locReader(body);
  if (!read) return null;
  const kept = read.entries.filter(({ id }) => !gone.has(id));
  return boxOf(
    'iloc',
    body.subarray(0, 6),
    put(kept.length, read.version < 2 ? 2 : 4),
    ...kept.map(({ from, to }) => body.subarray(from, to)),
  );
}

/** References from one item to others (§8.11.12). */
function refsWithout(held: Held, box: Box, gone: ReadonlySet<number>): Uint8Array | null {
  const body = bodyOf(held, box);
  const width = body[0] === 0 ? 2 : 4;
  const children = boxesIn(held, box.body + 4, box.end);
  if (!children) return null;
  const read = (bytes: Uint8Array, at: number): number | undefined => (width === 2 ? u16(bytes, at) : u32(bytes, at));
  const kept: Uint8Array[] = [];
  for (const child of children) {
    const inner = bodyOf(held, child);
    const source = read(inner, 0);
    const count = u16(inner, width);
    if (source === undefined || count === undefined || width + 2 + count * width > inner.length) return null;
    if (gone.has(source)) continue;
    const targets: number[] = [];
    for (let i = 0; i < count; i++) {
      const target = read(inner, width + 2 + i * width) ?? 0;
      if (!gone.has(target)) targets.push(target);
    }
    if (targets.length === 0) continue;
    kept.push(boxOf(child.type, put(source, width), put(targets.length, 2), ...targets.map((id) => put(id, width))));
  }
  return boxOf('iref', body.subarray(0, 4), ...kept);
}

/** Associations of items with properties (`ipma`); a property that describes in words keeps its place, empty. */
function propertiesWithout(held: Held, box: Box, gone: ReadonlySet<number>): Uint8Array | null {
  const children = boxesIn(held, box.body, box.end);
  if (!children) return null;
  const parts: Uint8Array[] = [];
  for (const child of children) {
    if (child.type === 'ipma') {
      const part = associationsWithout(bodyOf(held, child), gone);
      if (!part) return null;
      parts.push(part);
    } else if (child.type === 'ipco') {
      const properties = boxesIn(held, child.body, child.end);
      if (!properties) return null;
      const kept = properties.map((property) =>
        isWords(property) ? boxOf('free', new Uint8Array(property.end - property.start - 8)) : wholeOf(held, property),
      );
      parts.push(boxOf('ipco', ...kept));
    } else parts.push(wholeOf(held, child));
  }
  return boxOf('iprp', ...parts);
}

/** Properties that say something in words: user description, times, unknown ones of makers. */
export const isWords = ({ type }: Box): boolean => ['udes', 'crtt', 'mdft', 'uuid', 'altt'].includes(type);

function associationsWithout(body: Uint8Array, gone: ReadonlySet<number>): Uint8Array | null {
  const width = body[0] === 0 ? 2 : 4;
  const each = (body[3] ?? 0) & 1 ? 2 : 1;
  const count = u32(body, 4) ?? 0;
  const kept: Uint8Array[] = [];
  let at = 8;
  for (let i = 0; i < count; i++) {
    const id = width === 2 ? u16(body, at) : u32(body, at);
    const associations = body[at + width];
    if (id === undefined || associations === undefined) return null;
    const to = at + width + 1 + associations * each;
    if (to > body.length) return null;
    if (!gone.has(id)) kept.push(body.subarray(at, to));
    at = to;
  }
  return boxOf('ipma', body.subarray(0, 4), put(kept.length, 4), ...kept);
}
