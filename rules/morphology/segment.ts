import type { Token } from '../types.ts';
import { type Dictionary, readingOf, type UnknownWord } from './dictionary.ts';

/**
 * Text cut into morphemes: the cheapest way through the words that stand in it, as MeCab and kuromoji do it with the same costs
 * (their answers are compared in the tests). All of the lattice is in growing arrays of numbers.
 */

const BOS = 0;
const NONE = -1;

interface Lattice {
  /** Per node: where it starts and ends, ids of the cost matrix, cheapest way to here and the node before. */
  start: number[];
  end: number[];
  right: number[];
  total: number[];
  before: number[];
  /** A word's number, or the unknown word. */
  word: (number | UnknownWord)[];
  /** Nodes that end at a place, in the order of their making. */
  endingAt: number[][];
}

const punctuation = /[^、。]*[、。]|[^、。]+$/g;

/** Tokens of a text, offsets in UTF-16 units. Every character belongs to a token. */
export function segment(dictionary: Dictionary, text: string): Token[] {
  const found: Token[] = [];
  for (const m of text.matchAll(punctuation)) {
    for (const token of sentence(dictionary, m[0], m.index)) found.push(token);
  }
  return found;
}

function sentence(dictionary: Dictionary, text: string, offset: number): Token[] {
  const { byUnit, starts, chars, firstWord, left, right, cost, kindOf, costs, head } = dictionary;
  const lattice: Lattice = {
    start: [0],
    end: [0],
    right: [0],
    total: [0],
    before: [NONE],
    word: [NONE],
    endingAt: [[BOS]],
  };

  const add = (from: number, to: number, l: number, r: number, own: number, word: number | UnknownWord): void => {
    let best = Number.POSITIVE_INFINITY;
    let before = NONE;
    for (const node of lattice.endingAt[from] ?? []) {
      const total = (lattice.total[node] ?? 0) + (costs[(lattice.right[node] ?? 0) * head.width + l + 2] ?? 0) + own;
      if (total < best) {
        best = total;
        before = node;
      }
    }
    // Nothing ends where this would begin.
    if (before === NONE) return;
    const at = lattice.start.push(from) - 1;
    lattice.end.push(to);
    lattice.right.push(r);
    lattice.total.push(best);
    lattice.before.push(before);
    lattice.word.push(word);
    let ending = lattice.endingAt[to];
    if (!ending) {
      ending = [];
      lattice.endingAt[to] = ending;
    }
    ending.push(at);
  };

  for (let from = 0; from < text.length; from++) {
    if (!lattice.endingAt[from]) continue;
    const unit = text.charCodeAt(from);
    let low = byUnit[unit] ?? 0;
    let high = byUnit[unit + 1] ?? 0;
    let known = false;
    for (let depth = 1; low < high; depth++) {
      // The shortest surface of the range stands first: it is the prefix itself, if there is such a word.
      const begin = starts[low] ?? 0;
      if ((starts[low + 1] ?? 0) - begin === depth) {
        known = true;
        const end = firstWord[low + 1] ?? 0;
        for (let word = firstWord[low] ?? 0; word < end; word++) {
          add(from, from + depth, left[word] ?? 0, right[word] ?? 0, cost[word] ?? 0, word);
        }
        low++;
      }
      if (from + depth >= text.length) break;
      const next = text.charCodeAt(from + depth);
      low = firstAtLeast(chars, starts, low, high, depth, next);
      high = firstAtLeast(chars, starts, low, high, depth, next + 1);
    }
    const kind = head.kinds[kindOf[unit] ?? 0];
    if (!kind || (known && !kind.always)) continue;
    let to = from + 1;
    if (kind.grouping) while (to < text.length && kindOf[text.charCodeAt(to)] === kindOf[unit]) to++;
    for (const word of kind.words) add(from, to, word.left, word.right, word.cost, word);
  }
  return path(dictionary, lattice, text, offset);
}

/** First surface in [low, high) whose unit at `depth` is at least `unit`; all of them are longer than that. */
function firstAtLeast(
  ...[chars, starts, low, high, depth, unit]: [Uint16Array, Uint32Array, number, number, number, number]
): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((chars[(starts[middle] ?? 0) + depth] ?? 0) < unit) from = middle + 1;
    else to = middle;
  }
  return from;
}

function path(dictionary: Dictionary, lattice: Lattice, text: string, offset: number): Token[] {
  const { costs, head } = dictionary;
  let best = Number.POSITIVE_INFINITY;
  let node = NONE;
  for (const last of lattice.endingAt[text.length] ?? []) {
    const total = (lattice.total[last] ?? 0) + (costs[(lattice.right[last] ?? 0) * head.width + 2] ?? 0);
    if (total < best) {
      best = total;
      node = last;
    }
  }
  const tokens: Token[] = [];
  for (; node > BOS; node = lattice.before[node] ?? NONE) {
    const [start, end] = [lattice.start[node] ?? 0, lattice.end[node] ?? 0];
    tokens.push(tokenOf(dictionary, lattice.word[node] ?? 0, text.slice(start, end), offset + start));
  }
  return tokens.reverse();
}

function tokenOf(dictionary: Dictionary, word: number | UnknownWord, surface: string, start: number): Token {
  const { head } = dictionary;
  const unknown = typeof word !== 'number';
  const kind = head.wordClasses[unknown ? word.wordClass : (dictionary.wordClass[word] ?? 0)];
  const [cut, added] = (unknown ? undefined : head.endings[dictionary.ending[word] ?? 0]) ?? [0, ''];
  return {
    start,
    end: start + surface.length,
    surface,
    pos: kind?.pos ?? '',
    pos1: kind?.pos1 ?? '',
    pos2: kind?.pos2 ?? '',
    pos3: kind?.pos3 ?? '',
    basic: unknown ? word.basic : surface.slice(0, surface.length - cut) + added,
    reading: unknown ? '' : readingOf(dictionary, word),
  };
}
