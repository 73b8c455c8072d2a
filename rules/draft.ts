/** What is about to be published, as read from a page or from the request that publishes it. Plain JSON, no DOM. */

export type SiteId = 'x' | 'facebook' | 'business-suite' | 'line-manager' | 'line-chat';

export type Surface = 'post' | 'reply' | 'quote' | 'thread' | 'comment' | 'message' | 'broadcast' | 'edit' | 'poll';

export interface DraftPost {
  /** Plain text, lines joined with LF, as the editor's own model holds it. */
  text: string;
}

export interface DraftMedia {
  /** Lower-case hex SHA-256 of the bytes that are sent. */
  sha256: string;
  kind: 'image' | 'video' | 'gif';
  alt: string;
  /** Index of the post in `posts` that carries it. */
  post: number;
}

export interface Draft {
  v: 1;
  site: SiteId;
  surface: Surface;
  /** Account handle or page id as the site spells it, without @. Empty when the page does not show it. */
  account: string;
  posts: DraftPost[];
  media: DraftMedia[];
  /** Who can read or answer it, in the site's own word; empty = the site's default (everyone). */
  audience: string;
  /** Id of the place attached by the platform itself; empty = none. */
  placeTag: string;
  /** Epoch seconds of a scheduled publication; null = now. */
  scheduledAt: number | null;
  /** Id of the post answered; empty = none. */
  replyTo: string;
  /** Id of the post quoted; empty = none. */
  quoteOf: string;
}

/** A plain post of these words on X, for what looks at words alone. */
export const textDraft = (text: string, account = ''): Draft => ({
  v: 1,
  site: 'x',
  surface: 'post',
  account,
  posts: [{ text }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
});
