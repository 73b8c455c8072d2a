import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { allRules } from '../rules/all.ts';
import { piecesOf, SIZE } from '../rules/tone/model.ts';
import { TONES } from '../rules/tone/topics.ts';

/**
 * Learns rules/tone/weights.bin from the labelled samples of tests/corpus and from the examples of the rules: logistic regression
 * on hashed pieces of text (AdaGrad), in a fixed order, so that the same samples give the same bytes. The posts that judge
 * (unseen.jsonl) are never learnt from. The threshold is where three clean posts in a thousand would be alarmed by a model
 * that had not seen its source.
 */

type Tone = (typeof TONES)[number];

interface Sample {
  source: string;
  tone: Tone | null;
  pieces: number[];
}

const corpus = (name: string): string[][] =>
  readFileSync(fileURLToPath(new URL(`../tests/corpus/${name}`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

const toneOf = (category = ''): Tone | null | undefined =>
  category === 'clean' ? null : TONES.find((tone) => tone === category);

function sample(source: string, category: string | undefined, text: string | undefined): Sample[] {
  const tone = toneOf(category);
  return tone === undefined ? [] : [{ source, tone, pieces: piecesOf((text ?? '').replaceAll('\\n', '\n')) }];
}

/** Every sample, in a fixed order. Sources tell which ones were written by one hand in one sitting. */
export function samples(): Sample[] {
  return [
    ...corpus('samples.tsv').flatMap(([source = '', category, text]) => sample(source, category, text)),
    ...corpus('phrases.tsv').flatMap(([category, text], index) => sample(`phrases ${index % 3}`, category, text)),
    ...allRules.flatMap((rule) => [
      ...rule.ng.flatMap((example) =>
        sample('examples', rule.topic, typeof example === 'string' ? example : example.text),
      ),
      ...rule.ok.flatMap((example) =>
        sample('examples', 'clean', typeof example === 'string' ? example : example.text),
      ),
    ]),
  ];
}

/** A generator of numbers that is the same everywhere (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Learnt {
  weights: Float32Array;
  bias: number;
}

/** Weights with which `is` samples score above the others. */
export function learn(all: readonly Sample[], is: (sample: Sample) => boolean, epochs = 20): Learnt {
  const weights = new Float32Array(SIZE);
  const seen = new Float32Array(SIZE).fill(1e-6);
  let bias = 0;
  const next = random(7);
  const order = all.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const index of order) {
      const one = all[index];
      if (!one || one.pieces.length === 0) continue;
      const share = 1 / Math.sqrt(one.pieces.length);
      let score = bias;
      for (const piece of one.pieces) score += (weights[piece] ?? 0) * share;
      const error = 1 / (1 + Math.exp(-score)) - (is(one) ? 1 : 0);
      const step = error * share;
      for (const piece of one.pieces) {
        seen[piece] = (seen[piece] ?? 0) + step * step;
        const weight = weights[piece] ?? 0;
        weights[piece] = weight - (0.3 * step) / Math.sqrt(seen[piece] ?? 1) - 1e-4 * weight;
      }
      bias -= 0.05 * error;
    }
  }
  return { weights, bias };
}

export const score = ({ weights, bias }: Learnt, pieces: readonly number[]): number =>
  pieces.reduce((sum, piece) => sum + (weights[piece] ?? 0), 0) / Math.sqrt(Math.max(1, pieces.length)) + bias;

/** Scores of clean samples by models that had not seen their source, highest first. */
export function strangers(all: readonly Sample[]): number[] {
  // The examples of rules stand nearer to slips than any post does; they teach, but they do not measure.
  const sources = [...new Set(all.map(({ source }) => source))].filter((source) => source !== 'examples');
  return sources
    .flatMap((source) => {
      const model = learn(
        all.filter((one) => one.source !== source),
        ({ tone }) => tone !== null,
      );
      return all.filter((one) => one.source === source && one.tone === null).map(({ pieces }) => score(model, pieces));
    })
    .sort((a, b) => b - a);
}

function packed(list: readonly Learnt[]): { scale: number; weights: Int8Array } {
  const most = list.reduce((top, { weights }) => weights.reduce((high, w) => Math.max(high, Math.abs(w)), top), 0);
  const scale = most / 127;
  return {
    scale,
    weights: Int8Array.from(list.flatMap(({ weights }) => [...weights].map((w) => Math.round(w / scale)))),
  };
}

export function train(): Uint8Array {
  const all = samples();
  const slip = learn(all, ({ tone }) => tone !== null);
  const slips = all.filter(({ tone }) => tone !== null);
  const topics = TONES.map((name) => learn(slips, ({ tone }) => tone === name));
  const clean = strangers(all);
  const [one, each] = [packed([slip]), packed(topics)];
  const head = new TextEncoder().encode(
    JSON.stringify({
      topics: TONES,
      threshold: clean[Math.floor(clean.length * 0.003)] ?? 0,
      bias: slip.bias,
      scale: one.scale,
      topicScale: each.scale,
      topicBias: topics.map(({ bias }) => bias),
    }),
  );
  const bytes = new Uint8Array(4 + head.length + one.weights.length + each.weights.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(new Uint8Array(one.weights.buffer), 4 + head.length);
  bytes.set(new Uint8Array(each.weights.buffer), 4 + head.length + one.weights.length);
  return bytes;
}

/** Path of the weights, packed for the extension. */
export function packedTone(): string {
  const cache = fileURLToPath(new URL('../node_modules/.cache/yubisashi/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'tone.bin.gz');
  writeFileSync(file, gzipSync(readFileSync(weightsFile), { level: 9 }));
  return file;
}

export const weightsFile = fileURLToPath(new URL('../rules/tone/weights.bin', import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(weightsFile, train());
  console.log(`${weightsFile} を書きました。`);
}
