import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { loadPolicy, loadSettings, onPolicyChanged, type Settings, saveSettings } from '../../policy/store.ts';

/** Two storage areas as the browser gives them: copies go in and come out, changes are told to whoever listens. */
const fake = vi.hoisted(() => {
  type Listener = (changes: Record<string, unknown>, area: string) => void;
  const listeners = new Set<Listener>();
  const state = { managed: {} as Record<string, unknown> | Error, local: {} as Record<string, unknown> };
  const storage = {
    managed: {
      get: async () => {
        if (state.managed instanceof Error) throw state.managed;
        return structuredClone(state.managed);
      },
    },
    local: {
      get: async (key: string) => structuredClone(key in state.local ? { [key]: state.local[key] } : {}),
      set: async (items: Record<string, unknown>) => {
        Object.assign(state.local, structuredClone(items));
        for (const listener of listeners) listener(items, 'local');
      },
    },
    onChanged: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
  };
  return { state, listeners, storage };
});
vi.mock('webextension-polyfill', () => ({ default: { storage: fake.storage } }));

const { people } = JSON.parse(readFileSync(new URL('../../policy/samples/shiroi.json', import.meta.url), 'utf8')) as {
  people: { agreePub: string }[];
};
const person = (
  id: string,
  index: number,
  change: Partial<Settings['people'][number]> = {},
): Settings['people'][number] => ({
  id,
  name: `見本${id}`,
  dept: '',
  roles: ['approver'],
  agreePub: people[index]?.agreePub ?? '',
  signPub: '',
  passkeys: [],
  accounts: [],
  notBefore: '',
  notAfter: '',
  ...change,
});
const load = () => loadPolicy(['kawasaki', 'shiroi']);
const idsOf = async () => (await load()).policy.people.map(({ id }) => id);

beforeEach(() => {
  fake.state.managed = {};
  fake.state.local = {};
  fake.listeners.clear();
});

it('has the built-in policy where nothing was set', async () => {
  expect(await load()).toMatchObject({
    source: 'none',
    lost: false,
    present: [],
    refused: [],
    me: { id: '', how: 'unknown' },
    policy: { people: [], guidelines: [], approval: { allowLocalPairing: true } },
  });
  fake.state.managed = new Error('no managed storage here');
  expect(await load()).toMatchObject({ source: 'none', lost: false });
});

it('takes settings of this computer where policy is silent', async () => {
  await saveSettings({ people: [person('hanako', 0)], guidelines: ['shiroi', 'gone'], municipality: '見本市' });
  await saveSettings({ me: { id: 'taro', name: '見本太郎', dept: '広報課' } });
  expect(await load()).toMatchObject({
    source: 'local',
    me: { id: 'taro', dept: '広報課', how: 'chosen' },
    policy: { municipality: '見本市', guidelines: ['shiroi'], people: [{ id: 'hanako' }] },
  });
  fake.state.managed = { guidelines: ['kawasaki'], municipality: '川崎市' };
  expect(await load()).toMatchObject({
    source: 'managed',
    policy: { municipality: '川崎市', guidelines: ['kawasaki'], people: [{ id: 'hanako' }] },
  });
  fake.state.managed = { guidelines: ['kawasakl'] };
  expect(await load()).toMatchObject({ policy: { guidelines: [] }, refused: [{ path: 'guidelines' }] });
});

it('counts nobody as a second person whom admins did not name or allow', async () => {
  const poster = person('jiro', 2, { roles: ['poster'] });
  await saveSettings({ people: [person('hanako', 0), poster], me: { id: 'saburo', name: '別名', dept: '' } });
  const named = person('saburo', 1);
  fake.state.managed = { people: [named] };
  expect(await idsOf()).toEqual(['saburo', 'jiro']);
  expect((await load()).me).toMatchObject({ name: '見本saburo', how: 'policy' });
  fake.state.managed = { people: [named], approval: { allowLocalPairing: true } };
  expect(await idsOf()).toEqual(['saburo', 'hanako', 'jiro']);
  fake.state.managed = { approval: { allowLocalPairing: false } };
  expect(await idsOf()).toEqual(['jiro']);
});

it('takes the compared key of somebody who only posts and whom policy names without one, of nobody else', async () => {
  const keyless = { agreePub: '', signPub: '' };
  fake.state.managed = {
    people: [person('taro', 0, { roles: ['poster'], ...keyless }), person('saburo', 0, keyless)],
    approval: { allowLocalPairing: true },
  };
  await saveSettings({ people: [person('taro', 1), person('saburo', 2)] });
  const [taro, saburo] = (await load()).policy.people;
  expect(taro).toMatchObject({ roles: ['poster'], agreePub: person('x', 1).agreePub });
  expect(saburo?.agreePub).toBe('');
});

it('lets nobody appear twice, by name or by key', async () => {
  fake.state.managed = { people: [person('saburo', 1)], approval: { allowLocalPairing: true } };
  await saveSettings({ people: [person('saburo', 0), person('twin', 1), person('hanako', 2)] });
  expect(await idsOf()).toEqual(['saburo', 'hanako']);
});

it('says for good that a policy was there and is gone', async () => {
  fake.state.managed = { municipality: '見本市' };
  expect((await load()).lost).toBe(false);
  fake.state.managed = {};
  await saveSettings({ municipality: '見本町' });
  expect((await load()).lost).toBe(true);
  fake.state.local.settings = 'damaged';
  expect((await load()).lost).toBe(true);
  fake.state.managed = new Error('unreadable');
  expect((await load()).lost).toBe(true);
  fake.state.managed = { municipality: '見本市' };
  expect((await load()).lost).toBe(false);
});

it('reads each setting by itself when one is damaged', async () => {
  fake.state.local.settings = {
    me: 5,
    people: [{ id: 'x' }, person('hanako', 0)],
    guidelines: 'all',
    municipality: '見本市',
  };
  expect(await loadSettings()).toEqual({
    me: { id: '', name: '', dept: '', since: 0, passkeys: [] },
    people: [person('hanako', 0)],
    guidelines: null,
    language: null,
    municipality: '見本市',
    templates: [],
  });
});

it('takes initial values from policy until somebody here chooses others; what is forced stays', async () => {
  expect(await load()).toMatchObject({ language: 'ja', policy: { guidelines: [] } });
  fake.state.managed = { defaults: { guidelines: ['shiroi'], language: 'en' } };
  expect(await load()).toMatchObject({ language: 'en', policy: { guidelines: ['shiroi'] } });
  await saveSettings({ guidelines: [], language: 'ja' });
  expect(await load()).toMatchObject({ language: 'ja', policy: { guidelines: [] } });
  fake.state.managed = { guidelines: ['kawasaki'], defaults: { guidelines: ['shiroi'] } };
  expect(await load()).toMatchObject({ language: 'ja', policy: { guidelines: ['kawasaki'] } });
  fake.state.managed = { defaults: { guidelines: ['shiroj'], language: 'fr' } };
  expect((await load()).refused.map(({ path }) => path)).toEqual(['defaults.language', 'defaults.guidelines']);
});

it('lets nobody choose guidelines that should have come and are lost', async () => {
  await saveSettings({ guidelines: [] });
  for (const guidelines of [undefined, '["shiroi"']) {
    fake.state.managed = { municipality: '見本市', ...(guidelines ? { guidelines } : {}), expected: ['guidelines'] };
    expect(await load()).toMatchObject({ guidelinesGiven: true, policy: { guidelines: ['kawasaki', 'shiroi'] } });
  }
  fake.state.managed = { municipality: '見本市', expected: ['municipality'] };
  expect(await load()).toMatchObject({ guidelinesGiven: false, policy: { guidelines: [] } });
});

it('forgets at midnight who sat at a shared computer', async () => {
  fake.state.managed = { people: [person('saburo', 1)], desk: { shared: true } };
  await saveSettings({ me: { id: 'saburo', name: '見本saburo', dept: '', since: Date.now() } });
  expect((await load()).me.id).toBe('saburo');
  await saveSettings({ me: { id: 'saburo', name: '見本saburo', dept: '', since: Date.now() - 86_400_000 } });
  expect((await load()).me).toEqual({ id: '', name: '', dept: '', how: 'unknown' });
  fake.state.managed = { people: [person('saburo', 1)] };
  expect((await load()).me.id).toBe('saburo');
});

it('refuses to save what is no setting, and keeps what was there', async () => {
  await saveSettings({ municipality: '見本市' });
  await expect(saveSettings({ people: [person('', 0)] })).rejects.toThrow();
  await expect(saveSettings({ people: [person('hanako', 0, { agreePub: 'abc' })] })).rejects.toThrow();
  expect(await loadSettings()).toMatchObject({ municipality: '見本市', people: [] });
});

it('loses none of two changes at once', async () => {
  await Promise.all([saveSettings({ municipality: '見本市' }), saveSettings({ guidelines: ['shiroi'] })]);
  expect(await loadSettings()).toMatchObject({ municipality: '見本市', guidelines: ['shiroi'] });
});

it('hears changes of the policy and the settings until it is told to stop', async () => {
  const stop = new AbortController();
  const heard = vi.fn();
  onPolicyChanged(heard, stop.signal);
  const tell = (area: string, key: string) => {
    for (const listener of fake.listeners) listener({ [key]: {} }, area);
  };
  tell('managed', 'people');
  tell('local', 'usedCodes');
  tell('session', 'settings');
  expect(heard).toHaveBeenCalledTimes(1);
  await saveSettings({ municipality: '見本市' });
  expect(heard).toHaveBeenCalledTimes(2);
  stop.abort();
  expect(fake.listeners.size).toBe(0);
  onPolicyChanged(heard, stop.signal);
  expect(fake.listeners.size).toBe(0);
});

it('has a hash that changes with what is in force', async () => {
  const { hash } = await load();
  expect((await load()).hash).toBe(hash);
  await saveSettings({ people: [person('hanako', 0)] });
  expect((await load()).hash).not.toBe(hash);
});
