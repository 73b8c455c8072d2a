import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { launch } from '../practice/browser.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { all, find, gone, press, seeText, stateOf } from './ax.ts';

/** Two people at two computers (two browser profiles), as the tests and the tour need them. */

export const extension = resolve(import.meta.dirname, '../../.output/chrome-mv3');

export interface Desk {
  context: Awaited<ReturnType<typeof launch>>['context'];
  id: string;
  close: () => Promise<void>;
  /** A page of the extension. */
  open: (
    name: 'options' | 'confirm' | 'popup' | 'log' | 'duty' | 'template' | 'documents' | 'welcome' | 'builder',
  ) => Promise<Page>;
}

export async function openDesk(
  practice: Practice,
  options: { width?: number; height?: number; dark?: boolean; extension?: string } = {},
): Promise<Desk> {
  const {
    context,
    extensionId: id,
    close,
  } = await launch({ practice, extension, headless: true, width: 1280, height: 860, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://x.com' });
  return {
    context,
    id,
    close,
    open: async (name) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${id}/${name}.html`);
      return page;
    },
  };
}

/** What was copied last in this browser. Pages of the extension may not read the clipboard, so another page does. */
export async function clipboard(page: Page): Promise<string> {
  if (page.url().startsWith('https:')) return page.evaluate(() => navigator.clipboard.readText());
  const reader = await page.context().newPage();
  await reader.goto('https://x.com/home');
  const text = await reader.evaluate(() => navigator.clipboard.readText());
  await reader.close();
  return text;
}

/** The second person registers and hands over a card. */
export async function makeApprover(desk: Desk, name = '例示花子'): Promise<{ page: Page; card: string }> {
  const page = await desk.open('confirm');
  await page.getByLabel('お名前').fill(name);
  await page.getByLabel('所属').fill('広報課');
  await page.getByRole('button', { name: '登録カードを作る' }).click();
  await page.getByRole('button', { name: '登録カードをコピー' }).click();
  await seeText(page, 'コピーしました');
  return { page, card: await clipboard(page) };
}

/** The poster gives a name and pairs the second person. */
export async function pair(desk: Desk, card: string, name = '見本太郎'): Promise<Page> {
  const page = await desk.open('options');
  await page.getByLabel('お名前').fill(name);
  await page.getByRole('button', { name: '保存する' }).click();
  await find(page, 'button', '自分の登録カードをコピー');
  await page.getByLabel('登録カードを貼り付けてください').fill(card);
  await page.getByRole('button', { name: 'カードを読む' }).click();
  await page.getByRole('button', { name: '照合番号が同じでした' }).click();
  await gone(page, 'button', '照合番号が同じでした');
  return page;
}

/** The second person pastes a request and sees what it asks for. */
export async function readRequest(page: Page, request: string): Promise<void> {
  const again = page.getByRole('button', { name: '次の依頼を確認する' });
  if (await again.count()) await again.click();
  await page.getByLabel('依頼文を貼り付けてください').fill(request);
  await page.getByRole('button', { name: '内容を表示する' }).click();
  await page.getByRole('button', { name: 'この内容で承認する' }).waitFor();
}

/** The second person reads a request (the one on the page when none is given) and gives the code. */
export async function approve(
  page: Page,
  request?: string,
  how: string | RegExp = 'この内容で承認する',
): Promise<string> {
  if (request !== undefined) await readRequest(page, request);
  const trust = page.getByRole('button', { name: '照合番号が同じでした' });
  if (await trust.count()) await trust.click();
  await gone(page, 'button', '照合番号が同じでした');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: how }).click();
  await page.locator('.code, .token').waitFor();
  return (await page.locator('.code, .token').textContent()) ?? '';
}

/** Goes through the sheet: ticks every box, copies the request. */
export async function askForCode(page: Page): Promise<string> {
  await find(page, 'heading', '指さし確認');
  await tickAll(page);
  await press(page, 'button', '依頼文をコピー');
  await seeText(page, '依頼文をコピーしました');
  return clipboard(page);
}

/** Points at everything the sheet has to be pointed at, one key each. */
export async function pointAll(page: Page): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    const buttons = await all(page, 'button', '、よし');
    const nth = buttons.findIndex((button) => stateOf(button, 'pressed') !== 'true');
    if (nth < 0) return;
    await press(page, 'button', '、よし', { nth });
    for (let look = 0; look < 40; look++) {
      const now = (await all(page, 'button', '、よし'))[nth];
      if (!now || stateOf(now, 'pressed') === 'true') break;
      await page.waitForTimeout(50);
    }
  }
}

/** Ticks whatever the sheet still asks to be ticked; nobody is in the sample pictures unless the test has said so. */
export async function tickAll(page: Page): Promise<void> {
  await pointAll(page);
  const [shown] = await all(page, 'radio', '写っていて');
  if (shown && stateOf(shown, 'checked') !== 'true') await press(page, 'radio', '写っていない');
  for (let turn = 0; turn < 20; turn++) {
    const boxes = await all(page, 'checkbox', '');
    const nth = boxes.findIndex((box) => stateOf(box, 'checked') === 'false');
    if (nth < 0) return;
    await press(page, 'checkbox', '', { nth });
    // The background answers before the next box can be told from this one.
    for (let look = 0; look < 40; look++) {
      const now = await all(page, 'checkbox', '');
      if (now.length !== boxes.length || (now[nth] && stateOf(now[nth], 'checked') !== 'false')) break;
      await page.waitForTimeout(50);
    }
  }
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await press(page, 'textbox', '確認コード');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(code);
  await press(page, 'button', 'コードを確かめる');
}

export { startPractice };
