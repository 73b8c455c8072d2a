import { expect, test } from 'vitest';
import { judge, seeds } from '../fuzz/check.ts';
import { mutant } from '../fuzz/mutate.ts';

/** A short run of `npm run fuzz`, always the same. */
test('4,000 damaged files: never thrown, never silently passed, nothing left where cleaned', async () => {
  const outcomes = { cleaned: 0, unchanged: 0, refused: 0 };
  const faults: string[] = [];
  for (let seed = 1; seed <= 4000; seed++) {
    const verdict = await judge(mutant(seed, seeds).bytes);
    outcomes[verdict.outcome]++;
    for (const fault of verdict.faults) faults.push(`seed ${seed}: ${fault}`);
  }
  expect(faults).toEqual([]);
  // Neither all through nor all refused: the damage is of a kind that says something.
  expect(outcomes.cleaned).toBeGreaterThan(1000);
  expect(outcomes.refused).toBeGreaterThan(1000);
}, 60_000);
