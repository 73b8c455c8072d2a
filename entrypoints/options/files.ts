import { toCsv, toJsonLines } from '../../audit/csv.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { all } from '../../audit/store.ts';

/** Hands a text to the person as a file. */
export function save(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

const stamp = (): string => new Date().toISOString().slice(0, 10);

/** Rows as a table for Excel; the whole log where none are given. */
export const saveCsv = async (records?: readonly AuditRecord[]): Promise<void> =>
  save(`yubisashi-${stamp()}.csv`, toCsv(records ?? (await all())), 'text/csv');

export const saveJsonLines = async (): Promise<void> =>
  save(`yubisashi-${stamp()}.jsonl`, toJsonLines(await all()), 'application/jsonl');
