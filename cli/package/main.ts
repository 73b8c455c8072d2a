import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { crx, extensionId, newKey, updateXml } from './crx.ts';

/**
 * `npm run package`: the files that go out. Store packages always; with --key and --url also what a municipality serves
 * itself, with the stronger stop that browsers allow to extensions installed by policy. The same sources and the same key
 * give the same bytes.
 */

const root = resolve(import.meta.dirname, '../..');
const usage = `npm run package -- [--out フォルダ] [--key 鍵.pem --url https://配布サーバー/フォルダ [--forward https://記録のサーバー]]
  --key  自前で配るときの秘密鍵。ファイルがなければ作ります。拡張機能のIDはこの鍵で決まるので、なくさず、庁外に出さないでください。
  --url  作られた ${'yubisashi.crx'} と update.xml を置く場所（庁内の http/https サーバー）
  --forward  記録を転送してよい宛先。書かなければ、どこへも通信しません。`;

/** Every file below a folder, in one order on every machine, with one time stamp. */
function zip(folder: string): Uint8Array {
  const names = (readdirSync(folder, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  // Of local time, as the format is: the same bytes in every time zone.
  return zipSync(files, { level: 9, mtime: new Date(2020, 0, 1) });
}

/** Builds a variant and returns the folder it lies in. */
function build(args: readonly string[], folder: string, env: Record<string, string> = {}): string {
  execFileSync(process.execPath, [join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build', ...args], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, YUBISASHI_OUT: '.output/packing', ...env },
  });
  return join(root, '.output/packing', folder);
}

/** What the product is made of, without what differs from run to run. */
function billOfMaterials(): string {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const text = execFileSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { serialNumber: _serial, ...bom } = JSON.parse(text) as {
    serialNumber: string;
    metadata?: { timestamp?: string };
  };
  if (bom.metadata) delete bom.metadata.timestamp;
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function keyFrom(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, newKey(), { mode: 0o600, flag: 'wx' });
    console.log(`鍵を作りました：${path}（なくさず、庁外に出さないでください）`);
  }
  const key = readFileSync(path, 'utf8');
  try {
    extensionId(key);
    return key;
  } catch {
    throw new Error(`${path} は秘密鍵（PEM）として読み取れません。ファイルをお確かめください。`);
  }
}

function run(): void {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      key: { type: 'string' },
      url: { type: 'string' },
      forward: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || (values.key === undefined) !== (values.url === undefined)) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 64;
    return;
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const out = resolve(values.out ?? join(root, '.output', 'package'));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(out, name), bytes);

  // Chrome Web Store and Edge Add-ons take the same bytes; each gets a file of its own name.
  const store = zip(build([], 'chrome-mv3'));
  for (const browser of ['chrome', 'edge']) put(`yubisashi-${version}-${browser}.zip`, store);
  if (values.key !== undefined && values.url !== undefined) {
    const key = keyFrom(resolve(values.key));
    const base = values.url.replace(/\/*$/, '/');
    if (!URL.canParse(base) || !/^(https?|file):$/.test(new URL(base).protocol)) {
      throw new Error(`--url を読み取れません：${values.url}（https://… の形で書いてください）`);
    }
    const forward = values.forward ?? '';
    if (forward !== '' && !/^https?:$/.test(URL.canParse(forward) ? new URL(forward).protocol : '')) {
      throw new Error(`--forward を読み取れません：${forward}（https://… の形で書いてください）`);
    }
    const folder = build(['--mode', 'managed'], 'chrome-mv3-managed', {
      YUBISASHI_UPDATE_URL: `${base}update.xml`,
      YUBISASHI_FORWARD_TO: forward,
    });
    put('yubisashi.crx', crx(zip(folder), key));
    put('update.xml', updateXml(extensionId(key), version, `${base}yubisashi.crx`));
    console.log(`拡張機能のID：${extensionId(key)}`);
    console.log(`強制インストールの値：${extensionId(key)};${base}update.xml`);
  }
  put('sbom.cdx.json', billOfMaterials());
  const sums = readdirSync(out)
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex')}  ${name}\n`,
    );
  put('SHA256SUMS', sums.join(''));
  console.log(`${out}\n${sums.join('')}`.trimEnd());
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
