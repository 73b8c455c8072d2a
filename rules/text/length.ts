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
/** A bare name counts as a link, too, but not one of two parts under .jp, and no mark at its end belongs to it. */
const LINK =
  /https?:\/\/[!-~]{1,2000}(?<![).,!?:;'"])|(?<![\w.@/-])(?:(?:[a-z0-9-]{1,63}\.){1,5}(?:com|net|org|info)(?![\w.])|(?:[a-z0-9-]{1,63}\.){2,5}jp(?![\w.])|[a-z0-9-]{1,63}\.jp(?=\/))(?:\/[!-~]{0,2000}(?<![).,!?:;'"]))?/gi;
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

interface Piece {
  /** Where it ends in the text. */
  end: number;
  units: number;
}

function unitsOf(segment: string): number {
  if (segment.length === 1 && segment < '\u00a9') return 1;
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(segment) && !/^[\d#*©®™]$/.test(segment))
    return 2;
  let units = 0;
  for (const character of segment.normalize('NFC')) units += isLight(character.codePointAt(0) ?? 0) ? 1 : 2;
  return units;
}

/** What a text is counted by on X, in order: links whole, characters as people see them. */
function* piecesOnX(text: string): Iterable<Piece> {
  let at = 0;
  for (const link of text.matchAll(LINK)) {
    yield* seen(text, at, link.index, unitsOf);
    at = link.index + link[0].length;
    yield { end: at, units: 23 };
  }
  yield* seen(text, at, text.length, unitsOf);
}

/** What can join into one character; without it, every unit is a character, and the segmenter (300 times slower) can rest. */
const JOINED =
  /\p{M}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Surrogate}|[\u{10000}-\u{10ffff}\u1100-\u11ff\r]|\u200d/u;

function* seen(text: string, from: number, to: number, units: (segment: string) => number): Iterable<Piece> {
  if (!JOINED.test(text.slice(from, to))) {
    for (let at = from; at < to; at++) yield { end: at + 1, units: units(text[at] ?? '') };
    return;
  }
  for (const { segment, index } of segmenter.segment(text.slice(from, to))) {
    yield { end: from + index + segment.length, units: units(segment) };
  }
}

/** Weighted units as X counts them. */
export function unitsOnX(text: string): number {
  let sum = 0;
  for (const { units } of piecesOnX(text)) sum += units;
  return sum;
}

interface Limit {
  most: number;
  pieces: (text: string) => Iterable<Piece>;
  what: string;
}

const characters = (text: string): Iterable<Piece> => seen(text, 0, text.length, (segment) => [...segment].length);

const LIMITS: Partial<Record<SiteId, Limit>> = {
  x: { most: 280, pieces: piecesOnX, what: 'X（全角140文字ほど）' },
  'line-manager': { most: 500, pieces: characters, what: 'LINEの吹き出し一つ（500文字）' },
  facebook: { most: 63_206, pieces: characters, what: 'Facebook（63,206文字）' },
  'business-suite': { most: 63_206, pieces: characters, what: 'Facebook（63,206文字）' },
};

function* check(text: string, { site }: RuleContext): Iterable<Match> {
  const limit = LIMITS[site];
  // Half of the limit in UTF-16 units can never be too long; counting costs more than that glance.
  if (!limit || text.length * 2 <= limit.most) return;
  let [sum, full] = [0, 0];
  for (const { end, units } of limit.pieces(text)) {
    sum += units;
    if (sum > limit.most) break;
    full = end;
  }
  if (sum <= limit.most) return;
  yield {
    start: full,
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
