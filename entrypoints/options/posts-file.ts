import Papa from 'papaparse';
import type { TriedPost } from '../../policy/trial.ts';

/** Old posts as people have them: a CSV out of a platform's export or a spreadsheet, in UTF-8 or Shift_JIS. */

export type PostsProblem = 'empty' | 'no-text' | 'not-text';

/** More than a busy city posts in five years. */
const MOST = 20_000;

const TEXT =
  /^(?:本文|投稿|投稿内容|内容|文章|テキスト|メッセージ|ポスト本文|text|full_text|tweet|content|message|body|caption)$/i;
const DATE = /^(?:日時|日付|投稿日|投稿日時|作成日時|配信日時|date|datetime|created_at|posted_at|time|timestamp)$/i;
const ID = /^(?:番号|id|no\.?|post_id|tweet_id)$/i;

/** Day and time of day, at the front of a cell. */
const MOMENT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(?:午[前後] *)?(\d{1,2})[:時](\d{1,2})(?:[:分][\d.]*)?)?/;
/** Where the day goes on: the second half, and the first one, in which twelve is zero. */
const [AFTERNOON, MORNING] = [/午後|p\.?m\b/i, /午前|a\.?m\b/i];

/** The zone a cell ends in, as ISO 8601 has it: Z, +09:00, -0500, UTC; Japan's where it names none. */
function zoneOf(cell: string): string {
  const [zone, hours, minutes] = /(?:Z|UTC|GMT|([+-]\d{2}):?(\d{2}))$/i.exec(cell) ?? [];
  return zone === undefined ? '+09:00' : hours === undefined ? 'Z' : `${hours}:${minutes}`;
}

/** Hour of the day from one of a clock with twelve; others stay. */
function hourOf(hour: number, cell: string): number {
  if (AFTERNOON.test(cell)) return hour < 12 ? hour + 12 : hour;
  return MORNING.test(cell) && hour === 12 ? 0 : hour;
}

/** Moment of a cell like 2026/11/20 10:00, read as Japan's unless it names a zone; null when it is no moment. */
function momentOf(cell: string): number | null {
  const text = cell.trim();
  const m = MOMENT.exec(text);
  if (!m) return Number.isNaN(Date.parse(text)) ? null : Date.parse(text);
  const pad = (part: string | number | undefined): string => String(part ?? 0).padStart(2, '0');
  const [, year, month, day, hour, minute] = m;
  const time = `${pad(hourOf(Number(hour ?? 0), text))}:${pad(minute)}:00`;
  // A day without a time has no zone: its last digits could pass for one.
  const at = Date.parse(`${year}-${pad(month)}-${pad(day)}T${time}${hour === undefined ? '+09:00' : zoneOf(text)}`);
  return Number.isNaN(at) ? null : at;
}

/** The column whose name says so, otherwise the one that holds the most characters. */
function textColumn(head: readonly string[], rows: readonly string[][]): number {
  const named = head.findIndex((name) => TEXT.test(name.trim()));
  if (named >= 0) return named;
  const sizes = head.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? '').length, 0));
  return sizes.indexOf(Math.max(...sizes));
}

/** Posts of a CSV, or what is wrong with it. A first line that names no column is a post like the others. */
export function postsOfCsv(content: string): TriedPost[] | PostsProblem {
  const { data } = Papa.parse<string[]>(content.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const [first = [], ...rest] = data.slice(0, MOST + 1);
  if (first.length === 0) return 'empty';
  const headed = first.some((name) => TEXT.test(name.trim()) || DATE.test(name.trim()) || ID.test(name.trim()));
  const rows = headed ? rest : [first, ...rest];
  const head = headed ? first : first.map(() => '');
  const column = textColumn(head, rows);
  const [date, id] = [DATE, ID].map((pattern) => head.findIndex((name) => pattern.test(name.trim())));
  const posts = rows.flatMap((row, index): TriedPost[] => {
    const text = (row[column] ?? '').replace(/\r\n?/g, '\n').trim();
    if (text === '') return [];
    const at = date === undefined || date < 0 ? null : momentOf(row[date] ?? '');
    const named = id === undefined || id < 0 ? '' : (row[id] ?? '').trim();
    return [{ id: named || String(index + (headed ? 2 : 1)), text, at }];
  });
  return posts.length > 0 ? posts : 'no-text';
}
