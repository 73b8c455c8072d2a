import type { Site } from '../sites/types.ts';
import {
  createdId,
  operationFor,
  readAltText,
  readPublish,
  readReaction,
  readUpload,
  type XPublish,
  type XReaction,
} from '../sites/x-request.ts';
import { type Answer, type FromPage, greeting, type Held } from './interlock-protocol.ts';
import type { Uploads } from './media.ts';

/** Secret for one request, with the number the background keeps it under. */
export interface Pass {
  nonce: string;
  ticket: number;
}

/** Decisions about held requests; every one may answer null = refuse. */
export interface Judge {
  publish: (carried: XPublish) => Promise<Pass | null>;
  react: (reaction: XReaction) => Promise<Pass | null>;
  /** A request of a guarded kind whose content cannot be read. */
  unreadable: (held: Held) => void;
  /** Response headers have arrived. */
  started: (ticket: number) => void;
  /** The request has ended; `createdId` is the id of the new post, empty when there is none. */
  done: (ticket: number, status: number, createdId: string) => Promise<void>;
}

/** Our half of the interlock: opens the private channel and answers for every held request. */
export function connectInterlock(site: Site, uploads: Uploads, judge: Judge): void {
  const channel = new MessageChannel();
  const port = channel.port1;
  const tickets = new Map<number, number>();
  /**
   * Settles when the publishing request before has landed. A thread sends its next post from within the answer to the last
   * one, before that answer has reached us.
   */
  let landed: Promise<void> = Promise.resolve();
  const landing = new Map<number, () => void>();

  const answer = (reply: Answer): void => port.postMessage(reply);

  const decide = async (held: Held): Promise<Pass | null> => {
    // The page's world named a kind; what counts is what the address says to us.
    const operation = operationFor(site, held.method, held.url);
    if (!operation) return null;
    switch (operation.kind) {
      case 'upload': {
        const { command, mediaId } = readUpload(held.url);
        if (command === 'APPEND' && held.media) uploads.add(mediaId, held.media);
        return { nonce: '', ticket: 0 };
      }
      case 'alt-text': {
        const alt = readAltText(held.body ?? '');
        if (alt) uploads.describe(alt.mediaId, alt.alt);
        return { nonce: '', ticket: 0 };
      }
      case 'publish': {
        const carried = held.body === null ? null : readPublish(held.body);
        await landed;
        if (carried) return judge.publish(carried);
        judge.unreadable(held);
        return null;
      }
      default:
        if (held.body !== null) return judge.react(readReaction(operation.kind, held.body));
        judge.unreadable(held);
        return null;
    }
  };

  port.onmessage = async ({ data }: MessageEvent<FromPage>) => {
    if (data.type === 'held') {
      // Anything that goes wrong on our side leaves the request where it is: refused.
      const pass = await decide(data).catch(() => null);
      if (pass) tickets.set(data.id, pass.ticket);
      if (pass && data.kind === 'publish') landed = new Promise((resolve) => landing.set(data.id, resolve));
      answer({ type: pass ? 'pass' : 'refuse', id: data.id, nonce: pass?.nonce ?? '' });
      return;
    }
    const ticket = tickets.get(data.id);
    if (!ticket) return;
    if (data.type === 'started') judge.started(ticket);
    else {
      tickets.delete(data.id);
      await judge.done(ticket, data.status, createdId(data.text));
      landing.get(data.id)?.();
      landing.delete(data.id);
    }
  };
  window.postMessage(greeting, '*', [channel.port2]);
}
