import kuromoji from 'kuromoji/build/kuromoji.js';
import browser, { type Runtime } from 'webextension-polyfill';
import { tokenizeRequest } from '../../guards/messages.ts';
import { tokenize } from '../../rules/tokens.ts';

/**
 * The one tokenizer of the browser, in an offscreen document: kuromoji's loader needs XMLHttpRequest, which a service
 * worker has not, and no page's main thread ever carries it. It lets its memory go when nobody has asked for a while.
 */
const IDLE_MS = 3 * 60_000;

type Tokenizer = Awaited<ReturnType<typeof load>>;

function load() {
  return new Promise<kuromoji.Tokenizer<kuromoji.IpadicFeatures>>((resolve, reject) => {
    kuromoji
      // A path, not an address: the loader joins it as a file path and would lose one of the slashes of a scheme.
      .builder({ dicPath: '/dict/' })
      .build((error, tokenizer) => (error ? reject(new Error(String(error))) : resolve(tokenizer)));
  });
}

let tokenizer: Promise<Tokenizer> | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  if (sender.id !== browser.runtime.id) return undefined;
  const request = tokenizeRequest.safeParse(message);
  if (!request.success) return undefined;
  clearTimeout(idle);
  idle = setTimeout(() => window.close(), IDLE_MS);
  tokenizer ??= load();
  return tokenizer.then((t) => request.data.texts.map((text) => tokenize(t, text)));
});
