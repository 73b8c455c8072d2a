import { toCsv, toJsonLines } from '../../audit/csv.ts';
import { type AuditRecord, localIso } from '../../audit/record.ts';
import { all } from '../../audit/store.ts';

/** Hands a text to the person as a file. */
export const save = (name: string, text: string, type: string): void => hand(name, new Blob([text], { type }));

function hand(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The same in an encoding that another program wants. */
export function saveBytes(name: string, text: string, encoding: 'utf8' | 'utf16le'): void {
  const units = Uint8Array.from(
    { length: text.length * 2 },
    (_, at) => (text.charCodeAt(at >> 1) >> (8 * (at & 1))) & 255,
  );
  hand(name, new Blob(encoding === 'utf8' ? [text] : [units]));
}

/** The day here: the morning in Japan is still the day before in UTC. */
const stamp = (): string => localIso(Date.now()).slice(0, 10);

/** Rows as a table for Excel; the whole log where none are given. */
export const saveCsv = async (records?: readonly AuditRecord[]): Promise<void> =>
  save(`yubisashi-${stamp()}.csv`, toCsv(records ?? (await all())), 'text/csv');

export const saveJsonLines = async (): Promise<void> =>
  save(`yubisashi-${stamp()}.jsonl`, toJsonLines(await all()), 'application/jsonl');
