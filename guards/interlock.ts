import type { Adapter, Published, Reacted, Request, UploadPart } from '../sites/adapter.ts';
import { readMediaData } from '../sites/media-data.ts';
import { operationFor } from '../sites/operations.ts';
import { type Decision, type FromPage, greeting, type Held, type Passed, type Watch } from './interlock-protocol.ts';

/** Secret for one request, with the number the background keeps it under. */
export interface Pass {
  nonce: string;
  ticket: number;
}

/** Decisions about held requests; every one may answer null = refuse. */
export interface Judge {
  publish: (published: Published) => Promise<Pass | null>;
  react: (reaction: Reacted) => Promise<Pass | null>;
  /** A request that publishes nothing, though its address is one of those that do. */
  harmless: (request: Request) => Promise<Pass | null>;
  /** Part of an upload; `media` are its bytes, null where it carries none. */
  upload: (id: number, part: UploadPart, media: Blob | null) => Promise<boolean>;
  /** The answer to a part of an upload. */
  uploaded: (id: number, text: string) => void;
  /** Alternative text of an uploaded picture. */
  described: (mediaId: string, alt: string) => void;
  /** Something that was published is being taken away. */
  deleted: (request: Request) => void;
  /** Files that the page takes from the person by a way of its own: what it gets in their place, null = nothing. */
  files: (files: readonly File[]) => Promise<readonly (File | null)[]>;
  /** A request of a guarded kind whose content cannot be read. */
  unreadable: (held: Held) => void;
  /** Response headers have arrived. */
  started: (ticket: number) => void;
  /** The request has ended; `createdId` is the id of the new post, empty when there is none. */
  done: (ticket: number, status: number, createdId: string) => Promise<void>;
}

/** Status of a no that came with a yes. */
const REFUSED = 422;

/** Our half of the interlock: opens the private channel and answers for every held request. */
export function connectInterlock(adapter: Adapter, judge: Judge): { watch: (more: Watch['operations']) => void } {
  const channel = new MessageChannel();
  const port = channel.port1;
  const tickets = new Map<number, number>();
  /**
   * Settles when the publishing request before has landed. A thread sends its next post from within the answer to the last
   * one, before that answer has reached us.
   */
  let landed: Promise<void> = Promise.resolve();
  const landing = new Map<number, () => void>();

  const answer = (reply: Decision): void => port.postMessage(reply);

  const decide = async (held: Held): Promise<Pass | null> => {
    // The page's world named a kind; what counts is what address and body say to us.
    const operation = operationFor(adapter.site, held.method, held.url, held.body ?? '');
    if (!operation) return null;
    if (held.body === null) {
      judge.unreadable(held);
      return null;
    }
    const { kind } = operation;
    const request: Request = { kind, method: held.method, url: held.url, body: held.body };
    if (kind === 'upload') {
      const media = held.media[0] ?? readMediaData(held.body);
      const may = held.media.length < 2 && (await judge.upload(held.id, adapter.upload(request), media));
      return may ? { nonce: '', ticket: 0 } : null;
    }
    if (kind === 'delete') {
      judge.deleted(request);
      return { nonce: '', ticket: 0 };
    }
    if (kind === 'alt-text') {
      const alt = adapter.described(request);
      if (alt) judge.described(alt.mediaId, alt.alt);
      return { nonce: '', ticket: 0 };
    }
    if (held.media.length === 0 && adapter.harmless(request)) return judge.harmless(request);
    if (kind !== 'publish') return judge.react(adapter.react(kind, request));
    const published = held.media.length > 0 ? null : await adapter.publish(request);
    await landed;
    if (published) return judge.publish(published);
    judge.unreadable(held);
    return null;
  };

  port.onmessage = async ({ data }: MessageEvent<FromPage>) => {
    if (data.type === 'held') {
      // Anything that goes wrong on our side leaves the request where it is: refused, and said.
      const pass = await decide(data).catch((error: unknown) => {
        console.error('[yubisashi]', error);
        judge.unreadable(data);
        return null;
      });
      if (pass) tickets.set(data.id, pass.ticket);
      if (pass && data.kind === 'publish') landed = new Promise((resolve) => landing.set(data.id, resolve));
      answer({ type: pass ? 'pass' : 'refuse', id: data.id, nonce: pass?.nonce ?? '' });
      return;
    }
    if (data.type === 'picked') {
      const passed = await judge.files(data.files).catch(() => data.files.map(() => null));
      // A file that is left as it is need not come back as another object.
      const files = passed.map((file, at) => (file === data.files[at] ? ('same' as const) : file));
      port.postMessage({ type: 'files', id: data.id, files } satisfies Passed);
      return;
    }
    if (data.type === 'done') judge.uploaded(data.id, data.text);
    const ticket = tickets.get(data.id);
    if (!ticket) return;
    if (data.type === 'started') judge.started(ticket);
    else {
      tickets.delete(data.id);
      const status = data.status === 200 && adapter.refused?.(data.text) ? REFUSED : data.status;
      await judge.done(ticket, status, adapter.created(data.text));
      landing.get(data.id)?.();
      landing.delete(data.id);
    }
  };
  window.postMessage(greeting, '*', [channel.port2]);
  return {
    watch: (more) => port.postMessage({ type: 'watch', id: 0, operations: more } satisfies Watch),
  };
}
