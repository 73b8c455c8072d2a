import browser from 'webextension-polyfill';
import { type Hint, hear, readTone, type ToneModel } from '../../rules/tone/model.ts';

/** How texts sound; the weights (half a megabyte) are read on first need and go with this worker. */

let model: Promise<ToneModel> | null = null;

async function load(): Promise<ToneModel> {
  const packed = await fetch(browser.runtime.getURL('/tone.bin.gz'));
  if (!packed.ok || !packed.body) throw new Error(`tone: ${packed.status}`);
  return readTone(await new Response(packed.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

/** Nothing for any text when the weights cannot be read: the rules go on without, and the next who asks tries again. */
export async function tonesOf(texts: readonly string[]): Promise<Hint[][]> {
  model ??= load();
  try {
    const loaded = await model;
    return texts.map((text) => hear(loaded, text));
  } catch (error) {
    model = null;
    console.error(error);
    return texts.map(() => []);
  }
}
