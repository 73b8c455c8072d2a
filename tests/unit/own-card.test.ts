import { beforeEach, expect, it, vi } from 'vitest';
import { createWalkUp } from '../../entrypoints/background/walk-up.ts';
import { fingerprint } from '../../guards/approval/card.ts';
import { readRequest } from '../../guards/approval/request.ts';
import { configOf } from '../../guards/desk/ports.ts';
import { loadPolicy, saveSettings } from '../../policy/store.ts';
import { createRig, draft, memory, untouched } from './desk-rig.ts';

/** A person has one comparison number, wherever it is shown. */

const fake = vi.hoisted(() => {
  const local: Record<string, unknown> = {};
  const storage = {
    managed: { get: async () => ({}) },
    local: {
      get: async (key: string) => structuredClone(key in local ? { [key]: local[key] } : {}),
      set: async (items: Record<string, unknown>) => void Object.assign(local, structuredClone(items)),
    },
  };
  return { local, storage };
});
vi.mock('webextension-polyfill', () => ({ default: { storage: fake.storage } }));

const passkeys = [{ id: 'A'.repeat(22), publicKey: 'B'.repeat(122) }];
const taro = { id: 'taro', name: '見本太郎', dept: '広報課', since: 1, passkeys };
const load = () => loadPolicy([]);

beforeEach(async () => {
  delete fake.local.settings;
  await saveSettings({ me: taro });
});

it('is the same in a request as on the page of its poster, who has a passkey', async () => {
  const rig = await createRig();
  rig.config = configOf(await load());
  const { poster } = await readRequest((await rig.desk.review(untouched(draft), true)).request.text);
  expect(poster.passkeys).toEqual(passkeys);
  const { agreePub, signPub } = rig.poster;
  expect(await fingerprint(poster)).toBe(await fingerprint({ agreePub, signPub, passkeys }));
});

it('stays when somebody of the register sits down: keys and passkeys are those of the browser', async () => {
  await saveSettings({ people: [{ id: 'hanako', name: '例示花子', dept: '市民課', roles: ['poster'] }] });
  const { desk } = await createRig();
  await createWalkUp(memory(), desk).sit('hanako', await load());
  const { settings } = await load();
  expect(settings.me).toMatchObject({ id: 'hanako', name: '例示花子', dept: '市民課', passkeys });
  expect(settings.me.since).toBeGreaterThan(taro.since);
});
