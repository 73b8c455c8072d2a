import prefectures from './prefectures.json' with { type: 'json' };

/**
 * Which prefecture a position lies in, told offline from outlines of Natural Earth (public domain; cli/prefectures.ts).
 * Against the official boundaries of 2021, ten places in each municipality: 87.9 % one prefecture and the right one,
 * 11.5 % the right one among the neighbours of a border, 0.4 % nothing (small islands), 0.2 % wrong, by some kilometres.
 * No municipality is named: the nearest place of an open gazetteer with Japanese names was the right one in 34 %.
 */

/** The outlines are simplified to some 500 m, and their own lines wander by a kilometre. */
const BORDER_KM = 3;
/** Farther out at sea, or on an island the map does not have, nothing is said. */
const SHORE_KM = 10;
const KM = 111.2;
const STEPS = 1000;

interface Distance {
  name: string;
  inside: boolean;
  km: number;
}

/** Whether the position lies in an area, and how far its outline is. Rings of islands and lakes count alike (even-odd). */
function distanceTo(name: string, rings: readonly (readonly number[])[], lat: number, lon: number): Distance {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let inside = false;
  let best = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    let [x, y] = [0, 0];
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [ax, ay] = [(x / STEPS - lon) * shrink, y / STEPS - lat];
      x += ring[i] ?? 0;
      y += ring[i + 1] ?? 0;
      if (i === 0) continue;
      const [bx, by] = [(x / STEPS - lon) * shrink, y / STEPS - lat];
      const [dx, dy] = [bx - ax, by - ay];
      if (ay > 0 !== by > 0 && ax - (ay * dx) / dy > 0) inside = !inside;
      const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, Math.hypot(ax + along * dx, ay + along * dy));
    }
  }
  return { name, inside, km: best * KM };
}

/**
 * Prefecture of a position in degrees (WGS 84); near a border every one it may be, joined by ・ as in 神奈川県・東京都.
 * Null outside Japan.
 */
export function placeHint(lat: number, lon: number): string | null {
  const all = Object.entries(prefectures)
    .map(([name, rings]) => distanceTo(name, rings, lat, lon))
    .filter(({ inside, km }) => inside || km <= SHORE_KM)
    .sort((a, b) => Number(b.inside) - Number(a.inside) || a.km - b.km);
  const [first] = all;
  if (!first) return null;
  const reach = (first.inside ? 0 : first.km) + BORDER_KM;
  return all
    .filter(({ inside, km }) => inside || km <= reach)
    .map(({ name }) => name)
    .join('・');
}
