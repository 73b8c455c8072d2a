import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji from 'kuromoji';
import { toTokens } from '../../rules/tokens.ts';
import type { Token } from '../../rules/types.ts';

const dictionary = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');

let loading: Promise<kuromoji.Tokenizer<kuromoji.IpadicFeatures>> | null = null;

/** Real morphemes, as the tokenizer host of the extension gives them. */
export async function tokensOf(text: string): Promise<Token[]> {
  loading ??= new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath: dictionary }).build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
  });
  return toTokens((await loading).tokenize(text));
}
