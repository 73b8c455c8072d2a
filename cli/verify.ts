import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { verifyChain } from '../audit/chain.ts';
import { noteOf, readNote } from '../audit/checkpoint.ts';
import { fromJsonLines, LineProblem } from '../audit/csv.ts';
import type { AuditRecord } from '../audit/record.ts';
import { assertionSchema, verifyAssertion } from '../guards/approval/passkey.ts';
import { readToken, verifyToken } from '../guards/approval/signed.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { Person } from '../policy/people-schema.ts';
import { type Io, settingsOf } from './policy.ts';

export const usage =
  'verify [--witness 確認者の記録.jsonl]... [--note 控え]... [--people 設定.json [--id 拡張機能のID]] 記録.jsonl  記録が書き換えられていないか確かめます';

const why: Record<'changed' | 'missing' | 'unlinked' | 'cut', string> = {
  changed: 'この行の内容が書き換えられています',
  missing: 'この行の前が抜けているか、順番が入れ替わっています',
  unlinked: 'この行は、前の行とつながっていません',
  cut: '確認者の記録にある行が見当たりません。終わりが切り取られたか、全体が書き直されています',
};

/** Rows that say somebody has confirmed with what can be checked later. */
const proven = (records: readonly AuditRecord[]): AuditRecord[] =>
  records.filter(({ action, proof }) => (action === 'approved' || action === 'countersigned') && proof !== '');

/** Whether somebody of the register has really signed what a row says was confirmed. */
async function holds({ action, digest, proof, approvers }: AuditRecord, people: readonly Person[]): Promise<boolean> {
  const named = people.filter(({ name }) => approvers.includes(name));
  const token = readToken(proof);
  const purpose = action === 'countersigned' ? 'countersign' : 'approval';
  for (const { signPub, passkeys } of named) {
    if (token) {
      if (signPub !== '' && (await verifyToken(purpose, digest, token, signPub))) return true;
      continue;
    }
    for (const { publicKey } of passkeys) if (await isAsserted(proof, digest, publicKey)) return true;
  }
  return false;
}

async function isAsserted(proof: string, digest: string, publicKey: string): Promise<boolean> {
  try {
    const assertion = assertionSchema.parse(JSON.parse(proof));
    const client: unknown = JSON.parse(Buffer.from(assertion.clientData, 'base64url').toString('utf8'));
    const origin = z.object({ origin: z.string().startsWith('chrome-extension://') }).parse(client).origin;
    return await verifyAssertion(assertion, { digest, origin, publicKey });
  } catch {
    return false;
  }
}

/** Null = nothing of the file can be used, which was said. */
async function peopleOf(path: string, id: string | undefined, io: Io): Promise<Person[] | null> {
  const raw = await settingsOf(path, id, io);
  if (!raw) return null;
  const { policy, refused } = parsePolicy(raw, []);
  // Whoever is refused has signed nothing that holds: without their names the rows would seem forged.
  const named = refused.filter(({ path: place }) => /^people\b/.test(place));
  for (const { path: place, reason } of named) io.err(`${path}: ${place}: ${reason}`);
  return policy.people;
}

/** Hashes of rows by these posters that a second person's log has noted: one for each request that was answered. */
const witnessed = (records: readonly AuditRecord[], posters: ReadonlySet<string>, since: number): string[] =>
  records
    // What was dropped for its age has no row left that could be missing.
    .filter(({ at }) => Date.parse(at) >= since)
    .filter(({ action }) => action === 'approval_given' || action === 'approval_rejected')
    // It begins with who asked; requests from other computers are none of this log.
    .filter(({ detail }) => posters.has(detail.split(' ')[0] ?? ''))
    .flatMap(({ detail }) => /\[([0-9a-f]{64})\]$/.exec(detail)?.[1] ?? []);

async function read(path: string, io: Io): Promise<AuditRecord[] | null> {
  try {
    return fromJsonLines(await readFile(path, 'utf8'));
  } catch (error) {
    const problem =
      error instanceof LineProblem
        ? `${error.line}行目が記録の形ではありません。書き出した JSON Lines のファイルをお選びください。`
        : `ファイルを開けません（${error instanceof Error && 'code' in error ? String(error.code) : String(error)}）。`;
    io.err(`${path}: ${problem}`);
    return null;
  }
}

interface Asked {
  file: string;
  witnesses: string[];
  notes: string[];
  people: string;
  id: string | undefined;
}

/** Null = wrong usage. */
function asked(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        witness: { type: 'string', multiple: true },
        note: { type: 'string', multiple: true },
        people: { type: 'string' },
        id: { type: 'string' },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1) return null;
    const { witness = [], note = [], people = '', id } = values;
    return { file, witnesses: witness, notes: note, people, id };
  } catch {
    return null;
  }
}

/**
 * `verify [--witness FILE]... [--note CODE]... [--people POLICY] FILE`: whether a log, as the extension writes it out, is whole,
 * and whether its signatures hold. Exit code: 0 whole, 1 broken or not readable, 2 wrong usage, 65 settings that are
 * not readable. A log alone cannot show that
 * its end was cut off or that all of it was written anew: the logs of those who confirmed, and the twelve characters noted in
 * the office diary, bear witness.
 */
export async function runVerify(args: readonly string[], io: Io): Promise<number> {
  const given = asked(args);
  if (!given) {
    io.err(usage);
    return 2;
  }
  const { file, witnesses, notes } = given;
  const records = await read(file, io);
  const others = await Promise.all(witnesses.map((path) => read(path, io)));
  const people = given.people ? await peopleOf(given.people, given.id, io) : [];
  if (!records || others.includes(null)) return 1;
  if (!people) return 65;
  const posters = new Set(records.map(({ actor }) => actor.name.split(' ')[0] ?? ''));
  // A witness writes a little later than the row it has seen.
  const since = records[0]?.seq === 1 ? 0 : Date.parse(records[0]?.at ?? '') + DAY_MS;
  const seen = others.flatMap((list) => witnessed(list ?? [], posters, since));
  const state = await verifyChain(records, seen);
  if (!state.ok) {
    io.err(`${file}: ${state.why === 'cut' ? '' : `${state.brokenAt}番の行：`}${why[state.why]}。`);
    return 1;
  }
  const codes = new Set(await Promise.all(records.map(noteOf)));
  const lost = notes.filter((note) => !codes.has(readNote(note) ?? ''));
  if (lost.length > 0) {
    io.err(
      `${file}: 控え ${lost.join('、')} に当たる行がありません。終わりが切り取られたか、全体が書き直されています。`,
    );
    return 1;
  }
  if (given.people) {
    const signed = proven(records);
    const good = await Promise.all(signed.map((record) => holds(record, people)));
    const bad = signed.filter((_, index) => !good[index]);
    if (bad.length > 0) {
      io.err(`${file}: ${bad.map(({ seq }) => `${seq}番`).join('、')}の行の署名が、登録された人のものではありません。`);
      return 1;
    }
    io.out(`署名${signed.length}件は、すべて登録された人のものです。`);
  }
  io.out(`${file}: ${state.count}行、すべてつながっています。最後の行の指紋 ${state.head || 'なし'}`);
  if (witnesses.length > 0) io.out(`確認者の記録にある${seen.length}行は、すべてこの記録にあります。`);
  if (notes.length > 0) io.out(`控え${notes.length}件は、すべてこの記録のものです。`);
  if (witnesses.length + notes.length === 0) {
    io.out(
      '終わりの切り取りと全体の書き直しは、この記録だけでは分かりません。--witness で確認者の記録と、--note で日報の控えと突き合わせてください。',
    );
  }
  return 0;
}

const DAY_MS = 86_400_000;
