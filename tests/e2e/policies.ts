import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../practice/find-browser.mjs';
import { extension } from './people.ts';

/** Where Chromium on Linux looks for policies, and whether a test may put one there. */
export const folder = '/etc/chromium/policies/managed';

/** Chromium looks at its policies again within five to fifteen seconds of a change. */
export const CHANGE_MS = 30_000;

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

export interface Office {
  /** Folder of its extension. */
  home: string;
  id: string;
  /** Where its policy lies. */
  file: string;
  /** Pushes a policy to its extension alone. A browser follows changes of one that was there when it started. */
  push: (policy: object) => void;
  /** Takes the policy away. */
  withdraw: () => void;
  /** Takes everything away. */
  clear: () => void;
}

/**
 * A copy of the extension in a folder of its own: Chromium names an unpacked extension after the path of its folder (the first
 * half of its SHA-256, written with the letters a to p), so that no other test comes under this policy.
 */
export function openOffice(name: string): Office {
  const home = mkdtempSync(join(realpathSync(tmpdir()), `yubisashi-${name}-`));
  cpSync(extension, home, { recursive: true });
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 32);
  const id = digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  const file = join(folder, `yubisashi-test-${name}-${process.pid}.json`);
  const withdraw = (): void => rmSync(file, { force: true });
  removeWhateverHappens(withdraw);
  return {
    home,
    id,
    file,
    push: (policy) => writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } })),
    withdraw,
    clear: () => {
      withdraw();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
