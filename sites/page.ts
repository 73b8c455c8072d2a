import type { Named, Part, Site } from './types.ts';

/**
 * The only place that looks into a page. Everything here reads; nothing writes into the site's editor.
 * A part is looked up through its ordered fallbacks, so that a broken selector is mended in one data file.
 */

const roles: Record<Named['role'], string> = {
  button: 'button, [role="button"], [role="menuitem"], input[type="submit"], input[type="button"]',
  textbox: '[role="textbox"], [role="combobox"][contenteditable="true"], textarea, input[type="text"]',
  checkbox: 'input[type="checkbox"], [role="checkbox"], [role="switch"]',
  link: 'a[href], [role="link"]',
};

/** A name without what nobody sees: Meta puts zero-width spaces into labels (seen 2026-08). */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What a control is called (a short form of the W3C's accessible name computation), for controls in plain HTML. */
export function nameOf(element: Element): string {
  const by = element.getAttribute('aria-labelledby');
  const root = element.getRootNode();
  if (by && (root instanceof Document || root instanceof ShadowRoot)) {
    const texts = by.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? '');
    if (texts.some((text) => text.trim() !== '')) return plain(texts.join(' '));
  }
  const own = element.getAttribute('aria-label');
  if (own?.trim()) return plain(own);
  if (element instanceof HTMLInputElement) {
    const label = element.labels?.[0]?.textContent ?? '';
    return plain(element.type === 'submit' || element.type === 'button' ? element.value : label);
  }
  return plain(element.textContent ?? '') || plain(element.getAttribute('title') ?? '');
}

/** Names that are looked for, made ready once: they are compared with every button of a page while somebody writes. */
const prepared = new WeakMap<readonly string[], (string | RegExp)[]>();

const prepare = (wanted: string): string | RegExp =>
  wanted.startsWith('/') ? new RegExp(`^(?:${wanted.slice(1, -1)})$`, 'u') : plain(wanted);

const isCalled = (element: Element, names: readonly string[]): boolean => {
  const wanted = prepared.get(names) ?? names.map(prepare);
  prepared.set(names, wanted);
  const name = nameOf(element);
  return wanted.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
};

/** Outermost host and the selectors on the way in. */
const steps = (selector: string): string[] => selector.split('>>>').map((step) => step.trim());

function select(root: ParentNode, [first = '', ...rest]: readonly string[]): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(first)];
  return rest.length === 0 ? found : found.flatMap((host) => (host.shadowRoot ? select(host.shadowRoot, rest) : []));
}

/** Every element of the first fallback that matches anything below `root`; nothing for a part the site does not have. */
export function findAll(part: Part | undefined, root: ParentNode): HTMLElement[] {
  for (const way of part?.find ?? []) {
    const found =
      typeof way === 'string'
        ? select(root, steps(way))
        : [...root.querySelectorAll<HTMLElement>(roles[way.role])].filter((element) => isCalled(element, way.name));
    if (found.length > 0) return found;
  }
  return [];
}

export function findOne(part: Part | undefined, root: ParentNode): HTMLElement | null {
  return findAll(part, root)[0] ?? null;
}

const hostOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};

function fits(way: string | Named, element: HTMLElement): boolean {
  if (typeof way !== 'string') return element.matches(roles[way.role]) && isCalled(element, way.name);
  const path = steps(way);
  let at: Element | null = element;
  for (let index = path.length - 1; index >= 0; index--) {
    if (!at?.matches(path[index] ?? '')) return false;
    if (index > 0) at = hostOf(at);
  }
  return true;
}

/** The innermost element of an event's path that is the part; the path crosses open shadow roots. */
export function partInPath(part: Part | undefined, path: readonly EventTarget[]): HTMLElement | null {
  for (const target of path) {
    if (!(target instanceof HTMLElement)) continue;
    if (part?.find.some((way) => fits(way, target))) return target;
  }
  return null;
}

const above = (element: Element): Element | null => element.parentElement ?? hostOf(element);

/** The nearest element that is the part, from `element` outwards, shadow roots crossed. */
function within(part: Part, element: Element): HTMLElement | null {
  for (let at: Element | null = element; at; at = above(at)) {
    if (at instanceof HTMLElement && part.find.some((way) => fits(way, at as HTMLElement))) return at;
  }
  return null;
}

export interface Composer {
  /** Smallest element that holds every editor of the draft and its post button. */
  root: HTMLElement;
  /** One per post of a thread, in order. */
  editors: HTMLElement[];
  button: HTMLElement | null;
  inDialog: boolean;
}

/** What may be a post button, by every fallback: found once, for naming all buttons again at each level takes a frame. */
const buttonsOf = ({ parts: { publish } }: Site): Element[] =>
  publish.find.flatMap((way) => findAll({ ...publish, find: [way] }, document));

/** The composer an element belongs to (an editor, its button, anything between); null outside of one. */
export function composerOf(
  site: Site,
  element: Element,
  buttons: readonly Element[] = buttonsOf(site),
): Composer | null {
  const { editor, publish, dialog } = site.parts;
  const box = within(dialog, element);
  if (box && findOne(editor, box)) {
    return { root: box, editors: findAll(editor, box), button: findOne(publish, box), inDialog: true };
  }
  for (let root = above(element); root && root !== document.documentElement; root = above(root)) {
    if (!(root instanceof HTMLElement)) continue;
    const level = root;
    // Of what lies in a shadow root it cannot be told beforehand.
    if (!hostOf(level) && !buttons.some((button) => hostOf(button) || level.contains(button))) continue;
    const editors = findAll(editor, root);
    if (editors.length === 0) continue;
    const button = findOne(publish, root);
    // Climbing past the composer would swallow its neighbours: an open dialog is never part of an inline composer.
    if (button) return { root, editors: editors.filter((e) => !within(dialog, e)), button, inDialog: false };
  }
  return null;
}

/** All composers on the page; with a modal open the inline one stays in the DOM, so there may be several. */
export function composers(site: Site, root: ParentNode): Composer[] {
  const seen = new Map<Element, Composer>();
  const editors = findAll(site.parts.editor, root);
  const buttons = editors.length > 0 ? buttonsOf(site) : [];
  for (const editor of editors) {
    // What is sent by a key has no button: it is watched by itself.
    const alone = { root: editor, editors: [editor], button: null, inDialog: false };
    const composer = composerOf(site, editor, buttons) ?? alone;
    if (!seen.has(composer.root)) seen.set(composer.root, composer);
  }
  return [...seen.values()];
}

/** Attribute or text of a part, trimmed; empty when it is not there. */
export function readPart(part: Part | undefined, root: ParentNode, attribute?: string): string {
  const element = findOne(part, root);
  if (!element) return '';
  return (attribute ? element.getAttribute(attribute) : element.textContent)?.trim() ?? '';
}

/** True when the element accepts typing: shortcuts of the page do not apply there. */
export function isEditable(path: readonly EventTarget[]): boolean {
  const target = path[0];
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['button', 'submit', 'checkbox', 'radio', 'file'].includes(target.type))
  );
}
