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

/** Text of a file. Excel in Japan writes Shift_JIS, everything else UTF-8. */
export function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // A picture or a spreadsheet's own format is no text in any encoding.
      return text.includes('\0') ? null : text;
    } catch {
      // Not this encoding.
    }
  }
  return null;
}

/** Moment of a cell like 2026/11/20 10:00, read as Japan's; null when it is no moment. */
function momentOf(cell: string): number | null {
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2})[:時](\d{1,2}))?/.exec(cell.trim());
  const pad = (part: string | undefined): string => (part ?? '0').padStart(2, '0');
  const at = m ? Date.parse(`${m[1]}-${pad(m[2])}-${pad(m[3])}T${pad(m[4])}:${pad(m[5])}:00+09:00`) : Date.parse(cell);
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
