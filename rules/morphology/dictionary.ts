/**
 * The morphological dictionary as our host reads it: IPADIC cut to what is used (cli/dictionary.ts makes it from kuromoji's files),
 * one block of bytes whose parts are looked at where they lie, without copies.
 *
 * Layout, little endian: u32 length of a JSON head, the head, padding to 4, then the parts in the order of `PARTS`.
 */

export interface WordClass {
  pos: string;
  pos1: string;
  pos2: string;
  pos3: string;
}

/** How an unknown word begins and goes on; `ids` are unknown words of the class. */
export interface CharacterKind {
  /** Looked for even where the dictionary knows a word. */
  always: boolean;
  /** Goes on over characters of the same kind. */
  grouping: boolean;
  words: readonly UnknownWord[];
}

export interface UnknownWord {
  left: number;
  right: number;
  cost: number;
  wordClass: number;
  basic: string;
}

export interface Head {
  /** Numbers of distinct surfaces and of words (a surface can be several words). */
  surfaces: number;
  words: number;
  /** Width of the connection matrix. */
  width: number;
  lengths: Record<Part, number>;
  wordClasses: WordClass[];
  /** Dictionary forms as [units cut from the end of the surface, what is put there instead]. */
  endings: [cut: number, add: string][];
  /** Characters of readings beyond the katakana, numbered from 128. */
  otherReadings: string[];
  kinds: CharacterKind[];
}

/** UTF-16 units of all surfaces in order, their lengths, words per surface; per word its ids, cost, class, ending and reading. */
export const PARTS = [
  'chars',
  'left',
  'right',
  'cost',
  'wordClass',
  'ending',
  'costs',
  'surfaceLengths',
  'wordCounts',
  'readingLengths',
  'readings',
  'kindOf',
] as const;
export type Part = (typeof PARTS)[number];

const WIDE: ReadonlySet<Part> = new Set(['chars', 'left', 'right', 'cost', 'wordClass', 'ending', 'costs']);
/** Bytes of one unit of a part. */
export const unitOf = (part: Part): 1 | 2 => (WIDE.has(part) ? 2 : 1);

export interface Dictionary {
  head: Head;
  chars: Uint16Array;
  /** Where each surface starts in `chars`; one more for the end. */
  starts: Uint32Array;
  /** First surface that begins with a unit; surfaces are in the order of their units. */
  byUnit: Uint32Array;
  /** First word of each surface; one more for the end. */
  firstWord: Uint32Array;
  left: Uint16Array;
  right: Uint16Array;
  cost: Int16Array;
  wordClass: Uint16Array;
  ending: Uint16Array;
  costs: Int16Array;
  readings: Uint8Array;
  readingStarts: Uint32Array;
  kindOf: Uint8Array;
}

function sums(lengths: Uint8Array): Uint32Array {
  const found = new Uint32Array(lengths.length + 1);
  let sum = 0;
  for (let at = 0; at < lengths.length; at++) {
    sum += lengths[at] ?? 0;
    found[at + 1] = sum;
  }
  return found;
}

/** @throws Error when the bytes are not such a dictionary, or not whole. */
export function readDictionary(bytes: ArrayBuffer): Dictionary {
  const length = new DataView(bytes).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Head;
  let at = 4 + Math.ceil(length / 4) * 4;
  const wide = (part: Part): Uint16Array => {
    const view = new Uint16Array(bytes, at, head.lengths[part]);
    at += Math.ceil(head.lengths[part] / 2) * 4;
    return view;
  };
  const signed = (part: Part): Int16Array => {
    const view = wide(part);
    return new Int16Array(view.buffer, view.byteOffset, view.length);
  };
  const narrow = (part: Part): Uint8Array => {
    const view = new Uint8Array(bytes, at, head.lengths[part]);
    at += Math.ceil(head.lengths[part] / 4) * 4;
    return view;
  };
  const [chars, left, right] = [wide('chars'), wide('left'), wide('right')];
  const [cost, wordClass, ending, costs] = [signed('cost'), wide('wordClass'), wide('ending'), signed('costs')];
  const [surfaceLengths, wordCounts, readingLengths] = [
    narrow('surfaceLengths'),
    narrow('wordCounts'),
    narrow('readingLengths'),
  ];
  const [readings, kindOf] = [narrow('readings'), narrow('kindOf')];
  const starts = sums(surfaceLengths);
  return {
    head,
    chars,
    starts,
    byUnit: byFirstUnit(chars, starts, head.surfaces),
    firstWord: sums(wordCounts),
    left,
    right,
    cost,
    wordClass,
    ending,
    costs,
    readings,
    readingStarts: sums(readingLengths),
    kindOf,
  };
}

function byFirstUnit(chars: Uint16Array, starts: Uint32Array, surfaces: number): Uint32Array {
  const first = new Uint32Array(65_537).fill(surfaces);
  for (let at = surfaces - 1; at >= 0; at--) first[chars[starts[at] ?? 0] ?? 0] = at;
  // A unit no surface begins with starts where the next one does, and so ends there, too.
  for (let unit = 65_535; unit >= 0; unit--)
    first[unit] = Math.min(first[unit] ?? surfaces, first[unit + 1] ?? surfaces);
  return first;
}

const KATAKANA = 0x30a0;

/** Katakana as one byte each. */
export const readingByte = (unit: number, others: string[]): number => {
  const code = unit - KATAKANA;
  if (code > 0 && code < 96) return code;
  const char = String.fromCharCode(unit);
  const known = others.indexOf(char);
  return 128 + (known >= 0 ? known : others.push(char) - 1);
};

/** Reading of a word in katakana. */
export function readingOf(dictionary: Dictionary, word: number): string {
  let text = '';
  const end = dictionary.readingStarts[word + 1] ?? 0;
  for (let at = dictionary.readingStarts[word] ?? 0; at < end; at++) {
    const byte = dictionary.readings[at] ?? 0;
    text += byte < 128 ? String.fromCharCode(KATAKANA + byte) : (dictionary.head.otherReadings[byte - 128] ?? '');
  }
  return text;
}
