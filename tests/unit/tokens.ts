import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import { type Tokenizer, tokenize } from '../../rules/tokens.ts';
import type { Token } from '../../rules/types.ts';

const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');

let loading: Promise<Tokenizer> | undefined;

/** The real tokenizer with its real dictionary; loaded once per test file (about two seconds). */
export function loadTokenizer(): Promise<Tokenizer> {
  loading ??= new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
  });
  return loading;
}

export async function tokensOf(text: string): Promise<Token[]> {
  return tokenize(await loadTokenizer(), text);
}
