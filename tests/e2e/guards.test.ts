import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { inspect } from '../unit/image-bytes.ts';
import { find, gone, press, seeText } from './ax.ts';
import { approve, askForCode, type Desk, makeApprover, openDesk, pair, startPractice, typeCode } from './people.ts';

/** What a slip, a page script or a picture could let out, and does not. */

let practice: Practice;
let poster: Desk;
let page: Page;
let errors: string[];

const inline = '[data-testid="tweetTextarea_0"]';
const sent = () =>
  practice
    .requests()
    .filter(
      (r) =>
        /Create(Note|Scheduled)?Tweet|CreateRetweet|FavoriteTweet|friendships|dm\/new/.test(r.operation) &&
        r.method === 'POST',
    )
    .map((r) => r.operation);

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
  errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('https://x.com/home?hostile');
  await page.locator(inline).first().waitFor();
});

describe('while somebody writes', () => {
  it('the editor holds exactly what was typed, composition included, and the page throws nothing', async () => {
    const text = '防災講座を11月21日（日）に開きます。拡散希望！お申し込みは広報課まで。'.repeat(6).slice(0, 195);
    await page.locator(inline).first().click();
    const session = await page.context().newCDPSession(page);
    for (const character of text) await page.keyboard.insertText(character);
    for (const part of ['ｔ', 'てｓ', 'てす', '手すり'])
      await session.send('Input.imeSetComposition', {
        text: part,
        selectionStart: part.length,
        selectionEnd: part.length,
      });
    await session.send('Input.insertText', { text: '手すりの点検です。' });
    await page.waitForTimeout(600);
    const model = await page.evaluate(() =>
      (window as unknown as { __model: () => { texts: Record<string, string>; errors: string[] } }).__model(),
    );
    expect(model.texts['inline/0']).toBe(`${text}手すりの点検です。`);
    expect(model.errors).toEqual([]);
    expect(errors).toEqual([]);
    await seeText(page, '日付と曜日');
  });

  it('a name is found by the tokenizer, with the clause that speaks', async () => {
    await page.locator(inline).first().click();
    await page.keyboard.insertText('家出した佐藤健太くん（14）を探しています。');
    await seeText(page, '個人名', 15_000);
    await seeText(page, '佐藤健太くん');
  });

  it('words are underlined by highlights, not by changes to the editor', async () => {
    await page.locator(inline).first().click();
    const before = await page
      .locator(inline)
      .first()
      .evaluate((e) => e.querySelectorAll('*').length);
    await page.keyboard.insertText('○時○分に開始');
    await seeText(page, '記入もれ');
    const painted = await page.evaluate(() =>
      [...CSS.highlights.entries()].map(([name, set]) => [name, [...set].map(String)]),
    );
    expect(painted.flatMap(([, texts]) => texts)).toContain('○時○分');
    expect(
      await page
        .locator(inline)
        .first()
        .evaluate((e) => e.querySelectorAll('*').length),
    ).toBe(before);
  });

  it.each([
    [1280, 60],
    [1100, 320],
    [820, 100],
    [820, 320],
    [820, 560],
    [390, 320],
    [390, 700],
  ])('the panel covers neither the editor nor its button, %s pixels wide, the editor at %s', async (width, y) => {
    await page.setViewportSize({ width, height: 860 });
    const editor = page.locator(inline).first();
    await editor.click();
    await page.keyboard.insertText('断水するらしいです。090-1234-5678 12月6日（月）まで。');
    await seeText(page, '日付と曜日');
    await editor.evaluate((box, to) => scrollBy(0, box.getBoundingClientRect().top - to), y);
    await page.waitForTimeout(150);
    const node = await find(page, 'region', 'ゆびさしの確認結果');
    const session = await page.context().newCDPSession(page);
    const { quads } = (await session.send('DOM.getContentQuads', { backendNodeId: node.backendDOMNodeId })) as {
      quads: number[][];
    };
    const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
    for (const part of [editor, page.locator('[data-testid="tweetButtonInline"]')]) {
      const box = await part.boundingBox();
      if (!box) throw new Error('not on the page');
      const apart = right <= box.x || left >= box.x + box.width || bottom <= box.y || top >= box.y + box.height;
      expect(apart, JSON.stringify({ panel: [left, top, right, bottom], box })).toBe(true);
    }
  });
});

describe('reactions', () => {
  const article = () => page.locator('article').first();
  const like = () => article().locator('[data-testid="like"]');

  it.each([
    ['a click', () => like().click()],
    [
      'Enter',
      async () => {
        await like().focus();
        await page.keyboard.press('Enter');
      },
    ],
    [
      'Space',
      async () => {
        await like().focus();
        await page.keyboard.press(' ');
      },
    ],
    [
      'the l key',
      async () => {
        await page.keyboard.press('j');
        await page.keyboard.press('l');
      },
    ],
    ['a click made by the page', () => like().evaluate((e) => (e as HTMLElement).click())],
  ])('a like by %s asks first; no means no, yes means one', async (_name, gesture) => {
    await gesture();
    await find(page, 'heading', '「いいね」しますか');
    await press(page, 'button', 'やめる');
    await gone(page, 'heading', '「いいね」しますか');
    expect(sent()).toEqual([]);
    await gesture();
    await press(page, 'button', '「いいね」する');
    await expect.poll(sent).toEqual(['FavoriteTweet']);
  });

  it('a repost by Enter in the menu, which never clicks, asks first', async () => {
    await article().locator('[data-testid="retweet"]').click();
    await page.locator('[data-testid="retweetConfirm"]').focus();
    await page.keyboard.press('Enter');
    await find(page, 'heading', '「リポスト」しますか');
    expect(sent()).toEqual([]);
    await press(page, 'button', '「リポスト」する');
    await expect.poll(sent).toEqual(['CreateRetweet']);
  });

  it('the t key asks once for the whole way', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('t');
    await press(page, 'button', '「リポスト」する');
    await page.locator('[data-testid="retweetConfirm"]').click();
    await expect.poll(sent).toEqual(['CreateRetweet']);
  });

  it('a follow asks first', async () => {
    await page.goto('https://x.com/mihon_shimbun');
    await page.locator('[data-testid$="-follow"]').first().click();
    await find(page, 'heading', '「フォロー」しますか');
    expect(sent()).toEqual([]);
    await press(page, 'button', '「フォロー」する');
    await expect.poll(sent).toEqual(['friendships/create']);
  });

  it('a message asks first, by button and by Enter', async () => {
    await page.goto('https://x.com/i/chat');
    await page.getByText('@mihon_library').click();
    const box = page.locator('[data-testid="dm-composer-textarea"]');
    await box.fill('こんにちは');
    await box.press('Enter');
    await find(page, 'heading', '「メッセージの送信」しますか');
    await press(page, 'button', 'やめる');
    await page.locator('[data-testid="dm-composer-send-button"]').click();
    await find(page, 'heading', '「メッセージの送信」しますか');
    expect(sent()).toEqual([]);
  });
});

describe('a page script', () => {
  it('lets nothing out, whatever it tries', async () => {
    await page.locator(inline).first().click();
    await page.keyboard.insertText('ページが勝手に送る文');
    const names = await page.evaluate(() => (window as unknown as { __hostile: { names: string[] } }).__hostile.names);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      await page
        .evaluate(
          (n) =>
            (window as unknown as { __hostile: { run: (name: string, text: string) => unknown } }).__hostile.run(
              n,
              '勝手な投稿',
            ),
          name,
        )
        .catch(() => undefined);
      await page.waitForTimeout(150);
    }
    await page.waitForTimeout(1000);
    expect(sent()).toEqual([]);
  });

  it('meets rules that the browser really took: it drops what it finds too large without a word', async () => {
    const worker = poster.context.serviceWorkers()[0];
    const refused = await worker?.evaluate(async () => {
      const rules = (await (await fetch(chrome.runtime.getURL('deny.json'))).json()) as {
        condition: { regexFilter: string };
      }[];
      const checked = await Promise.all(
        rules.map((rule) =>
          chrome.declarativeNetRequest.isRegexSupported({ regex: rule.condition.regexFilter, isCaseSensitive: false }),
        ),
      );
      return rules.length > 8
        ? rules.filter((_, i) => !checked[i]?.isSupported).map((rule) => rule.condition.regexFilter)
        : ['too few'];
    });
    expect(refused).toEqual([]);
  });

  it('is told of and logged', async () => {
    await page.evaluate(() =>
      fetch('/i/api/graphql/q/CreateTweet', {
        method: 'POST',
        body: '{"variables":{"tweet_text":"勝手な投稿"}}',
      }).catch(() => undefined),
    );
    await seeText(page, '確認されていない通信を止めました');
    const popup = await poster.open('popup');
    await seeText(popup, '見守っています');
    await popup.getByText('最近の記録').click();
    await seeText(popup, '通信を止めた');
    await popup.close();
    expect(sent()).toEqual([]);
  });

  it('ordinary requests go through untouched', async () => {
    expect(await page.evaluate(() => fetch('/i/api/graphql/q/HomeTimeline').then((r) => r.status))).toBe(200);
  });
});

describe('a picture', () => {
  const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
  const bytes = readFileSync(photo);
  const attached = () => page.locator('[data-testid="attachments"] img');

  const ways: [string, () => Promise<unknown>][] = [
    ['the file input', () => page.locator('input[type="file"]').first().setInputFiles(photo)],
    [
      'a drop',
      () =>
        page
          .locator(inline)
          .first()
          .evaluate((element, data) => {
            const transfer = new DataTransfer();
            transfer.items.add(
              new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' }),
            );
            for (const type of ['dragenter', 'dragover', 'drop'])
              element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
          }, bytes.toString('base64')),
    ],
    [
      'a paste',
      () =>
        page
          .locator(inline)
          .first()
          .evaluate((element, data) => {
            const transfer = new DataTransfer();
            transfer.items.add(
              new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], 'photo.jpg', { type: 'image/jpeg' }),
            );
            element.dispatchEvent(
              new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }),
            );
          }, bytes.toString('base64')),
    ],
  ];

  it.each(ways)('by %s is held, told of, and handed on once without its place', async (_name, attach) => {
    await attach();
    await find(page, 'heading', 'この画像には');
    await seeText(page, '見本太郎');
    await seeText(page, '兵庫県のあたり');
    expect(practice.uploads()).toHaveLength(0);
    await press(page, 'button', '情報を消して添付');
    await attached().first().waitFor();
    // INIT comes first, the bytes follow.
    await expect.poll(() => practice.uploads()[0]?.bytes.length ?? 0).toBeGreaterThan(1000);
    expect(practice.uploads()).toHaveLength(1);
    expect(await attached().count()).toBe(1);
    const got = practice.uploads()[0]?.bytes ?? Buffer.alloc(0);
    expect((await inspect(new Uint8Array(got))).items).toEqual([]);
    expect(got.includes('GPS')).toBe(false);
    expect((await inspect(new Uint8Array(bytes))).items.map((item) => item.kind)).toContain('gps');
  });

  it('goes nowhere when somebody thinks better of it', async () => {
    await ways[0]?.[1]();
    await press(page, 'button', 'やめる');
    await page.waitForTimeout(400);
    expect(practice.uploads()).toHaveLength(0);
    expect(await attached().count()).toBe(0);
  });
});

describe('a picture and the code', () => {
  it('the code is bound to the bytes that are sent', async () => {
    const second = await openDesk(practice);
    const approver = await makeApprover(second);
    await (await pair(poster, approver.card)).close();
    await page.bringToFront();
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles(resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg'));
    await press(page, 'button', '情報を消して添付');
    await page.locator('[data-testid="attachments"] img').first().waitFor();
    await page.locator(inline).first().click();
    await page.keyboard.insertText('庁舎の写真です。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    const code = await approve(approver.page, await askForCode(page));
    await page.bringToFront();
    await typeCode(page, code);
    await seeText(page, '準備ができました');
    await press(page, 'button', 'この内容で投稿する');
    await page.locator('[data-testid="toast"]').waitFor();
    expect(sent()).toEqual(['CreateTweet']);
    await second.close();
  });
});
