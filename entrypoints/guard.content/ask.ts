import type { Replies, Request } from '../../guards/messages.ts';

/** The extension was updated or removed under an open page: nothing can be released any more. */
export class ContextLost extends Error {}

/**
 * Asks the background; throws ContextLost when there is none any more, and what the background said went wrong.
 * The browser's own `chrome.*` answers with promises; the polyfill's 4 kB stay out of every page.
 */
export async function ask<R extends Request>(request: R): Promise<Replies[R['ask']]> {
  if (!chrome.runtime?.id) throw new ContextLost();
  let answer: { value: Replies[R['ask']] } | { error: string } | undefined;
  try {
    answer = await chrome.runtime.sendMessage(request);
  } catch (error) {
    if (!chrome.runtime?.id || /context invalidated/i.test(String(error))) throw new ContextLost();
    throw error;
  }
  if (!answer) throw new Error(`no answer: ${request.ask}`);
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
