let next = 1;

/** Time of one call in milliseconds: the median of many, after a warm-up; every call gets a number of its own. */
export async function median(run: (seed: number) => unknown, times: number): Promise<number> {
  // Half a second for the compiler to settle.
  for (const end = performance.now() + 500; performance.now() < end; ) await run(next++);
  const taken: number[] = [];
  for (let left = times; left > 0; left--) {
    const seed = next++;
    const start = performance.now();
    await run(seed);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
}

export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
export const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)}×`;

/** A table as the docs hold it. */
export const table = (head: string[], rows: string[][]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
