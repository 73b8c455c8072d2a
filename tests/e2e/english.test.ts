import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { find, gone, press, seeText } from './ax.ts';
import { type Desk, makeApprover, openDesk, pair, startPractice } from './people.ts';

/** Somebody who reads English better: the words of the extension change, what the rules say of Japanese stays below them. */

const inline = '[data-testid="tweetTextarea_0"]';
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

let practice: Awaited<ReturnType<typeof startPractice>>;
let poster: Desk;
let second: Desk;
let page: Page;

beforeAll(async () => {
  practice = await startPractice();
  poster = await openDesk(practice);
  second = await openDesk(practice);
  const { card } = await makeApprover(second);
  const options = await pair(poster, card);
  page = await poster.context.newPage();
  await page.goto('https://x.com/home');
  await page.locator(inline).first().click();
  await page.keyboard.insertText('断水するらしいです。');
  await seeText(page, '要確認');
  await options.getByRole('radio', { name: 'English' }).check();
  await options.getByRole('heading', { name: 'Settings of Yubisashi' }).waitFor();
  await options.close();
});

afterAll(async () => {
  await poster?.close();
  await second?.close();
  await practice?.close();
});

describe('in English', () => {
  it('the open page follows at once: panel, sheet and prompt', async () => {
    await seeText(page, '1 to be checked');
    await seeText(page, 'This is hearsay.');
    await gone(page, 'StaticText', '要確認');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await find(page, 'heading', 'Point and call');
    await find(page, 'button', 'Account: good');
    await seeText(page, 'Rumour or hearsay');
    await seeText(page, 'The second person');
    await press(page, 'button', 'Back');
    await page.locator('article').first().locator('[data-testid="like"]').click();
    await find(page, 'heading', 'Like?');
    await press(page, 'button', 'Do not');
  });

  it.each([
    ['popup', 'Latest posts'],
    ['options', 'First steps'],
    ['confirm', 'Page of the second person'],
    ['duty', 'Page of duties'],
    ['template', 'Signed texts'],
    ['documents', 'Papers'],
    ['log', 'Log'],
    ['welcome', 'Welcome to Yubisashi'],
    ['builder', 'Write the configuration'],
  ] as const)('the page %s speaks it, and says so to a screen reader', async (name, heading) => {
    const opened = await poster.open(name);
    await opened.getByRole('heading', { name: heading }).first().waitFor();
    expect(await opened.evaluate(() => document.documentElement.lang)).toBe('en');
    const buttons = await opened.getByRole('button').allTextContents();
    expect(buttons.filter((button) => JAPANESE.test(button))).toEqual([]);
    expect(await opened.title()).not.toMatch(JAPANESE);
    await opened.close();
  });

  it('the form for admins names and explains every setting', async () => {
    const builder = await poster.open('builder');
    await builder.getByText('Confirmation by a second person', { exact: true }).click();
    await builder.getByLabel('Minutes a code is valid').waitFor();
    await builder.getByText('Rounded up to tens.').waitFor();
    expect((await builder.locator('summary').allTextContents()).filter((title) => JAPANESE.test(title))).toEqual([]);
    await builder.close();
  });

  it('and back', async () => {
    const options = await poster.open('options');
    await options.getByRole('radio', { name: '日本語' }).check();
    await options.getByRole('heading', { name: 'ゆびさしの設定' }).waitFor();
    await options.close();
    await seeText(page, '要確認');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await find(page, 'heading', '指さし確認');
  });
});
