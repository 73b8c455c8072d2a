import { connectInterlock } from '../../guards/interlock.ts';
import type { Adapter } from '../../sites/adapter.ts';
import { startGuard } from './guard.ts';

/** Guards a page, or keeps a frame of it closed: frames have no composer of ours, so whatever they would publish stays. */
export function guardPage(adapter: Adapter): void {
  if (window.top === window) {
    startGuard(adapter);
    return;
  }
  connectInterlock(adapter, {
    publish: async () => null,
    react: async () => null,
    harmless: async () => null,
    upload: async () => false,
    uploaded: () => {},
    described: () => {},
    files: async (files) => files,
    unreadable: () => {},
    started: () => {},
    done: async () => {},
  });
}
