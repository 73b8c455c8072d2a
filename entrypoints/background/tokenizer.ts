import browser from 'webextension-polyfill';
import type { Token } from '../../rules/types.ts';

/** Starts the one tokenizer host of the browser on first need; it goes away by itself when idle. */
let starting: Promise<void> | null = null;

async function ensureHost(): Promise<void> {
  const url = browser.runtime.getURL('/tokenizer.html');
  const contexts = await chrome.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT' as chrome.runtime.ContextType],
    documentUrls: [url],
  });
  if (contexts.length > 0) return;
  await chrome.offscreen.createDocument({
    url,
    reasons: ['WORKERS' as chrome.offscreen.Reason],
    justification: '日本語の文を単語に分けるための辞書を、ブラウザー全体で一つだけ読み込みます。',
  });
}

/** Morphemes of each text. Texts never leave the browser. */
export async function tokenize(texts: string[]): Promise<Token[][]> {
  starting ??= ensureHost().finally(() => {
    starting = null;
  });
  await starting;
  return (await browser.runtime.sendMessage({ to: 'tokenizer', texts })) as Token[][];
}
