import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  type CharacterKind,
  type Head,
  PARTS,
  type Part,
  readingByte,
  type UnknownWord,
  unitOf,
  type WordClass,
} from '../rules/morphology/dictionary.ts';

/**
 * Cuts kuromoji's IPADIC (0.1.2: twelve files, 101 MB unpacked) to what rules read: words with their costs, part of speech,
 * dictionary form and reading. Inflection, pronunciation and the double array go; the words stand sorted instead.
 */

interface Word {
  surface: string;
  left: number;
  right: number;
  cost: number;
  features: string[];
}

const folder = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
const file = (name: string): Buffer => gunzipSync(readFileSync(join(folder, `${name}.dat.gz`)));

/** Ids as tid_map lists them: of one surface (or one kind of character) after the other. */
function* mappings(map: Buffer): Iterable<{ key: number; ids: number[] }> {
  for (let at = 4; at + 8 <= map.length; ) {
    const [key, count] = [map.readInt32LE(at), map.readInt32LE(at + 4)];
    at += 8;
    const ids = Array.from({ length: count }, (_, index) => map.readInt32LE(at + index * 4));
    at += count * 4;
    yield { key, ids };
  }
}

/** Rows of ten bytes: left id, right id, cost, place of the features. */
function wordAt(rows: Buffer, features: Buffer, id: number): Word {
  const place = rows.readInt32LE(id + 6);
  const [surface = '', ...rest] = features.toString('utf8', place, features.indexOf(0, place)).split(',');
  const short = (at: number): number => rows.readInt16LE(id + at);
  return { surface, left: short(0), right: short(2), cost: short(4), features: rest };
}

const numbered = <T extends object>(): { list: T[]; of: (item: T) => number } => {
  const numbers = new Map<string, number>();
  const list: T[] = [];
  return {
    list,
    of: (item) => {
      const key = Object.values(item).join(',');
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, list.length);
      return list.push(item) - 1;
    },
  };
};

const classOf = ([pos = '', pos1 = '', pos2 = '', pos3 = '']: string[]): WordClass => ({ pos, pos1, pos2, pos3 });

function endingOf(surface: string, basic: string): [number, string] {
  let same = 0;
  while (same < surface.length && surface[same] === basic[same]) same++;
  return [surface.length - same, basic.slice(same)];
}

function kinds(wordClass: (item: WordClass) => number): { kinds: CharacterKind[]; kindOf: Uint8Array } {
  const [rows, features, invoke] = [file('unk'), file('unk_pos'), file('unk_invoke')];
  const words = new Map<number, UnknownWord[]>();
  for (const { key, ids } of mappings(file('unk_map'))) {
    const known = ids.map((id): UnknownWord => {
      const { left, right, cost, features: own } = wordAt(rows, features, id);
      return { left, right, cost, wordClass: wordClass(classOf(own)), basic: own[6] ?? '*' };
    });
    // The file is padded with zeros, which read as a kind without words.
    if (known.length > 0) words.set(key, known);
  }
  const list: CharacterKind[] = [];
  // Two flags, the greatest length, the name and its end.
  for (let at = 0; at + 6 < invoke.length && invoke[at + 6] !== 0; ) {
    const end = invoke.indexOf(0, at + 6);
    list.push({ always: invoke[at] === 1, grouping: invoke[at + 1] === 1, words: words.get(list.length) ?? [] });
    at = end + 1;
  }
  return { kinds: list, kindOf: new Uint8Array(file('unk_char')) };
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** The dictionary in bytes, not packed. */
export function cutDictionary(): Uint8Array<ArrayBuffer> {
  const [rows, features] = [file('tid'), file('tid_pos')];
  const surfaces = new Map<string, Word[]>();
  for (const { ids } of mappings(file('tid_map'))) {
    const words = ids.map((id) => wordAt(rows, features, id));
    const [first] = words;
    if (first) surfaces.set(first.surface, words);
  }
  const sorted = [...surfaces].sort(([a], [b]) => (a < b ? -1 : 1));
  const words = sorted.flatMap(([, list]) => list);
  const [classes, endings] = [numbered<WordClass>(), numbered<[number, string]>()];
  const others: string[] = [];
  const readings = words.map(({ features: own }) => own[7] ?? '');
  const unknown = kinds(classes.of);
  const costs = file('cc');
  const matrix = new Int16Array(costs.buffer, costs.byteOffset, costs.length / 2);
  const parts: Record<Part, Uint16Array | Int16Array | Uint8Array> = {
    chars: unitsOf(sorted.map(([surface]) => surface).join('')),
    left: Uint16Array.from(words, ({ left }) => left),
    right: Uint16Array.from(words, ({ right }) => right),
    cost: Int16Array.from(words, ({ cost }) => cost),
    wordClass: Uint16Array.from(words, ({ features: own }) => classes.of(classOf(own))),
    ending: Uint16Array.from(words, ({ surface, features: own }) => endings.of(endingOf(surface, own[6] ?? '*'))),
    costs: matrix,
    surfaceLengths: Uint8Array.from(sorted, ([surface]) => surface.length),
    wordCounts: Uint8Array.from(sorted, ([, list]) => list.length),
    readingLengths: Uint8Array.from(readings, ({ length }) => length),
    readings: Uint8Array.from(unitsOf(readings.join('')), (unit) => readingByte(unit, others)),
    kindOf: unknown.kindOf,
  };
  const head: Head = {
    surfaces: sorted.length,
    words: words.length,
    width: matrix[1] ?? 0,
    lengths: Object.fromEntries(PARTS.map((part) => [part, parts[part].length])) as Record<Part, number>,
    wordClasses: classes.list,
    endings: endings.list,
    otherReadings: others,
    kinds: unknown.kinds,
  };
  return joined(head, parts);
}

function joined(head: Head, parts: Record<Part, Uint16Array | Int16Array | Uint8Array>): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const sizes = PARTS.map((part) => padded(parts[part].length * unitOf(part)));
  const bytes = new Uint8Array(4 + padded(json.length) + sizes.reduce((a, b) => a + b, 0));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = 4 + padded(json.length);
  for (const [index, part] of PARTS.entries()) {
    const { buffer, byteOffset, byteLength } = parts[part];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += sizes[index] ?? 0;
  }
  return bytes;
}
