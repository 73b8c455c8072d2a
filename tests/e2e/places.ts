import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

/** Where staff post, as the tests go there: one promise, every place. */

export const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');

export interface Place {
  name: string;
  url: string;
  box: string;
  /** Opens the composer, where it is not there from the start. */
  open?: (page: Page) => Promise<unknown>;
  /** Presses what publishes. */
  publish: (page: Page) => Promise<unknown>;
  operation: RegExp;
  said: string;
  /** Gives the page a photograph. */
  attach?: (page: Page) => Promise<unknown>;
}

export const named = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).last();
const choose = async (page: Page, open: () => Promise<unknown>): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(photo);
};

const facebook = (name: string, query: string, steps = false): Place => ({
  name,
  url: `https://www.facebook.com/mihon${query}`,
  box: '[role="dialog"] [role="textbox"]',
  open: (page) => named(page, '見本市さん、その気持ち、シェアしよう').click(),
  publish: async (page) => {
    if (steps) await named(page, '次へ').click();
    await named(page, '投稿').click();
  },
  operation: /^ComposerStoryCreateMutation$/,
  said: '投稿しました',
  attach: (page) => page.locator('[role="dialog"] input[type="file"]').setInputFiles(photo),
});

const line = (name: string, query: string, box: string): Place => ({
  name,
  url: `https://manager.line.biz/account/@mihon_city/broadcast/create${query}`,
  box,
  publish: async (page) => {
    await named(page, '配信').click();
    await page.locator('[role="dialog"]').getByRole('button', { name: '配信', exact: true }).click();
  },
  operation: /^broadcasts:SCHEDULED$/,
  said: '配信しました',
  attach: (page) => page.locator('input[type="file"]').first().setInputFiles(photo),
});

export const places: Place[] = [
  facebook('Facebook', ''),
  facebook('Facebook in two steps, by fetch', '?steps&via=fetch', true),
  {
    name: 'a comment on Facebook, by Enter',
    url: 'https://www.facebook.com/mihon',
    box: '[role="article"] [role="textbox"]',
    publish: (page) => page.keyboard.press('Enter'),
    operation: /^useCometUFICreateCommentMutation$/,
    said: 'コメントしました',
  },
  {
    name: 'Business Suite',
    url: 'https://business.facebook.com/latest/composer/?asset_id=200001',
    box: '[role="combobox"]',
    publish: (page) => page.getByRole('button', { name: /公開する/ }).click(),
    operation: /^BusinessComposerStoryCreationMutation$/,
    said: '公開しました',
    attach: (page) => choose(page, () => page.getByRole('button', { name: /写真/ }).click()),
  },
  line('LINE with a plain field', '', 'textarea'),
  // Its pictures are the same as those of the plain field, which are nothing but their bytes: one code, once.
  { ...line('LINE with an editable element', '?editor=contenteditable', '[contenteditable]'), attach: undefined },
];

const [facebookPage, , , , linePlain] = places;
if (!facebookPage || !linePlain) throw new Error('places');

/** One of each kind: the composer of X, which is read by itself, and two that are read by their waiting requests. */
export const kinds: Place[] = [
  {
    name: 'X',
    url: 'https://x.com/home',
    box: '[data-testid="tweetTextarea_0"]',
    publish: (page) => page.locator('[data-testid="tweetButtonInline"]').click(),
    operation: /^CreateTweet$/,
    said: 'ポストを送信しました',
  },
  facebookPage,
  linePlain,
];
