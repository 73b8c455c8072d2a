import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { type Desk, openDesk, startPractice } from './people.ts';

/** Trying the rules on the options page, and typing at full speed on the site. */

let practice: Practice;
let desk: Desk;
let page: Page;

beforeAll(async () => {
  practice = await startPractice();
  desk = await openDesk(practice);
  page = await desk.open('options');
});

afterAll(async () => {
  await desk?.close();
  await practice?.close();
});

const trial = () => page.getByRole('region', { name: '文章で試す' });

describe('the trial', () => {
  it('says what would be found, with words and clauses, without network', async () => {
    await desk.context.setOffline(true);
    await trial().getByLabel('試す文章').fill('田中花子さんから苦情がありました。駅前で事件があったらしいです。');
    await trial().locator('.finding').nth(1).waitFor();
    expect(await trial().locator('.finding q').allTextContents()).toEqual([
      '田中花子さん',
      '駅前で事件があったらしいです。',
    ]);
    expect(await trial().locator('.finding summary').first().textContent()).toContain('共通（事故事例）');
    await trial()
      .getByText(/^単語の分かれ方/)
      .click();
    await trial().getByRole('cell', { name: 'タナカ', exact: true }).waitFor();
    await desk.context.setOffline(false);
  });

  it('shows what another weight would change, and changes nothing', async () => {
    await trial().getByText('指摘の強さを変えてみる').click();
    await trial().getByLabel('うわさ・伝聞').selectOption('block');
    await trial().getByText('いまの設定では「要確認」です。').waitFor();
    await trial().getByLabel('うわさ・伝聞').selectOption('off');
    await trial()
      .getByText(/「うわさ・伝聞」.*出なくなります/)
      .waitFor();
    await page.reload();
    await trial().getByLabel('試す文章').fill('駅前で事件があったらしいです。');
    await trial().locator('.finding .word', { hasText: '要確認' }).waitFor();
  });

  it('reads a CSV of old posts and counts', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yubisashi-trial-')), 'posts.csv');
    const rows = ['駅前で事件があったらしいです。', '○月○日に開催します。', '図書館のお知らせです。'];
    writeFileSync(file, `日時,本文\r\n${rows.map((text) => `2026/11/10 10:00,${text}`).join('\r\n')}`);
    await trial().getByLabel('これまでの投稿のCSV').setInputFiles(file);
    await trial().getByRole('heading', { name: 'posts.csv の3件' }).waitFor();
    const row = (name: string) => trial().getByRole('row', { name: new RegExp(`^${name}`) });
    expect(await row('要修正').textContent()).toBe('要修正11');
    expect(await row('指摘なし').textContent()).toBe('指摘なし11');
    await trial()
      .getByText(/^3：○月○日/)
      .click();
    await trial()
      .getByText(/ひな形の空欄/)
      .waitFor();
  });

  it('says what is wrong with a file that is no text', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yubisashi-trial-')), 'posts.xlsx');
    writeFileSync(file, new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff]));
    await trial().getByLabel('これまでの投稿のCSV').setInputFiles(file);
    await trial()
      .getByText(/文字のファイルとして読み取れません/)
      .waitFor();
  });
});

describe('typing on the site', () => {
  it('500 characters are written without the checks holding any of them up', async () => {
    const site = await desk.context.newPage();
    await site.goto('https://x.com/home');
    await site.evaluate(() => {
      const seen = window as unknown as { longTasks: number[] };
      seen.longTasks = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.longTasks.push(entry.duration);
      }).observe({ type: 'longtask' });
    });
    const editor = site.locator('[data-testid="tweetTextarea_0"]').first();
    await editor.click();
    // Proof that the observer sees: a task made long on purpose.
    await site.evaluate(() => {
      setTimeout(() => {
        for (const end = performance.now() + 80; performance.now() < end; );
      });
    });
    await expect
      .poll(() => site.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.length))
      .toBeGreaterThan(0);
    await site.evaluate(() => {
      (window as unknown as { longTasks: number[] }).longTasks.length = 0;
    });
    const sentence = '市民の皆さんへ、図書館の本の貸し出しについてのお知らせです。';
    for (let typed = 0; typed < 500; typed++) await site.keyboard.insertText(sentence[typed % sentence.length] ?? '');
    await site.waitForTimeout(500);
    expect(await editor.textContent()).toHaveLength(500);
    // On a busy machine any key may come late; a check that did its work within the key would make every one of them late.
    const late = await site.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.length);
    expect(late).toBeLessThan(500 / 4);
    await site.close();
  });
});
