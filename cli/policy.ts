import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { forms, write } from '../policy/deploy/forms.ts';
import { isExtensionId, type Values } from '../policy/deploy/values.ts';
import { isRecord, settingsIn, unmarked } from '../policy/file.ts';
import { parsePolicy } from '../policy/parse.ts';
import { policyReference } from '../policy/reference.ts';
import { guidelines } from '../rules/guidelines/all.ts';
import { codeOf, readText } from './text-file.ts';

/** Where lines go: results to `out`, what went wrong to `err`. */
export interface Io {
  out: (line: string) => void;
  err: (line: string) => void;
}

export const usage = [
  'policy [check] [--id 拡張機能のID] FILE...  設定ファイルを確かめます（- は標準入力）',
  'policy print --form 形 --id 拡張機能のID [--browser edge] [--out 書き出し先] FILE  配る形にします',
  `    形：${forms.join('、')}（values は、グループポリシー管理エディターに入れる値を一行に一つ）`,
  'policy docs                             設定の説明（docs/policy.md）を書き出します',
].join('\n');

const known = guidelines.map(({ id }) => id);

/**
 * `policy [check] [--id ID] FILE...` tells what a file would do, with the same words as the diagnosis page. A file holds the
 * settings alone, or a policy file of Chromium (`3rdparty.extensions.<id>`). Returns the exit code: 0 everything is in
 * force, 1 something was refused or could not be read, 2 wrong usage.
 */
export async function runPolicy(args: readonly string[], io: Io): Promise<number> {
  const named = ['check', 'print', 'docs'].includes(args[0] ?? '');
  // A file alone is checked.
  const [command, ...rest] = named ? args : ['check', ...args];
  if (command === 'docs' && rest.length === 0) {
    io.out(policyReference().trimEnd());
    return 0;
  }
  if (command === 'print') return printPolicy(rest, io);
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

/** Writes a policy file in the form of a system that carries policies. What would be refused is not written at all. */
async function printPolicy(args: readonly string[], io: Io): Promise<number> {
  let given: ReturnType<typeof printArgs>;
  try {
    given = printArgs(args);
  } catch {
    given = null;
  }
  if (!given) {
    io.err(usage);
    return 2;
  }
  const { file, form, id, brand, out } = given;
  const raw = await settingsOf(file, undefined, io);
  // What is said about the file must not end up in the one that is made: `policy print … > yubisashi.json`.
  if (!raw || !report(file, raw, { ...io, out: io.err })) return 1;
  const { text, encoding } = write(form, raw as Values, { id, brand });
  if (out === '') {
    io.out(unmarked(text).trimEnd());
    return 0;
  }
  try {
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, text, encoding);
    return 0;
  } catch (error) {
    io.err(`${out}: 書き込めません（${codeOf(error)}）。書き出し先の場所と名前、書き込む権限をご確認ください。`);
    return 1;
  }
}

function printArgs(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      form: { type: 'string' },
      id: { type: 'string' },
      browser: { type: 'string', default: 'chrome' },
      out: { type: 'string' },
    },
  });
  const [file] = positionals;
  const form = forms.find((one) => one === values.form);
  const { id, out = '' } = values;
  const brand = (['chrome', 'edge'] as const).find((one) => one === values.browser);
  if (!file || positionals.length > 1 || !form || !id || !isExtensionId(id)) return null;
  return brand ? { file, form, id, brand, out } : null;
}

async function checkFile(file: string, id: string | undefined, io: Io): Promise<boolean> {
  const raw = await settingsOf(file, id, io);
  return raw !== null && report(file, raw, io);
}

/** The settings a file holds; null = it could not be read, which was said. */
export async function settingsOf(
  file: string,
  id: string | undefined,
  io: Io,
): Promise<Record<string, unknown> | null> {
  const read = await readText(file);
  if ('problem' in read) {
    io.err(`${file}: ${read.problem}`);
    return null;
  }
  const { text } = read;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    io.err(
      `${file}: JSONとして読み取れません${await placeOf(text)}。かっこや引用符の閉じ忘れ、余分なコンマがないか、ご確認ください。`,
    );
    return null;
  }
  const settings = settingsIn(json, id);
  if ('problem' in settings) {
    io.err(`${file}: ${settings.problem}`);
    return null;
  }
  if (!isRecord(settings.raw)) {
    io.err(`${file}: 設定の全体が読み取れません。項目の集まり（{ } で囲んだもの）で書いてください。`);
    return null;
  }
  return settings.raw;
}

/** Says what of it would be in force; true = all of it. */
function report(file: string, raw: unknown, io: Io): boolean {
  const { refused, present } = parsePolicy(raw, known);
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await runPolicy(process.argv.slice(2), { out: console.log, err: console.error });
}
