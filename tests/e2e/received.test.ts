import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { count, find, gone, press, seeText } from './ax.ts';
import { clipboard, type Desk, openDesk, startPractice } from './people.ts';

/** What others have written: answers that a guideline does not want, heated posts, links, and the own profile. */

let practice: Practice;
let poster: Desk;
let page: Page;

const post = (words: string) => page.locator('article').filter({ hasText: words });

beforeAll(async () => {
  practice = await startPractice();
  poster = await openDesk(practice);
  const options = await poster.open('options');
  // Shiroi wants no replies, Samukawa no links followed, Kawasaki has a rule for names.
  for (const town of [/白井市/, /寒川町/, /川崎市/]) await options.getByLabel(town).check();
  // A page that is closed at once writes nothing more.
  await options.waitForFunction(async () => {
    const { settings } = await (globalThis as unknown as { chrome: typeof chrome }).chrome.storage.local.get(
      'settings',
    );
    return (settings as { guidelines?: string[] } | undefined)?.guidelines?.length === 3;
  });
  await options.close();
});

afterAll(async () => {
  await poster?.close();
  await practice?.close();
});

beforeEach(async () => {
  await page?.close();
  practice.reset();
  page = await poster.context.newPage();
  await page.goto('https://x.com/home');
  await page.locator('article').first().waitFor();
  await page.waitForTimeout(400);
});

describe('a reply', () => {
  it('asks before the composer opens, and offers words to say instead', async () => {
    await post('広場で何か').locator('[data-testid="reply"]').click();
    await find(page, 'heading', '「返信」しますか');
    await seeText(page, '2(3)④');
    await press(page, 'button', '案内文をコピー');
    await seeText(page, 'コピーしました');
    expect(await clipboard(page)).toContain('お問い合わせ');
    await press(page, 'button', 'やめる');
    await gone(page, 'heading', '「返信」しますか');
    expect(new URL(page.url()).pathname).toBe('/home');
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await press(page, 'button', '「返信」する');
    await page.waitForURL('**/compose/post');
  });

  it('to a heated post has to wait', async () => {
    await post('税金泥棒').locator('[data-testid="reply"]').click();
    await seeText(page, '落ち着いて');
    const yes = await find(page, 'button', /「返信」する（あと\d+秒）/);
    expect(yes.properties?.find(({ name }) => name === 'disabled')?.value.value).toBe(true);
    await press(page, 'button', 'やめる');
    await post('広場で何か').locator('[data-testid="reply"]').click();
    await find(page, 'button', /^「返信」する$/);
    await press(page, 'button', 'やめる');
  });
});

describe('a link in a received post', () => {
  const link = () => post('継続審査').getByRole('link', { name: 'shimbun.example.jp' });

  it.each([
    ['a click', () => link().click()],
    ['the middle button', () => link().click({ button: 'middle' })],
    [
      'Enter',
      async () => {
        await link().focus();
        await page.keyboard.press('Enter');
      },
    ],
  ])('opened by %s says first where it leads', async (_name, open) => {
    const before = poster.context.pages().length;
    await open();
    await find(page, 'heading', 'このリンクを開きますか');
    await seeText(page, 'shimbun.example.jp');
    await press(page, 'button', 'やめる');
    await gone(page, 'heading', 'このリンクを開きますか');
    expect(poster.context.pages()).toHaveLength(before);
    await open();
    const opened = poster.context.waitForEvent('page');
    await press(page, 'button', '開く');
    await (await opened).close();
  });

  it('leaves the links of the site itself alone', async () => {
    await post('継続審査').locator('a[href="/mihon_shimbun"]').first().click();
    await page.waitForURL('**/mihon_shimbun');
    expect(await count(page, 'heading', 'このリンクを開きますか')).toBe(0);
  });
});

describe('the own profile', () => {
  it('is told what the guidelines miss in it, and other profiles are not', async () => {
    await page.goto('https://x.com/mihon_city');
    await seeText(page, 'プロフィールの確認');
    await seeText(page, '「川崎市○○○」の形');
    await seeText(page, '問い合わせ先がありません');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.goto('https://x.com/mihon_shimbun');
    await page.locator('article').first().waitFor();
    await page.waitForTimeout(800);
    expect(await count(page, 'region', 'プロフィールの確認')).toBe(0);
  });
});
