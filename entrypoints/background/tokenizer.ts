import browser from 'webextension-polyfill';
import { type Dictionary, readDictionary } from '../../rules/morphology/dictionary.ts';
import { tokenize as tokensOf } from '../../rules/tokens.ts';
import type { Token } from '../../rules/types.ts';

/**
 * The one tokenizer of the browser. The dictionary (13 MB) is read on first need and let go when nobody has asked for a while,
 * or when the browser puts this worker to sleep, whichever comes first.
 */

const IDLE_MS = 3 * 60_000;

let dictionary: Promise<Dictionary> | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;

async function load(): Promise<Dictionary> {
  const packed = await fetch(browser.runtime.getURL('/dictionary.bin.gz'));
  if (!packed.ok || !packed.body) throw new Error(`dictionary: ${packed.status}`);
  const plain = new Response(packed.body.pipeThrough(new DecompressionStream('gzip')));
  return readDictionary(await plain.arrayBuffer());
}

/** Morphemes of each text. Texts never leave the browser. */
export async function tokenize(texts: readonly string[]): Promise<Token[][]> {
  clearTimeout(idle);
  idle = setTimeout(() => {
    dictionary = null;
  }, IDLE_MS);
  dictionary ??= load().catch((error: unknown) => {
    // The next one who asks tries again.
    dictionary = null;
    throw error;
  });
  const loaded = await dictionary;
  return texts.map((text) => tokensOf(loaded, text));
}
