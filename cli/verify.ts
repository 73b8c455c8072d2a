import { readFile } from 'node:fs/promises';
import { verifyChain } from '../audit/chain.ts';
import { fromJsonLines, LineProblem } from '../audit/csv.ts';
import type { AuditRecord } from '../audit/record.ts';
import type { Io } from './policy.ts';

export const usage = 'verify [--witness 確認者の記録.jsonl]... 記録.jsonl  記録が書き換えられていないか確かめます';

const why: Record<'changed' | 'missing' | 'unlinked' | 'cut', string> = {
  changed: 'この行の内容が書き換えられています',
  missing: 'この行の前が抜けているか、順番が入れ替わっています',
  unlinked: 'この行は、前の行とつながっていません',
  cut: '確認者の記録にある行が見当たりません。終わりが切り取られたか、全体が書き直されています',
};

/** Hashes of rows by these posters that a second person's log has noted: one for each request that was answered. */
const witnessed = (records: readonly AuditRecord[], posters: ReadonlySet<string>): string[] =>
  records
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

/**
 * `verify [--witness FILE]... FILE`: whether a log, as the extension writes it out, is whole. Exit code: 0 whole, 1 broken or
 * not readable, 2 wrong usage. A log alone cannot show that its end was cut off or that all of it was written anew: the logs
 * of those who confirmed bear witness.
 */
export async function runVerify(args: readonly string[], io: Io): Promise<number> {
  const files: string[] = [];
  const witnesses: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--witness') witnesses.push(args[++at] ?? '');
    else files.push(arg);
  }
  const [file] = files;
  if (!file || files.length > 1 || [...files, ...witnesses].some((path) => path === '' || path.startsWith('--'))) {
    io.err(usage);
    return 2;
  }
  const records = await read(file, io);
  const others = await Promise.all(witnesses.map((path) => read(path, io)));
  if (!records || others.includes(null)) return 1;
  const posters = new Set(records.map(({ actor }) => actor.name.split(' ')[0] ?? ''));
  const seen = others.flatMap((list) => witnessed(list ?? [], posters));
  const state = await verifyChain(records, seen);
  if (!state.ok) {
    io.err(`${file}: ${state.why === 'cut' ? '' : `${state.brokenAt}番の行：`}${why[state.why]}。`);
    return 1;
  }
  io.out(`${file}: ${state.count}行、すべてつながっています。最後の行の指紋 ${state.head || 'なし'}`);
  io.out(
    witnesses.length > 0
      ? `確認者の記録にある${seen.length}行は、すべてこの記録にあります。`
      : '終わりの切り取りと全体の書き直しは、この記録だけでは分かりません。--witness で、確認者の記録と突き合わせてください。',
  );
  return 0;
}
