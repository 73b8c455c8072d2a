/**
 * How a page is built around what was pressed, and where it sent something, without a word that anybody has written: for
 * admins who mend selectors after a site has changed. What is kept are tags, roles, test ids, and labels with names, numbers
 * and quotations blanked out.
 */

/** Elements from the pressed one outwards. */
const DEPTH = 6;
const LABEL = 40;

/** A label of the interface without what may be about somebody. */
export const blanked = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/「[^」]*」|"[^"]*"/g, '「…」')
    .replace(/@[\w.-]+/g, '@…')
    .replace(/[^\s、。・「」@]+さん/g, '…さん')
    .replace(/\d+/g, '0')
    .slice(0, LABEL);

function described(element: Element): string {
  const parts = [element.tagName.toLowerCase()];
  for (const name of ['role', 'data-testid', 'type', 'contenteditable', 'part']) {
    const value = element.getAttribute(name);
    if (value !== null) parts.push(`[${name}="${value.replace(/\d{3,}/g, '0').slice(0, 60)}"]`);
  }
  for (const name of ['aria-label', 'placeholder', 'title']) {
    const value = element.getAttribute(name);
    if (value) parts.push(`[${name}~"${blanked(value)}"]`);
  }
  if (element instanceof HTMLInputElement && (element.type === 'submit' || element.type === 'button')) {
    parts.push(`[value~"${blanked(element.value)}"]`);
  }
  return parts.join('');
}

/** One line for one press: the element and what it lies in, `>>>` where a shadow root begins. */
export function traceOf(path: readonly EventTarget[]): string {
  const steps: string[] = [];
  for (const target of path.slice(0, 40)) {
    if (target instanceof ShadowRoot) steps.unshift('>>>');
    else if (target instanceof Element && target !== document.body && target !== document.documentElement) {
      // Bare wrappers say nothing, but the pressed element and the host of a shadow root always count.
      const line = described(target);
      if (steps.length === 0 || steps[0] === '>>>' || line.includes('[')) steps.unshift(line);
    }
    if (steps.length >= DEPTH) break;
  }
  return steps.join(' ');
}

/** An address without what tells one post, person or session from another; empty for what is no address. */
export function maskedAddress(address: string): string {
  try {
    const { host, pathname } = new URL(address);
    const steps = pathname.split('/').map((step) => (/\d{2,}|^@|^%40|^.{28,}$/.test(step) ? '*' : step));
    return `${host}${steps.join('/')}`;
  } catch {
    return '';
  }
}
