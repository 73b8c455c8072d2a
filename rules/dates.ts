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

/** Full-width digits and marks as half-width ones, one for one, so that offsets stay. */
export const flatten = (text: string): string =>
  text
    .replace(/[０-９（）／．：－～]/g, (c) => ({ '～': '〜' })[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

const YEAR = String.raw`(?:(?:(令和|平成|昭和|R|H|S)\s?(元|\d{1,2})|(\d{4}))\s?(?:年(?:\s?\([^)]{1,8}\))?度?|[./-])\s?)?`;
const DATE = String.raw`(?:(\d{1,2})月\s?(\d{1,2})日|(\d{1,2})[/.](\d{1,2})(?![\d/.]))`;
const WEEKDAY = String.raw`(\s?\(([日月火水木金土])?(?:曜日?)?([・,、\s]?[祝休振])?[^)\d]{0,4}\)|\s?([日月火水木金土])曜日?)?`;
const FULL = new RegExp(`(?<![\\d.,/])${YEAR}${DATE}${WEEKDAY}`, 'g');
const FOLLOWING = new RegExp(
  String.raw`^\s?(?:[〜~ー―–、,・・&＆及びと]|から|または|及び){1,3}\s?(\d{1,2})日?` + WEEKDAY.slice(0, -1),
  '',
);

function eraYear(era: string | undefined, value: string | undefined): number | null {
  if (!era || !value) return null;
  const number = value === '元' ? 1 : Number(value);
  return ({ 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925, S: 1925 }[era] ?? 0) + number;
}

/** Every date of a text in order, with days that borrow the month of the date before (20日(金)〜22日(日)). */
export function findDates(text: string): DateMention[] {
  const flat = flatten(text);
  const found: DateMention[] = [];
  for (const m of flat.matchAll(FULL)) {
    const [whole, era, eraValue, western, jaMonth, jaDay, slashMonth, slashDay, tail, inBrackets, mark, bare] = m;
    const weekday = inBrackets ?? bare ?? '';
    const slash = slashMonth !== undefined;
    const year = western ? Number(western) : eraYear(era, eraValue);
    // 1/2 alone is a fraction or a score as often as a date.
    if (slash && year === null && weekday === '' && !mark) continue;
    const fullEnd = m.index + whole.length;
    const first: DateMention = {
      start: m.index,
      end: fullEnd - (tail?.length ?? 0),
      fullEnd,
      year,
      month: Number(jaMonth ?? slashMonth),
      day: Number(jaDay ?? slashDay),
      weekday,
      holiday: mark?.endsWith('祝') === true || /\(祝/.test(tail ?? ''),
    };
    found.push(first, ...following(flat, first));
  }
  return found;
}

function following(flat: string, first: DateMention): DateMention[] {
  const out: DateMention[] = [];
  let last = first;
  for (let at = first.fullEnd; ; at = last.fullEnd) {
    const m = FOLLOWING.exec(flat.slice(at, at + 24));
    if (!m) return out;
    const [whole, day, tail, inBrackets, mark, bare] = m;
    const weekday = inBrackets ?? bare ?? '';
    const digits = whole.indexOf(day ?? '');
    // A bare number after a comma is a day only when a weekday says so.
    if (weekday === '') return out;
    const wraps = Number(day) < last.day;
    const month = wraps ? (last.month % 12) + 1 : last.month;
    last = {
      start: at + digits,
      end: at + whole.length - (tail?.length ?? 0),
      fullEnd: at + whole.length,
      year: last.year === null ? null : last.year + (wraps && month === 1 ? 1 : 0),
      month,
      day: Number(day),
      weekday,
      holiday: mark?.endsWith('祝') === true || /\(祝/.test(tail ?? ''),
    };
    out.push(last);
  }
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether there is such a day (29 February needs a year or is given the benefit of the doubt). */
export function exists({ year, month, day }: Pick<DateMention, 'year' | 'month' | 'day'>): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2024, month);
}

/** Days since the epoch. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / DAY_MS);

/** Today in Tokyo, as days since the epoch. */
export const today = (now: number): number => Math.floor((now + TOKYO_MS) / DAY_MS);

export const weekdayOf = (dayNo: number): string => '日月火水木金土'[(dayNo + 4) % 7] ?? '';

/**
 * Year of a date without one: what the words before it say (昨年, 来年 …), else the year that brings it nearest to now.
 */
export function yearOf(mention: DateMention, text: string, now: number): number {
  if (mention.year !== null) return mention.year;
  const current = new Date(now + TOKYO_MS).getUTCFullYear();
  const before = text.slice(Math.max(0, mention.start - 6), mention.start);
  if (/(昨年|去年|前年)[のは、]?\s?$/.test(before)) return current - 1;
  if (/来年[のは、]?\s?$/.test(before)) return current + 1;
  if (/(今年|本年)[のは、]?\s?$/.test(before)) return current;
  const at = today(now);
  const gap = (year: number): number => Math.abs(dayNumber(year, mention.month, mention.day) - at);
  return [current, current + 1, current - 1].sort((a, b) => gap(a) - gap(b))[0] ?? current;
}
