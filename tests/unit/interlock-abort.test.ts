import { expect, it, vi } from 'vitest';
import { connectInterlock, type Judge } from '../../guards/interlock.ts';
import { patchFetch } from '../../guards/interlock-fetch.ts';
import type { Frozen, PageGate } from '../../guards/interlock-page.ts';
import type { Decision, FromPage } from '../../guards/interlock-protocol.ts';
import { patchXhr } from '../../guards/interlock-xhr.ts';
import { xAdapter } from '../../sites/x-adapter.ts';

/** A request that was let go and then never leaves, or whose answer breaks off, is told of all the same: the next one waits for it. */

type World = typeof globalThis & Window;
const url = 'https://x.com/i/api/graphql/q/CreateTweet';

/** A gate that holds everything until the test decides. */
function gateOf() {
  const said: FromPage[] = [];
  let decide: (decision: Decision) => void = () => undefined;
  const gate = {
    classify: () => [{ kind: 'publish' }],
    kindOf: () => 'publish',
    kindOfText: () => 'publish',
    freeze: (body: unknown, _bytes: boolean, go: (frozen: Frozen) => void) =>
      go({ body: body as BodyInit, text: String(body), media: [] } as Frozen),
    ask: (_held: unknown, answer: (decision: Decision) => void) => {
      decide = answer;
    },
    say: (message: FromPage) => void said.push(message),
    report: () => undefined,
  } as unknown as PageGate;
  const pass = (): void => decide({ type: 'pass', id: 7, nonce: 'yb-1' } as Decision);
  return { gate, pass, said };
}

class FakeXhr extends EventTarget {
  sent = 0;
  open(): void {}
  send(): void {
    this.sent++;
  }
  abort(): void {}
  setRequestHeader(): void {}
  get responseText(): string {
    return '';
  }
  get responseType(): string {
    return '';
  }
  get readyState(): number {
    return 0;
  }
  get status(): number {
    return 0;
  }
}

it('an XMLHttpRequest that the page has aborted while people were looking', () => {
  const { gate, pass, said } = gateOf();
  class Xhr extends FakeXhr {}
  // Each test patches a prototype of its own.
  for (const name of [
    'open',
    'send',
    'abort',
    'setRequestHeader',
    'responseText',
    'responseType',
    'readyState',
    'status',
  ])
    Object.defineProperty(Xhr.prototype, name, Object.getOwnPropertyDescriptor(FakeXhr.prototype, name) ?? {});
  const world = { XMLHttpRequest: Xhr, EventTarget, DOMException, document: { baseURI: 'https://x.com/' } };
  patchXhr(world as unknown as World, gate);
  const xhr = new Xhr() as unknown as XMLHttpRequest & { sent: number };
  xhr.open('POST', url);
  xhr.send('{}');
  xhr.abort();
  pass();
  expect(xhr.sent).toBe(0);
  expect(said).toEqual([
    { type: 'started', id: 7 },
    { type: 'done', id: 7, status: 0, text: '' },
  ]);
});

it('a fetch whose answer breaks off after its status', async () => {
  const { gate, pass, said } = gateOf();
  const broken = new Response(
    new ReadableStream({
      pull: (controller) => controller.error(new TypeError('network error')),
    }),
    { status: 200 },
  );
  const world = {
    fetch: async () => broken,
    Request,
    Response,
    Headers,
    document: { baseURI: 'https://x.com/' },
  };
  patchFetch(world as unknown as World, gate);
  const answer = (world.fetch as typeof fetch)(url, { method: 'POST', body: '{}' });
  await new Promise((later) => setTimeout(later, 20));
  pass();
  await answer;
  await expect
    .poll(() => said)
    .toEqual([
      { type: 'started', id: 7 },
      { type: 'done', id: 7, status: 200, text: '' },
    ]);
});

it('a request that is refused because something broke is told of', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const ports: MessagePort[] = [];
  vi.stubGlobal('window', { postMessage: (_data: unknown, _to: string, given: MessagePort[]) => ports.push(...given) });
  const unreadable = vi.fn();
  const publish = async (): Promise<never> => {
    throw new Error('too many pictures');
  };
  connectInterlock(xAdapter, { publish, unreadable } as unknown as Judge);
  const [port] = ports;
  const answered = new Promise((resolve) => port?.addEventListener('message', ({ data }) => resolve(data)));
  port?.start();
  const held = { type: 'held', id: 3, kind: 'publish', method: 'POST', url, media: [] };
  port?.postMessage({ ...held, body: '{"variables":{"tweet_text":"a"}}' });
  expect(await answered).toEqual({ type: 'refuse', id: 3, nonce: '' });
  expect(unreadable).toHaveBeenCalledOnce();
  expect(String(told.mock.calls[0]?.[1])).toContain('too many pictures');
  port?.close();
  vi.unstubAllGlobals();
});
