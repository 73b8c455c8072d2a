import { judge, seedNames, seeds } from './check.ts';
import { mutant } from './mutate.ts';

/** One process of the fuzzer: judges every `step`-th seed from `first` on, and says after each batch how far it is. */

/** A file that takes longer hangs somebody's page. */
const LIMIT_MS = 1000;
const BATCH = 50;

export interface Progress {
  /** Seeds that were judged since the last word. */
  judged: number;
  outcomes: Record<string, number>;
  faults: { seed: number; from: string; faults: string[] }[];
  slowest: { ms: number; seed: number };
  /** The next one: if no further word comes, it hangs in this batch. */
  next: number;
}

const [first = 0, step = 1, until = 0] = process.argv.slice(2).map(Number);

const fresh = (next: number): Progress => ({ judged: 0, outcomes: {}, faults: [], slowest: { ms: 0, seed: 0 }, next });

let progress = fresh(first);
for (let seed = first; seed < until; seed += step) {
  const { from, bytes } = mutant(seed, seeds);
  const started = performance.now();
  const { format, outcome, faults } = await judge(bytes);
  const ms = performance.now() - started;
  if (ms > LIMIT_MS) faults.push(`took ${Math.round(ms)} ms`);
  if (ms > progress.slowest.ms) progress.slowest = { ms, seed };
  if (faults.length > 0) progress.faults.push({ seed, from: seedNames[from] ?? '', faults });
  const key = `${format} ${outcome}`;
  progress.outcomes[key] = (progress.outcomes[key] ?? 0) + 1;
  progress.judged++;
  if (progress.judged === BATCH || seed + step >= until) {
    process.send?.(progress);
    progress = fresh(seed + step);
  }
}
process.disconnect?.();
