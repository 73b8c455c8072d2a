import browser from 'webextension-polyfill';
import type { Replies, Request } from '../../guards/messages.ts';

/** The extension was updated or removed under an open page: nothing can be released any more. */
export class ContextLost extends Error {}

/** Asks the background; throws ContextLost when there is none any more. */
export async function ask<R extends Request>(request: R): Promise<Replies[R['ask']]> {
  if (!browser.runtime?.id) throw new ContextLost();
  try {
    return (await browser.runtime.sendMessage(request)) as Replies[R['ask']];
  } catch (error) {
    if (!browser.runtime?.id || /context invalidated/i.test(String(error))) throw new ContextLost();
    throw error;
  }
}
