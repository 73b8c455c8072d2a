import { type Job, type Look, type Result, readerGreeting } from '../../guards/image/reader-protocol.ts';
import { ContextLost } from './ask.ts';

/**
 * The way to the reader: a hidden frame of the extension's own origin in this page. Files go there as handles, not as bytes,
 * so a film of half a gigabyte costs the page nothing. The frame lies in a closed shadow root; should the page find it all
 * the same and lead it elsewhere, the port is not delivered, for it is addressed to our origin alone.
 */

const CONNECT_MS = 10_000;
/** Longer than the reader's own limit for one file; counted anew whenever it answers anything. */
const SILENCE_MS = 75_000;

type Wanted = { wants: 'look'; name: string } | { wants: 'sha256' };

export function createReader() {
  const waiting = new Map<number, (result: Result) => void>();
  let last = 0;
  let port: Promise<MessagePort> | null = null;
  let host: HTMLElement | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;

  /** Whoever waits is told so; the next one who asks gets a new frame. */
  const drop = (error: string): void => {
    clearTimeout(silence);
    host?.remove();
    host = null;
    port = null;
    const left = [...waiting];
    waiting.clear();
    for (const [id, answer] of left) answer({ id, error });
  };

  const listen = (): void => {
    clearTimeout(silence);
    if (waiting.size > 0) silence = setTimeout(() => drop('timeout'), SILENCE_MS);
  };

  const connect = (): Promise<MessagePort> =>
    new Promise((resolve, reject) => {
      const box = document.createElement('yubisashi-reader');
      box.hidden = true;
      host = box;
      const frame = document.createElement('iframe');
      const address = chrome.runtime.getURL('/reader.html');
      const given = setTimeout(() => fail('no reader'), CONNECT_MS);
      const fail = (error: string): void => {
        clearTimeout(given);
        if (host === box) drop(error);
        reject(new Error(error));
      };
      let opened = false;
      frame.addEventListener('load', () => {
        // A second load is a frame that the page moved or led elsewhere: what it was asked is lost.
        if (opened) return fail('reader lost');
        opened = true;
        const channel = new MessageChannel();
        channel.port1.onmessage = ({ data }: MessageEvent<Result | typeof readerGreeting>) => {
          if (data === readerGreeting) {
            clearTimeout(given);
            return resolve(channel.port1);
          }
          waiting.get(data.id)?.(data);
          waiting.delete(data.id);
          listen();
        };
        frame.contentWindow?.postMessage(readerGreeting, new URL(address).origin, [channel.port2]);
      });
      frame.src = address;
      box.attachShadow({ mode: 'closed' }).append(frame);
      document.documentElement.append(box);
    });

  const send = async (file: Blob, wanted: Wanted): Promise<Result> => {
    if (!chrome.runtime?.id) throw new ContextLost();
    if (host && !host.isConnected) drop('reader lost');
    port ??= connect();
    const open = await port;
    return new Promise((resolve) => {
      const id = ++last;
      waiting.set(id, resolve);
      listen();
      open.postMessage({ id, file, ...wanted } satisfies Job);
    });
  };

  return {
    /** What a file carries, and its clean copy. @throws Error ('timeout' when reading took too long), ContextLost */
    async look(file: File): Promise<Look> {
      const result = await send(file, { wants: 'look', name: file.name });
      if ('look' in result) return result.look;
      throw new Error('error' in result ? result.error : 'no answer');
    },

    /** Lower-case hex SHA-256. @throws Error, ContextLost */
    async sha256(file: Blob): Promise<string> {
      const result = await send(file, { wants: 'sha256' });
      if ('sha256' in result) return result.sha256;
      throw new Error('error' in result ? result.error : 'no answer');
    },
  };
}

export type Reader = ReturnType<typeof createReader>;
