import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder in which a package is handed out. People put other things there, even the key: only what is ours is touched. */

const SUMS = 'SHA256SUMS';

/** Whether a file has a name that a run gives, or an earlier version has given. */
export const isOurs = (name: string): boolean =>
  [SUMS, 'yubisashi.crx', 'update.xml', 'sbom.cdx.json'].includes(name) ||
  /^yubisashi-\d+(?:\.\d+)*-(?:chrome|edge)\.zip$/.test(name);

/** Writes the files and their sums, in the place of those of an earlier run. Returns the lines of the sums. */
export function writeOut(folder: string, files: ReadonlyMap<string, Uint8Array | string>): string {
  mkdirSync(folder, { recursive: true });
  const old = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && isOurs(entry.name));
  for (const { name } of old) rmSync(join(folder, name));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  const sums = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('');
  writeFileSync(join(folder, SUMS), sums);
  return sums;
}
