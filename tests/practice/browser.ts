import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from './find-browser.mjs';
import type { Practice } from './server.ts';

/** A browser in which x.com is the practice range, with the extension loaded if there is one. */

export interface LaunchOptions {
  practice: Pick<Practice, 'hostRules' | 'certificateHash'>;
  /** Directory of the built extension; without it the browser is bare. */
  extension?: string;
  /** Profile to keep; without it a fresh one that is removed on close. */
  profile?: string;
  headless?: boolean;
  width?: number;
  height?: number;
  dark?: boolean;
  /**
   * How the extension gets in. Over the debugging pipe (the default) Chrome from 137 on takes it too, which ignores the
   * command line switch, and a faulty extension is refused with a reason; the switch is for browsers without that command.
   */
  load?: 'pipe' | 'flag';
  /** Extensions come by policy, which a browser under test does not look after unless told. */
  installs?: boolean;
  /** Further command line switches. */
  args?: readonly string[];
}

export interface Launched {
  context: BrowserContext;
  /** Empty without an extension. */
  extensionId: string;
  close(): Promise<void>;
}

async function extensionIdOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 30_000 }));
  return new URL(worker.url()).host;
}

/** Brings an unpacked extension into a browser that is running with --enable-unsafe-extension-debugging; its id. */
export async function loadOverPipe(context: BrowserContext, path: string): Promise<string> {
  const browser = context.browser();
  if (!browser) throw new Error('no browser behind the context');
  const session = await browser.newBrowserCDPSession();
  // Not in the library's list of commands.
  const send = session.send.bind(session) as unknown as (name: string, params: object) => Promise<{ id: string }>;
  const { id } = await send('Extensions.loadUnpacked', { path });
  await session.detach();
  return id;
}

/** @throws Error in Japanese when no browser is installed. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('Chrome・Edge・Chromium が見つかりません。');
  const { practice, headless = true, width = 1280, height = 860, dark = false } = options;
  const extension = options.extension && resolve(options.extension);
  if (extension && !existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`拡張機能がまだ作られていません：${extension}`);
  }
  const pipe = options.load !== 'flag';
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'yubisashi-')));
  const loading = !extension
    ? []
    : pipe
      ? ['--enable-unsafe-extension-debugging']
      : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];

  const removeProfile = async (): Promise<void> => {
    // Chromium may still be writing for a moment after it has said goodbye.
    if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      args: [
        '--lang=ja',
        `--host-resolver-rules=${practice.hostRules}`,
        `--ignore-certificate-errors-spki-list=${practice.certificateHash}`,
        ...loading,
        // No bar that warns of the switches above.
        ...(headless ? [] : ['--test-type', `--window-size=${width},${height}`]),
        ...(options.args ?? []),
      ],
      ignoreDefaultArgs: [
        '--disable-extensions',
        '--enable-automation',
        ...(options.installs ? ['--disable-background-networking', '--disable-component-update'] : []),
      ],
      // Chromium refuses to run as root with its sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      // For the whole browser, service workers and its own menus included, which the emulation below does not reach.
      env: { ...process.env, TZ: 'Asia/Tokyo', LANGUAGE: 'ja' },
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      colorScheme: dark ? 'dark' : headless ? 'light' : null,
      viewport: headless ? { width, height } : null,
      permissions: ['clipboard-read', 'clipboard-write'],
      acceptDownloads: true,
    });
    const open = context;
    const extensionId = !extension ? '' : pipe ? await loadOverPipe(open, extension) : await extensionIdOf(open);
    const close = async (): Promise<void> => {
      await open.close();
      await removeProfile();
    };
    return { context, extensionId, close };
  } catch (error) {
    await context?.close();
    await removeProfile();
    if (pipe && error instanceof Error && /wasn't found|not available|not allowed/i.test(error.message)) {
      return launch({ ...options, load: 'flag' });
    }
    throw error;
  }
}
