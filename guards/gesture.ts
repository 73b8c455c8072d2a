import { type Composer, composerOf, isEditable, partInPath } from '../sites/page.ts';
import type { ReactionKind, Shortcut } from '../sites/types.ts';
import { x } from '../sites/x.ts';
import { targetOf, type XTarget } from '../sites/x-page.ts';

/** What a hand is about to do, told from one event before the page hears of it. */
export type Intent =
  | { does: 'publish'; element: HTMLElement | null; composer: Composer | null }
  | { does: ReactionKind; element: HTMLElement | null; target: XTarget };

const controls: readonly [ReactionKind, keyof typeof x.parts][] = [
  ['like', 'like'],
  ['repost', 'repost'],
  ['quote', 'quote'],
  ['follow', 'follow'],
  ['direct-message', 'messageSend'],
];

function controlIntent(path: readonly EventTarget[], doc: Document): Intent | null {
  const publish = partInPath(x.parts.publish, path);
  if (publish) return { does: 'publish', element: publish, composer: composerOf(x, publish) };
  for (const [does, part] of controls) {
    const element = partInPath(x.parts[part], path);
    if (!element) continue;
    if (does !== 'follow') return { does, element, target: targetOf(path, doc) };
    // A follow is about a person, not a post: the test id carries the user's number.
    const id = /^(\d+)-follow$/.exec(element.dataset.testid ?? '')?.[1] ?? '';
    return { does, element, target: { id, author: element.getAttribute('aria-label') ?? '', excerpt: '' } };
  }
  return null;
}

function fits(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const mod = event.ctrlKey || event.metaKey;
  return event.key.toLowerCase() === shortcut.key && mod === shortcut.mod && !event.altKey && !event.shiftKey;
}

function keyIntent(event: KeyboardEvent, path: readonly EventTarget[], doc: Document): Intent | null {
  const editor = partInPath(x.parts.editor, path);
  for (const shortcut of x.shortcuts) {
    if (!fits(shortcut, event)) continue;
    if (shortcut.where === 'editor') {
      // Anywhere inside a composer the chord posts, not only with the caret in the text.
      const inside = editor ?? (path[0] instanceof HTMLElement ? path[0] : null);
      const composer = inside ? composerOf(x, inside) : null;
      if (composer && shortcut.does === 'publish') return { does: 'publish', element: composer.button, composer };
    } else if (!isEditable(path) && shortcut.does !== 'publish') {
      return { does: shortcut.does, element: null, target: targetOf(path, doc) };
    }
  }
  const message = partInPath(x.parts.messageBox, path);
  if (message && event.key === 'Enter' && !event.shiftKey) {
    return { does: 'direct-message', element: null, target: { id: '', author: '', excerpt: '' } };
  }
  if (event.key !== 'Enter' && event.key !== ' ') return null;
  if (isEditable(path)) return null;
  // A div that acts as a button presses on the key itself and never emits a click.
  return controlIntent(path, doc);
}

/** The intent of a click or key press; null when the page may have it. Keys that belong to an IME are never one. */
export function intentOf(event: Event, doc: Document): Intent | null {
  const path = event.composedPath();
  if (event instanceof KeyboardEvent) {
    if (event.isComposing || event.keyCode === 229) return null;
    return keyIntent(event, path, doc);
  }
  return controlIntent(path, doc);
}
