import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk, startPractice } from './people.ts';

/** The page of duties: the steps of the town's own flow chart, and what is done about a received comment, both end in the log. */

let practice: Awaited<ReturnType<typeof startPractice>>;
let desk: Desk;
let duty: Page;

/** Rows of the log, newest first, as the page of the log shows them. */
async function rowsOf(action: string): Promise<string[]> {
  const log = await desk.open('log');
  await log.getByText('すべてつながっています').waitFor();
  await log.getByLabel('操作').selectOption(action);
  const rows = await log.locator('section').last().locator('tbody tr').allTextContents();
  await log.close();
  return rows;
}

beforeAll(async () => {
  practice = await startPractice();
  desk = await openDesk(practice);
});

afterAll(async () => {
  await desk?.close();
  await practice?.close();
});

it('two quick choices of a town both last', async () => {
  const options = await desk.open('options');
  await options.getByLabel('お名前').fill('見本太郎');
  await options.getByRole('button', { name: '保存する' }).click();
  await options.getByText('あなたの照合番号').waitFor();
  const boxes = options.getByRole('checkbox', { name: /木更津市|川崎市/ });
  await boxes.evaluateAll((both) => {
    for (const box of both) (box as HTMLElement).click();
  });
  const chosen = () =>
    options.evaluate(async () => {
      const { settings } = await (globalThis as unknown as { chrome: typeof chrome }).chrome.storage.local.get(
        'settings',
      );
      return (settings as { guidelines?: string[] } | undefined)?.guidelines;
    });
  await expect.poll(chosen).toEqual(['kawasaki', 'kisarazu']);
  await options.close();
});

describe('when something has gone wrong', () => {
  it("leads through the steps of the town's own text, offers words, and keeps who did what", async () => {
    duty = await desk.open('duty');
    await duty.getByText('手順を始める').click();
    await duty.getByLabel('何が起きましたか').selectOption('hurt');
    await duty.getByLabel('アカウント', { exact: true }).fill('@mihon_city');
    await duty.getByLabel('起きたこと（短く）').fill('会場を閉鎖したと読める文を出した');
    await duty.getByRole('button', { name: '手順を見る' }).click();
    const steps = duty.locator('article');
    await steps.getByText('川崎市ソーシャルメディアの利用に関するガイドライン').waitFor();
    await steps.getByText('5(11)シ').first().waitFor();
    const first = steps.getByRole('button', { name: /した$/ }).first();
    await steps.getByRole('textbox').first().fill('課長に電話した');
    await first.click();
    await steps.getByText('見本太郎：課長に電話した').waitFor();
    await duty.getByRole('button', { name: 'この件を終える' }).click();
    await duty.getByText('終わったもの 1件').waitFor();
    const rows = await rowsOf('incident_step');
    expect(rows).toHaveLength(3);
    expect(rows.join('\n')).toContain('課長に電話した');
    expect(rows.join('\n')).toContain('会場を閉鎖したと読める文を出した');
  });
});

describe('a received comment', () => {
  it('that is criticism stays; one that breaks a rule for users may go, with who decided', async () => {
    await duty.getByText('削除や非表示を考えるとき').click();
    await duty.getByText('反対の意見や苦情は、削除しません').waitFor();
    await duty.getByLabel('コメントのアドレス').fill('https://www.facebook.com/mihon/posts/1?comment_id=2');
    await duty.getByLabel('判断した人（職名）').fill('シティプロモーション課長');
    const remove = duty.getByRole('button', { name: '削除すると記録する' });
    expect(await remove.isDisabled()).toBe(true);
    await duty.getByRole('button', { name: '残すと記録する' }).click();
    await duty.getByText('記録しました').waitFor();
    // All sixteen rules of 木更津 10, and its head, are there to be chosen.
    const rules = duty.getByLabel('当たる定め').locator('option');
    expect(await rules.count()).toBe(18);
    await duty.getByLabel('当たる定め').selectOption('kisarazu 10(2)');
    await duty.getByLabel('コメントのアドレス').fill('https://www.facebook.com/mihon/posts/1?comment_id=3');
    await duty.getByLabel('判断の理由').fill('個人をそしる');
    await remove.click();
    await expect.poll(() => duty.getByLabel('コメントのアドレス').inputValue()).toBe('');
    const rows = await rowsOf('comment_marked');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('comment_id=3 / シティプロモーション課長 / 個人をそしる');
    expect(rows[1]).toContain('comment_id=2');
  });
});
