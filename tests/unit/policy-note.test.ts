import { beforeEach, expect, it } from 'vitest';
import { notePolicy } from '../../entrypoints/background/policy-note.ts';
import type { Store } from '../../guards/desk/ports.ts';
import type { Loaded } from '../../policy/store.ts';
import { memory } from './desk-rig.ts';

/** The log is told of a changed configuration once, however often the background falls asleep and wakes. */

let local: Store;
let rows: string[];

const wake = async (hash: string, refused: readonly string[] = []): Promise<string[]> => {
  rows = [];
  await notePolicy(
    { hash, source: 'policy', refused: refused.map((path) => ({ path })) } as unknown as Loaded,
    local,
    async ({ action, detail }) => void rows.push(`${action} ${detail}`),
  );
  return rows;
};

beforeEach(() => {
  local = memory();
});

it('a change while nothing was awake is noted at the next start, once', async () => {
  expect(await wake('a'.repeat(64))).toEqual([]);
  expect(await wake('a'.repeat(64))).toEqual([]);
  expect(await wake('b'.repeat(64))).toEqual([`policy_changed ${'a'.repeat(12)} → ${'b'.repeat(12)}`]);
  expect(await wake('b'.repeat(64))).toEqual([]);
});

it('what is newly refused is noted with its place, what was refused before is not said again', async () => {
  expect(await wake('a', ['people[0]'])).toEqual(['policy_refused people[0]']);
  expect(await wake('a', ['people[0]'])).toEqual([]);
  // As many as before, but others.
  expect(await wake('a', ['accounts[1]'])).toEqual(['policy_refused accounts[1]']);
  expect(await wake('a', [])).toEqual([]);
});
