import { beforeEach, expect, it, vi } from 'vitest';
import { createCodes } from '../../entrypoints/duty/codes.ts';
import { noTries, type Tries } from '../../guards/approval/answer.ts';
import { answerDigest, readRequest } from '../../guards/approval/request.ts';
import { pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import type { EntryChange } from '../../guards/desk/entries.ts';
import { type Override, overridesOf } from '../../guards/desk/hurry.ts';
import type { DeskConfig } from '../../guards/desk/ports.ts';
import { countersignText } from '../../guards/duty/countersign.ts';
import { configOf, createRig, emergencyAt, type Rig } from './desk-rig.ts';

/** A code that is typed on the page of duties counts once, however often the button is pressed. */

let rig: Rig;
let config: DeskConfig;
let override: Override;
let rows: EntryChange[];
let codes: ReturnType<typeof createCodes>;
const KEY = 'one';

const ports = () => ({ keys: async () => rig.poster, local: rig.local, now: () => rig.now, logHead: async () => '' });

beforeEach(async () => {
  rig = await createRig();
  rows = [];
  config = configOf(rig.policy);
  override = await emergencyAt(rig.now);
  await rig.local.set('overrides', [override]);
  codes = createCodes({
    ...ports(),
    config: async () => config,
    find: async (key) => (key === KEY ? (await overridesOf(rig.local))[0] : undefined),
    note: async (change) => void rows.push(change),
  });
});

async function rightCode(): Promise<string> {
  const request = await readRequest(await countersignText(config, override, ports()));
  const key = await pairKey(rig.approver, request.poster.agreePub, 'approver');
  return typedCode(key, await answerDigest(request), slotOf(rig.now));
}
const wrong = async (): Promise<number> => (await rig.local.get<Tries>('tries', noTries)).wrong.length;
const actions = (): string[] => rows.map(({ action }) => action);

it('a double click on a wrong code is one try', async () => {
  const typed = '12345678';
  expect(await Promise.all([codes(KEY, typed), codes(KEY, typed)])).toEqual([{ key: KEY, why: 'wrong' }, undefined]);
  // The second click may come when the answer is there already.
  rig.now += 200;
  expect(await codes(KEY, typed)).toBeUndefined();
  expect([await wrong(), actions()]).toEqual([1, ['code_failed']]);
  rig.now += 5000;
  expect(await codes(KEY, typed)).toEqual({ key: KEY, why: 'wrong' });
  expect([await wrong(), actions()]).toEqual([2, ['code_failed', 'code_failed']]);
});

it('a double click on a right code confirms once', async () => {
  const typed = await rightCode();
  expect(await Promise.all([codes(KEY, typed), codes(KEY, typed)])).toEqual([null, undefined]);
  expect(actions()).toEqual(['countersigned']);
  expect(rows[0]).toMatchObject({ approvers: ['例示花子'], detail: override.digest });
  expect((await overridesOf(rig.local))[0]?.seen).toMatchObject({ by: '例示花子' });
});

it('what has been looked at asks for no more codes', async () => {
  await rig.local.set('overrides', [{ ...override, seen: { by: '例示花子', at: rig.now } }]);
  expect(await codes(KEY, '12345678')).toBeNull();
  expect(await codes('unknown', '12345678')).toBeNull();
  expect([await wrong(), actions()]).toEqual([0, []]);
});

it('a wrong code and the right one after it both count, in turn', async () => {
  const typed = await rightCode();
  expect(await Promise.all([codes(KEY, '12345678'), codes(KEY, typed)])).toEqual([{ key: KEY, why: 'wrong' }, null]);
  expect(actions()).toEqual(['code_failed', 'countersigned']);
});

it('a failure on the way keeps nobody from trying again', async () => {
  const known = vi.spyOn(rig.local, 'set').mockRejectedValueOnce(new Error('disk full'));
  await expect(codes(KEY, '12345678')).rejects.toThrow('disk full');
  known.mockRestore();
  expect(await codes(KEY, '12345678')).toEqual({ key: KEY, why: 'wrong' });
});
