import { type Job, type Result, readerGreeting } from '../../guards/image/reader-protocol.ts';

/**
 * A frame without a face inside the page, of the extension's own origin: files come in as they are, without being copied, and
 * are read in its worker one after another. It answers whoever asks, for it tells nobody more than the file itself would.
 */

/** A healthy picture takes a tenth of a second, a film half of one. */
const LOOK_MS = 15_000;
/** Half a gigabyte takes about three seconds. */
const HASH_MS = 60_000;

interface Waiting {
  job: Job;
  answer: (result: Result) => void;
}

let worker: Worker | null = null;
let current: Waiting | null = null;
const queue: Waiting[] = [];

function settle(result: Result): void {
  const done = current;
  current = null;
  // Several pages may ask, each with its own numbers.
  if (done) done.answer({ ...result, id: done.job.id });
  next();
}

/** A worker that was lost in a file is replaced; the file's own result says so. */
function give(error: string): void {
  worker?.terminate();
  worker = null;
  settle({ id: 0, error });
}

function next(): void {
  if (current) return;
  current = queue.shift() ?? null;
  if (!current) return;
  const started = current;
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Result>) => settle(data));
    worker.addEventListener('error', ({ message }) => give(message || 'worker'));
  }
  worker.postMessage(started.job);
  setTimeout(() => current === started && give('timeout'), started.job.wants === 'look' ? LOOK_MS : HASH_MS);
}

window.addEventListener('message', ({ data, ports }) => {
  const port = ports[0];
  if (data !== readerGreeting || !port) return;
  port.onmessage = ({ data: job }: MessageEvent<Job>) => {
    queue.push({ job, answer: (result) => port.postMessage(result) });
    next();
  };
  port.postMessage(readerGreeting);
});
