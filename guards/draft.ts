import type { Draft, Surface } from '../rules/draft.ts';
import { type Composer, partInPath, readPart } from '../sites/page.ts';
import { x } from '../sites/x.ts';
import {
  hasPlace,
  readAccount,
  readAudience,
  readPosts,
  readPreviews,
  readSchedule,
  routeTarget,
  targetOf,
} from '../sites/x-page.ts';
import { type Digest, resolveMedia, type Uploads } from './media.ts';

/** Which post a modal composer answers or quotes; the modal itself does not always say so. */
export interface Opened {
  kind: 'reply' | 'quote';
  id: string;
}

/** Follows what opens the modal composer. Call for every click and key the page may have. */
export function createOpener() {
  let opened: Opened | null = null;
  return {
    get current(): Opened | null {
      return opened;
    },
    quote(id: string): void {
      opened = { kind: 'quote', id };
    },
    remember(event: Event): void {
      const path = event.composedPath();
      if (partInPath(x.parts.replyOpen, path)) opened = { kind: 'reply', id: targetOf(path, document).id };
      else if (partInPath(x.parts.composeOpen, path)) opened = null;
      else if (event instanceof KeyboardEvent && event.key === 'n') opened = null;
      else if (event instanceof KeyboardEvent && event.key === 'r')
        opened = { kind: 'reply', id: targetOf([], document).id };
    },
    /** The modal is gone for good (its sub-pages such as the schedule keep the address). */
    left(pathname: string): void {
      if (opened && !pathname.startsWith('/compose/') && !pathname.startsWith('/i/')) opened = null;
    },
  };
}

export type Opener = ReturnType<typeof createOpener>;

function replyTarget(composer: Composer, opened: Opened | null): string {
  if (!composer.inDialog) return routeTarget(location);
  const shown = /\/status\/(\d+)/.exec(readPart(x.parts.postLink, composer.root, 'href'))?.[1];
  if (opened?.kind === 'quote') return '';
  return shown ?? opened?.id ?? '';
}

/** Everything that is about to be published, read from the page. `sha256` of a picture is empty while it still uploads. */
export async function readDraft(
  composer: Composer,
  opened: Opened | null,
  uploads: Uploads,
  digest: Digest,
): Promise<Draft> {
  const posts = readPosts(composer);
  const replyTo = replyTarget(composer, opened);
  const quoteOf = composer.inDialog && opened?.kind === 'quote' ? opened.id : '';
  const surface: Surface = replyTo ? 'reply' : quoteOf ? 'quote' : posts.length > 1 ? 'thread' : 'post';
  return {
    v: 1,
    site: 'x',
    surface,
    account: readAccount(document),
    posts,
    media: await resolveMedia(readPreviews(composer), uploads, digest),
    audience: readAudience(composer.root),
    placeTag: hasPlace(composer) ? readPart(x.parts.placeChip, composer.root) || 'on' : '',
    scheduledAt: readSchedule(composer.root),
    replyTo,
    quoteOf,
  };
}
