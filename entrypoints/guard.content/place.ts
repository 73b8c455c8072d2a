import type { Composer } from '../../sites/page.ts';

/** Viewport pixels; `room` = how high it may be, where that is less than usual. */
export interface Place {
  left: number;
  top?: number;
  bottom?: number;
  room?: number;
}

const WIDTH = 320;
const GAP = 12;
const EDGE = 8;

/** Its head: how much there is, and the button to unfold. */
const LEAST = 60;

/**
 * Where the panel stands: right of the composer, else left of it, else above or below it, wherever there is more room and no
 * higher than that. It covers neither the editor nor its post button.
 */
export function placeBeside({ root, editors, button }: Composer): Place {
  const box = root.getBoundingClientRect();
  const top = Math.max(EDGE, Math.min(box.top, innerHeight - 160));
  if (innerWidth - box.right >= WIDTH + GAP + EDGE) return { left: box.right + GAP, top };
  if (box.left >= WIDTH + GAP + EDGE) return { left: box.left - WIDTH - GAP, top };
  const own = [...editors, button].flatMap((part) => part?.getBoundingClientRect() ?? []);
  const over = Math.min(...own.map((part) => part.top)) - GAP - EDGE;
  const under = innerHeight - Math.max(...own.map((part) => part.bottom)) - GAP - EDGE;
  // On a narrow window the panel takes the whole width (see site.css).
  const left = innerWidth <= 480 ? EDGE : Math.max(EDGE, innerWidth - WIDTH - EDGE);
  const room = Math.max(LEAST, over, under);
  return under >= over ? { left, bottom: EDGE, room } : { left, top: EDGE, room };
}
