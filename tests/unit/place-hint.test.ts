import { describe, expect, it } from 'vitest';
import { placeHint } from '../../guards/image/place-hint.ts';
import prefectures from '../../guards/image/prefectures.json' with { type: 'json' };

/** Public places, each far from any border unless it says otherwise. */
const places: [string, number, number, string | null][] = [
  ['the town hall of Samukawa', 35.3728, 139.3841, '神奈川県'],
  ['the city hall of Kisarazu', 35.376, 139.917, '千葉県'],
  ['the city hall of Sapporo', 43.0621, 141.3544, '北海道'],
  ['the office of Okinawa', 26.2124, 127.6809, '沖縄県'],
  ['Amami, which the map counts to Okinawa', 28.377, 129.494, '鹿児島県'],
  ['Tama river: both banks', 35.5308, 139.7029, '神奈川県・東京都'],
  ['a harbour wall some hundred metres off shore', 35.3, 139.47, '神奈川県'],
  ['the open sea', 34, 145, null],
  ['San Francisco', 37.77, -122.42, null],
];

describe('the prefecture of a position', () => {
  it.each(places)('%s', (_name, lat, lon, prefecture) => {
    expect(placeHint(lat, lon)).toBe(prefecture);
  });

  it('knows all 47', () => {
    expect(Object.keys(prefectures)).toHaveLength(47);
    for (const rings of Object.values(prefectures)) expect(rings.length).toBeGreaterThan(0);
  });

  it('says nothing for what is no position', () => {
    expect(placeHint(Number.NaN, 139)).toBeNull();
  });
});
