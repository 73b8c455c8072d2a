import type { Replies, Request } from '../../guards/messages.ts';

/** The extension was updated or removed under an open page: nothing can be released any more. */
export class ContextLost extends Error {}

/** What may be asked twice: it changes nothing, or the same again. */
const again = new Set<Request['ask']>(['hello', 'tokens', 'tones', 'review', 'sheets', 'harmless', 'open-options']);
const PAUSE_MS = 250;

type Answer<T> = { value: T } | { error: string } | undefined;

/** A background that is put to sleep in the middle of a question leaves it unanswered; the next one finds it awake. */
async function send<T>(request: Request, tries: number): Promise<Answer<T>> {
  try {
    const answer: Answer<T> = await chrome.runtime.sendMessage(request);
    if (answer || tries === 0) return answer;
  } catch (error) {
    if (!chrome.runtime?.id || /context invalidated/i.test(String(error))) throw new ContextLost();
    if (tries === 0) throw error;
  }
  await new Promise((later) => setTimeout(later, PAUSE_MS));
  if (!chrome.runtime?.id) throw new ContextLost();
  return send(request, tries - 1);
}

/**
 * Asks the background; throws ContextLost when there is none any more, and what the background said went wrong.
 * The browser's own `chrome.*` answers with promises; the polyfill's 4 kB stay out of every page.
 */
export async function ask<R extends Request>(request: R): Promise<Replies[R['ask']]> {
  if (!chrome.runtime?.id) throw new ContextLost();
  const answer = await send<Replies[R['ask']]>(request, again.has(request.ask) ? 2 : 0);
  if (!answer) throw new Error(`no answer: ${request.ask}`);
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
