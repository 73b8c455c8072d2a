import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Launched, launch } from '../practice/browser.ts';
import type { Practice } from '../practice/server.ts';
import { mistakes } from '../unit/mistakes.ts';
import { count, find, gone, press, seeText } from './ax.ts';
import { startPractice } from './people.ts';
import { CHANGE_MS, type Office, openOffice, reasonToSkip } from './policies.ts';

/** A real managed policy, as an admin pushes it, in the real browser. */

const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
const inline = '[data-testid="tweetTextarea_0"]';

const skipped = reasonToSkip();

const sample = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../policy/samples/samukawa.json'), 'utf8'));
const contact = '広報戦略課 内線000';
/** The account of the practice range is none of the sample's. */
const own = [{ site: 'x', id: 'mihon_city', name: '見本市【公式】', owner: '広報戦略課' }];

let practice: Practice;
let browser: Launched;
let page: Page;
let office: Office;

async function open(name: 'options' | 'popup'): Promise<Page> {
  const opened = await browser.context.newPage();
  await opened.goto(`chrome-extension://${office.id}/${name}.html`);
  return opened;
}

async function write(text: string): Promise<void> {
  await page.locator(inline).first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

const post = () => page.locator('[data-testid="tweetButtonInline"]').click();
const like = (nth = 0) => page.locator('article').nth(nth).locator('[data-testid="like"]').click();
const sent = (operation: string): number => practice.requests(operation).length;

describe.skipIf(skipped !== '')(`a managed policy${skipped && ` (${skipped})`}`, () => {
  beforeAll(async () => {
    office = openOffice('policy');
    practice = await startPractice();
    office.push({ ...sample, contact });
    browser = await launch({ practice, extension: office.home });
    page = await browser.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator(inline).first().waitFor();
  });

  afterAll(async () => {
    office?.clear();
    await browser?.close();
    await practice?.close();
  });

  it('arrives whole, and the diagnosis says so', async () => {
    const options = await open('options');
    const cell = (name: string) => options.getByRole('row', { name }).getByRole('cell');
    await expect
      .poll(() => cell('設定の出どころ').textContent(), { timeout: CHANGE_MS })
      .toBe('管理者の設定が届いています');
    const keys = (await cell('届いた設定').textContent()) ?? '';
    expect(keys.split('、').sort()).toEqual(Object.keys(sample).sort());
    expect(await options.getByText('受け付けなかった設定はありません').count()).toBe(1);
    await options.close();
  });

  it('brings the people who confirm, and nobody may add another', async () => {
    const options = await open('options');
    const people = options.locator('.people b');
    await expect.poll(() => people.allTextContents(), { timeout: 8000 }).toEqual(['例示花子', '見本次郎']);
    expect(await options.getByRole('button', { name: '登録を外す' }).count()).toBe(0);
    expect(await options.getByLabel('登録カードを貼り付けてください').count()).toBe(0);
    const town = options.getByRole('checkbox', { name: '寒川町' });
    expect([await town.isChecked(), await town.isDisabled()]).toEqual([true, true]);
    await options.close();
  });

  it('stops an account that is not in the register, and says whom to ask', async () => {
    await write('図書館のお知らせです。');
    await post();
    await seeText(page, '台帳にないアカウントです');
    await seeText(page, `ご不明なときは ${contact} に`);
    await seeText(page, '要修正の箇所があります');
    await press(page, 'button', '戻って直す');
    expect(sent('CreateTweet')).toBe(0);
  });

  it("makes the town's own clause speak, with the town's own weight", async () => {
    await write('〇〇議員の発言についてお知らせします。');
    await seeText(page, '要修正');
    await seeText(page, /寒川町.* 5\(4\)②/);
  });

  it('is followed while the page is open: another town, another weight, another register', async () => {
    const { severities: _, ...rest } = sample;
    const duty = await browser.context.newPage();
    await duty.goto(`chrome-extension://${office.id}/duty.html`);
    await duty.getByText('期限の近い務めはありません').waitFor();
    office.push({ ...rest, guidelines: ['kawasaki'], accounts: own });
    await seeText(page, '要確認', CHANGE_MS);
    await gone(page, 'StaticText', '寒川町');
    await gone(page, 'StaticText', '要修正');
    await post();
    await seeText(page, '台帳に登録された公式アカウントです');
    // The register names no published policy: it is said on the sheet, in the toolbar and in the popup.
    await seeText(page, '運用ポリシーの公表が、台帳に記録されていません');
    const badge = () => browser.context.serviceWorkers()[0]?.evaluate(() => chrome.action.getBadgeText({}));
    await expect.poll(badge, { timeout: CHANGE_MS }).toBe('1');
    await duty.getByText('運用ポリシーの公表').waitFor();
    // The clause that asks for it, and no other.
    await duty.getByText('川崎市ソーシャルメディアの利用に関するガイドライン 5(4)').waitFor();
    await duty.close();
    const popup = await open('popup');
    await popup.getByText('期限の来た務め 1件').waitFor();
    await popup.getByText('運用ポリシーの公表').waitFor();
    await popup.getByRole('heading', { name: 'アカウント' }).waitFor();
    await popup.close();
    // The other person's key is good for other accounts only.
    await seeText(page, '見本次郎');
    await press(page, 'button', '戻って直す');
  });

  it('gives the town its own weight without being told', async () => {
    const { severities: _, ...rest } = sample;
    office.push({ ...rest, accounts: own });
    await seeText(page, /寒川町.* 5\(4\)②/, CHANGE_MS);
    await seeText(page, '要修正');
  });

  it('lets no picture pass as it is where it blocks, and quotes the clause', async () => {
    await page.locator('input[type="file"]').first().setInputFiles(photo);
    await find(page, 'heading', 'この画像には');
    await seeText(page, /寒川町.* 7\(2\)/);
    expect(await count(page, 'radio', '消して添付')).toBe(1);
    expect(await count(page, 'radio', 'そのまま添付')).toBe(0);
    await press(page, 'button', 'やめる');
    expect(practice.uploads()).toHaveLength(0);
  });

  it('has pictures cleaned without a question where it says so', async () => {
    const weight = { 'masked-characters': 'warn' };
    office.push({ ...sample, accounts: own, severities: weight, images: { metadata: 'clean', consent: 'ask' } });
    await gone(page, 'StaticText', '要修正', CHANGE_MS);
    await page.locator('input[type="file"]').first().setInputFiles(photo);
    await seeText(page, '1点から、撮影場所などの情報を消しました');
    expect(await count(page, 'heading', 'この画像には')).toBe(0);
    await expect.poll(() => practice.uploads()[0]?.bytes.length ?? 0).toBeGreaterThan(1000);
    expect(practice.uploads()[0]?.bytes.includes('GPS')).toBe(false);
  });

  it('with a bad value is refused in that place, by name, and the strictest value stands', async () => {
    const options = await open('options');
    office.push({ ...sample, accounts: own, reactions: { like: 'of' }, people: [{ id: 'x' }, ...sample.people] });
    const refusal = (path: string) => options.getByRole('row').filter({ hasText: path });
    await expect.poll(() => refusal('reactions.like').count(), { timeout: CHANGE_MS }).toBe(1);
    expect(await refusal('reactions.like').textContent()).toMatch(/of.*使える値は.*off/);
    expect(await refusal('people[0].name').textContent()).toContain('必ず');
    expect(await options.locator('.people b').allTextContents()).toEqual(['例示花子', '見本次郎']);
    await options.close();
    await page.bringToFront();
    await like();
    await find(page, 'heading', '「いいね」できない設定です');
    expect(await count(page, 'button', '「いいね」する')).toBe(0);
    await press(page, 'button', '閉じる');
    expect(sent('FavoriteTweet')).toBe(0);
  });

  it('full of mistakes is refused place by place; what the browser drops without a word is named, too', async () => {
    const options = await open('options');
    const rows = () => options.getByRole('row').locator('td:first-child code').allTextContents();
    office.push({ ...mistakes, expected: Object.keys(mistakes).filter((key) => key !== 'guideline') });
    await expect.poll(async () => (await rows()).includes('approval'), { timeout: CHANGE_MS }).toBe(true);
    const named = new Set((await rows()).map((path) => path.replace(/[.[].*$/, '')));
    // A name that is none is taken away by the browser, too: it never had a place in what should arrive.
    expect([...named].sort()).toEqual(
      Object.keys(mistakes)
        .filter((key) => key !== 'guideline')
        .sort(),
    );
    await options.getByText('配ったはずの設定が届いていません').first().waitFor();
    await options.close();
    await page.bringToFront();
    await write('講座のお知らせです。');
    await post();
    await seeText(page, '確認者が登録されていません');
    await press(page, 'button', '戻って直す');
  });

  it('can let reactions to the own posts go, and no others', async () => {
    const liked = () => sent('FavoriteTweet');
    const before = liked();
    office.push({ ...sample, accounts: own, reactions: { ownPosts: 'off' } });
    const mine = page.locator('article').filter({ hasText: 'エレベーター点検' }).locator('[data-testid="like"]');
    // Asked about until the browser has noticed the change.
    for (const end = Date.now() + CHANGE_MS; liked() === before && Date.now() < end; ) {
      await mine.click();
      await page.waitForTimeout(1500);
      for (const away of ['やめる', '閉じる']) {
        if ((await count(page, 'heading', 'いいね')) > 0 && (await count(page, 'button', away)) > 0)
          await press(page, 'button', away);
      }
    }
    expect(liked()).toBe(before + 1);
    await like();
    await press(page, 'button', 'やめる');
    expect(liked()).toBe(before + 1);
  });

  it('can switch a reaction off', async () => {
    await write('〇〇議員の発言についてお知らせします。');
    await seeText(page, '要修正');
    const weight = { 'masked-characters': 'warn' };
    office.push({ ...sample, accounts: own, severities: weight, reactions: { like: 'off' } });
    await gone(page, 'StaticText', '要修正', CHANGE_MS);
    const before = sent('FavoriteTweet');
    await like();
    await expect.poll(() => sent('FavoriteTweet'), { timeout: 8000 }).toBe(before + 1);
    expect(await count(page, 'heading', '「いいね」')).toBe(0);
  });

  it('mends a page whose test ids have all changed; until then nothing leaks', async () => {
    practice.reset();
    await page.goto('https://x.com/home');
    await page.locator(inline).first().waitFor();
    const renamed = (id: string): string => `[data-testid="renamed-${id}"]`;
    await page.evaluate(() => {
      const rename = (): void => {
        for (const element of document.querySelectorAll<HTMLElement>('[data-testid]:not([data-testid^="renamed-"])')) {
          element.dataset.testid = `renamed-${element.dataset.testid}`;
          // Nor is there a name or a role by which it would be found all the same.
          if (/tweetButton/.test(element.dataset.testid)) element.removeAttribute('aria-label');
          if (/tweetTextarea/.test(element.dataset.testid)) element.classList.remove('public-DraftEditor-content');
        }
      };
      new MutationObserver(rename).observe(document.body, { subtree: true, childList: true, attributes: true });
      rename();
    });
    const write2 = async (): Promise<void> => {
      await page
        .locator(`${renamed('tweetTextarea_0')}[contenteditable="true"]`)
        .first()
        .click();
      await page.keyboard.insertText('図書館のお知らせです。');
      await page.locator(renamed('tweetButtonInline')).click();
    };
    await write2();
    await seeText(page, '確認されていない通信を止めました');
    expect(sent('CreateTweet')).toBe(0);
    const part = (name: string, ...find: string[]) => ({ site: 'x', part: name, find });
    office.push({
      ...sample,
      accounts: own,
      parts: [
        part('editor', '[data-testid^="renamed-tweetTextarea_"][contenteditable="true"]'),
        part('publish', renamed('tweetButton'), renamed('tweetButtonInline')),
        part('account', renamed('AppTabBar_Profile_Link')),
        part('like', '[data-testid="renamed-like"]', '[nonsense'),
      ],
      operations: [{ site: 'x', url: '^https://x\\.com/i/api/graphql/[^/]+/PublishMemo' }],
    });
    await seeText(page, '見本市【公式】（@mihon_city） として投稿します', CHANGE_MS);
    await page.locator(renamed('tweetButtonInline')).click();
    await find(page, 'heading', '指さし確認');
    await press(page, 'button', '戻って直す');
    expect(sent('CreateTweet')).toBe(0);
  });

  it('stops a request that it has added', async () => {
    const outcome = await page.evaluate(() =>
      fetch('/i/api/graphql/q/PublishMemo', { method: 'POST', body: '{"variables":{}}' }).then(
        () => 'sent',
        () => 'refused',
      ),
    );
    expect(outcome).toBe('refused');
    expect(sent('PublishMemo')).toBe(0);
    await page.goto('https://x.com/home');
    await page.locator(inline).first().waitFor();
  });

  it('that vanishes closes everything and says so', async () => {
    office.withdraw();
    await seeText(page, '管理者の設定が失われています', CHANGE_MS);
    await write('図書館のお知らせです。');
    await post();
    await seeText(page, '設定が失われています。管理者にご連絡ください');
    await press(page, 'button', '戻って直す');
    expect(sent('CreateTweet')).toBe(0);
    const before = sent('FavoriteTweet');
    await like(1);
    await find(page, 'heading', '「いいね」できない設定です');
    await page.keyboard.press('Escape');
    expect(sent('FavoriteTweet')).toBe(before);
  });

  it('that comes back takes its warning away', async () => {
    office.push({ ...sample, accounts: own });
    await gone(page, 'StaticText', '管理者の設定が失われています', CHANGE_MS);
  });
});
