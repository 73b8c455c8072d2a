import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { decode } from '../policy/text-file.ts';

/** What the system calls a failure: ENOENT, EACCES. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** The text of a file (- is standard input), or why there is none. Read wrongly, it would pass for text without a fault. */
export async function readText(file: string): Promise<{ text: string } | { problem: string }> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    return { problem: `ファイルを開けません（${codeOf(error)}）。場所と名前をご確認ください。` };
  }
  const text = decode(bytes);
  return text === null
    ? { problem: '文字として読み取れません。UTF-8 のテキストファイルとして保存し直してから、お試しください。' }
    : { text };
}
