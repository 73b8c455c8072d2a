import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newKey } from './crx.ts';

/** The key in a file, which is made where there is none. @throws Error, in words for admins, for what browsers could not use */
export function keyFrom(path: string, say: (line: string) => void): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, newKey(), { mode: 0o600, flag: 'wx' });
    say(`鍵を作りました：${path}（なくさず、庁外に出さないでください）`);
  }
  const key = readFileSync(path, 'utf8');
  const kind = kindOf(key);
  if (kind === null) throw new Error(`${path} は秘密鍵（PEM）として読み取れません。ファイルをお確かめください。`);
  // crx.ts writes the proof of an RSA key: browsers would refuse a package with another kind in its place.
  if (kind !== 'rsa') {
    throw new Error(
      `${path} は RSA の鍵ではありません（${kind}）。署名に使えるのは RSA の秘密鍵です。新しく作るときは、まだないファイルの名前を --key に書いてください。`,
    );
  }
  return key;
}

function kindOf(key: string): string | null {
  try {
    return createPrivateKey(key).asymmetricKeyType ?? null;
  } catch {
    return null;
  }
}
