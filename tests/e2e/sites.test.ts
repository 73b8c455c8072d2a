import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { inspect } from '../unit/image-bytes.ts';
import { count, find, gone, press, seeText } from './ax.ts';
import { approve, askForCode, type Desk, makeApprover, openDesk, pair, startPractice, typeCode } from './people.ts';
import { kinds, named, type Place, photo, places } from './places.ts';

/**
 * The same promises on every site: what is written is checked, nothing that would publish leaves before a second person has
 * confirmed exactly that, a reaction asks, pictures are looked at, and what is none of this goes untouched.
 */

const slip = '防災講座を11月21日（日）に開きます。';
/** Another one for each test: a code is good for one content, once. */
let text = '';
let written = 0;

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

  it('is checked again when the page takes its editor away and puts it back', async () => {
    await write(place, text);
    await page
      .locator(place.box)
      .first()
      .evaluate(async (box) => {
        const piece = box.closest('[role="dialog"], [role="article"], main') ?? box;
        const { parentNode, nextSibling } = piece;
        piece.remove();
        await new Promise((resolve) => setTimeout(resolve, 150));
        parentNode?.insertBefore(piece, nextSibling);
      });
    await page.locator(place.box).first().click();
    await page.keyboard.press('End');
    await page.keyboard.insertText(slip);
    await seeText(page, '日付と曜日');
    if (!/plain field/.test(place.name)) {
      // A plain field has no text that could be underlined: there the panel alone speaks.
      const painted = () => page.evaluate(() => [...CSS.highlights.values()].flatMap((set) => [...set].map(String)));
      await expect.poll(painted).toContain('11月21日（日）');
    }
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

describe('a site that has changed', () => {
  it.each(places.filter(({ name }) => name === 'Facebook' || /plain field/.test(name)))(
    '$name without anything the guard knows: nothing leaves, and the page says that it is blind',
    async (place) => {
      await visit(place.url);
      await write(place, text);
      await page.evaluate(() => {
        for (const element of document.querySelectorAll('[data-lexical-editor], [role="textbox"], textarea')) {
          element.removeAttribute('data-lexical-editor');
          element.removeAttribute('role');
          element.toggleAttribute('readonly', element.tagName === 'TEXTAREA');
        }
        document.body.append(document.createElement('p'));
      });
      await page.waitForTimeout(5500);
      await place.publish(page);
      await find(page, 'heading', '指さし確認');
      await seeText(page, text);
      await press(page, 'button', '戻って直す');
      await seeText(page, '書いているあいだの確認ができていません');
      expect(left()).toEqual([]);
    },
  );

  it.each(['CreatePostV2', 'ArticleEntityPublish'])(
    'X with an operation nobody has seen (%s): refused',
    async (name) => {
      await visit('https://x.com/home');
      const send = (operation: string) =>
        page.evaluate(
          (to) =>
            fetch(`/i/api/graphql/abc/${to}`, { method: 'POST', body: JSON.stringify({ variables: { a: 1 } }) }).then(
              () => 'sent',
              () => 'refused',
            ),
          operation,
        );
      expect(await send(name)).toBe('refused');
      await seeText(page, '確認されていない通信を止めました');
      expect(await send('CreateDraftTweet')).toBe('sent');
      expect(await send('DeleteTweet')).toBe('sent');
      expect(practice.requests(name)).toEqual([]);
    },
  );

  it('selectors are tried on the open page before policy has them', async () => {
    await visit('https://www.facebook.com/mihon');
    const options = await poster.open('options');
    const trial = options.getByLabel('試す設定');
    const find = ['[role="article"]', '[no such'];
    await trial.fill(JSON.stringify({ parts: [{ site: 'facebook', part: 'post', find }] }));
    await options.getByRole('button', { name: '開いているページで試す' }).click();
    await options.getByText('CSS セレクターとして読めません').waitFor();
    await trial.fill(JSON.stringify({ parts: [{ site: 'facebook', part: 'post', find: find.slice(0, 1) }] }));
    await options.getByRole('button', { name: '開いているページで試す' }).click();
    const row = options.locator('tr', { hasText: '[role="article"]' });
    await row.waitFor();
    const there = await page.locator('[role="article"]').count();
    expect(there).toBeGreaterThan(0);
    expect(await row.locator('td').allTextContents()).toEqual(['post', '[role="article"]', `${there}`, `${there}`]);
    await trial.fill('{ parts');
    await options.getByRole('button', { name: '開いているページで試す' }).click();
    await options.getByText('JSONとして読み取れません').waitFor();
    await options.close();
  });
});

describe('in a frame', () => {
  it('of its own site nothing is sent, and the page around it says so', async () => {
    await visit('https://www.facebook.com/mihon');
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const body = new URLSearchParams({
        fb_api_req_friendly_name: 'ComposerStoryCreateMutation',
        variables: JSON.stringify({ input: { message: { text: '枠の中' } } }),
      });
      const inside = frame.contentWindow as (Window & typeof globalThis) | null;
      void inside?.fetch(new URL('/api/graphql/', location.href), { method: 'POST', body }).catch(() => undefined);
    });
    await seeText(page, '画面に見えない部分からの通信を止めました');
    expect(left()).toEqual([]);
  });

  it("of somebody else's page a like is not sent, and the button in the toolbar says so", async () => {
    practice.reset();
    await page?.close();
    page = await poster.context.newPage();
    await page.goto('https://town.example/');
    await page.frameLocator('iframe').getByRole('button', { name: 'いいね！', exact: true }).first().click();
    const options = await poster.open('options');
    const badges = () =>
      options.evaluate(async () => {
        const tabs = await chrome.tabs.query({});
        return Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id ?? 0 })));
      });
    await expect.poll(badges).toContain('止');
    expect(left()).toEqual([]);
    await options.close();
  });
});

describe('every gesture', () => {
  const table: Record<string, Record<string, string>> = {};
  afterAll(() => console.table(table));

  /** The control that publishes, made ready to be pressed. */
  const control: Record<string, () => Promise<Locator>> = {
    X: async () => page.locator('[data-testid="tweetButtonInline"]'),
    Facebook: async () => named(page, '投稿'),
    'LINE with a plain field': async () => {
      await named(page, '配信').click();
      return page.locator('[role="dialog"]').getByRole('button', { name: '配信', exact: true });
    },
  };
  const gestures: Record<string, (button: Locator, place: Place) => Promise<unknown>> = {
    click: (button) => button.click(),
    'double click': (button) => button.dblclick(),
    Enter: (button) => button.press('Enter'),
    Space: (button) => button.press(' '),
    'click by script': (button) => button.evaluate((element) => (element as HTMLElement).click()),
    'events by script': (button) =>
      button.evaluate((element) => {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
      }),
    'Ctrl+Enter in the editor': async (_button, place) => {
      await page.locator(place.box).first().focus();
      await page.keyboard.press('Control+Enter');
    },
  };

  describe.each(kinds.map((place) => [place.name, place] as const))('%s', (name, place) => {
    it.each(Object.entries(gestures))('%s', async (gesture, perform) => {
      await visit(place.url);
      await write(place, text);
      const button = await control[name]?.();
      if (button) await perform(button, place);
      await page.waitForTimeout(500);
      const leaks = left().length > 0;
      table[gesture] = { ...table[gesture], [name]: leaks ? 'leaves' : 'stays' };
      expect(leaks).toBe(false);
    });
  });

  const ordinary: Record<string, [where: string, act: () => Promise<unknown>, goes: () => unknown]> = {
    ...Object.fromEntries(
      ['CreateBookmark', 'UnfavoriteTweet', 'DeleteTweet', 'CreateDraftTweet'].map((operation) => [
        `${operation} of X`,
        [
          'https://x.com/home',
          () =>
            page.evaluate(
              (name) =>
                fetch(`/i/api/graphql/q/${name}`, {
                  method: 'POST',
                  body: JSON.stringify({ variables: { tweet_id: '1' } }),
                }),
              operation,
            ),
          () => practice.requests(operation).length,
        ] as [string, () => Promise<unknown>, () => unknown],
      ]),
    ),
    'the feed of Facebook': [
      'https://www.facebook.com/mihon',
      async () => undefined,
      () => practice.requests('CometNewsFeedQuery').length,
    ],
    'a draft on LINE': [
      'https://manager.line.biz/account/@mihon_city/broadcast/create',
      async () => {
        await page.locator('textarea').fill(text);
        await page.getByRole('button', { name: '下書き保存' }).click();
      },
      () => practice.requests('broadcasts:DRAFTED').length,
    ],
  };

  it.each(Object.entries(ordinary))('%s goes as it came', async (name, [where, act, goes]) => {
    await visit(where);
    await page.waitForTimeout(600);
    await act();
    await expect.poll(goes).toBe(1);
    table[name] = { [new URL(where).hostname]: 'goes' };
  });
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
  /** Not closed by this package, only by the one that is installed by policy: on Facebook everything goes to one address. */
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
