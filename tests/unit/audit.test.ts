import 'fake-indexeddb/auto';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { hashOf, nextRecord, verifyChain } from '../../audit/chain.ts';
import { toCsv, toJsonLines } from '../../audit/csv.ts';
import { type AuditRecord, type Entry, keptText, localIso, recordSchema } from '../../audit/record.ts';
import { all, append, latest } from '../../audit/store.ts';

const entry: Entry = {
  actor: { id: 'taro', name: '見本太郎', how: 'chosen' },
  site: 'x',
  account: 'mihon_city',
  action: 'released',
  result: '',
  digest: 'd',
  topics: ['two-person-check'],
  clauses: ['kawasaki 5(11)イ'],
  detail: '=HYPERLINK("x")',
  approvers: ['例示花子'],
  proof: '',
  version: '0.1.0',
  policyHash: '',
};
const now = Date.parse('2026-11-20T10:00:00Z');

async function chainOf(count: number): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for (let i = 0; i < count; i++) records.push(await nextRecord(entry, records.at(-1) ?? null, now + i));
  return records;
}

describe('chain', () => {
  it('holds when nobody touched it', async () => {
    const records = await chainOf(5);
    expect(await verifyChain(records)).toEqual({ ok: true, count: 5, head: records[4]?.hash });
    for (const record of records) expect(recordSchema.parse(record)).toEqual(record);
  });

  it.each(Object.keys(entry) as (keyof Entry)[])('notices a changed %s', async (key) => {
    const records = await chainOf(3);
    const changed =
      typeof entry[key] === 'string'
        ? 'other'
        : Array.isArray(entry[key])
          ? ['other']
          : { id: 'x', name: 'x', how: 'chosen' };
    const forged = records.map((record, i) => (i === 1 ? ({ ...record, [key]: changed } as AuditRecord) : record));
    expect(await verifyChain(forged)).toEqual({ ok: false, brokenAt: 2, why: 'changed' });
  });

  it('notices a row that was dropped, doubled, or re-hashed without those after it', async () => {
    const [a, b, c] = (await chainOf(3)) as [AuditRecord, AuditRecord, AuditRecord];
    expect(await verifyChain([a, c])).toMatchObject({ ok: false, why: 'missing' });
    expect(await verifyChain([a, a, b])).toMatchObject({ ok: false, why: 'missing' });
    expect(await verifyChain([b, c])).toMatchObject({ ok: false, brokenAt: 2 });
    const forged = { ...b, detail: 'other' };
    const rehashed = { ...forged, hash: await hashOf(forged) };
    expect(await verifyChain([a, rehashed, c])).toEqual({ ok: false, brokenAt: 3, why: 'unlinked' });
  });

  it('marks a clock that was set back', async () => {
    const first = await nextRecord(entry, null, now);
    expect((await nextRecord(entry, first, now - 1)).clockBack).toBe(true);
    expect((await nextRecord(entry, first, now)).clockBack).toBe(false);
  });
});

describe('store', () => {
  it('keeps one chain when many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => append({ ...entry, detail: String(i) }, now + i)));
    const rows = await all();
    expect(rows).toHaveLength(20);
    expect(await verifyChain(rows)).toMatchObject({ ok: true, count: 20 });
    expect((await latest(3)).map((row) => row.seq)).toEqual([20, 19, 18]);
  });
});

describe('what people open', () => {
  it('is CSV that Excel reads and never runs', async () => {
    const text = toCsv(await chainOf(2));
    expect(text.startsWith('\ufeff番号,日時,職員')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(4);
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(data[0]?.内容).toBe('\'=HYPERLINK("x")');
    expect(data[1]?.職員).toBe('見本太郎');
  });

  it('is JSON lines that can be checked elsewhere', async () => {
    const lines = toJsonLines(await chainOf(3))
      .trim()
      .split('\n')
      .map((line) => recordSchema.parse(JSON.parse(line)));
    expect(await verifyChain(lines)).toMatchObject({ ok: true });
  });

  it('keeps as much text as policy wants', () => {
    const long = '𠮷'.repeat(100);
    expect(keptText(long, 'full')).toBe(long);
    expect([...keptText(long, 'excerpt')]).toHaveLength(81);
    expect(keptText(long, 'hash')).toBe('');
  });

  it('writes local time with its offset', () => {
    expect(localIso(now)).toMatch(/^2026-11-\d\dT\d\d:00:00\.000[+-]\d\d:\d\d$/);
    expect(Date.parse(localIso(now))).toBe(now);
  });
});
