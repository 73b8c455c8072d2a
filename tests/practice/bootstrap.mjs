import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { nodeFits, nodeTooOld } from './node-version.mjs';

/** What `npm start` and `npm test` do first. Uses nothing but Node, because nothing may be installed yet. */

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} text */
export const say = (text) => process.stdout.write(`${text}\n`);

/**
 * Ends the program with a message for whoever sits before it.
 * @param {string} text
 * @returns {never}
 */
function stop(text) {
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}

/**
 * Runs a program and gives its exit code; with `quiet` its output is shown only when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {number}
 */
export function run(program, args, { quiet = false, env = {} } = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // npm is a script on Windows, which only a shell can start.
    shell: process.platform === 'win32' && program === 'npm',
  });
  if (quiet && result.status !== 0) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  return result.status ?? 1;
}

/**
 * Runs the command line program of an installed package, as npx would, but the same on every system.
 * @param {string} name package
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 */
export function tool(name, args, options) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
  return run(process.execPath, [join(folder, script), ...args], options);
}

/** @param {string} path */
const lockfile = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

/** Whether what is installed is what package-lock.json asks for; optional packages of other systems may be missing. */
function isInstalled() {
  const wanted = lockfile(join(root, 'package-lock.json'));
  const found = lockfile(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      found[path]?.version === entry.version ||
      (found[path] === undefined && (entry.optional || entry.devOptional)),
  );
}

/** Node new enough and every package in place. */
export function prepare() {
  const { node } = process.versions;
  if (!nodeFits(node)) stop(nodeTooOld(node));
  if (isInstalled()) return;
  say('必要な部品を取り寄せています（はじめの一回は数分かかります）…');
  if (run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true }) !== 0) {
    stop(
      '部品を取り寄せられませんでした。インターネットへの接続（プロキシの設定など）を確かめて、もう一度お試しください。',
    );
  }
}

const INSTALL = {
  linux: 'sudo apt-get install -y chromium fonts-noto-cjk',
  darwin: 'brew install --cask chromium',
  win32: 'winget install --id Microsoft.Edge',
};

/** A browser to practise with: found, or installed where that needs nobody's password. */
export function ensureBrowser() {
  if (findBrowser()) return;
  const ownMachine = process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (ownMachine && !process.env.CHROME_PATH) {
    say('ブラウザ（Chromium）と日本語の文字を入れています…');
    const quiet = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    run('apt-get', ['update'], quiet);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet);
    if (findBrowser()) return;
  }
  const command = INSTALL[process.platform] ?? INSTALL.linux;
  stop(
    `Chrome・Edge・Chromium のどれも見つかりませんでした。\n次の一行で入れられます：\n\n  ${command}\n\n別の場所に入れてあるときは、環境変数 CHROME_PATH にその場所を書いてください。`,
  );
}

/** Builds the extension into .output/chrome-mv3. @returns {boolean} */
export const buildExtension = () => tool('wxt', ['build'], { quiet: true }) === 0;
