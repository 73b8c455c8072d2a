import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Launched, launch, loadOverPipe } from '../practice/browser.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { extension } from './people.ts';

/** A newcomer with the bare extension: a page opens, is tried at once, and says how to begin. */

let practice: Practice;
let browser: Launched;
let welcome: Page;

const open = async (name: string): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/${name}.html`);
  return page;
};

beforeAll(async () => {
  practice = await startPractice();
  browser = await launch({ practice, extension });
});

afterAll(async () => {
  await browser?.close();
  await practice?.close();
});

describe('the first minute', () => {
  it('shows a slip at once', async () => {
    welcome = await open('welcome');
    await welcome.getByText('気になる所が2か所あります').waitFor();
    await welcome.getByText('日付と曜日のどちらが正しいか').waitFor();
    await welcome.getByText('○時', { exact: false }).first().waitFor();
    await welcome.getByRole('button', { name: '直した文にする' }).click();
    await welcome.getByText('気になる点はありません').waitFor();
    // What is typed is looked at, too.
    await welcome.getByLabel('投稿する文').fill('担当の電話は 090-1234-5678 です。');
    await welcome.getByText('電話番号', { exact: true }).waitFor();
    await welcome.getByRole('button', { name: '直した文にする' }).click();
  });

  it('asks before a like', async () => {
    await welcome.getByRole('button', { name: 'いいね' }).click();
    const dialog = welcome.getByRole('dialog', { name: '「いいね」しますか' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'やめる' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('lets a post go with a real code of a second person made up for it, and another text needs another', async () => {
    await welcome.getByRole('button', { name: '投稿する（練習）' }).click();
    const sheet = welcome.getByRole('dialog', { name: '指さし確認' });
    await sheet.waitFor();
    for (const name of ['アカウント', '本文', '日付', '公開のしかた'])
      await sheet.getByRole('button', { name: `${name}、よし` }).click();
    for (const box of await sheet.getByRole('checkbox').all()) await box.check();
    const release = sheet.getByRole('button', { name: 'この内容で投稿する' });
    expect(await release.getAttribute('aria-disabled')).toBe('true');
    await sheet.getByRole('button', { name: '依頼文をコピー' }).click();
    const call = await sheet.getByText('例示花子さんから電話です').textContent();
    const code = /\d{4}-\d{4}/.exec(call ?? '')?.[0] ?? '';
    // One digit off opens nothing.
    const wrong = `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
    await sheet.getByLabel('確認コード').fill(wrong);
    await sheet.getByRole('button', { name: 'コードを確かめる' }).click();
    await sheet.getByText('コードが合いません').waitFor();
    await sheet.getByLabel('確認コード').fill(code);
    await sheet.getByRole('button', { name: 'コードを確かめる' }).click();
    await sheet.getByText('例示花子さんの確認を受けました').waitFor();
    await expect.poll(() => release.getAttribute('aria-disabled')).toBe('false');
    await release.click();
    await welcome.getByText('投稿できました（練習なので').waitFor();
    await welcome.getByText('投稿を許可した（例示花子）').waitFor();
  });

  it('leaves nothing behind: no request, no row of the log, nobody paired', async () => {
    expect(practice.requests()).toEqual([]);
    const popup = await open('popup');
    await popup.getByText('確認者がまだ登録されていません').waitFor();
    await popup.getByText('最近の記録').click();
    await popup.getByText('まだ記録はありません').waitFor();
    await popup.close();
  });

  it('says in the popup which open pages are watched over; one from before the extension came is loaded anew', async () => {
    const early = await launch({ practice, args: ['--enable-unsafe-extension-debugging'] });
    const x = await early.context.newPage();
    await x.goto('https://x.com/home');
    await x.locator('article').first().waitFor();
    const id = await loadOverPipe(early.context, extension);
    const popup = async (): Promise<Page> => {
      const page = await early.context.newPage();
      await page.goto(`chrome-extension://${id}/popup.html`);
      return page;
    };
    const first = await popup();
    await first.getByText('まだ見守っていません').waitFor();
    await first.getByRole('button', { name: '再読み込み' }).click();
    await expect
      .poll(async () => {
        const page = await popup();
        await page.getByRole('heading', { name: '最近の投稿' }).waitFor();
        const on = await page.getByText('見守っています').count();
        await page.close();
        return on;
      })
      .toBe(1);
    await early.close();
  });
});
