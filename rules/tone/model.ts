import { sentencesOf } from '../sentences.ts';
import type { Topic } from '../topics.ts';

/**
 * How a post sounds, from its pieces of two to four characters: weights learnt from our own labelled samples (cli/tone.ts), no
 * words of anybody's language model. It hears what no list of words foresees, and says only which topic that is like and where.
 */

/** Hashed pieces: enough that few collide, few enough to be small. */
const BITS = 15;
export const SIZE = 1 << BITS;
/** Windows of this many sentences are heard together: a slip and what stands around it. */
const WINDOW = 3;
/** A sentence shorter than this sounds like nothing. */
const SHORT = 8;

export interface ToneModel {
  topics: readonly Topic[];
  /** Above this a window sounds like a slip. */
  threshold: number;
  bias: number;
  /** Value of one step of the weights. */
  scale: number;
  slip: Int8Array;
  topicScale: number;
  topicBias: readonly number[];
  /** Weights of each topic, one after the other. */
  topic: Int8Array;
}

export interface Hint {
  topic: Topic;
  start: number;
  end: number;
}

/** Numbers of the pieces of a text, each once; digits are alike. FNV-1a over UTF-16 units. */
export function piecesOf(text: string): number[] {
  const plain = text.replace(/[0-9０-９]/g, '0').replace(/\s/g, '');
  const found = new Set<number>();
  for (let size = 2; size <= 4; size++) {
    for (let at = 0; at + size <= plain.length; at++) {
      let hash = 0x811c9dc5;
      for (let unit = at; unit < at + size; unit++) hash = Math.imul(hash ^ plain.charCodeAt(unit), 0x01000193);
      found.add((hash ^ (hash >>> BITS)) & (SIZE - 1));
    }
  }
  return [...found];
}

const sum = (pieces: readonly number[], weights: Int8Array, offset = 0): number => {
  let total = 0;
  for (const piece of pieces) total += weights[offset + piece] ?? 0;
  return total / Math.sqrt(Math.max(1, pieces.length));
};

export const scoreOf = (model: ToneModel, pieces: readonly number[]): number =>
  sum(pieces, model.slip) * model.scale + model.bias;

function topicOf(model: ToneModel, pieces: readonly number[]): Topic | undefined {
  const scores = model.topics.map(
    (_, index) => sum(pieces, model.topic, index * SIZE) * model.topicScale + (model.topicBias[index] ?? 0),
  );
  return model.topics[scores.indexOf(Math.max(...scores))];
}

/** The sentence of a post that sounds most like a slip, if one does, and the topic it sounds like. */
export function hear(model: ToneModel, text: string): Hint[] {
  const sentences = sentencesOf(text).filter((sentence) => /\p{L}/u.test(sentence.text));
  let loudest: { score: number; from: number } | null = null;
  for (let from = 0; from < Math.max(1, sentences.length - WINDOW + 1); from++) {
    const window = sentences.slice(from, from + WINDOW);
    const pieces = piecesOf(window.map((sentence) => sentence.text).join(''));
    const score = pieces.length === 0 ? Number.NEGATIVE_INFINITY : scoreOf(model, pieces);
    if (score > (loudest?.score ?? model.threshold)) loudest = { score, from };
  }
  if (!loudest) return [];
  const window = sentences.slice(loudest.from, loudest.from + WINDOW);
  const heard = window.map((sentence) => ({ sentence, pieces: piecesOf(sentence.text) }));
  const [worst] = heard.sort((a, b) => scoreOf(model, b.pieces) - scoreOf(model, a.pieces));
  const topic = worst && topicOf(model, piecesOf(window.map((sentence) => sentence.text).join('')));
  if (!worst || !topic || worst.sentence.text.trim().length < SHORT) return [];
  const { start, text: told } = worst.sentence;
  return [{ topic, start, end: start + told.trimEnd().length }];
}

/** Layout: u32 length of a JSON head, the head, weights of the slip, weights of the topics. */
export function readTone(bytes: ArrayBuffer): ToneModel {
  const length = new DataView(bytes).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Omit<
    ToneModel,
    'slip' | 'topic'
  >;
  const at = 4 + length;
  return {
    ...head,
    slip: new Int8Array(bytes, at, SIZE),
    topic: new Int8Array(bytes, at + SIZE, SIZE * head.topics.length),
  };
}
