import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Reduces Natural Earth's first-level areas (ne_10m_admin_1, GeoJSON, public domain) to the outlines behind the hint of a
 * place: `npx tsx cli/prefectures.ts FILE` writes guards/image/prefectures.json; `npm run format` brings it into our form. Only needed
 * when the map itself changes.
 */

/** Outlines are written in thousandths of a degree, some 100 m. */
const STEPS = 1000;
/** How far a left-out point may lie beside the line, in degrees (some 500 m); the map itself is no better than that. */
const TOLERANCE = 0.005;

const names: Record<string, string> = {
  Hokkaido: '北海道',
  Aomori: '青森県',
  Iwate: '岩手県',
  Miyagi: '宮城県',
  Akita: '秋田県',
  Yamagata: '山形県',
  Fukushima: '福島県',
  Ibaraki: '茨城県',
  Tochigi: '栃木県',
  Gunma: '群馬県',
  Saitama: '埼玉県',
  Chiba: '千葉県',
  Tokyo: '東京都',
  Kanagawa: '神奈川県',
  Niigata: '新潟県',
  Toyama: '富山県',
  Ishikawa: '石川県',
  Fukui: '福井県',
  Yamanashi: '山梨県',
  Nagano: '長野県',
  Gifu: '岐阜県',
  Shizuoka: '静岡県',
  Aichi: '愛知県',
  Mie: '三重県',
  Shiga: '滋賀県',
  Kyoto: '京都府',
  Osaka: '大阪府',
  Hyōgo: '兵庫県',
  Nara: '奈良県',
  Wakayama: '和歌山県',
  Tottori: '鳥取県',
  Shimane: '島根県',
  Okayama: '岡山県',
  Hiroshima: '広島県',
  Yamaguchi: '山口県',
  Tokushima: '徳島県',
  Kagawa: '香川県',
  Ehime: '愛媛県',
  Kochi: '高知県',
  Fukuoka: '福岡県',
  Saga: '佐賀県',
  Nagasaki: '長崎県',
  Kumamoto: '熊本県',
  Oita: '大分県',
  Miyazaki: '宮崎県',
  Kagoshima: '鹿児島県',
  Okinawa: '沖縄県',
};

type Point = readonly [number, number];
interface Area {
  properties: { name: string | null };
  geometry: { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: Point[][][] };
}

function beside([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + along * dx - x, ay + along * dy - y);
}

/** Ramer, Douglas and Peucker: leaves out what lies within TOLERANCE of the line that is left. */
function simplify(line: readonly Point[]): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let [worst, at] = [0, 0];
  line.forEach((point, index) => {
    const off = beside(point, first, last);
    if (off > worst) [worst, at] = [off, index];
  });
  if (worst <= TOLERANCE) return [first, last];
  return [...simplify(line.slice(0, at + 1)).slice(0, -1), ...simplify(line.slice(at))];
}

/** A ring as x, y of its first point and then the steps to each next one. */
function ringOf(points: readonly Point[]): number[] {
  const half = points.length >> 1;
  // A closed ring has no ends of its own: it is cut where it starts and half-way round.
  const kept = [...simplify(points.slice(0, half + 1)).slice(0, -1), ...simplify(points.slice(half))];
  let [x, y] = [0, 0];
  return kept.flatMap(([lon, lat]) => {
    const [nx, ny] = [Math.round(lon * STEPS), Math.round(lat * STEPS)];
    const step = [nx - x, ny - y];
    [x, y] = [nx, ny];
    return step;
  });
}

export function outlines(areas: readonly Area[]): Record<string, number[][]> {
  const out: Record<string, number[][]> = {};
  for (const { properties, geometry } of areas) {
    const name = names[properties.name ?? ''];
    if (!name) continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    out[name] = polygons.flatMap((polygon) => polygon.map(ringOf)).filter((ring) => ring.length >= 8);
  }
  // The map counts the islands of Amami (28° N) to Okinawa, whose own inhabited ones end at 27.1° N.
  const south = (ring: readonly number[]): boolean => (ring[1] ?? 0) < 27.2 * STEPS;
  const { 沖縄県: okinawa = [], 鹿児島県: kagoshima = [] } = out;
  return {
    ...out,
    沖縄県: okinawa.filter(south),
    鹿児島県: [...kagoshima, ...okinawa.filter((ring) => !south(ring))],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { features } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { features: Area[] };
  writeFileSync(
    new URL('../guards/image/prefectures.json', import.meta.url),
    `${JSON.stringify(outlines(features))}\n`,
  );
}
