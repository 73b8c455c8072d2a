import type { Draft } from '../rules/draft.ts';
import type { Adapter, ComposerReader, Opened, Published } from '../sites/adapter.ts';
import type { Composer } from '../sites/page.ts';
import { readText } from '../sites/text.ts';
import { type Digest, resolveMedia, type Uploads } from './media.ts';

/** Follows what opens the modal composer. Call for every click and key the page may have. */
export function createOpener(reader: ComposerReader | null) {
  let opened: Opened | null = null;
  return {
    get current(): Opened | null {
      return opened;
    },
    /** Somebody has said yes to a reply or a quote, so its composer opens now. */
    open(next: Opened): void {
      opened = next;
    },
    remember(event: Event): void {
      const found = reader?.opens(event);
      if (found !== undefined) opened = found;
    },
    /** The modal is gone for good (its sub-pages such as the schedule keep the address). */
    left(pathname: string): void {
      if (opened && !reader?.staysOpen(pathname)) opened = null;
    },
  };
}

export type Opener = ReturnType<typeof createOpener>;

/** Everything that is about to be published, read from the page. `sha256` of a picture is empty while it still uploads. */
export async function readDraft(
  adapter: Adapter,
  reader: ComposerReader,
  composer: Composer,
  opened: Opened | null,
  { uploads, digest }: { uploads: Uploads; digest: Digest },
): Promise<Draft> {
  return {
    v: 1,
    site: adapter.id,
    account: adapter.account(document),
    posts: composer.editors.map((editor) => ({ text: readText(editor) })),
    media: await resolveMedia(reader.previews(composer), uploads, digest),
    ...reader.shown(composer, opened),
  };
}

/** What one outgoing request carries, with its pictures traced back to bytes. */
export async function carriedBy(adapter: Adapter, published: Published, uploads: Uploads) {
  const { replyTo, quoteOf, placeTag, audience, scheduledAt } = published;
  const posts = await Promise.all(
    published.posts.map(async ({ text, mediaIds }) => ({
      text,
      media: await Promise.all(mediaIds.map(async (id) => (await uploads.facts(id)) ?? { sha256: '', alt: '' })),
    })),
  );
  const account = published.account || adapter.account(document);
  return { posts, account, replyTo, quoteOf, placeTag, audience, scheduledAt };
}

/** The draft that a waiting request would publish, for sites whose composer does not show all of it. */
export async function draftOf(adapter: Adapter, published: Published, uploads: Uploads): Promise<Draft> {
  const { posts, ...rest } = await carriedBy(adapter, published, uploads);
  return {
    v: 1,
    site: adapter.id,
    surface: published.surface,
    posts: posts.map(({ text }) => ({ text })),
    media: posts.flatMap(({ media }, post) =>
      media.map(({ sha256, alt }) => ({ sha256, alt, kind: 'image' as const, post })),
    ),
    ...rest,
  };
}
