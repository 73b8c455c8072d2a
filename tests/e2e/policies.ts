import { accessSync, constants, mkdirSync } from 'node:fs';
import { findBrowser } from '../practice/find-browser.mjs';

/** Where Chromium on Linux looks for policies, and whether a test may put one there. */
export const folder = '/etc/chromium/policies/managed';

export function reasonToSkip(): string {
  if (!/chromium/i.test(findBrowser() ?? '')) return 'the browser here is not Chromium';
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return '';
  } catch {
    return `${folder} cannot be written: run as root, as continuous integration does`;
  }
}

/** A policy that outlives its test would reach every browser of this machine. */
export function removeWhateverHappens(remove: () => void): void {
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      remove();
      process.kill(process.pid, signal);
    });
  }
}
