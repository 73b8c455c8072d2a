import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { find, gone, stateOf } from './ax.ts';
import {
  approve,
  askForCode,
  clipboard,
  type Desk,
  makeApprover,
  openDesk,
  pair,
  readRequest,
  startPractice,
} from './people.ts';

/** WCAG 2.2 AA by axe on the extension's own pages; keyboard and focus on the site, where axe cannot reach the closed root. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inline = '[data-testid="tweetTextarea_0"]';
const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let practice: Practice;
let poster: Desk;
let second: Desk;
let confirm: Page;
let request: string;

interface Result {
  violations: { id: string; nodes: { html: string }[] }[];
}

const isWide = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** Rules of axe that are broken, as the page stands. */
async function broken(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe);
  const result = await page.evaluate(
    (values) =>
      (window as unknown as { axe: { run: (root: Document, options: object) => Promise<unknown> } }).axe.run(document, {
        runOnly: values,
      }),
    tags,
  );
  return [
    ...(result as Result).violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html.slice(0, 120)}`),
    ...((await isWide(page)) ? [`${where}: scrolls sideways`] : []),
  ];
}

/** Spacing that readers may set (WCAG 2.2, 1.4.12). */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** Wide and light, narrow and dark, with the colours of the system; and no way sideways when readers want more space. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  const look = async (where: string, width: number, media: Parameters<Page['emulateMedia']>[0]): Promise<void> => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(media);
    found.push(...(await broken(page, where)));
  };
  await look('light 1280', 1280, { colorScheme: 'light' });
  await look('forced colours 1280', 1280, { forcedColors: 'active' });
  await look('dark 320', 320, { colorScheme: 'dark', forcedColors: 'none' });
  const roomy = await page.addStyleTag({ content: spacing });
  if (await isWide(page)) found.push('spaced 320: scrolls sideways');
  await roomy.evaluate((style) => (style as HTMLElement).remove());
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

beforeAll(async () => {
  practice = await startPractice();
  poster = await openDesk(practice);
  second = await openDesk(practice);
});

afterAll(async () => {
  await poster?.close();
  await second?.close();
  await practice?.close();
});

describe('the pages of the extension', () => {
  it('registering as second person', async () => {
    const page = await second.open('confirm');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('settings, with a person paired', async () => {
    const approver = await makeApprover(second);
    confirm = approver.page;
    expect(await violations(confirm)).toEqual([]);
    const options = await pair(poster, approver.card);
    expect(await violations(options)).toEqual([]);
    await options.close();
  });

  it('the draft to be confirmed, and the code', async () => {
    const page = await poster.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator(inline).first().click();
    await page.keyboard.insertText('見本です。https://www.city.mihon.lg.jp/ 拡散希望☝');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    request = await askForCode(page);
    expect(request).toBe(await clipboard(page));
    await page.close();
    await readRequest(confirm, request);
    expect(await violations(confirm)).toEqual([]);
    await approve(confirm);
    expect(await violations(confirm)).toEqual([]);
  });

  it('the log, looked through', async () => {
    const log = await poster.open('log');
    await log.getByText('すべてつながっています').waitFor();
    const rows = log.locator('section').last().locator('tbody tr');
    const before = await rows.count();
    expect(before).toBeGreaterThan(1);
    await log.getByLabel('操作').selectOption('pairing_added');
    await expect.poll(() => rows.count()).toBe(1);
    await log.getByLabel('言葉で探す').fill('どこにもない言葉');
    await expect.poll(() => rows.count()).toBe(0);
    await log.getByLabel('言葉で探す').fill('');
    await log.getByLabel('操作').selectOption('');
    expect(await violations(log)).toEqual([]);
    await log.close();
  });

  it.each([
    ['duty', '手順を始める'],
    ['template', '定型文を作って署名する'],
    ['documents', '書類の種類'],
  ] as const)('the page %s, with what folds opened', async (name, fold) => {
    const opened = await poster.open(name);
    await opened.getByText(fold).click();
    expect(await violations(opened)).toEqual([]);
    await opened.close();
  });

  it('the first page, and the practice on it', async () => {
    const welcome = await poster.open('welcome');
    await welcome.getByText('気になる所が').waitFor();
    expect(await violations(welcome)).toEqual([]);
    await welcome.getByRole('button', { name: '投稿する（練習）' }).click();
    await welcome.getByRole('dialog', { name: '指さし確認' }).waitFor();
    expect(await violations(welcome)).toEqual([]);
    await welcome.close();
  });

  it('the form for admins, with everything open and something wrong', async () => {
    const builder = await poster.open('builder');
    await builder.getByRole('button', { name: '木更津市の見本から' }).click();
    for (const summary of await builder.locator('.setting > summary').all()) await summary.click();
    await builder.getByRole('button', { name: 'アカウント台帳に足す' }).click();
    await builder.getByText('直す所が').waitFor();
    expect(await violations(builder)).toEqual([]);
    await builder.close();
  });

  it('the popup', async () => {
    const popup = await poster.open('popup');
    await popup.getByText('最近の記録').click();
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });
});

describe('by keyboard alone, on the site', () => {
  it('the sheet takes the focus from the modal composer, is walked through, and gives it back', async () => {
    const page = await poster.context.newPage();
    await page.goto('https://x.com/home');
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(`[role="dialog"] ${inline}`).waitFor();
    await page.keyboard.insertText('図書館のお知らせです。');
    await page.keyboard.press('Control+Enter');
    await find(page, 'heading', '指さし確認');
    // The page's own focus trap must not pull the focus back behind the sheet.
    await page.waitForTimeout(300);
    const ticked = new Set<string>();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      const box = await focused(page, 'checkbox');
      if (!box || ticked.has(box)) continue;
      ticked.add(box);
      await page.keyboard.press(' ');
      await page.waitForTimeout(200);
    }
    expect(ticked.size).toBeGreaterThan(0);
    for (let nth = 0; nth < ticked.size; nth++)
      expect(stateOf(await find(page, 'checkbox', '', { nth }), 'checked')).toBe('true');
    for (let i = 0; i < 30 && !(await focused(page, 'textbox')); i++) await page.keyboard.press('Tab');
    await page.keyboard.type('l12t');
    expect((await find(page, 'textbox', '確認コード')).value?.value).toBe('l12t');
    expect(practice.requests().filter((r) => /Favorite|Retweet/.test(r.operation))).toEqual([]);
    await page.keyboard.press('Escape');
    await gone(page, 'heading', '指さし確認');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('tweetTextarea_0');
    await page.close();
  });

  it('pictures are looked at closely by keyboard and closed again, and the sheet stays', async () => {
    const page = await poster.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator(inline).first().waitFor();
    await page.locator('input[type="file"]').first().setInputFiles([photo, photo]);
    await find(page, 'heading', 'この2点には');
    // The button has the focus: one key is enough.
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="attachments"] img').nth(1).waitFor();
    await page.locator(inline).first().click();
    await page.keyboard.insertText('公園の写真です。');
    await page.keyboard.press('Control+Enter');
    await find(page, 'heading', '指さし確認');
    for (let i = 0; i < 30 && !(await focused(page, 'button')).startsWith('大きく見る'); i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await find(page, 'heading', '画像 1 / 2');
    await page.keyboard.press('ArrowRight');
    await find(page, 'heading', '画像 2 / 2');
    await page.keyboard.press('ArrowLeft');
    await find(page, 'heading', '画像 1 / 2');
    await page.keyboard.press('Escape');
    await gone(page, 'heading', '画像 1 / 2');
    await find(page, 'heading', '指さし確認');
    expect(await focused(page, 'button')).toContain('大きく見る');
    await page.close();
  });

  it('at 200 % zoom the buttons stay within the window', async () => {
    const page = await poster.context.newPage();
    await page.setViewportSize({ width: 640, height: 400 });
    await page.goto('https://x.com/home');
    await page.locator(inline).first().click();
    await page.keyboard.insertText('図書館のお知らせです。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    const node = await find(page, 'button', 'この内容で投稿する');
    const session = await page.context().newCDPSession(page);
    const { quads } = (await session.send('DOM.getContentQuads', { backendNodeId: node.backendDOMNodeId })) as {
      quads: number[][];
    };
    const [left = -1, , right = 9999, , , bottom = 9999] = quads[0] ?? [];
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(640);
    expect(bottom).toBeLessThanOrEqual(400);
    await page.close();
  });
});

/** Name of the focused element of our own interface when it has that role; empty otherwise. */
async function focused(page: Page, role: string): Promise<string> {
  for (let nth = 0; ; nth++) {
    const node = await find(page, role, '', { nth, timeout: 0 }).catch(() => null);
    if (!node) return '';
    if (stateOf(node, 'focused') === true) return node.name?.value ?? '';
  }
}
