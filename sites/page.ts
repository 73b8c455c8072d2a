import type { Part, Site } from './types.ts';

/**
 * The only place that looks into a page. Everything here reads; nothing writes into the site's editor.
 * A part is looked up through its ordered fallbacks, so that a broken selector is mended in one data file.
 */

/** Every element of the first fallback that matches anything below `root`. */
export function findAll(part: Part, root: ParentNode): HTMLElement[] {
  for (const selector of part.find) {
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
    if (found.length > 0) return found;
  }
  return [];
}

export function findOne(part: Part, root: ParentNode): HTMLElement | null {
  return findAll(part, root)[0] ?? null;
}

/** The innermost element of an event's path that is the part; the path crosses open shadow roots. */
export function partInPath(part: Part, path: readonly EventTarget[]): HTMLElement | null {
  for (const target of path) {
    if (!(target instanceof HTMLElement)) continue;
    if (part.find.some((selector) => target.matches(selector))) return target;
  }
  return null;
}

function within(part: Part, element: Element): HTMLElement | null {
  for (const selector of part.find) {
    const found = element.closest<HTMLElement>(selector);
    if (found) return found;
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

type ComposerPart = 'editor' | 'publish' | 'dialog';

/** The composer an element belongs to (an editor, its button, anything between); null outside of one. */
export function composerOf(site: Site<ComposerPart>, element: Element): Composer | null {
  const { editor, publish, dialog } = site.parts;
  const box = within(dialog, element);
  if (box && findOne(editor, box)) {
    return { root: box, editors: findAll(editor, box), button: findOne(publish, box), inDialog: true };
  }
  for (let root = element.parentElement; root && root !== document.documentElement; root = root.parentElement) {
    const editors = findAll(editor, root);
    if (editors.length === 0) continue;
    const button = findOne(publish, root);
    // Climbing past the composer would swallow its neighbours: an open dialog is never part of an inline composer.
    if (button) return { root, editors: editors.filter((e) => !within(dialog, e)), button, inDialog: false };
  }
  return null;
}

/** All composers on the page; with a modal open the inline one stays in the DOM, so there may be several. */
export function composers(site: Site<ComposerPart>, root: ParentNode): Composer[] {
  const seen = new Map<Element, Composer>();
  for (const editor of findAll(site.parts.editor, root)) {
    const composer = composerOf(site, editor);
    if (composer && !seen.has(composer.root)) seen.set(composer.root, composer);
  }
  return [...seen.values()];
}

interface Piece {
  node: Node;
  start: number;
  text: string;
}

/**
 * Text of an editor with the node each stretch comes from. Draft.js keeps one element per line (data-block);
 * innerText counts its empty lines wrongly, so lines are read block by block and joined with LF.
 * A picture inside the text (an emoji drawn as an image) counts as its alternative text.
 */
function pieces(editor: HTMLElement): { text: string; pieces: Piece[] } {
  const blocks = editor.querySelectorAll('[data-block="true"]');
  const roots: Element[] = blocks.length > 0 ? [...blocks] : [editor];
  const out: Piece[] = [];
  let text = '';
  roots.forEach((block, index) => {
    if (index > 0) text += '\n';
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const part =
        node instanceof HTMLImageElement ? node.alt : node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : '';
      if (part === '') continue;
      out.push({ node, start: text.length, text: part });
      text += part;
    }
  });
  return { text, pieces: out };
}

/** What the editor holds, lines joined with LF. */
export function readText(editor: HTMLElement): string {
  if (editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement) return editor.value;
  return pieces(editor).text;
}

/** DOM ranges for [start, end) stretches of `readText(editor)`; stretches that no longer exist are left out. */
export function textRanges(editor: HTMLElement, spans: readonly (readonly [number, number])[]): Range[] {
  if (editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement) return [];
  const all = pieces(editor).pieces;
  const at = (offset: number, isEnd: boolean): [Node, number] | null => {
    for (const piece of all) {
      const inside = isEnd
        ? offset > piece.start && offset <= piece.start + piece.text.length
        : offset >= piece.start && offset < piece.start + piece.text.length;
      if (!inside) continue;
      if (piece.node.nodeType === Node.TEXT_NODE) return [piece.node, offset - piece.start];
      const parent = piece.node.parentNode;
      if (!parent) return null;
      const index = [...parent.childNodes].indexOf(piece.node as ChildNode);
      return [parent, index + (isEnd ? 1 : 0)];
    }
    return null;
  };
  const ranges: Range[] = [];
  for (const [start, end] of spans) {
    const from = at(start, false);
    const to = at(end, true);
    if (!from || !to) continue;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  return ranges;
}

/** Attribute or text of a part, trimmed; empty when it is not there. */
export function readPart(part: Part, root: ParentNode, attribute?: string): string {
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
