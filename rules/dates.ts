import { narrow } from './sentences.ts';

/** Dates as people write them in notices, found in Japanese text and read in Asia/Tokyo. */

export interface DateMention {
  start: number;
  /** End of the date itself, without the weekday. */
  end: number;
  /** End including weekday and holiday mark. */
  fullEnd: number;
  /** Four digits; null when the text names no year. */
  year: number | null;
  month: number;
  day: number;
  /** 日月火水木金土 as written; empty when there is none. */
  weekday: string;
  /** The brackets call it a public holiday. */
  holiday: boolean;
}

const DAY_MS = 86_400_000;
const TOKYO_MS = 9 * 3_600_000;
const WEEK = '日月火水木金土';
const ENGLISH = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const YEAR = String.raw`(?:(?:(令和|平成|昭和|R|H)\s?(元|\d{1,2})|((?:19|20)\d{2}))\s?(?:年(?:\s?\([^)]{1,8}\))?|[./-])\s?)?`;
// 8月1〜5日 and 8月1・2日 carry their 日 at the end only.
const DAY = String.raw`(?:(\d{1,2})\s?月\s?(\d{1,2})\s?(?:日(?!間)|(?=[〜・、-]\d{1,2}日))|(\d{1,2})[/.-](\d{1,2})(?![\d/.-]))`;
const HOLIDAY = '(祝日?|休日?|振替?(?:休日)?|振休)';
/** (金) (金曜日) (月・祝) (月祝) (祝) (土・日) (金曜 夜) (Fri), 金曜日 without brackets, (11月20日・金). */
const WEEKDAY =
  String.raw`(?:\s?\((?:([日月火水木金土])(?:曜日?)?(?:[・,、/\s]?${HOLIDAY})?|(祝日?))(?:[・,、/〜\s][^)\d]{0,6})?\)` +
  String.raw`|\s?\((Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]{0,6}\.?\)|\s?([日月火水木金土])曜日?|[・、,]\s?([日月火水木金土])(?:曜日?)?(?:[・、,]\s?(祝日?))?(?=\)))`;
const FULL = new RegExp(`(?<![\\d.,/-])${YEAR}${DAY}(${WEEKDAY})?`, 'gi');
const NEXT = new RegExp(
  String.raw`^\s?(?:[〜~ー、,・&-]|から|と|または|及び|および){1,2}\s?(\d{1,2})(?:日(?!間|後|前|以内|目)|(?=\())(${WEEKDAY})?`,
  'i',
);

function eraYear(era: string | undefined, value: string | undefined): number | null {
  if (!era || !value) return null;
  const number = value === '元' ? 1 : Number(value);
  const before = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925 }[era.toUpperCase()];
  return before === undefined ? null : before + number;
}

interface Tail {
  weekday: string;
  holiday: boolean;
}

function tailOf([bracketed, mark, only, english, bare, inside, insideMark]: readonly (string | undefined)[]): Tail {
  const named = english ? WEEK[ENGLISH.indexOf(english.toLowerCase())] : undefined;
  return {
    weekday: bracketed ?? named ?? bare ?? inside ?? '',
    // 休 and 振休 are days off for many reasons (a closed shop, a substitute holiday); only 祝 is a claim to check.
    holiday: (mark ?? only ?? insideMark ?? '').startsWith('祝'),
  };
}

/** 金曜日（11月20日）: the weekday stands before the brackets that hold the date. */
function weekdayBefore(flat: string, start: number, end: number): string {
  if (flat[end] !== ')') return '';
  return /([日月火水木金土])曜日?\s?\($/.exec(flat.slice(Math.max(0, start - 6), start))?.[1] ?? '';
}

/** Every date of a text in order, with days that borrow the month of the date before (20日(金)〜22日(日)). */
export function findDates(text: string): readonly DateMention[] {
  if (lately.text !== text) lately = { text, dates: datesIn(narrow(text)) };
  return lately.dates;
}

/** Four rules ask for the dates of one text, one after the other. */
let lately: { text: string; dates: readonly DateMention[] } = { text: '', dates: [] };

function datesIn(flat: string): DateMention[] {
  const found: DateMention[] = [];
  for (const m of flat.matchAll(FULL)) {
    const [whole, era, eraValue, western, jaMonth, jaDay, slashMonth, slashDay, tail] = m;
    const year = western ? Number(western) : eraYear(era, eraValue);
    // 1/2 alone is a fraction, 12-34 a part of a number, as often as a date; brackets with a weekday or a year settle it.
    if (slashMonth !== undefined && year === null && !tail) continue;
    const fullEnd = m.index + whole.length;
    const first: DateMention = {
      start: m.index,
      end: fullEnd - (tail?.length ?? 0),
      fullEnd,
      year,
      month: Number(jaMonth ?? slashMonth),
      day: Number(jaDay ?? slashDay),
      ...(tail ? tailOf(m.slice(9)) : { weekday: weekdayBefore(flat, m.index, fullEnd), holiday: false }),
    };
    found.push(first, ...following(flat, first));
  }
  return found;
}

function following(flat: string, first: DateMention): DateMention[] {
  const out: DateMention[] = [];
  let last = first;
  for (;;) {
    const at = last.fullEnd;
    const m = NEXT.exec(flat.slice(at, at + 32));
    if (!m) return out;
    const [whole, digits = '', tail] = m;
    const day = Number(digits);
    const wraps = day < last.day;
    const month = wraps ? (last.month % 12) + 1 : last.month;
    last = {
      start: at + whole.indexOf(digits),
      end: at + whole.length - (tail?.length ?? 0),
      fullEnd: at + whole.length,
      year: last.year === null ? null : last.year + (wraps && month === 1 ? 1 : 0),
      month,
      day,
      ...tailOf(m.slice(3)),
    };
    out.push(last);
  }
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether there is such a day; 29 February needs a year, else it is given the benefit of the doubt. */
export function exists({ year, month, day }: Pick<DateMention, 'year' | 'month' | 'day'>): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2024, month);
}

/** Days since the epoch. */
export const dayNumber = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;

/** Today in Tokyo, as days since the epoch. */
export const today = (now: number): number => Math.floor((now + TOKYO_MS) / DAY_MS);

/** The day in Tokyo as YYYY-MM-DD, in which policy writes its days. */
export const dayOf = (now: number): string => new Date(now + TOKYO_MS).toISOString().slice(0, 10);

export const weekdayOf = (dayNo: number): string => WEEK[(dayNo + 4) % 7] ?? '';

/** A date up to so many days ago is taken for this year's; notices look ahead, so older ones are next year's as well. */
const PAST_DAYS = 60;

/**
 * Years a date can mean, likeliest first: the one it names, the one the words before it name (昨年, 来年 …), else the year that
 * brings it between two months ago and ten months ahead. Beyond four months ahead it may as well be a look back.
 */
export function yearsOf(mention: DateMention, text: string, now: number): number[] {
  if (mention.year !== null) return [mention.year];
  const current = new Date(now + TOKYO_MS).getUTCFullYear();
  // The year may be said once for several dates of a sentence: 令和9年1月20日(水)と2月3日(水).
  const before = text.slice(Math.max(0, mention.start - 16), mention.start);
  if (/(昨年|去年|前年)[^。\n]{0,6}$/.test(before)) return [current - 1];
  if (/(来年|翌年|明年)[^。\n]{0,6}$/.test(before)) return [current + 1];
  if (/(今年|本年)(?!度)[^。\n]{0,6}$/.test(before)) return [current];
  const at = today(now);
  const ahead = [current - 1, current, current + 1, current + 2].find(
    (year) => dayNumber(year, mention.month, mention.day) >= at - PAST_DAYS,
  );
  if (ahead === undefined) return [current];
  const gap = dayNumber(ahead, mention.month, mention.day) - at;
  return gap > 120 ? [ahead, ahead - 1] : [ahead];
}
