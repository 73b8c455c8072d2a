import type { Opened, Preview, Profile, Shown, Target } from './adapter.ts';
import { noTarget, UNREADABLE } from './adapter.ts';
import { type Composer, findAll, findOne, isEditable, partInPath, readPart } from './page.ts';
import { x } from './x.ts';

/** What X shows about a draft and about a post, read from the page. */

const STATUS = /\/status\/(\d+)/;

/** Handle of the account that is logged in, without @; empty when the page does not show it. */
export function readAccount(root: ParentNode): string {
  const href = readPart(x.parts.account, root, 'href');
  const fromLink = /^\/([A-Za-z0-9_]{1,20})$/.exec(href)?.[1];
  if (fromLink) return fromLink;
  const avatar = readPart(x.parts.accountAvatar, root, 'data-testid');
  return /^UserAvatar-Container-(\w+)$/.exec(avatar)?.[1] ?? '';
}

/** The post around an element, or the one the keyboard cursor of the timeline is on. */
export function targetOf(path: readonly EventTarget[], doc: Document): Target {
  const inPath = partInPath(x.parts.post, path);
  const post =
    inPath ??
    // X marks the post its own keyboard cursor is on by taking it out of the tab order.
    findAll(x.parts.post, doc).find((article) => article.getAttribute('tabindex') === '-1') ??
    (doc.activeElement ? partInPath(x.parts.post, [doc.activeElement]) : null);
  if (!post) return { ...noTarget, id: STATUS.exec(doc.location.pathname)?.[1] ?? '' };
  const link = readPart(x.parts.postLink, post, 'href');
  return {
    id: STATUS.exec(link)?.[1] ?? '',
    // The name and the handle stand side by side without a blank between them.
    author: readPart(x.parts.postAuthor, post).replace('@', ' @'),
    handle: /^(?:https:\/\/[^/]+)?\/(\w+)\/status\//.exec(link)?.[1] ?? '',
    text: readPart(x.parts.postText, post).slice(0, 1000),
  };
}

/** Mode of the "who can reply" setting as the request spells it, in lower case; empty = everyone. */
export function readAudience(root: ParentNode): string {
  const label = readPart(x.parts.audience, root, 'aria-label');
  if (/フォロー|follow/i.test(label)) return 'community';
  if (/認証|verified/i.test(label)) return 'verified';
  if (/返信先|@|メンション|mention/i.test(label)) return 'byinvitation';
  return '';
}

/**
 * Epoch seconds of the schedule line above the composer, in this computer's time zone as X shows it.
 * null = no schedule; UNREADABLE = there is one but it cannot be read (posting then stays closed).
 */
export function readSchedule(root: ParentNode): number | null {
  const element = findOne(x.parts.schedule, root);
  if (!element) return null;
  return parseSchedule(element.textContent ?? '');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function parseSchedule(text: string): number {
  const ja = /(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日[^\d午]*(午前|午後)?\s*(\d{1,2})[:時]\s*(\d{2})/.exec(text);
  if (ja) {
    const hour = (Number(ja[5]) % (ja[4] ? 12 : 24)) + (ja[4] === '午後' ? 12 : 0);
    return new Date(Number(ja[1]), Number(ja[2]) - 1, Number(ja[3]), hour, Number(ja[6])).getTime() / 1000;
  }
  const en = /([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4}) at (\d{1,2}):(\d{2})\s*(AM|PM)?/i.exec(text);
  const month = MONTHS.indexOf(en?.[1]?.toLowerCase() ?? '');
  if (!en || month < 0) return UNREADABLE;
  const hour = (Number(en[4]) % (en[6] ? 12 : 24)) + (en[6]?.toUpperCase() === 'PM' ? 12 : 0);
  return new Date(Number(en[3]), month, Number(en[2]), hour, Number(en[5])).getTime() / 1000;
}

/** Pictures and films attached, in page order, with the index of the post that carries each. */
export function readPreviews(composer: Composer): Preview[] {
  const out: Preview[] = [];
  for (const group of findAll(x.parts.attachments, composer.root)) {
    const post = Math.max(
      0,
      composer.editors.findLastIndex((editor) =>
        Boolean(editor.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING),
      ),
    );
    for (const element of findAll(x.parts.preview, group)) {
      const video = element instanceof HTMLVideoElement || element instanceof HTMLSourceElement;
      out.push({ url: element.getAttribute('src') ?? '', video, post });
    }
  }
  return out;
}

/** True when the platform's own place tag is on the draft. */
export function hasPlace(composer: Composer): boolean {
  return findOne(x.parts.placeChip, composer.root) !== null;
}

/** Id of the post answered by an inline reply box, which shows no other sign of it than the address. */
function routeTarget(location: Location): string {
  return STATUS.exec(location.pathname)?.[1] ?? '';
}

function replyTarget(composer: Composer, opened: Opened | null): string {
  if (!composer.inDialog) return routeTarget(location);
  const shown = STATUS.exec(readPart(x.parts.postLink, composer.root, 'href'))?.[1];
  if (opened?.kind === 'quote') return '';
  return shown ?? opened?.id ?? '';
}

/** Everything a composer shows besides texts and pictures. */
export function readShown(composer: Composer, opened: Opened | null): Shown {
  const replyTo = replyTarget(composer, opened);
  const quoteOf = composer.inDialog && opened?.kind === 'quote' ? opened.id : '';
  return {
    surface: findOne(x.parts.poll, composer.root)
      ? 'poll'
      : replyTo
        ? 'reply'
        : quoteOf
          ? 'quote'
          : composer.editors.length > 1
            ? 'thread'
            : 'post',
    audience: readAudience(composer.root),
    placeTag: hasPlace(composer) ? readPart(x.parts.placeChip, composer.root) || 'on' : '',
    scheduledAt: readSchedule(composer.root),
    replyTo,
    quoteOf,
  };
}

/** What a click or key opens in X's modal composer. */
export function opens(event: Event): Opened | null | undefined {
  const path = event.composedPath();
  if (partInPath(x.parts.replyOpen, path)) return { kind: 'reply', id: targetOf(path, document).id };
  if (partInPath(x.parts.composeOpen, path)) return null;
  // Letters that are typed into something are no shortcuts.
  if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || isEditable(path)) return undefined;
  if (event.key === 'n') return null;
  return event.key === 'r' ? { kind: 'reply', id: targetOf([], document).id } : undefined;
}

/** The profile at the top of an account's own page. */
export function readProfile(doc: Document): Profile | null {
  const { profileName, profileText, profileLink, verified } = x.parts;
  const header = findOne(profileName, doc);
  // A name may contain an @ of its own; the handle stands last.
  const [, name = '', handle = ''] = /^(.*)@(\w+)/s.exec(header?.textContent ?? '') ?? [];
  if (!header || handle === '') return null;
  const links = findAll(profileLink, doc).map((link) => (link.textContent ?? '').trim());
  const hosts = links.flatMap((link) => {
    const address = /^https?:\/\//.test(link) ? link : `https://${link}`;
    return URL.canParse(address) ? [new URL(address).hostname] : [];
  });
  return {
    handle,
    name: name.trim(),
    text: [readPart(profileText, doc), ...links].join('\n'),
    hosts,
    verified: findOne(verified, header) !== null,
  };
}
