/** Damages files in ways in which lengths, pointers and tables go wrong; the same seed gives the same file. */

/** Numbers below a bound (mulberry32): the same in every run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, below);
  };
}

const odd = [0, 1, 2, 7, 8, 0x7f, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Words that readers look for. */
const words = [
  'Exif\0\0',
  'II*\0',
  'MM\0*',
  'ftypmp42',
  '\0\0\0\x01mdat',
  'moov',
  'udta',
  '\xa9xyz',
  'http://ns.adobe.com/xap/1.0/\0',
]
  .concat([
    '8BIM\x04\x04',
    '\xff\xd8\xff\xe1',
    'GPS',
    '<x:xmpmeta',
    'iTXt',
    'VP8X',
    'meta',
    'iloc',
    '\x21\xff\x0bXMP DataXMP',
  ])
  .map((word) => Uint8Array.from(word, (c) => c.charCodeAt(0)));

function replace(bytes: Uint8Array, from: number, to: number, by: Uint8Array): Uint8Array {
  const out = new Uint8Array(from + by.length + bytes.length - to);
  out.set(bytes.subarray(0, from));
  out.set(by, from);
  out.set(bytes.subarray(to), from + by.length);
  return out;
}

/** One change. `others` are files to take pieces of. */
function change(bytes: Uint8Array, others: readonly Uint8Array[], next: (below: number) => number): Uint8Array {
  // Mostly in the first third, where lengths and pointers are.
  const place = (): number => next(next(3) ? Math.ceil(bytes.length / 3) : bytes.length);
  const span = (most: number): [number, number] => {
    const from = place();
    return [from, Math.min(bytes.length, from + 1 + next(most))];
  };
  const at = place();
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const value = odd[next(odd.length)] ?? 0;
  switch (next(10)) {
    case 0:
      copy[at] = next(256);
      return copy;
    case 1:
      copy[at] = (copy[at] ?? 0) ^ (1 << next(8));
      return copy;
    case 2:
      if (at + 2 <= copy.length) view.setUint16(at, value & 0xffff, next(2) === 0);
      return copy;
    case 3:
      if (at + 4 <= copy.length) view.setUint32(at, value, next(2) === 0);
      return copy;
    case 4:
      return bytes.subarray(0, at);
    case 5: {
      const [from, to] = span(400);
      return replace(bytes, at, at, bytes.subarray(from, to));
    }
    case 6: {
      const [from, to] = span(200);
      return replace(bytes, from, to, new Uint8Array(0));
    }
    case 7:
      return replace(bytes, at, at, words[next(words.length)] ?? copy);
    case 8: {
      const other = others[next(others.length)] ?? bytes;
      const from = next(other.length);
      return replace(bytes, at, next(2) ? at : bytes.length, other.subarray(from, from + 1 + next(2000)));
    }
    default: {
      const [from, to] = span(64);
      return replace(
        bytes,
        from,
        to,
        Uint8Array.from({ length: to - from }, () => next(256)),
      );
    }
  }
}

/** One to six changes to one of the files, mostly few: a file that is quite broken is refused at once. */
export function mutant(seed: number, files: readonly Uint8Array[]): { from: number; bytes: Uint8Array } {
  const next = numbers(seed);
  const from = next(files.length);
  let bytes = files[from] ?? new Uint8Array(0);
  for (let left = 1 + next(next(2) ? 1 : 6); left > 0 && bytes.length > 0; left--) bytes = change(bytes, files, next);
  return { from, bytes };
}
