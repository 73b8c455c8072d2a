import type { Composer } from '../../sites/page.ts';

const WIDTH = 320;
const GAP = 12;
const EDGE = 8;

/**
 * Where the panel stands: right of the composer, else left of it, else at the edge of the window that is farther from the
 * text. It never covers the editor.
 */
export function placeBeside(composer: Composer): { left: number; top?: number; bottom?: number } {
  const box = composer.root.getBoundingClientRect();
  const top = Math.max(EDGE, Math.min(box.top, innerHeight - 160));
  if (innerWidth - box.right >= WIDTH + GAP + EDGE) return { left: box.right + GAP, top };
  if (box.left >= WIDTH + GAP + EDGE) return { left: box.left - WIDTH - GAP, top };
  const first = composer.editors[0]?.getBoundingClientRect() ?? box;
  const last = composer.editors.at(-1)?.getBoundingClientRect() ?? box;
  // On a narrow window the panel takes the whole width (see site.css).
  const left = innerWidth <= 480 ? EDGE : Math.max(EDGE, innerWidth - WIDTH - EDGE);
  return innerHeight - last.bottom >= first.top ? { left, bottom: EDGE } : { left, top: EDGE };
}
