import type { Composer } from './page.ts';
import type { OperationKind, ReactionKind, Site } from './types.ts';

/** What the guards ask of every site, in words that fit all of them. */

/** What a request would publish, read from its body. */
export interface Published {
  /** Acting account, where the request names it; else empty. */
  account: string;
  surface: Surface;
  posts: { text: string; mediaIds: string[] }[];
  replyTo: string;
  quoteOf: string;
  placeTag: string;
  audience: string;
  /** Epoch seconds; null = at once; UNREADABLE = a schedule that cannot be read. */
  scheduledAt: number | null;
}

export type Surface = 'post' | 'reply' | 'quote' | 'thread' | 'comment' | 'message' | 'broadcast' | 'edit' | 'poll';

export interface Reacted {
  kind: ReactionKind;
  /** Id of the post, person or conversation; empty when the request does not say. */
  target: string;
}

/** Whom or what a reaction is about, as the page shows it. */
export interface Target {
  id: string;
  author: string;
  /** Account that wrote it, where the page says so in a way that its author cannot choose; else empty. */
  handle: string;
  /** What it says, up to 1,000 characters. */
  text: string;
}

export const noTarget: Target = { id: '', author: '', handle: '', text: '' };

export interface Preview {
  url: string;
  video: boolean;
  /** Index of the post that carries it. */
  post: number;
}

/** What an account says of itself on its own page. */
export interface Profile {
  handle: string;
  name: string;
  /** Everything it says, its links' texts included. */
  text: string;
  /** Hosts its links lead to, as far as the page says. */
  hosts: string[];
  verified: boolean;
}

/** Which post a modal composer answers or quotes; the modal itself does not always say so. */
export interface Opened {
  kind: 'reply' | 'quote';
  id: string;
}

/** What a composer shows besides its texts and pictures. */
export type Shown = Omit<Published, 'posts' | 'account'>;

/** Reading a composer: only for sites whose composer shows everything that its request will carry. */
export interface ComposerReader {
  shown: (composer: Composer, opened: Opened | null) => Shown;
  previews: (composer: Composer) => Preview[];
  /** What an event opens: a reply, a quote, something new (null), or nothing (undefined). */
  opens: (event: Event) => Opened | null | undefined;
  /** Whether the address still belongs to what was opened. */
  staysOpen: (pathname: string) => boolean;
}

export interface UploadPart {
  /** INIT, APPEND, FINALIZE, STATUS; empty = the whole upload in one request. */
  command: string;
  mediaId: string;
  /** Number of this part, from 0. */
  index: number;
  /** Bytes in all; NaN where it is not said. */
  total: number;
}

/** A request of a site, as the gate holds it. */
export interface Request {
  kind: OperationKind;
  method: string;
  url: string;
  /** Text of the body, of a form its text fields in form encoding. */
  body: string;
}

/** One site for the guards. Everything read here comes from a page or a request that may be hostile: it is data. */
export interface Adapter {
  site: Site;
  /** Name of the site in drafts, the register of accounts and the log. */
  id: 'x' | 'facebook' | 'business-suite' | 'line-manager' | 'line-chat';
  /** Account that is logged in, as the register spells it; empty when the page does not show it. */
  account: (doc: Document) => string;
  /** The profile that is on the page; null = none is, or this site's are not known. */
  profile: (doc: Document) => Profile | null;
  /** The post an event or the keyboard cursor is on. */
  target: (path: readonly EventTarget[], doc: Document) => Target;
  /** Selector of the links that lead to a post; null where a post is not known by its address. */
  linkTo: (id: string) => string | null;
  /**
   * Present = what is about to be published is read from the composer, when a hand moves. Absent = it is read from the
   * request that waits, so that nothing hangs on markup that nobody has described.
   */
  composer: ComposerReader | null;
  /** Content of a request that would publish; null when it cannot be understood (which never passes). */
  publish: (request: Request) => Published | null | Promise<Published | null>;
  /** 'nothing' = it keeps a draft, sends a test to oneself or takes a reaction back: it may go. */
  harmless: (request: Request) => boolean;
  react: (kind: ReactionKind, request: Request) => Reacted;
  /** Id of what a successful answer has made; empty when it names none. */
  created: (answer: string) => string;
  /** Whether an answer says no although its status says yes; absent = the status tells. */
  refused?: (answer: string) => boolean;
  upload: (request: Request) => UploadPart;
  /** Ids by which an answer to an upload says that it will be called. */
  uploaded: (answer: string) => string[];
  /** Alternative text set for an uploaded picture. */
  described: (request: Request) => { mediaId: string; alt: string } | null;
}

/** A schedule that is shown but not understood; it never equals a real moment. */
export const UNREADABLE = -1;
