/**
 * Bytes that are read where they are needed: a film of half a gigabyte is walked box by box and never held as a whole.
 * Asking beyond the end gives what there is.
 */
export interface Source {
  /** Bytes in all. */
  readonly size: number;
  /** The bytes of [from, to), fewer where the source ends before. */
  read(from: number, to: number): Promise<Uint8Array>;
}

export const sourceOf = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: async (from, to) => bytes.subarray(from, to),
});

/** A file as the browser holds it: on the disk, until a part of it is asked for. */
export const sourceOfBlob = (blob: Blob): Source => ({
  size: blob.size,
  read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
});

/** A stretch of a cleaned file: bytes of its own, [from, to) of the original, or so many zeros. */
export type Part = Uint8Array | { from: number; to: number } | { zeros: number };

/** Zeros are shared, not made anew for every stretch. */
const ZEROS = new Uint8Array(64 * 1024);

function* pieces<T>(parts: readonly Part[], copied: (from: number, to: number) => T): Generator<T | Uint8Array> {
  for (const part of parts) {
    if (part instanceof Uint8Array) yield part;
    else if ('from' in part) yield copied(part.from, part.to);
    else for (let left = part.zeros; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, left);
  }
}

/** The cleaned file as a Blob that refers to the original's bytes instead of copying them. */
export const blobOf = (parts: readonly Part[], original: Blob, type: string): Blob =>
  new Blob(
    [...pieces(parts, (from, to) => original.slice(from, to))].map((piece) =>
      piece instanceof Blob ? piece : new Uint8Array(piece),
    ),
    { type },
  );

/** The cleaned file, stretch by stretch; at most `step` bytes each. */
export async function* streamOf(parts: readonly Part[], original: Source, step = 1 << 20): AsyncGenerator<Uint8Array> {
  for (const piece of pieces(parts, (from, to) => ({ from, to }))) {
    if (piece instanceof Uint8Array) yield piece;
    else
      for (let at = piece.from; at < piece.to; at += step) yield await original.read(at, Math.min(at + step, piece.to));
  }
}

/** The cleaned file as one array. */
export async function bytesOf(parts: readonly Part[], original: Source): Promise<Uint8Array> {
  const list: Uint8Array[] = [];
  for await (const piece of streamOf(parts, original)) list.push(piece);
  const whole = new Uint8Array(list.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of list) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

interface Stretch {
  at: number;
  by: Uint8Array | { zeros: number };
}

const inOrder = (patches: readonly Stretch[]): Stretch[] => [...patches].sort((a, b) => a.at - b.at);
const lengthOf = ({ by }: Stretch): number => (by instanceof Uint8Array ? by.length : by.zeros);

/** Whether two patches claim the same byte, as they do where the tables of a file contradict each other. */
export const overlap = (patches: readonly Stretch[]): boolean =>
  inOrder(patches).some((patch, index, all) => {
    const before = all[index - 1];
    return before !== undefined && before.at + lengthOf(before) > patch.at;
  });

/** The whole source as one patch list: everything kept, but [at, at + length) of each patch replaced. Patches are sorted and apart. */
export function patched(size: number, patches: readonly Stretch[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const patch of inOrder(patches)) {
    const length = lengthOf(patch);
    if (patch.at < at) throw new RangeError('patches overlap');
    if (patch.at > at) parts.push({ from: at, to: patch.at });
    parts.push(patch.by);
    at = patch.at + length;
  }
  if (at < size) parts.push({ from: at, to: size });
  return parts;
}
