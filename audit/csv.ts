import Papa from 'papaparse';
import { type AuditRecord, recordSchema } from './record.ts';

/** The log as people open it: CSV that Excel reads as Japanese text. */

const columns: readonly [string, (record: AuditRecord) => string][] = [
  ['番号', (r) => String(r.seq)],
  ['日時', (r) => r.at],
  ['職員', (r) => r.actor.name],
  ['職員の識別子', (r) => r.actor.id],
  ['サービス', (r) => r.site],
  ['アカウント', (r) => r.account],
  ['操作', (r) => r.action],
  ['結果', (r) => r.result],
  ['観点', (r) => r.topics.join(' ')],
  ['条項', (r) => r.clauses.join(' / ')],
  ['内容', (r) => r.detail],
  ['確認者', (r) => r.approvers.join(' ')],
  ['内容の指紋', (r) => r.digest],
  ['時計の逆行', (r) => (r.clockBack ? 'あり' : '')],
  ['版', (r) => r.version],
  ['設定の指紋', (r) => r.policyHash],
  ['前の行の指紋', (r) => r.prevHash],
  ['この行の指紋', (r) => r.hash],
];

/** UTF-8 with byte order mark, CRLF; a cell that a spreadsheet would run as a formula is led by an apostrophe. */
export function toCsv(records: readonly AuditRecord[]): string {
  const rows = records.map((record) => columns.map(([, read]) => read(record)));
  const fields = columns.map(([title]) => title);
  return `\ufeff${Papa.unparse({ fields, data: rows }, { newline: '\r\n', escapeFormulae: /^[=+\-@\t\r＝＋－＠]/ })}\r\n`;
}

/** One JSON row per line; keeps everything, so the chain can be checked elsewhere. */
export const toJsonLines = (records: readonly AuditRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** A line that is not a row of our log; `line` counts from 1. */
export class LineProblem extends Error {
  constructor(readonly line: number) {
    super(`Line ${line} is not a row of the log`);
  }
}

/**
 * Rows from JSON lines, as written above; a byte order mark, CRLF and empty lines do no harm. Unknown fields are kept, so
 * that a row somebody added a field to does not pass the check of the chain.
 * @throws LineProblem
 */
export function fromJsonLines(text: string): AuditRecord[] {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [recordSchema.loose().parse(JSON.parse(line))];
    } catch {
      throw new LineProblem(index + 1);
    }
  });
}
