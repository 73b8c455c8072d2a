import type { Replies, Request } from '../../guards/messages.ts';

/** The extension was updated or removed under an open page: nothing can be released any more. */
export class ContextLost extends Error {}

/** What may be asked twice: it changes nothing, or the same again. */
const again = new Set<Request['ask']>(['hello', 'tokens', 'tones', 'review', 'sheets', 'harmless', 'open-options']);
/** Pauses before the question is asked once more: some seconds in all, in which a background on a busy machine has started. */
const PAUSES_MS = [250, 500, 1000, 2000, 2000];
/** A question that reaches a background just as it goes to sleep may never be answered. */
const PATIENCE_MS = 4000;

type Answer<T> = { value: T } | { error: string } | undefined;

const late = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

/** A background that is put to sleep in the middle of a question leaves it unanswered; the next one finds it awake. */
async function send<T>(request: Request, pauses: readonly number[]): Promise<Answer<T>> {
  const [pause] = pauses;
  try {
    const asked: Promise<Answer<T>> = chrome.runtime.sendMessage(request);
    const answer = await (pause === undefined ? asked : Promise.race([asked, late(PATIENCE_MS)]));
    if (pause === undefined || (answer && 'value' in answer)) return answer;
  } catch (error) {
    if (!chrome.runtime?.id || /context invalidated/i.test(String(error))) throw new ContextLost();
    if (pause === undefined) throw error;
  }
  await late(pause);
  if (!chrome.runtime?.id) throw new ContextLost();
  return send(request, pauses.slice(1));
}

/**
 * Asks the background; throws ContextLost when there is none any more, and what the background said went wrong.
 * The browser's own `chrome.*` answers with promises; the polyfill's 4 kB stay out of every page.
 */
export async function ask<R extends Request>(request: R): Promise<Replies[R['ask']]> {
  if (!chrome.runtime?.id) throw new ContextLost();
  const answer = await send<Replies[R['ask']]>(request, again.has(request.ask) ? PAUSES_MS : []);
  if (!answer) throw new Error(`no answer: ${request.ask}`);
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}
