import type { Draft } from '../rules/draft.ts';
import type { Adapter, Published } from '../sites/adapter.ts';
import type { Composer } from '../sites/page.ts';
import { carriedBy, draftOf } from './draft.ts';
import type { Pass } from './interlock.ts';
import type { Uploads } from './media.ts';
import type { Carried } from './messages.ts';

/**
 * Stays whatever would publish until the background has released exactly this draft, then lets exactly its requests go. Where
 * a site's composer shows everything, the hand is stopped; elsewhere the request waits while it is looked at.
 */

/** A picture or film as people look at it; without an address it cannot be shown. */
export interface View {
  url: string;
  video: boolean;
}

export interface PublishDesk {
  read: (composer: Composer) => Promise<Draft>;
  /** Opens the review sheet; resolves with the release the background gave, or null when the sheet was closed. */
  review: (draft: Draft, views: readonly View[]) => Promise<string | null>;
  /** What a composer shows of its pictures. */
  views: (composer: Composer) => readonly View[];
  authorize: (release: string, carried: Carried) => Promise<{ pass: Pass } | { refused: string }>;
  press: (element: HTMLElement) => void;
  /** Posting stays closed although a hand wanted it; `why` is a message key. */
  closed: (why: 'no-composer' | 'no-button' | 'unconfirmed-request' | 'mismatch', detail: string) => void;
}

export function createPublisher(adapter: Adapter, desk: PublishDesk, uploads: Uploads) {
  let release: string | null = null;
  let reviewing = false;

  const viewOf = (mediaId: string): View => {
    const blob = uploads.view(mediaId);
    return { url: blob ? URL.createObjectURL(blob) : '', video: blob?.type.startsWith('video/') ?? false };
  };

  /** Looks at a waiting request; false when somebody went back, or is looking at another one already. */
  const look = async (published: Published): Promise<boolean> => {
    if (reviewing) return false;
    reviewing = true;
    const views = published.posts.flatMap(({ mediaIds }) => mediaIds.map(viewOf));
    try {
      release = await desk.review(await draftOf(adapter, published, uploads), views);
      return release !== null;
    } finally {
      reviewing = false;
      for (const { url } of views) if (url) URL.revokeObjectURL(url);
    }
  };

  return {
    /** A posting gesture was stopped: look, point, say it, and only then press again. */
    async start(composer: Composer | null): Promise<void> {
      if (reviewing) return;
      if (!composer) return desk.closed('no-composer', location.pathname);
      reviewing = true;
      try {
        release = await desk.review(await desk.read(composer), desk.views(composer));
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
    async admits(published: Published): Promise<Pass | null> {
      if (adapter.composer) {
        if (!release) {
          desk.closed('unconfirmed-request', published.posts.map((post) => post.text).join('\n'));
          return null;
        }
      } else if (!release && !(await look(published))) return null;
      const carried = await carriedBy(adapter, published, uploads);
      let answer = release && (await desk.authorize(release, carried));
      // What was released last was not sent, and this is something else: it is looked at anew.
      if (answer && 'refused' in answer && !adapter.composer) {
        release = null;
        answer = (await look(published)) && release ? await desk.authorize(release, carried) : null;
      }
      if (!answer) return null;
      if ('pass' in answer) return answer.pass;
      desk.closed('mismatch', answer.refused);
      return null;
    },
  };
}
