import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { zipSync } from 'fflate';
import { billOfMaterials, type Lock } from './bill.ts';
import { crx, extensionId, updateXml } from './crx.ts';
import { keyFrom } from './key.ts';
import { argumentsOf } from './options.ts';
import { writeOut } from './out.ts';

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

const readJson = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;

function run(): void {
  const asked = argumentsOf(process.argv.slice(2));
  if (!asked || asked.help) {
    console.log(usage);
    process.exitCode = asked ? 0 : 64;
    return;
  }
  const { version } = readJson<{ version: string }>('package.json');
  const { hosted } = asked;
  // Before anything is built: a key that cannot be used, or a new one that cannot be written, must not cost an old package.
  const key = hosted ? keyFrom(hosted.key, console.log) : '';
  const files = new Map<string, Uint8Array | string>();
  // Chrome Web Store and Edge Add-ons take the same bytes; each gets a file of its own name.
  const store = zip(build([], 'chrome-mv3'));
  for (const browser of ['chrome', 'edge']) files.set(`yubisashi-${version}-${browser}.zip`, store);
  if (hosted) {
    const { base, forward } = hosted;
    const folder = build(['--mode', 'managed'], 'chrome-mv3-managed', {
      YUBISASHI_UPDATE_URL: `${base}update.xml`,
      YUBISASHI_FORWARD_TO: forward,
    });
    files.set('yubisashi.crx', crx(zip(folder), key));
    files.set('update.xml', updateXml(extensionId(key), version, `${base}yubisashi.crx`));
    console.log(`拡張機能のID：${extensionId(key)}`);
    console.log(`強制インストールの値：${extensionId(key)};${base}update.xml`);
  }
  files.set('sbom.cdx.json', billOfMaterials(readJson<Lock>('package-lock.json')));
  console.log(`${asked.out}\n${writeOut(asked.out, files)}`.trimEnd());
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
