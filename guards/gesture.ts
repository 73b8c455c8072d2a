import { type Adapter, noTarget, type Target } from '../sites/adapter.ts';
import { type Composer, composerOf, isEditable, partInPath } from '../sites/page.ts';
import type { GestureKind, OtherPart, Shortcut } from '../sites/types.ts';

/** What a hand is about to do, told from one event before the page hears of it. */
export type Intent =
  | { does: 'publish'; element: HTMLElement | null; composer: Composer | null }
  | { does: GestureKind; element: HTMLElement | null; target: Target };

const controls: readonly [GestureKind, OtherPart][] = [
  ['like', 'like'],
  ['repost', 'repost'],
  ['quote', 'quote'],
  ['follow', 'follow'],
  ['direct-message', 'messageSend'],
  ['reply', 'replyOpen'],
];

function controlIntent(adapter: Adapter, path: readonly EventTarget[], doc: Document): Intent | null {
  const { site } = adapter;
  // Where the request is what is read, the hand may move: the request waits.
  const publish = adapter.composer ? partInPath(site.parts.publish, path) : null;
  if (publish) return { does: 'publish', element: publish, composer: composerOf(site, publish) };
  for (const [does, part] of controls) {
    const element = partInPath(site.parts[part], path);
    if (!element) continue;
    if (does !== 'follow') return { does, element, target: adapter.target(path, doc) };
    // A follow is about a person, not a post: the test id carries the user's number.
    const id = /^(\d+)-follow$/.exec(element.dataset.testid ?? '')?.[1] ?? '';
    return { does, element, target: { ...noTarget, id, author: element.getAttribute('aria-label') ?? '' } };
  }
  return null;
}

/** Said by a box in which Enter begins a line and sends only together with Shift: a setting of LINE's chat. */
const SENT_WITH_SHIFT = /shift ?\+ ?enter\W{0,3}(送信|to send)/i;

function fits(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey;
  return event.key.toLowerCase() === shortcut.key && mod === shortcut.mod && !event.altKey && !event.shiftKey;
}

function keyIntent(adapter: Adapter, event: KeyboardEvent, path: readonly EventTarget[], doc: Document): Intent | null {
  const { site } = adapter;
  const editor = partInPath(site.parts.editor, path);
  for (const shortcut of site.shortcuts) {
    if (!fits(shortcut, event)) continue;
    if (shortcut.where === 'editor') {
      // Anywhere inside a composer the chord posts, not only with the caret in the text.
      const inside = editor ?? (path[0] instanceof HTMLElement ? path[0] : null);
      const composer = inside && adapter.composer ? composerOf(site, inside) : null;
      if (composer && shortcut.does === 'publish') return { does: 'publish', element: composer.button, composer };
    } else if (!isEditable(path) && shortcut.does !== 'publish') {
      return { does: shortcut.does, element: null, target: adapter.target(path, doc) };
    }
  }
  const message = partInPath(site.parts.messageBox, path);
  const shift = SENT_WITH_SHIFT.test(message?.getAttribute('placeholder') ?? '');
  if (message && event.key === 'Enter' && event.shiftKey === shift) {
    return { does: 'direct-message', element: null, target: adapter.target(path, doc) };
  }
  if (event.key !== 'Enter' && event.key !== ' ') return null;
  if (isEditable(path)) return null;
  // A div that acts as a button presses on the key itself and never emits a click.
  return controlIntent(adapter, path, doc);
}

/** The intent of a click or key press; null when the page may have it. Keys that belong to an IME are never one. */
export function intentOf(adapter: Adapter, event: Event, doc: Document): Intent | null {
  const path = event.composedPath();
  if (event instanceof KeyboardEvent) {
    if (event.isComposing || event.keyCode === 229) return null;
    return keyIntent(adapter, event, path, doc);
  }
  return controlIntent(adapter, path, doc);
}
