import kuromoji from 'kuromoji/build/kuromoji.js';
import browser, { type Runtime } from 'webextension-polyfill';
import { toTokens } from '../../rules/tokens.ts';
import { tokenizeRequest } from '../../guards/messages.ts';

/**
 * The one tokenizer of the browser, in an offscreen document: kuromoji's loader needs XMLHttpRequest, which a service
 * worker has not, and no page's main thread ever carries it. It lets its memory go when nobody has asked for a while.
 */
const IDLE_MS = 3 * 60_000;

type Tokenizer = Awaited<ReturnType<typeof load>>;

function load() {
  return new Promise<kuromoji.Tokenizer<kuromoji.IpadicFeatures>>((resolve, reject) => {
    kuromoji
      .builder({ dicPath: browser.runtime.getURL('dict/') })
      .build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer)));
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
  return tokenizer.then((t) => request.data.texts.map((text) => toTokens(t.tokenize(text))));
});
