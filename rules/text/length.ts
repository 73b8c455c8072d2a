import type { SiteId } from '../draft.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/**
 * Each platform's own count. X (twitter-text 3.1, configuration v3): 280 units, 2 for each character outside the four ranges below
 * that weigh 1, 23 for a link, 2 for a whole emoji sequence. Counted here because twitter-text itself is 40 kB gzip, mostly
 * tables of top-level domains. LINE Official Account: 500 characters in one balloon. Facebook: 63,206 characters.
 */
const isLight = (code: number): boolean =>
  code <= 0x10ff ||
  (code >= 0x2000 && code <= 0x200d) ||
  (code >= 0x2010 && code <= 0x201f) ||
  (code >= 0x2032 && code <= 0x2037);
const LINK =
  /https?:\/\/[!-~]{1,2000}|(?<![\w.@/-])(?:[a-z0-9-]{1,63}\.){1,5}(?:jp|com|net|org|info)(?![\w.])(?:\/[!-~]{0,2000})?/gi;
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Weighted units as X counts them, of text in NFC. */
export function unitsOnX(text: string): number {
  const links = text.match(LINK)?.length ?? 0;
  let units = links * 23;
  for (const { segment } of segmenter.segment(text.replace(LINK, '').normalize('NFC'))) {
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(segment) && !/^[\d#*©®™]$/.test(segment))
      units += 2;
    else for (const character of segment) units += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  }
  return units;
}

interface Limit {
  most: number;
  count: (text: string) => number;
  what: string;
}

const characters = (text: string): number => [...text].length;

const LIMITS: Partial<Record<SiteId, Limit>> = {
  x: { most: 280, count: unitsOnX, what: 'X（全角140文字ほど）' },
  'line-manager': { most: 500, count: characters, what: 'LINEの吹き出し一つ（500文字）' },
  facebook: { most: 63_206, count: characters, what: 'Facebook（63,206文字）' },
  'business-suite': { most: 63_206, count: characters, what: 'Facebook（63,206文字）' },
};

function* check(text: string, { site }: RuleContext): Iterable<Match> {
  const limit = LIMITS[site];
  // Half of the limit in UTF-16 units can never be too long; counting costs more than that glance.
  if (!limit || text.length * 2 <= limit.most || limit.count(text) <= limit.most) return;
  const ends = [...segmenter.segment(text)].map(({ index }) => index);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (limit.count(text.slice(0, ends[middle])) <= limit.most) low = middle;
    else high = middle - 1;
  }
  yield {
    start: ends[low] ?? 0,
    end: text.length,
    message: `${limit.what}を超えています。続きが読まれなかったり、投稿できなかったりします。分けるか、短くしてください。`,
  };
}

const LONG = '見本市では、防災の講座を毎月開いています。お申し込みは広報課へどうぞ。'.repeat(5);

export default defineRule({
  id: 'length',
  topic: 'length',
  // Accounts that pay may write more on X, so that it is told, not asked.
  severity: 'info',
  message: '文字数の上限を超えています。分けるか、短くしてください。',
  check,
  ng: [{ text: LONG }, { text: `${'い'.repeat(140)}ろ` }, { text: LONG.repeat(3), site: 'line-manager' }],
  ok: [
    { text: 'い'.repeat(140) },
    { text: `${'い'.repeat(128)}https://www.city.mihon.lg.jp/bousai/kouza/2026/1129/index.html` },
    { text: LONG, site: 'facebook' },
    { text: `${'い'.repeat(139)}👨‍👩‍👧‍👦` },
  ],
});
