import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextRecord, verifyChain } from '../../audit/chain.ts';
import { noteOf, readNote } from '../../audit/checkpoint.ts';
import { toJsonLines } from '../../audit/csv.ts';
import { lokiOf, otlpOf } from '../../audit/forward.ts';
import { type AuditRecord, type Entry, nothing } from '../../audit/record.ts';
import { all, append, prune } from '../../audit/store.ts';
import { createForwarder } from '../../entrypoints/background/forward.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';

/** What happens to the log day by day: a checkpoint, what has become old, what is sent on. */

const entry: Entry = {
  ...nothing,
  actor: { id: 'taro', name: '見本太郎', how: 'chosen' },
  action: 'released',
  site: 'x',
  account: 'mihon_city',
  detail: '図書館のお知らせです。',
  version: '0.1.0',
  policyHash: '',
};
const DAY = 86_400_000;
const start = Date.parse('2026-11-20T10:00:00+09:00');

async function chainOf(count: number): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for (let i = 0; i < count; i++) records.push(await nextRecord(entry, records.at(-1) ?? null, start + i * 1000));
  return records;
}

describe('the note for the office diary', () => {
  it('is twelve characters that people can write, and read again however they wrote it', async () => {
    const [row] = await chainOf(1);
    if (!row) throw new Error('no row');
    const note = await noteOf(row);
    expect(note).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readNote(note.toLowerCase().replaceAll('-', ' '))).toBe(note);
    expect(readNote(note.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(note);
    expect(readNote(note.slice(0, -1))).toBeNull();
    expect(await noteOf({ ...row, seq: row.seq + 1 })).not.toBe(note);
  });
});

describe('the log, day after day', () => {
  it('begins each day with a checkpoint over the days before, and loses nothing but what is too old', async () => {
    for (let day = 0; day < 5; day++) {
      await append(entry, start + day * DAY);
      await append(entry, start + day * DAY + 1000);
    }
    const rows = await all();
    const checkpoints = rows.filter(({ action }) => action === 'checkpoint');
    expect(checkpoints).toHaveLength(4);
    for (const checkpoint of checkpoints) {
      const before = rows[checkpoint.seq - 2];
      if (!before) throw new Error('nothing before it');
      expect(checkpoint.detail).toBe(await noteOf(before));
    }
    const now = start + 4 * DAY + 2000;
    // What the log system has not got yet stays, however old.
    expect(await prune(entry, now, 2, 0)).toBe(0);
    const gone = await prune(entry, now, 2, Number.POSITIVE_INFINITY);
    expect(gone).toBe(8);
    const kept = await all();
    expect(kept[0]?.seq).toBe(9);
    expect(kept.at(-1)).toMatchObject({ action: 'pruned' });
    expect(await verifyChain(kept)).toMatchObject({ ok: true });
    // A row more is missing at the beginning than the log admits.
    expect(await verifyChain(kept.slice(1))).toMatchObject({ ok: false });
    expect(await verifyChain(kept.slice(0, -1))).toMatchObject({ ok: false });
    await append(entry, now + 1);
    expect(await verifyChain(await all())).toMatchObject({ ok: true });
  });
});

describe('what is sent on', () => {
  it('is what the OpenTelemetry collector reads, row for row', async () => {
    const rows = await chainOf(3);
    const body = otlpOf(rows, '見本市');
    // The protocol buffers of a package that speaks the protocol: JSON in its mapping goes in, every field comes out again.
    const { JsonLogsSerializer } = await import('@opentelemetry/otlp-transformer');
    const theirs = JSON.parse(
      new TextDecoder().decode(JsonLogsSerializer.serializeRequest(sdkRecords(rows) as never) ?? new Uint8Array()),
    );
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? [...new Set(value.map((one) => JSON.stringify(shape(one))))].slice(0, 1).map((one) => JSON.parse(one))
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
          : typeof value;
    const ours = shape(body) as Record<string, unknown>;
    const wanted = shape(theirs) as Record<string, unknown>;
    /** Every field of ours is one of theirs, at the same place and of the same kind. */
    const within = (mine: unknown, all_: unknown, path: string): void => {
      if (Array.isArray(mine)) return within(mine[0], (all_ as unknown[])[0], `${path}[]`);
      if (typeof mine !== 'object' || mine === null) return expect(mine, path).toEqual(all_);
      for (const [key, inner] of Object.entries(mine)) {
        expect(Object.keys(all_ as object), `${path}.${key}`).toContain(key);
        within(inner, (all_ as Record<string, unknown>)[key], `${path}.${key}`);
      }
    };
    within(ours, wanted, '');
    const [record] = body.resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
    expect(record?.timeUnixNano).toBe(`${start}000000`);
    expect(JSON.parse(record?.body.stringValue ?? '')).toEqual(rows[0]);
  });

  it('is what Loki takes: streams by few labels, times in nanoseconds, in order', async () => {
    const rows = await chainOf(3);
    const { streams } = lokiOf([...rows, { ...rows[0], action: 'stopped' } as AuditRecord], '見本市');
    expect(streams).toHaveLength(2);
    expect(streams[0]?.values.map(([at]) => at)).toEqual([0, 1, 2].map((second) => `${start + second * 1000}000000`));
    expect(Object.keys(streams[0]?.stream ?? {}).length).toBeLessThan(5);
    for (const value of Object.values(streams[0]?.stream ?? {})) expect(value).not.toBe('');
  });
});

/** The same rows as an OpenTelemetry SDK would hold them. */
const sdkRecords = (rows: readonly AuditRecord[]) =>
  rows.map((row) => ({
    hrTime: [Math.floor(Date.parse(row.at) / 1000), 0],
    hrTimeObserved: [Math.floor(Date.parse(row.at) / 1000), 0],
    severityNumber: 9,
    severityText: 'INFO',
    body: JSON.stringify(row),
    attributes: { 'event.action': row.action },
    droppedAttributesCount: 0,
    resource: { attributes: { 'service.name': 'yubisashi' }, asyncAttributesPending: false },
    instrumentationScope: { name: 'yubisashi', version: row.version },
  }));

describe('the forwarder', () => {
  afterEach(() => vi.restoreAllMocks());

  async function rig(answers: (number | 'down')[]) {
    let rows = await chainOf(450);
    const memory = new Map<string, unknown>();
    const got: AuditRecord[] = [];
    const failures: string[] = [];
    let policy: Policy = policySchema.parse({ audit: { forward: 'otlp', forwardTo: 'https://logs.example.lg.jp/' } });
    const calls: { url: string; headers: Record<string, string> }[] = [];
    const forwarder = createForwarder({
      after: async (seq, limit) => rows.filter((row) => row.seq > seq).slice(0, limit),
      policy: async () => policy,
      local: {
        get: async <T>(key: string, fallback: T) => (memory.get(key) as T | undefined) ?? fallback,
        set: async (key, value) => void memory.set(key, value),
      },
      fetch: async (url, init) => {
        calls.push({ url: String(url), headers: init?.headers as Record<string, string> });
        const answer = answers.shift() ?? 200;
        if (answer === 'down') throw new TypeError('failed to fetch');
        const body = JSON.parse(String(init?.body)) as ReturnType<typeof otlpOf>;
        if (answer === 200) {
          for (const { body: row } of body.resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [])
            got.push(JSON.parse(row.stringValue));
        }
        return new Response('', { status: answer });
      },
      failed: async (why) => void failures.push(why),
    });
    return {
      forwarder,
      got,
      failures,
      calls,
      add: async () => {
        rows = [...rows, await nextRecord(entry, rows.at(-1) ?? null, start + rows.length * 1000)];
      },
      set: (change: object) => {
        policy = policySchema.parse({ audit: { ...policy.audit, ...change } });
      },
    };
  }

  it('sends every row once and in order, through failures, and says once that it is down', async () => {
    const { forwarder, got, failures, add } = await rig([200, 503, 'down', 200]);
    await forwarder.flush();
    expect(got).toHaveLength(200);
    await forwarder.flush();
    expect(failures).toEqual(['503']);
    await forwarder.flush();
    await add();
    await Promise.all([forwarder.flush(), forwarder.flush()]);
    expect(got.map(({ seq }) => seq)).toEqual(Array.from({ length: 451 }, (_, index) => index + 1));
    expect(await verifyChain(got)).toMatchObject({ ok: true, count: 451 });
    expect(toJsonLines(got).split('\n')).toHaveLength(452);
  });

  it('sends nothing unless policy says where, and says who it is only if told', async () => {
    const { forwarder, calls, set } = await rig([]);
    set({ forward: 'off' });
    await forwarder.flush();
    set({ forward: 'otlp', forwardTo: '' });
    await forwarder.flush();
    expect(calls).toEqual([]);
    set({ forwardTo: 'https://logs.example.lg.jp/otel/', forwardAuthorization: 'Basic c2FtcGxl' });
    await forwarder.flush();
    expect(calls[0]).toMatchObject({
      url: 'https://logs.example.lg.jp/otel/v1/logs',
      headers: { authorization: 'Basic c2FtcGxl' },
    });
  });
});
