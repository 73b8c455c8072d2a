import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hashOf, nextRecord, verifyChain } from '../../audit/chain.ts';
import { noteOf } from '../../audit/checkpoint.ts';
import { toJsonLines } from '../../audit/csv.ts';
import type { AuditRecord, Entry } from '../../audit/record.ts';
import { runVerify } from '../../cli/verify.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { signToken } from '../../guards/approval/signed.ts';

/** A log at the shell, and what can be done to one unseen. */

const entry: Entry = {
  actor: { id: 'taro', name: '見本太郎', how: 'chosen' },
  site: 'x',
  account: 'mihon_city',
  action: 'released',
  result: '',
  digest: 'd',
  topics: ['two-person-check'],
  clauses: [],
  detail: '',
  approvers: ['例示花子'],
  proof: '',
  version: '0.1.0',
  policyHash: '',
};

async function chainOf(entries: readonly Entry[]): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for (const [index, one] of entries.entries()) {
    records.push(await nextRecord(one, records.at(-1) ?? null, Date.parse('2026-11-20T10:00:00Z') + index * 1000));
  }
  return records;
}
const rows = (count: number, change: Partial<Entry> = {}): Promise<AuditRecord[]> =>
  chainOf(Array.from({ length: count }, (_, index) => ({ ...entry, detail: `${index}番`, ...change })));

const folder = mkdtempSync(join(tmpdir(), 'yubisashi-log-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function verify(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runVerify(args, { out: (line) => lines.out.push(line), err: (line) => lines.err.push(line) });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

describe('verify', () => {
  it('says that a log is whole, and what it cannot know alone', async () => {
    const { code, out } = await verify(file('whole.jsonl', toJsonLines(await rows(5))));
    expect(code).toBe(0);
    expect(out).toContain('5行、すべてつながっています');
    expect(out).toContain('--witness');
  });

  it('names the row that was changed, and the line that is none', async () => {
    const log = await rows(5);
    const changed = log.map((row) => (row.seq === 3 ? { ...row, account: 'other' } : row));
    expect(await verify(file('changed.jsonl', toJsonLines(changed)))).toMatchObject({
      code: 1,
      err: expect.stringContaining('3番の行：この行の内容が書き換えられています'),
    });
    const torn = file('torn.jsonl', toJsonLines(log).slice(0, -40));
    expect((await verify(torn)).err).toContain('5行目が記録の形ではありません');
    expect((await verify(join(folder, 'nowhere.jsonl'))).err).toContain('ファイルを開けません（ENOENT）');
  });

  it('notices a tail that was cut, by the log of whoever confirmed, and leaves other posters aside', async () => {
    const log = await rows(6);
    const given = (poster: string, hash: string): Entry => ({
      ...entry,
      actor: { id: 'hanako', name: '例示花子', how: 'chosen' },
      action: 'approval_given',
      detail: `${poster} お知らせ [${hash}]`,
    });
    const witness = await chainOf([given('見本太郎', log[5]?.hash ?? ''), given('見本次郎', 'f'.repeat(64))]);
    const path = file('witness.jsonl', toJsonLines(witness));
    expect(await verify('--witness', path, file('six.jsonl', toJsonLines(log)))).toMatchObject({ code: 0 });
    const cut = await verify('--witness', path, file('five.jsonl', toJsonLines(log.slice(0, 5))));
    expect(cut).toMatchObject({ code: 1, err: expect.stringContaining('終わりが切り取られたか') });
    expect(await verify(file('five.jsonl', toJsonLines(log.slice(0, 5))))).toMatchObject({ code: 0 });
  });

  it('wants one file', async () => {
    expect(await verify()).toMatchObject({ code: 2 });
    expect(await verify('a', 'b')).toMatchObject({ code: 2 });
    expect(await verify('--witness')).toMatchObject({ code: 2 });
  });
});

/** mulberry32: the same numbers every time, so that a failure can be looked at. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Tamper = (log: AuditRecord[], pick: (below: number) => number) => AuditRecord[] | Promise<AuditRecord[]>;

/** Chains rows anew from `at` on, as somebody would who knows how it is done. */
async function rechain(log: readonly AuditRecord[], at: number): Promise<AuditRecord[]> {
  const out = log.slice(0, at);
  for (const row of log.slice(at)) {
    const moved = { ...row, seq: out.length + 1, prevHash: out.at(-1)?.hash ?? '' };
    out.push({ ...moved, hash: await hashOf(moved) });
  }
  return out;
}

/** Seen in the chain itself. */
const plain: Record<string, Tamper> = {
  edit: (log, pick) =>
    log.with(pick(log.length), { ...(log[pick(log.length)] as AuditRecord), detail: `x${pick(1e9)}` }),
  drop: (log, pick) => log.toSpliced(pick(log.length - 1), 1),
  'drop several': (log, pick) => log.toSpliced(pick(log.length - 3), 1 + pick(2)),
  swap: (log, pick) => {
    const at = pick(log.length - 1);
    return log.with(at, log[at + 1] as AuditRecord).with(at + 1, log[at] as AuditRecord);
  },
  insert: (log, pick) => log.toSpliced(pick(log.length), 0, log[pick(log.length)] as AuditRecord),
  'cut the beginning': (log, pick) => log.slice(1 + pick(log.length - 2)),
  'one row hashed anew': async (log, pick) => {
    const at = pick(log.length - 1);
    const forged = { ...(log[at] as AuditRecord), account: `x${pick(1e9)}` };
    return log.with(at, { ...forged, hash: await hashOf(forged) });
  },
};

/** Not seen by a chain alone: everything from one row on is new. Somebody else has noted the last row. */
const clever: Record<string, Tamper> = {
  'cut the end': (log, pick) => log.slice(0, -(1 + pick(log.length - 2))),
  'edit and chain anew': (log, pick) => {
    const at = pick(log.length);
    return rechain(log.with(at, { ...(log[at] as AuditRecord), detail: `x${pick(1e9)}` }), at);
  },
  'drop and chain anew': (log, pick) => {
    const at = pick(log.length);
    return rechain(log.toSpliced(at, 1), at);
  },
};

describe('verify, with what was noted elsewhere', () => {
  it('finds every note of the office diary, or says that something was cut off', async () => {
    const log = await rows(6);
    const note = await noteOf(log[3] as AuditRecord);
    expect(await verify('--note', note.toLowerCase(), file('noted.jsonl', toJsonLines(log)))).toMatchObject({
      code: 0,
    });
    const cut = await verify('--note', note, file('cut.jsonl', toJsonLines(log.slice(0, 3))));
    expect(cut).toMatchObject({ code: 1 });
    expect(cut.err).toContain(note);
    expect(await verify('--note', 'not a note', file('noted.jsonl', toJsonLines(log)))).toMatchObject({ code: 1 });
  });

  it('checks the signatures of those who confirmed against the register', async () => {
    const [hanako, stranger] = [await makeKeys(), await makeKeys()];
    const digest = 'a'.repeat(64);
    const proof = await signToken('approval', digest, hanako, Date.now(), 1);
    const people = file('policy.json', JSON.stringify({ people: [person(hanako.signPub)] }));
    const log = (change: Partial<Entry>) => rows(2, { action: 'approved', digest, proof, ...change });
    const signed = file('signed.jsonl', toJsonLines(await log({})));
    const good = await verify('--people', people, signed);
    expect(good).toMatchObject({ code: 0 });
    expect(good.out).toContain('署名2件');
    for (const change of [
      { digest: 'b'.repeat(64) },
      { action: 'countersigned' as const },
      { approvers: ['見本三郎'] },
      { proof: await signToken('approval', digest, stranger, Date.now(), 1) },
      { proof: '{"credential":"x"}' },
    ]) {
      const bad = await verify('--people', people, file('forged.jsonl', toJsonLines(await log(change))));
      expect(bad, JSON.stringify(change)).toMatchObject({ code: 1 });
    }
    // As it is printed for Linux, and as Notepad saves it.
    const settings = { people: [person(hanako.signPub)] };
    for (const text of [
      `\uFEFF${JSON.stringify(settings)}`,
      JSON.stringify({ '3rdparty': { extensions: { abc: settings } } }),
    ]) {
      const { code, out } = await verify('--people', file('other.json', text), signed);
      expect(code).toBe(0);
      expect(out).toContain('署名2件');
    }
    // What is wrong with the settings is no fault of the log: another exit code, and nothing is said of the log.
    for (const text of ['{', '[]']) {
      const { code, out, err } = await verify('--people', file('broken.json', text), signed);
      expect({ code, out }).toEqual({ code: 65, out: '' });
      expect(err).toContain('読み取れません');
    }
    const faulty = { people: [...settings.people, { id: 'jiro' }] };
    const part = await verify('--people', file('faulty.json', JSON.stringify(faulty)), signed);
    expect(part.code).toBe(0);
    expect(part.err).toContain('people[1].name');
  });
});

const person = (signPub: string) => ({ id: 'hanako', name: '例示花子', roles: ['approver'], signPub });

describe('10,000 tamperings', () => {
  it('are all seen: by the chain, or by a witness of the last row', async () => {
    const log = await rows(9);
    const head = log.at(-1)?.hash ?? '';
    const pick = numbers(20261127);
    const ways = [...Object.entries(plain), ...Object.entries(clever)];
    const unseen: Record<string, number> = {};
    const unseenWithout: Record<string, number> = {};
    for (let round = 0; round < 10_000; round++) {
      const [name, tamper] = ways[round % ways.length] as [string, Tamper];
      const forged = await tamper([...log], pick);
      const alone = await verifyChain(forged);
      if (alone.ok) unseenWithout[name] = (unseenWithout[name] ?? 0) + 1;
      if (alone.ok && (await verifyChain(forged, [head])).ok) unseen[name] = (unseen[name] ?? 0) + 1;
    }
    expect(unseen).toEqual({});
    // The limit, as written down in SECURITY.md: these alone need the witness.
    expect(Object.keys(unseenWithout).sort()).toEqual(Object.keys(clever).sort());
  }, 60_000);
});
