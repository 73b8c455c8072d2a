import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the page of the practice range into tests/practice/dist; a second call with the same sources does nothing. */

const here = import.meta.dirname;
export const dist = join(here, 'dist');
const stamp = join(dist, 'stamp.txt');

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const sources = (await readdir(here, { recursive: true }))
    .filter((name) => /^(x|facebook|line)[\\/].*\.(tsx?|css)$/.test(name))
    .sort();
  for (const name of [...sources, 'element.ts', 'range.css', 'town.ts', 'build.ts']) {
    hash.update(name).update(await readFile(join(here, name)));
  }
  return hash.digest('hex');
}

/** One classic script per entry, as the page's policy allows only scripts that carry its nonce. */
async function bundle(entry: string, name: string): Promise<void> {
  await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    mode: 'production',
    // Draft.js speaks of `global`; React is told that this is not a development build.
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    build: {
      outDir: dist,
      emptyOutDir: false,
      cssCodeSplit: false,
      // Readable, because people look into the page to learn what the guards see.
      minify: false,
      lib: {
        entry: join(here, entry),
        formats: ['iife'],
        name: 'practice',
        fileName: () => `${name}.js`,
        cssFileName: name,
      },
    },
  });
}

export async function buildRange(): Promise<void> {
  const wanted = await fingerprint();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
  await bundle('x/main.tsx', 'app');
  await bundle('x/hostile.ts', 'hostile');
  await bundle('facebook/main.ts', 'facebook');
  await bundle('line/main.ts', 'line');
  await writeFile(stamp, wanted);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await buildRange();
