import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import kuromoji from 'kuromoji';
import { dictionaryFile, loadDictionary } from '../../cli/dictionary-file.ts';
import { tokenize } from '../../rules/tokens.ts';

/** What a tokenizer costs before its first answer: time and memory, each in a process of its own. */

export interface Cost {
  ms: number;
  megabytes: number;
}

const here = fileURLToPath(import.meta.url);
const TEXT = '見本市の防災訓練は、11月29日（日）に行います。';

export function costOf(which: 'own' | 'stock'): Cost {
  dictionaryFile();
  const out = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', here, which], { encoding: 'utf8' });
  return JSON.parse(out) as Cost;
}

if (process.argv[1] === here) {
  const collect = (): void => (globalThis as { gc?: () => void }).gc?.();
  const used = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  collect();
  const before = used();
  const start = performance.now();
  // Kept until the memory has been read.
  const kept: unknown[] = [];
  if (process.argv[2] === 'own') {
    const dictionary = loadDictionary();
    kept.push(dictionary, tokenize(dictionary, TEXT));
  } else {
    kept.push(await stockTokenizer());
  }
  const taken = performance.now() - start;
  collect();
  console.log(JSON.stringify({ ms: taken, megabytes: (used() - before) / 1_048_576, kept: kept.length }));
}

async function stockTokenizer(): Promise<unknown> {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, built) => {
      if (error) return reject(error);
      built.tokenize(TEXT);
      resolve(built);
    });
  });
}
