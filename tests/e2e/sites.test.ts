import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { inspect } from '../unit/image-bytes.ts';
import { count, find, gone, press, seeText } from './ax.ts';
import { approve, askForCode, type Desk, makeApprover, openDesk, pair, startPractice, typeCode } from './people.ts';

/**
 * The same promises on every site: what is written is checked, nothing that would publish leaves before a second person has
 * confirmed exactly that, a reaction asks, pictures are looked at, and what is none of this goes untouched.
 */

const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
const slip = '防災講座を11月21日（日）に開きます。';
/** Another one for each test: a code is good for one content, once. */
let text = '';
let written = 0;

interface Place {
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

const named = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).last();
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

const places: Place[] = [
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

let practice: Practice;
let poster: Desk;
let second: Desk;
let approver: { page: Page; card: string };
let page: Page;

/** What left the browser and is not reading, a draft or a test. */
const left = (): string[] =>
  practice
    .requests()
    .filter(
      ({ method, operation }) =>
        method !== 'GET' && operation !== '' && !/Query$|^photo|upload|DRAFTED|test$/.test(operation),
    )
    .map(({ operation }) => operation);

beforeAll(async () => {
  practice = await startPractice();
  poster = await openDesk(practice);
  second = await openDesk(practice);
  approver = await makeApprover(second);
  await (await pair(poster, approver.card)).close();
});

afterAll(async () => {
  await poster?.close();
  await second?.close();
  await practice?.close();
});

async function visit(url: string): Promise<void> {
  text = `図書館の掲示板を新しくしました。${++written}番の棚です。`;
  await page?.close();
  practice.reset();
  page = await poster.context.newPage();
  await page.goto(url);
}

async function write(place: Place, words: string): Promise<void> {
  await place.open?.(page);
  const box = page.locator(place.box).first();
  await box.click();
  await page.keyboard.insertText(words);
}

describe.each(places.map((place) => [place.name, place] as const))('%s', (_name, place) => {
  beforeEach(() => visit(place.url));

  it('is checked while somebody writes', async () => {
    await write(place, slip);
    await seeText(page, '日付と曜日');
  });

  it('lets nothing out when somebody goes back, and says to the page that it did not go', async () => {
    await write(place, text);
    await place.publish(page);
    await find(page, 'heading', /指さし確認/);
    await seeText(page, text);
    expect(left()).toEqual([]);
    await press(page, 'button', '戻って直す');
    await seeText(page, '送信できませんでした');
    expect(left()).toEqual([]);
  });

  it('goes out once, as it was confirmed', async () => {
    await write(place, text);
    await place.publish(page);
    const code = await approve(approver.page, await askForCode(page));
    await page.bringToFront();
    await typeCode(page, code);
    await seeText(page, '準備ができました');
    await press(page, 'button', 'この内容で投稿する');
    await seeText(page, place.said);
    expect(left()).toEqual([expect.stringMatching(place.operation)]);
    expect(JSON.stringify(practice.requests().at(-1)?.body)).toContain(text);
    // The same once more needs a confirmation of its own.
    const same = text;
    await visit(place.url);
    await write(place, same);
    await place.publish(page);
    await find(page, 'heading', /指さし確認/);
    expect(left()).toEqual([]);
  });

  it.runIf(place.attach)('has its pictures looked at, and the code bound to their bytes', async () => {
    await place.open?.(page);
    const given = place.attach?.(page);
    await find(page, 'heading', 'この画像には');
    await press(page, 'button', '情報を消して添付');
    await given;
    await expect.poll(() => practice.requests().filter(({ operation }) => /upload/.test(operation)).length).toBe(1);
    const bytes = readFileSync(photo);
    expect((await inspect(new Uint8Array(bytes))).items.map(({ kind }) => kind)).toContain('gps');
    expect(await count(page, 'heading', '検査を通らずに')).toBe(0);
    await page.waitForTimeout(300);
    if (!/LINE/.test(place.name)) await write({ ...place, open: undefined }, text);
    await place.publish(page);
    const code = await approve(approver.page, await askForCode(page));
    await page.bringToFront();
    await typeCode(page, code);
    await seeText(page, '準備ができました');
    await press(page, 'button', 'この内容で投稿する');
    await seeText(page, place.said);
    expect(left()).toHaveLength(1);
  });
});

describe('reactions on Facebook', () => {
  it.each([
    ['いいね！', 'CometUFIFeedbackReactMutation'],
    ['今すぐシェア', 'useCometFeedToFeedReshare_FeedToFeedMutation'],
    ['フォローする', 'CometUserFollowMutation'],
  ])('%s asks first; no means no, yes means one', async (name, operation) => {
    await visit('https://www.facebook.com/mihon');
    await named(page, name).click();
    await find(page, 'button', 'やめる');
    expect(left()).toEqual([]);
    await press(page, 'button', 'やめる');
    await page.waitForTimeout(300);
    expect(left()).toEqual([]);
    await named(page, name).click();
    await press(page, 'button', /^「.*」する$/);
    await expect.poll(left).toEqual([operation]);
  });

  it('one that is taken back goes at once', async () => {
    await visit('https://www.facebook.com/mihon');
    await page.evaluate(() =>
      fetch('/api/graphql/', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          fb_api_req_friendly_name: 'CometUFIFeedbackReactMutation',
          variables: JSON.stringify({ input: { feedback_id: 'x', feedback_reaction_id: '0' } }),
        }),
      }),
    );
    await expect.poll(left).toEqual(['CometUFIFeedbackReactMutation']);
  });
});

describe('LINE', () => {
  it('keeps drafts and sends tests without being asked', async () => {
    await visit('https://manager.line.biz/account/@mihon_city/broadcast/create');
    await page.locator('textarea').fill(text);
    await page.getByRole('button', { name: '下書き保存' }).click();
    await seeText(page, '下書きを保存しました');
    await page.getByRole('button', { name: 'テスト配信' }).click();
    await seeText(page, 'テスト配信しました');
    expect(left()).toEqual([]);
    expect(practice.requests().map(({ operation }) => operation)).toContain('broadcasts:DRAFTED');
  });

  it('says that a broadcast will be seen in VOOM as well', async () => {
    await visit('https://manager.line.biz/account/@mihon_city/broadcast/create');
    await page.locator('textarea').fill(text);
    await places[4]?.publish(page);
    await seeText(page, 'VOOM');
    await press(page, 'button', '戻って直す');
  });

  it.each(['Enter', '送信'])('a chat message asks first, by %s', async (way) => {
    await visit('https://chat.line.biz/U00000000000000000000000000000001/chat/U00000000000000000000000000000002');
    const send = async (): Promise<void> => {
      if (way === 'Enter') await page.keyboard.press('Enter');
      else await page.locator('input[type="submit"]').click();
    };
    await page.locator('textarea-ex textarea').click();
    await page.keyboard.insertText(slip);
    await seeText(page, '日付と曜日');
    await send();
    await press(page, 'button', 'やめる');
    expect(left()).toEqual([]);
    await page.locator('textarea-ex textarea').click();
    await send();
    await press(page, 'button', /^「.*」する$/);
    await expect.poll(left).toEqual(['chats/*/messages/send']);
    await gone(page, 'button', 'やめる');
  });
});

it('an admin can record how a page is built, and nothing that was written', async () => {
  const options = await poster.open('options');
  await options.getByLabel('記録する').check();
  await visit('https://manager.line.biz/account/@mihon_city/broadcast/create');
  await page.locator('textarea').fill('だれにも見せない文');
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: '下書き保存' }).click();
  await seeText(page, '下書きを保存しました');
  await options.bringToFront();
  await options.getByText('記録を見る').click();
  await options.getByText('manager.line.biz/api/bots/*/broadcasts').waitFor();
  const kept = (await options.locator('code').allTextContents()).join('\n');
  expect(kept).toContain('line-manager press button[type="button"]');
  expect(kept).not.toMatch(/だれにも|mihon/);
  await options.getByLabel('記録する').uncheck();
  await options.getByText('記録を見る').waitFor({ state: 'detached' });
  await options.close();
});

it('X Pro is guarded as X is', async () => {
  await visit('https://pro.x.com/home');
  await page.locator('[data-testid="tweetTextarea_0"]').first().click();
  await page.keyboard.insertText(slip);
  await seeText(page, '日付と曜日');
  await page.locator('[data-testid="tweetButtonInline"]').click();
  await find(page, 'heading', '指さし確認');
  expect(left()).not.toContain('CreateTweet');
});

describe('what a page tries on its own', () => {
  const attempts: Record<string, [url: string, body: string, type: string]> = {
    'https://www.facebook.com/mihon': [
      '/api/graphql/',
      new URLSearchParams({
        fb_api_req_friendly_name: 'ComposerStoryCreateMutation',
        variables: JSON.stringify({ input: { message: { text: '勝手な投稿' } } }),
      }).toString(),
      'application/x-www-form-urlencoded',
    ],
    'https://manager.line.biz/account/@mihon_city/broadcast/create': [
      '/api/bots/@mihon_city/broadcasts',
      JSON.stringify({ status: 'SCHEDULED', immediate: true, balloons: [{ contentType: 'TEXT', text: '勝手な配信' }] }),
      'application/json',
    ],
  };

  it.each(Object.entries(attempts))('%s: waits for a person', async (url, [address, body, type]) => {
    await visit(url);
    const outcome = page.evaluate(
      ([to, content, kind]) =>
        fetch(to ?? '', { method: 'POST', headers: { 'content-type': kind ?? '' }, body: content }).then(
          () => 'sent',
          () => 'refused',
        ),
      [address, body, type],
    );
    await seeText(page, '勝手な');
    await press(page, 'button', '戻って直す');
    expect(await outcome).toBe('refused');
    expect(left()).toEqual([]);
  });

  type Sent = [address: string, body: string, type: string];
  /** Ways a page has of its own. */
  const ways: Record<string, (sent: Sent) => unknown> = {
    'XMLHttpRequest that does not wait': ([address, body, type]) => {
      const request = new XMLHttpRequest();
      request.open('POST', address, false);
      request.setRequestHeader('content-type', type);
      request.send(body);
    },
    beacon: ([address, body, type]) => navigator.sendBeacon(address, new Blob([body], { type })),
    'beacon of a form': ([address, body]) => navigator.sendBeacon(address, new URLSearchParams(body)),
    'form that leaves the page': ([address, body]) => {
      const form = document.createElement('form');
      form.method = 'POST';
      form.action = address;
      for (const [name, value] of new URLSearchParams(body)) {
        const input = document.createElement('input');
        input.name = name;
        input.value = value;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    'fetch of an empty frame': ([address, body, type]) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inside = frame.contentWindow as (Window & typeof globalThis) | null;
      return inside?.fetch(new URL(address, location.href), {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
    },
    worker: ([address, body, type]) => {
      const source =
        'onmessage = (e) => fetch(e.data.url, { method: "POST", headers: e.data.headers, body: e.data.body })';
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      worker.postMessage({ url: new URL(address, location.href).href, headers: { 'content-type': type }, body });
    },
  };
  /** Not closed, and said so in SECURITY.md: on Facebook everything goes to one address, and a worker cannot be reached. */
  const open = ['www.facebook.com worker'];
  const table: Record<string, Record<string, string>> = {};
  afterAll(() => console.table(table));

  describe.each(Object.entries(ways))('%s', (name, way) => {
    it.each(Object.entries(attempts))('on %s', async (url, sent) => {
      await visit(url);
      const host = new URL(url).hostname;
      // Some wait for a person, some leave the page: nobody waits for them here.
      page.evaluate(way as (sent: Sent) => unknown, sent).catch(() => undefined);
      await page.waitForTimeout(900);
      const leaks = left().length > 0;
      table[name] = { ...table[name], [host]: leaks ? 'leaves' : 'stays' };
      expect(leaks).toBe(open.includes(`${host} ${name}`));
    });
  });

  it('Facebook: ordinary requests go as they came', async () => {
    await visit('https://www.facebook.com/mihon');
    await expect.poll(() => practice.requests('CometNewsFeedQuery').length).toBe(1);
  });
});
