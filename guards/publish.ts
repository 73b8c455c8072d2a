import type { Draft } from '../rules/draft.ts';
import type { Composer } from '../sites/page.ts';
import type { XPublish } from '../sites/x-request.ts';
import type { Pass } from './interlock.ts';
import type { Uploads } from './media.ts';
import type { Carried } from './messages.ts';

/** Stays every posting gesture until the background has released exactly this draft, then lets exactly its requests go. */

export interface PublishDesk {
  read: (composer: Composer) => Promise<Draft>;
  /** Opens the review sheet; resolves with the release the background gave, or null when the sheet was closed. */
  review: (draft: Draft, composer: Composer) => Promise<string | null>;
  authorize: (release: string, carried: Carried) => Promise<{ pass: Pass } | { refused: string }>;
  press: (element: HTMLElement) => void;
  /** Posting stays closed although a hand wanted it; `why` is a message key. */
  closed: (why: 'no-composer' | 'no-button' | 'unconfirmed-request' | 'mismatch', detail: string) => void;
}

export function createPublisher(desk: PublishDesk, uploads: Uploads) {
  let release: string | null = null;
  let reviewing = false;

  return {
    /** A posting gesture was stopped: look, point, say it, and only then press again. */
    async start(composer: Composer | null): Promise<void> {
      if (reviewing) return;
      if (!composer) return desk.closed('no-composer', location.pathname);
      reviewing = true;
      try {
        release = await desk.review(await desk.read(composer), composer);
        if (!release) return;
        const button = composer.button?.isConnected ? composer.button : null;
        if (!button) return desk.closed('no-button', location.pathname);
        desk.press(button);
      } finally {
        reviewing = false;
      }
    },

    /** Everything that was confirmed has been published: the release is used up. */
    finish(): void {
      release = null;
    },

    /** A request that would publish is held: it goes only if the background finds in it what was confirmed. */
    async admits(carried: XPublish): Promise<Pass | null> {
      if (!release) {
        desk.closed('unconfirmed-request', carried.posts.map((post) => post.text).join('\n'));
        return null;
      }
      const posts = await Promise.all(
        carried.posts.map(async ({ text, mediaIds }) => ({
          text,
          media: await Promise.all(mediaIds.map(async (id) => (await uploads.facts(id)) ?? { sha256: '', alt: '' })),
        })),
      );
      const { replyTo, quoteOf, placeTag, audience, scheduledAt } = carried;
      const answer = await desk.authorize(release, { posts, replyTo, quoteOf, placeTag, audience, scheduledAt });
      if ('pass' in answer) return answer.pass;
      desk.closed('mismatch', answer.refused);
      return null;
    },
  };
}
