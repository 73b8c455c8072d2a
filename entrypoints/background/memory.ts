import browser from 'webextension-polyfill';
import type { Store } from '../../guards/desk/ports.ts';

/** A storage area as the desk uses it. `session` is closed to content scripts by default; `local` is closed to them at start-up. */
export function storeOf(area: 'session' | 'local'): Store {
  const storage = browser.storage[area];
  const name = (key: string): string => `desk.${key}`;
  return {
    get: async <T>(key: string, fallback: T): Promise<T> =>
      ((await storage.get(name(key)))[name(key)] as T | undefined) ?? fallback,
    set: (key, value) => storage.set({ [name(key)]: value }),
  };
}
