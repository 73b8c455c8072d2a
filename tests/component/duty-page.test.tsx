import 'fake-indexeddb/auto';
import { afterAll, expect, it, vi } from 'vitest';

/** The page of duties is today's, also where it was left open over night. */

const fake = vi.hoisted(() => {
  const local: Record<string, unknown> = {};
  const managed = { guidelines: ['kisarazu'], accounts: [{ site: 'x', id: 'mihon_city' }] };
  const heard = { addListener: () => undefined, removeListener: () => undefined };
  const area = {
    get: async (key: string) => (key in local ? { [key]: local[key] } : {}),
    set: async (items: object) => void Object.assign(local, items),
  };
  return {
    storage: { local: area, session: area, managed: { get: async () => managed }, onChanged: heard },
    action: {
      setBadgeBackgroundColor: async () => undefined,
      setBadgeText: async () => undefined,
      setTitle: async () => undefined,
    },
    runtime: { getManifest: () => ({ version: 'test' }), getURL: (path: string) => path },
    tabs: { query: async () => [] },
  };
});
vi.mock('webextension-polyfill', () => ({ default: fake }));

const buttons = (): string[] => [...document.querySelectorAll('td button')].map(({ textContent }) => textContent ?? '');
const patient = { timeout: 10_000 };
const press = (): void => document.querySelector<HTMLButtonElement>('td button')?.click();

afterAll(() => void vi.useRealTimers());

it('asks again for the daily look when the day has changed', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval'], now: new Date('2026-11-20T10:00:00+09:00') });
  document.body.innerHTML = '<div id="app"></div>';
  await import('../../entrypoints/duty/main.tsx');
  await expect.poll(buttons, patient).toContain('異常なし');
  press();
  await expect.poll(buttons, patient).toEqual([]);
  // Somebody comes back to it in the morning.
  vi.setSystemTime(new Date('2026-11-21T09:00:00+09:00'));
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(buttons, patient).toContain('異常なし');
  press();
  await expect.poll(buttons, patient).toEqual([]);
  // Nobody has left it.
  vi.setSystemTime(new Date('2026-11-22T09:00:00+09:00'));
  vi.advanceTimersByTime(60_000);
  await expect.poll(buttons, patient).toContain('異常なし');
}, 30_000);
