import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isOurs } from './out.ts';

/** What `npm run package` was asked for, looked through before anything is built, written or taken away. */

export interface Asked {
  help: boolean;
  out: string;
  /** For machines of the municipality's own; null = for the stores alone. */
  hosted: { key: string; base: string; forward: string } | null;
}

const root = resolve(import.meta.dirname, '../..');

/** Null = wrong usage. @throws Error, in words for admins, for a value that cannot be used */
export function argumentsOf(args: readonly string[]): Asked | null {
  const values = valuesOf(args);
  if (!values) return null;
  const { key, url, forward = '', help = false } = values;
  const out = resolve(values.out ?? join(root, '.output', 'package'));
  if (help) return { help, out, hosted: null };
  if (key === undefined && url === undefined) return forward === '' ? { help, out, hosted: null } : null;
  if (!key || url === undefined) return null;
  const base = url.replace(/\/*$/, '/');
  if (!/^(https?|file):$/.test(protocolOf(base))) {
    throw new Error(`--url を読み取れません：${url}（https://… の形で書いてください）`);
  }
  if (forward !== '' && !/^https?:$/.test(protocolOf(forward))) {
    throw new Error(`--forward を読み取れません：${forward}（https://… の形で書いてください）`);
  }
  const path = resolve(key);
  // What is built would be written over it.
  if (dirname(path) === out && isOurs(basename(path))) {
    throw new Error(
      `--key の名前「${basename(path)}」は、できるファイルの名前と同じです。鍵を別の名前にしてください。`,
    );
  }
  return { help, out, hosted: { key: path, base, forward } };
}

const protocolOf = (url: string): string => (URL.canParse(url) ? new URL(url).protocol : '');

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        key: { type: 'string' },
        url: { type: 'string' },
        forward: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch {
    return null;
  }
}
