import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { stops } from '../practice/stops.ts';
import { takeTour } from '../practice/tour.ts';
import { find, gone, press, seeText } from './ax.ts';
import { type Desk, makeApprover, openDesk, pair, startPractice } from './people.ts';

/** When something under the guard gives way, doors stay closed and say so. */

let practice: Practice;
let poster: Desk;
let page: Page;

const inline = '[data-testid="tweetTextarea_0"]';
const modal = (id: string): string => `[role="dialog"] [data-testid="${id}"]`;
const sent = () => practice.requests().filter((r) => /Create|Favorite/.test(r.operation) && r.method === 'POST').length;

beforeAll(async () => {
  practice = await startPractice();
  poster = await openDesk(practice);
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
  await page.locator(inline).first().waitFor();
});

describe('the page moves under the guard', () => {
  it('a composer that is mounted anew is checked again', async () => {
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('拡散希望です。');
    await seeText(page, 'うわさ');
    await page.click(modal('scheduleOption'));
    await page.locator('#SELECTOR_1').waitFor();
    await page.goBack();
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await seeText(page, 'うわさ');
    await page.locator(modal('tweetTextarea_0')).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('○時○分に始まります。');
    await seeText(page, '記入もれ');
  });

  it('a page that draws itself anew is guarded as before', async () => {
    await page.locator('[data-practice="theme"]').first().click();
    await page.locator(inline).first().click();
    await page.keyboard.insertText('拡散希望です。');
    await seeText(page, 'うわさ');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await find(page, 'heading', '指さし確認');
    expect(sent()).toBe(0);
  });

  it('without a second person the sheet leads to the settings, and nothing is skipped', async () => {
    await page.locator(inline).first().click();
    await page.keyboard.insertText('お知らせです。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await seeText(page, '確認者がまだ登録されていません');
    const opening = poster.context.waitForEvent('page');
    await press(page, 'button', '設定画面を開く');
    const options = await opening;
    await options.getByRole('heading', { name: '確認者の登録' }).waitFor();
    await options.close();
    expect(sent()).toBe(0);
  });

  it('a composer that can no longer be read keeps its button closed and is told of', async () => {
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('お知らせです。');
    await page.evaluate(() => {
      for (const editor of document.querySelectorAll('[data-testid^="tweetTextarea_"]')) {
        editor.removeAttribute('data-testid');
        editor.classList.remove('public-DraftEditor-content');
      }
    });
    await page.click(modal('tweetButton'));
    await seeText(page, '投稿の画面を読み取れません');
    expect(sent()).toBe(0);
  });
});

describe('one person in two roles', () => {
  it('cannot register their own card', async () => {
    const page = await poster.open('options');
    await page.getByLabel('お名前').fill('見本太郎');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('button', { name: '自分の登録カードをコピー' }).click();
    await seeText(page, 'コピーしました');
    const reader = await poster.context.newPage();
    await reader.goto('https://x.com/home');
    const card = await reader.evaluate(() => navigator.clipboard.readText());
    await reader.close();
    await page.getByLabel('登録カードを貼り付けてください').fill(card);
    await page.getByRole('button', { name: 'カードを読む' }).click();
    await seeText(page, '一人二役では確認になりません');
    expect(await page.getByRole('button', { name: '照合番号が同じでした' }).count()).toBe(0);
    await page.close();
  });

  it('cannot confirm their own request', async () => {
    const second = await openDesk(practice);
    const { card } = await makeApprover(second);
    await (await pair(poster, card)).close();
    await second.close();
    await page.bringToFront();
    await page.locator(inline).first().click();
    await page.keyboard.insertText('お知らせです。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await press(page, 'button', '依頼文をコピー');
    await seeText(page, '依頼文をコピーしました');
    const request = await page.evaluate(() => navigator.clipboard.readText());
    const confirm = await poster.open('confirm');
    await confirm.getByLabel('依頼文を貼り付けてください').fill(request);
    await confirm.getByRole('button', { name: '内容を表示する' }).click();
    await seeText(confirm, 'ご自分の依頼は、ご自分では確認できません');
    for (const box of await confirm.getByRole('checkbox').all()) await box.check();
    expect(await confirm.getByRole('button', { name: 'この内容で承認する' }).isDisabled()).toBe(true);
    await confirm.close();
  });

  it('a damaged request is told of and nothing is lost', async () => {
    const confirm = await poster.open('confirm');
    await confirm
      .getByLabel('依頼文を貼り付けてください')
      .fill('【ゆびさし 承認依頼】\nYB-REQUEST-1:\nAAAA\n:00000000');
    await confirm.getByRole('button', { name: '内容を表示する' }).click();
    await seeText(confirm, '欠けているか、変わっています');
    expect(await confirm.getByLabel('依頼文を貼り付けてください').inputValue()).toContain('YB-REQUEST');
    await confirm.close();
  });
});

describe('the tour of npm start', () => {
  it('reaches every stop and leaves a picture of each', async () => {
    const desks = await Promise.all([openDesk(practice), openDesk(practice)]);
    const out = join(import.meta.dirname, '..', 'out', 'tour');
    const lines: string[] = [];
    const whole = await takeTour({ practice, poster: desks[0], second: desks[1], carried: {} }, out, (line) =>
      lines.push(line),
    );
    await Promise.all(desks.map((desk) => desk.close()));
    expect(lines.filter((line) => line.includes('ここで止まりました'))).toEqual([]);
    expect(whole).toBe(true);
    expect((await readdir(out)).length).toBe(stops.length);
  });
});

// Last, because it takes the extension away from under the other pages.
describe('the extension is updated under an open page', () => {
  it('the page says so and stays closed', async () => {
    await page.locator(inline).first().click();
    await page.keyboard.insertText('お知らせです。');
    const worker = poster.context.serviceWorkers()[0];
    await worker?.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await page.waitForTimeout(1500);
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await seeText(page, 'ゆびさしが更新されました');
    await gone(page, 'heading', '指さし確認');
    await page.locator('article').first().locator('[data-testid="like"]').click();
    await page.waitForTimeout(500);
    expect(sent()).toBe(0);
  });
});
