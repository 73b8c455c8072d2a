/**
 * A site is data: where its parts are, which gestures publish or react, and what its requests are called.
 * Everything found by hand carries where and when it was seen, so that a broken selector can be judged and mended.
 */

/** A control told by what it is called, where a site gives it nothing else to be known by. */
export interface Named {
  role: 'button' | 'textbox' | 'checkbox' | 'link';
  /** Names as people read them, blanks and invisible characters aside; `/…/` is a regular expression over the whole name. */
  name: readonly string[];
}

export interface Part {
  /**
   * Ordered fallbacks: test id first, then accessible name (ja / en), then role. The first that matches wins.
   * `host >>> inner` goes into an open shadow root.
   */
  find: readonly (string | Named)[];
  /** Without it protection cannot work on a composing page: posting stays closed and a banner says so. */
  must?: true;
  /** Where and when it was seen. */
  seen: string;
}

export type ReactionKind = 'like' | 'repost' | 'quote' | 'follow' | 'direct-message';

/** What a hand can do to somebody else's post. Opening a reply sends nothing yet. */
export type GestureKind = ReactionKind | 'reply';

/** What a request does. `publish` needs a release, reactions need a consent, the rest is only watched. */
export type OperationKind = 'publish' | ReactionKind | 'upload' | 'alt-text' | 'delete';

/** Kinds that are looked at and let go: what they say is noted, nothing of them waits for anybody. */
export const isWatchedOnly = (kind: OperationKind): boolean =>
  kind === 'upload' || kind === 'alt-text' || kind === 'delete';

export interface Operation {
  kind: OperationKind;
  method: 'POST' | 'PUT';
  /** RE2-safe regular expression over the URL without its fragment: used by the gate and by declarativeNetRequest alike. */
  url: string;
  /**
   * Regular expression over the body (form encoding, or as it is), where everything goes to one address. Such an operation is
   * held by the gate alone: declarativeNetRequest does not see bodies.
   */
  body?: string;
  seen: string;
}

export interface Shortcut {
  /** KeyboardEvent.key, lower case. */
  key: string;
  /** true = with Ctrl or Command. */
  mod: boolean;
  does: 'publish' | GestureKind;
  /** editor = only inside a composer; page = only outside of anything editable. */
  where: 'editor' | 'page';
}

/** Parts that every site has. */
export type CommonPart = 'editor' | 'publish' | 'dialog' | 'fileInput' | 'account';

/** Parts that only some sites have; what a site does not name is not looked for. */
export type OtherPart =
  | ReactionPart
  | 'repostMenu'
  | 'messageBox'
  | 'replyOpen'
  | 'composeOpen'
  | 'attachments'
  | 'preview'
  | 'toolbar'
  | 'post'
  | 'postLink'
  | 'postAuthor'
  | 'postTime'
  | 'postText'
  | 'schedule'
  | 'placeChip'
  | 'poll'
  | 'audience'
  | 'accountAvatar'
  | 'profileName'
  | 'profileText'
  | 'profileLink'
  | 'verified'
  | 'followers'
  | 'typeahead';

/** Controls that react. */
export type ReactionPart = 'like' | 'repost' | 'quote' | 'follow' | 'messageSend';

export type Parts = Readonly<Record<CommonPart, Part> & Partial<Record<OtherPart, Part>>>;

export interface Site<P extends Parts = Parts> {
  id: string;
  matches: readonly string[];
  /** Path patterns on which a composer must be found within a few seconds. */
  composePaths: readonly string[];
  parts: P;
  operations: readonly Operation[];
  shortcuts: readonly Shortcut[];
}
