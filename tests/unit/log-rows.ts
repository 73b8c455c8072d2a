import { nextRecord } from '../../audit/chain.ts';
import { type AuditRecord, type Entry, nothing } from '../../audit/record.ts';

/** A log as the tests of duties want it: one row a day, each a post that landed unless it is said otherwise. */

export const entry: Entry = {
  ...nothing,
  actor: { id: 'taro', name: '見本太郎', how: 'chosen' },
  action: 'publish_seen',
  site: 'x',
  account: 'mihon_city',
  version: '',
  policyHash: '',
};
export const at = (day: string): number => Date.parse(`${day}T10:00:00+09:00`);

export async function log(...rows: [string, Partial<Entry>][]): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for (const [day, change] of rows) {
    const record = await nextRecord({ ...entry, ...change }, records.at(-1) ?? null, at(day));
    // As a computer in Japan writes it.
    records.push({ ...record, at: `${day}T10:00:00.000+09:00` });
  }
  return records;
}
