import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Dictionary, readDictionary } from '../rules/morphology/dictionary.ts';
import { cutDictionary } from './dictionary.ts';

/** The cut dictionary on disk: cutting takes four seconds, so what was cut from the same files by the same code is kept. */

const root = fileURLToPath(new URL('..', import.meta.url));
const made = ['cli/dictionary.ts', 'rules/morphology/dictionary.ts', 'node_modules/kuromoji/package.json'];
const cache = join(root, 'node_modules/.cache/yubisashi');

/** Path of the packed dictionary, made when it is not there. */
export function dictionaryFile(): string {
  const hash = createHash('sha256');
  for (const path of made) hash.update(readFileSync(join(root, path)));
  const file = join(cache, `dictionary-${hash.digest('hex').slice(0, 16)}.bin.gz`);
  try {
    readFileSync(file, { flag: 'r' });
  } catch {
    mkdirSync(cache, { recursive: true });
    // Two at once write the same; renaming shows a reader all of it or nothing.
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, gzipSync(cutDictionary(), { level: 9 }));
    renameSync(fresh, file);
  }
  return file;
}

/** The dictionary, ready for `tokenize`. */
export function loadDictionary(): Dictionary {
  const bytes = gunzipSync(readFileSync(dictionaryFile()));
  return readDictionary(new Uint8Array(bytes).buffer);
}
