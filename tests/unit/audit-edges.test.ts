import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { nextRecord, verifyChain } from '../../audit/chain.ts';
import { fromJsonLines, LineProblem, toCsv, toJsonLines } from '../../audit/csv.ts';
import type { AuditRecord, Entry } from '../../audit/record.ts';

const entry: Entry = {
  actor: { id: 'taro', name: '見本太郎', how: 'chosen' },
  site: 'x',
  account: 'mihon_city',
  action: 'released',
  result: '',
  digest: 'd',
  topics: [],
  clauses: [],
  detail: '',
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

describe('witnesses', () => {
  it('show that the end was cut off or everything written anew', async () => {
    const records = await chainOf(4);
    const noted = records.map((record) => record.hash);
    expect(await verifyChain(records, ['', ...noted])).toMatchObject({ ok: true, count: 4 });
    expect(await verifyChain(records.slice(0, 3))).toMatchObject({ ok: true });
    expect(await verifyChain(records.slice(0, 3), noted)).toEqual({ ok: false, brokenAt: 4, why: 'cut' });
    const anew = [await nextRecord({ ...entry, detail: '別' }, null, now)];
    expect(await verifyChain(anew, noted.slice(0, 1))).toMatchObject({ ok: false, why: 'cut' });
  });
});

describe('the rows a chain covers', () => {
  it.each(['seq', 'at', 'clockBack', 'prevHash', 'hash'] as const)('include %s', async (field) => {
    const records = await chainOf(3);
    const changes = { seq: 9, at: '2020-01-01T00:00:00.000+09:00', clockBack: true, prevHash: 'x', hash: 'x' };
    const forged = records.map((record, i) => (i === 1 ? { ...record, [field]: changes[field] } : record));
    expect((await verifyChain(forged)).ok).toBe(false);
  });
});

describe('JSON lines', () => {
  it('come back as they were, with what editors do to files', async () => {
    const records = await chainOf(3);
    const file = `\ufeff${toJsonLines(records).replaceAll('\n', '\r\n')}\r\n`;
    expect(fromJsonLines(file)).toEqual(records);
    expect(await verifyChain(fromJsonLines(file))).toMatchObject({ ok: true, count: 3 });
  });

  it('name the line that is none, and do not lose a field that was added', async () => {
    const records = await chainOf(2);
    expect(() => fromJsonLines(`${toJsonLines(records)}{"seq":`)).toThrow(LineProblem);
    expect(() => fromJsonLines(`${toJsonLines(records)}{"seq":3}`)).toThrow('Line 3');
    const added = toJsonLines(records).replace('{', '{"note":"x",');
    expect(await verifyChain(fromJsonLines(added))).toEqual({ ok: false, brokenAt: 1, why: 'changed' });
  });
});

describe('CSV', () => {
  it.each(['=1+1', '+81', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠a'])(
    'never runs %j',
    async (detail) => {
      const text = toCsv([await nextRecord({ ...entry, detail }, null, now)]);
      expect(text).toContain(`'${detail}`);
    },
  );

  it('never runs a formula that goes on in a second line', async () => {
    const text = toCsv([await nextRecord({ ...entry, detail: '=1+1\n二行目' }, null, now)]);
    expect(text).toContain('"\'=1+1\n二行目"');
  });
});

describe('store', () => {
  it('keeps one chain when two contexts write at once, and finds it again later', async () => {
    const one = await import('../../audit/store.ts');
    vi.resetModules();
    const two = await import('../../audit/store.ts');
    expect(two.append).not.toBe(one.append);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).append({ ...entry, detail: `${i}` }, now + i)),
    );
    vi.resetModules();
    const later = await import('../../audit/store.ts');
    const rows = await later.all();
    expect(await verifyChain(rows)).toMatchObject({ ok: true, count: 20 });
    expect(new Set(rows.map((row) => row.detail)).size).toBe(20);
  });

  it('can be written to after a refusal to open', async () => {
    vi.resetModules();
    const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('busy', 'UnknownError');
    });
    const store = await import('../../audit/store.ts');
    await expect(store.append(entry, now)).rejects.toThrow('busy');
    expect((await store.append(entry, now)).seq).toBeGreaterThan(0);
    open.mockRestore();
  });
});
