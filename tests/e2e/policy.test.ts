import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { count, find, press, seeText } from './ax.ts';
import { type Desk, openDesk, startPractice } from './people.ts';

/** A real managed policy, as an admin pushes it, in the real browser. */

const folder = '/etc/chromium/policies/managed';
const file = join(folder, 'yubisashi-test.json');
const inline = '[data-testid="tweetTextarea_0"]';

const isRoot = process.getuid?.() === 0;

let practice: Practice;
let desk: Desk;
let page: Page;
let id: string;

const sample = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../policy/samples/samukawa.json'), 'utf8'));

function push(policy: object | null): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(policy ? { '3rdparty': { extensions: { [id]: policy } } } : {}));
}

const remove = (): void => rmSync(file, { force: true });

async function write(text: string): Promise<void> {
  await page.locator(inline).first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

// Without the right to write there nobody can push a policy; continuous integration runs as root.
describe.skipIf(!isRoot)('a managed policy', () => {
  beforeAll(async () => {
    process.once('exit', remove);
    practice = await startPractice();
    const first = await openDesk(practice);
    id = first.id;
    await first.close();
    push({
      ...sample,
      accounts: [{ site: 'x', id: 'mihon_city', name: '見本市【公式】' }],
      contact: '広報戦略課 内線000',
    });
    desk = await openDesk(practice);
    page = await desk.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator(inline).first().waitFor();
  });

  afterAll(async () => {
    remove();
    await desk?.close();
    await practice?.close();
  });

  it('arrives whole, and the diagnosis says so', async () => {
    const options = await desk.open('options');
    await seeText(options, '管理者の設定が届いています');
    for (const key of Object.keys(sample)) await seeText(options, new RegExp(`(^|、|\\n)${key}`, 'm'));
    await seeText(options, '受け付けなかった設定はありません');
    await options.close();
  });

  it("makes the town's own clause speak, with the town's own weight", async () => {
    await write('〇〇議員の発言についてお知らせします。');
    await seeText(page, '要修正');
    await seeText(page, /5\(4\)②/);
  });

  it('is followed while the page is open: another account, another contact', async () => {
    push({ ...sample, accounts: [{ site: 'x', id: 'other_city' }], contact: '情報政策課 内線999' });
    await page.waitForTimeout(7000);
    await write('図書館のお知らせです。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await seeText(page, '台帳にないアカウントです', 20_000);
    await seeText(page, '情報政策課 内線999');
    await press(page, 'button', '戻って直す');
    expect(practice.requests('CreateTweet')).toHaveLength(0);
  });

  it('with a bad value is refused in that place, by name, and the strictest value stands', async () => {
    push({ ...sample, reactions: { like: 'of' }, people: [{ id: 'x' }, ...sample.people] });
    const options = await desk.open('options');
    await seeText(options, 'reactions.like', 20_000);
    await seeText(options, '使える値は');
    await seeText(options, /people\[0\]/);
    await options.close();
    await page.bringToFront();
    await page.locator('article').first().locator('[data-testid="like"]').click();
    await find(page, 'heading', '「いいね」できない設定です');
    expect(await count(page, 'button', '「いいね」する')).toBe(0);
    await press(page, 'button', '閉じる');
    expect(practice.requests('FavoriteTweet')).toHaveLength(0);
  });

  it('can switch a reaction off', async () => {
    push({ ...sample, reactions: { like: 'off' } });
    await page.waitForTimeout(9000);
    await page.locator('article').first().locator('[data-testid="like"]').click();
    await expect.poll(() => practice.requests('FavoriteTweet').length, { timeout: 8000 }).toBe(1);
  });

  it('that vanishes closes everything and says so', async () => {
    push(null);
    await seeText(page, '管理者の設定が失われています', 20_000);
    await write('図書館のお知らせです。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await seeText(page, '設定が失われています。管理者にご連絡ください');
    expect(practice.requests('CreateTweet')).toHaveLength(0);
  });
});

it('no test policy is left behind', () => {
  remove();
  expect(existsSync(file)).toBe(false);
});
