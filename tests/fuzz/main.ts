import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Progress } from './worker.ts';

/**
 * `npm run fuzz [COUNT] [FIRST SEED]`: damages sample pictures and films COUNT times (100,000) and checks of each that reading
 * and cleaning answer within a second, agree with each other, and leave nothing. Ends with 1 when anything does not hold, and
 * names the seed: `npm run fuzz 1 SEED` does it again.
 */

const [count = 100_000, first = 1] = process.argv.slice(2).map(Number);
const processes = Math.min(availableParallelism(), count);
/** A batch of healthy files takes about a second. */
const SILENCE_MS = 60_000;
const SHOWN = 40;

let judged = 0;
let slowest = { ms: 0, seed: 0 };
const outcomes = new Map<string, number>();
const faults: Progress['faults'] = [];
const started = Date.now();

function take(progress: Progress): void {
  judged += progress.judged;
  if (progress.slowest.ms > slowest.ms) slowest = progress.slowest;
  faults.push(...progress.faults);
  for (const [key, number] of Object.entries(progress.outcomes)) outcomes.set(key, (outcomes.get(key) ?? 0) + number);
  if (process.stderr.isTTY) process.stderr.write(`\r${judged} / ${count}  faults: ${faults.length} `);
}

function watch(child: ChildProcess, from: number): Promise<void> {
  return new Promise((resolve) => {
    let next = from;
    const hung = (): void => {
      faults.push({
        seed: next,
        from: '',
        faults: [`no answer for ${SILENCE_MS / 1000} s at this seed or soon after`],
      });
      child.kill('SIGKILL');
    };
    let timer = setTimeout(hung, SILENCE_MS);
    child.on('message', (progress: Progress) => {
      clearTimeout(timer);
      timer = setTimeout(hung, SILENCE_MS);
      next = progress.judged === 0 ? next : progress.next;
      take(progress);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (code)
        faults.push({ seed: next, from: '', faults: [`the process ended with ${code} at this seed or soon after`] });
      resolve();
    });
  });
}

await Promise.all(
  Array.from({ length: processes }, (_, index) => {
    const args = [String(first + index), String(processes), String(first + count)];
    const child = fork(new URL('./worker.ts', import.meta.url), args, { execArgv: ['--import', 'tsx'] });
    return watch(child, first + index);
  }),
);

console.log(`\n${judged} files in ${Math.round((Date.now() - started) / 1000)} s on ${processes} cores`);
for (const [key, number] of [...outcomes].sort()) console.log(`${String(number).padStart(8)}  ${key}`);
console.log(`slowest: ${Math.round(slowest.ms)} ms (seed ${slowest.seed})`);
console.log(`faults: ${faults.length}`);
for (const { seed, from, faults: wrong } of faults.slice(0, SHOWN))
  console.log(`seed ${seed} (${from}): ${wrong.join('; ')}`);
process.exitCode = faults.length > 0 || judged < count ? 1 : 0;
