import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../audit/chain.ts';
import type { lokiOf, otlpOf } from '../../audit/forward.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { extensionId, newKey } from '../../cli/package/crx.ts';
import { type Launched, launch } from '../practice/browser.ts';
import type { Practice } from '../practice/server.ts';
import { find, press, seeText } from './ax.ts';
import { startPractice } from './people.ts';
import { picture } from './pictures.ts';
import { CHANGE_MS, folder, reasonToSkip, removeWhateverHappens } from './policies.ts';

/** From the package a city hall makes for itself to a browser that has it by policy, configured and guarding. */

const skipped = reasonToSkip();
const root = resolve(import.meta.dirname, '../..');
const file = join(folder, `yubisashi-test-managed-${process.pid}.json`);
const remove = (): void => rmSync(file, { force: true });
const sample = JSON.parse(readFileSync(join(root, 'policy/samples/shiroi.json'), 'utf8'));

let practice: Practice;
let browser: Launched;
let server: Server;
let out: string;
let id: string;
let page: Page;

/** Rows that the log system has taken; while it is down it takes none. */
const taken: AuditRecord[] = [];
const atLoki: AuditRecord[] = [];
let down = true;
let refusals = 0;

function takeLog(request: IncomingMessage, response: ServerResponse): void {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    if (down) {
      refusals++;
      response.writeHead(503).end();
      return;
    }
    if (request.url === '/loki/api/v1/push') {
      const { streams } = JSON.parse(text) as ReturnType<typeof lokiOf>;
      for (const { values } of streams) for (const [, line] of values) atLoki.push(JSON.parse(line));
      response.writeHead(204).end();
      return;
    }
    const body = JSON.parse(text) as ReturnType<typeof otlpOf>;
    for (const { body: row } of body.resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [])
      taken.push(JSON.parse(row.stringValue));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
}

const push = (forward: 'otlp' | 'loki', url: string): void => {
  const settings = { ...sample, accounts: [], audit: { ...sample.audit, forward, forwardTo: url } };
  writeFileSync(
    file,
    JSON.stringify({
      // The test looks through the developer tools, which browsers keep away from what an admin has installed.
      DeveloperToolsAvailability: 1,
      ExtensionInstallForcelist: [`${id};${url}/update.xml`],
      '3rdparty': {
        extensions: { [id]: { ...settings, expected: Object.keys(settings) } },
      },
    }),
  );
};

const left = (): string[] =>
  practice
    .requests()
    .filter(({ method, operation }) => method !== 'GET' && /Mutation|broadcasts/.test(operation))
    .map(({ operation }) => operation);

const pack = (to: string, key: string, url: string): string =>
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      join(root, 'cli/package/main.ts'),
      '--out',
      to,
      '--key',
      key,
      '--url',
      url,
      '--forward',
      url,
    ],
    { cwd: root, encoding: 'utf8' },
  );

describe.skipIf(skipped !== '')(`installed by policy${skipped && ` (${skipped})`}`, () => {
  beforeAll(async () => {
    removeWhateverHappens(remove);
    practice = await startPractice();
    out = mkdtempSync(join(tmpdir(), 'yubisashi-package-'));
    server = createServer((request, response) => {
      if (request.method === 'POST') return takeLog(request, response);
      try {
        response.end(readFileSync(join(out, 'first', (request.url ?? '').split('?')[0] ?? '')));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const key = join(out, 'key.pem');
    writeFileSync(key, newKey());
    id = extensionId(readFileSync(key, 'utf8'));
    const said = pack(join(out, 'first'), key, url);
    expect(said).toContain(`${id};${url}/update.xml`);
    pack(join(out, 'second'), key, url);
    push('otlp', url);
    browser = await launch({ practice, installs: true });
    // The browser fetches the package a moment after it has started.
    for (let tries = 0; tries < 40; tries++) {
      await new Promise((later) => setTimeout(later, 500));
      page = await browser.context.newPage();
      if (await page.goto(`chrome-extension://${id}/options.html`).catch(() => null)) break;
      await page.close().catch(() => undefined);
    }
  });

  afterAll(async () => {
    remove();
    await browser?.close();
    await practice?.close();
    server?.close();
    rmSync(out, { recursive: true, force: true });
  });

  it('packs the same bytes twice', () => {
    const sums = (name: string): string => readFileSync(join(out, name, 'SHA256SUMS'), 'utf8');
    expect(sums('first').split('\n').filter(Boolean)).toHaveLength(5);
    expect(sums('second')).toBe(sums('first'));
  });

  it('is configured: the diagnosis names what has arrived', async () => {
    await page.getByText('管理者の設定が届いています').first().waitFor();
    const keys = await page.locator('tr', { hasText: 'officialPhones' }).first().textContent();
    expect(keys).toContain('people');
    await picture(page, '21-diagnosis', { from: page.getByRole('heading', { name: '設定診断' }), height: 620 });
  });

  it('is shown by the browser as the office wants it: installed by policy, with the settings that were pushed', async () => {
    const own = await browser.context.newPage();
    await own.goto('chrome://policy');
    await own.getByText('ExtensionInstallForcelist').first().waitFor();
    await own.getByText('officialPhones').first().waitFor();
    // The settings of the extension, below what the test itself needs of the browser.
    const table = own.locator('policy-table', { hasText: 'officialPhones' });
    await picture(own, '22-policy', { from: table, width: 1200, height: 800 });
    await own.goto(`chrome://extensions/?id=${id}`);
    await own.locator('extensions-detail-view #name').waitFor();
    await picture(own, '23-extension', { height: 330 });
    await own.close();
  });

  it('guards: what is written is checked, and what is published waits', async () => {
    await page.goto('https://www.facebook.com/mihon');
    await page.getByRole('button', { name: '見本市さん、その気持ち、シェアしよう' }).click();
    await page.locator('[role="dialog"] [role="textbox"]').click();
    await page.keyboard.insertText('防災講座を11月21日（日）に開きます。');
    await seeText(page, '日付と曜日');
    await page.getByRole('button', { name: '投稿', exact: true }).click();
    await find(page, 'heading', '指さし確認');
    await press(page, 'button', '戻って直す');
    expect(left()).toEqual([]);
  });

  it('reaches the workers of a page, which no other package can', async () => {
    await page.goto('https://www.facebook.com/mihon');
    const send = (name: string): Promise<string> =>
      page.evaluate((operation) => {
        const source = `onmessage = ({ data }) =>
          fetch(data.url, { method: 'POST', body: new URLSearchParams(data.form) }).then(() => 'sent', () => 'refused').then(postMessage)`;
        const worker = new Worker(URL.createObjectURL(new Blob([source])));
        worker.postMessage({
          url: new URL('/api/graphql/', location.href).href,
          form: {
            fb_api_req_friendly_name: operation,
            variables: JSON.stringify({ input: { message: { text: '勝手な投稿' }, feedback_reaction_id: '1' } }),
          },
        });
        return new Promise<string>((resolve) => {
          worker.onmessage = ({ data }) => resolve(data);
        });
      }, name);
    expect(await send('CometNewsFeedQuery')).toBe('sent');
    expect(await send('ComposerStoryCreateMutation')).toBe('refused');
    expect(await send('CometUFIFeedbackReactMutation')).toBe('refused');
    await seeText(page, '画面に見えない部分からの通信を止めました');
    expect(left()).toEqual([]);
  });

  it('lets a reaction go that somebody has said yes to', async () => {
    await page.goto('https://www.facebook.com/mihon');
    await page.getByRole('button', { name: 'いいね！', exact: true }).last().click();
    await press(page, 'button', '「いいね」する');
    await expect.poll(left).toEqual(['CometUFIFeedbackReactMutation']);
  });

  it('sends its log to the log system that policy names, and loses nothing while that is down', async () => {
    expect(refusals).toBeGreaterThan(0);
    expect(taken).toEqual([]);
    down = false;
    // The next row sends all that waits.
    await page.goto('https://x.com/home');
    await page.locator('article').first().locator('[data-testid="like"]').click();
    await press(page, 'button', '「いいね」する');
    await expect
      .poll(() => taken.filter(({ action }) => action === 'reaction').length, { timeout: 15_000 })
      .toBeGreaterThan(0);
    expect(taken.map(({ seq }) => seq)).toEqual(taken.map((_, index) => index + 1));
    expect(await verifyChain(taken)).toMatchObject({ ok: true });
    expect(taken.filter(({ action }) => action === 'forward_failed')).toHaveLength(1);
  });

  it('sends what comes after to another system when policy says so', async () => {
    push('loki', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    // A changed policy is a row of its own.
    await expect
      .poll(() => atLoki.filter(({ action }) => action === 'policy_changed').length, { timeout: CHANGE_MS })
      .toBe(1);
    expect(Math.min(...atLoki.map(({ seq }) => seq))).toBe(Math.max(...taken.map(({ seq }) => seq)) + 1);
  });

  it('greets whoever has chosen it, and nobody to whom it was pushed', async () => {
    const welcomes = (of: Launched) => of.context.pages().filter((one) => one.url().endsWith('/welcome.html')).length;
    expect(welcomes(browser)).toBe(0);
    const update_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/update.xml`;
    // Installed as by hand: it may be switched off and taken away again.
    const settings = { [id]: { installation_mode: 'normal_installed', update_url } };
    writeFileSync(file, JSON.stringify({ DeveloperToolsAvailability: 1, ExtensionSettings: settings }));
    const fresh = await launch({ practice, installs: true });
    try {
      await expect.poll(() => welcomes(fresh), { timeout: 30_000 }).toBe(1);
    } finally {
      await fresh.close();
    }
  });
});
