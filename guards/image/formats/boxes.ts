import { latin1, u32 } from '../bytes.ts';
import { MAX_BOXES } from '../limits.ts';
import type { Source } from '../source.ts';

/** Boxes of ISO base media files (ISO/IEC 14496-12 §4.2), which MP4, QuickTime, HEIF and AVIF are made of. */

export interface Box {
  type: string;
  /** Lower-case hexadecimal of a `uuid` box's own type; else empty. */
  uuid: string;
  /** [start, end) in the file, content from `body` on. */
  start: number;
  body: number;
  end: number;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');

/** The box whose header stands at the start of `head`; null where there is none. `limit` = end of what it lies in. */
function boxAt(head: Uint8Array, start: number, limit: number): Box | null {
  const size = u32(head, 0);
  if (size === undefined || head.length < 8) return null;
  const type = latin1(head, 4, 8);
  let length = size;
  let body = start + 8;
  if (size === 1) {
    const high = u32(head, 8);
    const low = u32(head, 12);
    if (high === undefined || low === undefined || high > 0x1fffff) return null;
    length = high * 0x100000000 + low;
    body += 8;
  } else if (size === 0) length = limit - start;
  let uuid = '';
  if (type === 'uuid') {
    uuid = hex(head.subarray(body - start, body - start + 16));
    body += 16;
  }
  const end = start + length;
  return end < body || end > limit ? null : { type, uuid, start, body, end };
}

/** Every box of the file's outermost level; `rest` = where boxes end, which is the size of a sound file. */
export async function fileBoxes(source: Source): Promise<{ boxes: Box[]; rest: number }> {
  const boxes: Box[] = [];
  let at = 0;
  while (at < source.size && boxes.length < MAX_BOXES) {
    const box = boxAt(await source.read(at, at + 32), at, source.size);
    if (!box) break;
    boxes.push(box);
    at = box.end;
  }
  return { boxes, rest: at };
}

/** A stretch of the file that is held in memory; positions are those of the file. */
export interface Held {
  bytes: Uint8Array;
  at: number;
}

export const slice = ({ bytes, at }: Held, from: number, to: number): Uint8Array => bytes.subarray(from - at, to - at);

/** Boxes of [from, to); null where they do not fill it. A terminating zero of four bytes is allowed (QuickTime's udta). */
export function boxesIn(held: Held, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    if (boxes.length >= MAX_BOXES) return null;
    if (to - at === 4 && u32(slice(held, at, to), 0) === 0) return boxes;
    const box = boxAt(slice(held, at, Math.min(at + 32, to)), at, to);
    if (!box) return null;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

export const bodyOf = (held: Held, box: Box): Uint8Array => slice(held, box.body, box.end);

/** Where the children of a `meta` box begin: it has a version in ISO files and none in QuickTime's. */
export const metaBody = (held: Held, box: Box): number =>
  box.body + (latin1(slice(held, box.body + 4, box.body + 8)) === 'hdlr' ? 0 : 4);

/** A box from its content. */
export function boxOf(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 8);
  const out = new Uint8Array(size);
  new DataView(out.buffer).setUint32(0, size);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  let at = 8;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Boxes that only fill room. */
export const isFiller = (type: string): boolean => type === 'free' || type === 'skip' || type === 'wide';
