import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parsePolicy } from '../policy/parse.ts';
import { policyReference } from '../policy/reference.ts';
import { guidelines } from '../rules/guidelines/all.ts';

/** Where lines go: results to `out`, what went wrong to `err`. */
export interface Io {
  out: (line: string) => void;
  err: (line: string) => void;
}

export const usage = [
  'policy check [--id 拡張機能のID] FILE...  設定ファイルを確かめます（- は標準入力）',
  'policy docs                             設定の説明（docs/policy.md）を書き出します',
].join('\n');

const known = guidelines.map(({ id }) => id);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `policy check [--id ID] FILE...` tells what a file would do, with the same words as the diagnosis page. A file holds the
 * settings alone, or a policy file of Chromium (`3rdparty.extensions.<id>`). Returns the exit code: 0 everything is in
 * force, 1 something was refused or could not be read, 2 wrong usage.
 */
export async function runPolicy(args: readonly string[], io: Io): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'docs' && rest.length === 0) {
    io.out(policyReference().trimEnd());
    return 0;
  }
  const id = rest[0] === '--id' ? rest[1] : undefined;
  const files = rest[0] === '--id' ? rest.slice(2) : rest;
  if (command !== 'check' || files.length === 0 || files.some((file) => /^-./.test(file)) || id === '') {
    io.err(usage);
    return 2;
  }
  let code = 0;
  for (const file of files) if (!(await checkFile(file, id, io))) code = 1;
  return code;
}

async function checkFile(file: string, id: string | undefined, io: Io): Promise<boolean> {
  let text: string;
  try {
    text = file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8');
    // Notepad puts a byte order mark first; JSON knows none.
    text = text.replace(/^\uFEFF/, '');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    io.err(`${file}: ファイルを開けません（${why}）。場所と名前をご確認ください。`);
    return false;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    io.err(
      `${file}: JSONとして読み取れません${await placeOf(text)}。かっこや引用符の閉じ忘れ、余分なコンマがないか、ご確認ください。`,
    );
    return false;
  }
  const settings = settingsIn(json, id);
  if ('problem' in settings) {
    io.err(`${file}: ${settings.problem}`);
    return false;
  }
  const { refused, present } = parsePolicy(settings.raw, known);
  io.out(`${file}: 届くキー ${present.join('、') || 'なし'}`);
  for (const { path, value, reason, suggestion } of refused)
    io.err(`${file}: ${path || '（全体）'}: ${reason}${suggestion ?? ''} 書かれていた値：${value}`);
  io.out(refused.length === 0 ? `${file}: すべて使えます。` : `${file}: ${refused.length}件は受け付けられません。`);
  return refused.length === 0;
}

/** `（3行目5文字目）`: JSON.parse of Node 20 often names no place, the parser of TypeScript does. */
async function placeOf(text: string): Promise<string> {
  const { default: ts } = await import('typescript');
  const problem = ts.parseConfigFileTextToJson('', text).error;
  if (problem?.start === undefined) return '';
  const before = text.slice(0, problem.start).split('\n');
  return `（${before.length}行目${[...(before.at(-1) ?? '')].length + 1}文字目）`;
}

/** The settings inside a file: the file itself, or what a policy file of Chromium holds for one extension. */
function settingsIn(json: unknown, id: string | undefined): { raw: unknown } | { problem: string } {
  if (!isRecord(json) || !('3rdparty' in json)) return { raw: json };
  const party = json['3rdparty'];
  const extensions = isRecord(party) ? party.extensions : undefined;
  if (!isRecord(extensions)) return { problem: '「3rdparty」の中に「extensions」がありません。' };
  const ids = Object.keys(extensions);
  if (id !== undefined) {
    return ids.includes(id)
      ? { raw: extensions[id] }
      : { problem: `ID「${id}」の設定がありません。書かれているのは ${ids.join('、') || 'なし'} です。` };
  }
  const [only] = ids;
  if (only === undefined) return { problem: '「extensions」の中に設定がありません。' };
  return ids.length === 1
    ? { raw: extensions[only] }
    : { problem: `設定が${ids.length}つあります。--id で選んでください（${ids.join('、')}）。` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPolicy(process.argv.slice(2), { out: console.log, err: console.error });
}
