import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launch } from '../practice/browser.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import type { Attempt } from '../practice/x/hostile.ts';
import type { PageModel } from '../practice/x/model.ts';

/** The practice range alone behaves as X does (as far as that is known): what every other browser test stands on. */

let practice: Practice;
let browser: Launched;
let page: Page;

const by = (id: string): string => `[data-testid="${id}"]`;
const inDialog = (id: string): string => `[role="dialog"] ${by(id)}`;
const editor = by('tweetTextarea_0');
const model = (): Promise<PageModel> => page.evaluate(() => window.__model());
const variables = (operation: string): Record<string, unknown>[] =>
  practice.requests(operation).map((got) => (got.body as { variables: Record<string, unknown> }).variables);

async function open(path: string): Promise<void> {
  page = await browser.context.newPage();
  await page.goto(`https://x.com${path}`);
  await page.locator('#react-root article, [data-testid="dm-inbox"]').first().waitFor();
}

const toast = (): Promise<string | null> => page.locator(by('toast')).textContent();

beforeAll(async () => {
  practice = await startPractice();
  browser = await launch({ practice });
  browser.context.setDefaultTimeout(10_000);
});
afterAll(async () => {
  await browser?.close();
  await practice?.close();
});
afterEach(async () => {
  const errors = page?.isClosed() ? [] : (await model().catch(() => null))?.errors;
  await page?.close();
  await browser.context.clearCookies();
  practice.reset();
  expect(errors ?? []).toEqual([]);
});

describe('the text box', () => {
  test('has the markup of the Draft.js editor and reads block by block', async () => {
    await open('/home');
    await page.click(editor);
    for (const line of ['一行目', '', '三行目']) {
      await page.keyboard.type(line);
      if (line !== '三行目') await page.keyboard.press('Enter');
    }
    const seen = await page.locator(editor).evaluate((element) => ({
      editable: element.getAttribute('contenteditable'),
      role: element.getAttribute('role'),
      label: element.getAttribute('aria-label'),
      classes: element.className,
      language: document.documentElement.lang,
      blocks: [...element.querySelectorAll('[data-block="true"]')].map((block) => block.textContent),
    }));
    expect(seen).toMatchObject({ editable: 'true', role: 'textbox', label: 'ポスト本文', language: 'ja' });
    expect(seen.classes).toContain('public-DraftEditor-content');
    expect(seen.blocks).toEqual(['一行目', '', '三行目']);
    expect((await model()).texts['inline/0']).toBe('一行目\n\n三行目');
    await expect(page.locator(`${by('toolBar')} ${by('fileInput')}`).count()).resolves.toBe(1);
  });

  test('is there twice while the dialog is open, each with its own button', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.type('うしろ');
    await page.click(by('SideNav_NewTweet_Button'));
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    await page.keyboard.type('まえ');
    expect(new URL(page.url()).pathname).toBe('/compose/post');
    expect(await page.locator(editor).count()).toBe(2);
    expect(await page.locator(`#layers ${inDialog('tweetButton')}`).count()).toBe(1);
    expect(await page.locator(by('tweetButtonInline')).count()).toBe(1);
    expect((await model()).texts).toEqual({ 'inline/0': 'うしろ', 'modal/0': 'まえ' });
  });

  test('loses the page when somebody else changes its markup, as the live editor does', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.type('あいう');
    await page.locator(`${editor} [data-text="true"]`).evaluate((leaf) => {
      const mark = document.createElement('mark');
      const text = leaf.firstChild;
      if (text) leaf.replaceChild(mark, text);
      if (text) mark.append(text);
    });
    await page.keyboard.type('え');
    await expect.poll(() => page.locator(editor).count()).toBe(0);
    expect((await model()).errors).not.toEqual([]);
    await page.close();
  });

  test('keeps an input method apart from the keys of the page', async () => {
    await open('/home');
    await page.click(editor);
    const cdp = await browser.context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'こうえん', selectionStart: 4, selectionEnd: 4 });
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
      modifiers: 2,
    });
    await cdp.send('Input.insertText', { text: '公園' });
    await expect.poll(async () => (await model()).texts['inline/0']).toBe('公園');
    expect(practice.requests('CreateTweet')).toEqual([]);
  });
});

describe('posting', () => {
  test('by the button, with the headers of the site, and the post appears on top', async () => {
    await open('/home');
    const button = page.locator(by('tweetButtonInline'));
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await page.click(editor);
    await page.keyboard.type('本日の窓口は午後5時までです。');
    expect(await button.getAttribute('aria-disabled')).toBeNull();
    await button.click();
    expect(await toast()).toContain('ポストを送信しました');
    expect(
      await page
        .locator(`article ${by('tweetText')}`)
        .first()
        .textContent(),
    ).toBe('本日の窓口は午後5時までです。');
    expect((await model()).texts['inline/0']).toBe('');
    const [got] = practice.requests('CreateTweet');
    expect(got?.path).toMatch(/^\/i\/api\/graphql\/[^/]+\/CreateTweet$/);
    expect(got?.headers).toMatchObject({ 'x-csrf-token': 'practice', authorization: 'Bearer PRACTICE' });
    expect(variables('CreateTweet')).toMatchObject([
      { tweet_text: '本日の窓口は午後5時までです。', media: { media_entities: [] } },
    ]);
  });

  test('by Ctrl+Enter in the text box, once', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.type('お知らせです');
    await page.keyboard.press('Control+Enter');
    expect(await toast()).toContain('ポストを送信しました');
    expect(variables('CreateTweet')).toMatchObject([{ tweet_text: 'お知らせです' }]);
  });

  test('Enter in the list of names chooses one and posts nothing', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.type('@mih');
    await page.locator(by('typeaheadResult')).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect((await model()).texts['inline/0']).toBe('@mihon_private ');
    expect(practice.requests('CreateTweet')).toEqual([]);
  });

  test('of more than 280 weighted characters is a CreateNoteTweet', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.insertText('あ'.repeat(140));
    await page.click(by('tweetButtonInline'));
    await expect.poll(() => practice.requests('CreateTweet').length).toBe(1);
    await page.click(editor);
    await page.keyboard.insertText('あ'.repeat(141));
    await page.click(by('tweetButtonInline'));
    await expect.poll(() => variables('CreateNoteTweet').map((v) => v.tweet_text)).toEqual(['あ'.repeat(141)]);
  });

  test('of a thread is one request after the other, each answering the one before', async () => {
    await open('/home');
    await page.keyboard.press('n');
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    await page.keyboard.type('その一');
    for (const text of ['その二', 'その三']) {
      await page.click(inDialog('addButton'));
      await page.keyboard.type(text);
    }
    expect(await page.locator(inDialog('tweetTextarea_2')).count()).toBe(1);
    expect(await page.locator(inDialog('tweetButton')).textContent()).toBe('すべてポスト');
    await page.click(inDialog('tweetButton'));
    expect(await toast()).toContain('ポストを送信しました');
    const sent = variables('CreateTweet');
    expect(sent.map((v) => v.tweet_text)).toEqual(['その一', 'その二', 'その三']);
    expect(sent.map((v) => v.batch_compose)).toEqual(['BatchFirst', 'BatchSubsequent', 'BatchSubsequent']);
    const answered = sent.map((v) => (v.reply as { in_reply_to_tweet_id: string } | undefined)?.in_reply_to_tweet_id);
    const ids = await page
      .locator(`article ${by('User-Name')}`)
      .evaluateAll((names) => names.map((name) => name.closest('article')?.getAttribute('data-post-id')));
    expect(answered[0]).toBeUndefined();
    expect(answered[1]).toBe(ids[0]);
    expect(new Set(answered).size).toBe(3);
  });

  test('a reply under a post shows no sign of it besides the address; a reply in the dialog does', async () => {
    await open('/home');
    const id = (await page.locator('article').first().getAttribute('data-post-id')) ?? '';
    await page.click(`article ${by('reply')}`);
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    expect(await page.locator('[role="dialog"]').textContent()).toContain('返信先');
    await page.keyboard.type('返信その一');
    expect(await page.locator(inDialog('tweetButton')).textContent()).toBe('返信');
    await page.click(inDialog('tweetButton'));
    await page.locator('[role="dialog"]').waitFor({ state: 'detached' });

    await page.click('article a:has(time)');
    expect(new URL(page.url()).pathname).toMatch(/^\/\w+\/status\/\d+$/);
    await page.click(editor);
    await page.keyboard.type('返信その二');
    expect(await page.locator('main').textContent()).not.toContain('返信先');
    await page.click(by('tweetButtonInline'));
    await expect.poll(() => practice.requests('CreateTweet').length).toBe(2);
    const reply = { reply: { in_reply_to_tweet_id: id } };
    expect(variables('CreateTweet')).toMatchObject([reply, reply]);
  });

  test('a quote carries the address of the quoted post; place and audience are in the request', async () => {
    await open('/home');
    const id = (await page.locator('article').nth(2).getAttribute('data-post-id')) ?? '';
    await page.locator(by('retweet')).nth(2).click();
    await page.getByRole('menuitem', { name: '引用' }).click();
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    await page.keyboard.type('こちらもどうぞ');
    await page.click(inDialog('geoButton'));
    expect(await page.locator(inDialog('geoButton')).getAttribute('aria-pressed')).toBe('true');
    await page.click('[role="dialog"] button[aria-label="全員が返信できます"]');
    await page.getByRole('menuitem', { name: 'フォローしているアカウント' }).click();
    await page.click(inDialog('tweetButton'));
    expect(await toast()).toContain('ポストを送信しました');
    expect(variables('CreateTweet')).toMatchObject([
      {
        attachment_url: `https://x.com/i/status/${id}`,
        geo: { place_id: '07d9cd6afd884001' },
        conversation_control: { mode: 'Community' },
      },
    ]);
  });

  test('scheduling mounts the editor afresh, keeps the text and sends the moment', async () => {
    await open('/home');
    await page.keyboard.press('n');
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    await page.keyboard.type('来週のお知らせ');
    const before = await page.locator(inDialog('tweetTextarea_0')).elementHandle();
    await page.click(inDialog('scheduleOption'));
    expect(new URL(page.url()).pathname).toBe('/compose/post/schedule');
    expect(await page.locator('select[id^="SELECTOR_"]').count()).toBe(5);
    const year = new Date().getFullYear() + 1;
    for (const [index, value] of [5, 18, year, 14, 30].entries()) {
      await page.selectOption(`#SELECTOR_${index + 1}`, String(value));
    }
    await page.click(by('scheduledConfirmationPrimaryAction'));
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    expect(new URL(page.url()).pathname).toBe('/compose/post');
    expect(await before?.evaluate((element) => element.isConnected)).toBe(false);
    expect(await page.locator(inDialog('scheduledTweetIndicator')).textContent()).toContain(`${year}年5月18日`);
    expect(await page.locator(inDialog('tweetButton')).textContent()).toBe('予約設定');
    await page.click(inDialog('tweetButton'));
    expect(await toast()).toContain('午後2:30に送信されます');
    expect(variables('CreateScheduledTweet')).toMatchObject([
      {
        post_tweet_request: { status: '来週のお知らせ' },
        execute_at: Date.parse(`${year}-05-18T14:30:00+09:00`) / 1000,
      },
    ]);
  });

  test('that is refused says so and leaves the text where it was', async () => {
    await open('/home');
    for (const [index, status] of [403, 0].entries()) {
      practice.failNext('CreateTweet', status);
      await page.click(editor);
      await page.keyboard.type('だめ');
      await page.click(by('tweetButtonInline'));
      await expect.poll(() => practice.requests('CreateTweet').length).toBe(index + 1);
      await page.locator(`${by('tweetButtonInline')}:enabled`).waitFor();
      expect(await toast()).toBe('問題が発生しました。やりなおしてください。');
    }
    expect(await page.locator(`article ${by('tweetText')}`, { hasText: 'だめ' }).count()).toBe(0);
    expect((await model()).texts['inline/0']).toBe('だめだめ');
  });

  test('closing a dialog with text in it offers to keep a draft', async () => {
    await open('/home');
    await page.keyboard.press('n');
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    await page.keyboard.type('書きかけ');
    await page.click(by('app-bar-close'));
    await page.click(by('confirmationSheetConfirm'));
    expect(await toast()).toContain('下書きを保存しました');
    expect(variables('CreateDraftTweet')).toMatchObject([{ post_tweet_request: { status: '書きかけ' } }]);
    expect(practice.requests('CreateTweet')).toEqual([]);
  });
});

describe('pictures', () => {
  const sample = new URL('../practice/x/samples/park-with-location.jpg', import.meta.url);

  test('are uploaded the moment they are attached, byte for byte, in parts', async () => {
    await open('/home');
    const bytes = randomBytes(2_500_000);
    await page.setInputFiles(by('fileInput'), { name: 'large.jpg', mimeType: 'image/jpeg', buffer: bytes });
    await expect.poll(() => practice.requests('media/upload:FINALIZE').length).toBe(1);
    expect(practice.requests('CreateTweet')).toEqual([]);
    const [upload] = practice.uploads();
    expect(upload?.bytes.equals(bytes)).toBe(true);
    const parts = practice.requests('media/upload:APPEND').filter((got) => got.method === 'POST');
    expect(parts.map((got) => [got.host, got.query.segment_index])).toEqual([
      ['upload.x.com', '0'],
      ['upload.x.com', '1'],
      ['upload.x.com', '2'],
    ]);
    expect(await page.locator(`${by('attachments')} img`).getAttribute('src')).toMatch(/^blob:https:\/\/x\.com\//);
    await page.click(by('tweetButtonInline'));
    await expect
      .poll(() => variables('CreateTweet'))
      .toMatchObject([{ media: { media_entities: [{ media_id: upload?.mediaId }] } }]);
  });

  test('come by paste and by drop as well, once each, and can be taken off again', async () => {
    await open('/home');
    await page.click(editor);
    for (const kind of ['paste', 'drop', 'dropOver'] as const) {
      await page.locator(editor).evaluate((element, how) => {
        const data = new DataTransfer();
        data.items.add(new File([how], `${how}.png`, { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true, composed: true };
        if (how === 'paste') {
          element.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }));
          return;
        }
        // With a drag over the text box before it Draft.js takes the drop, without one the composer does.
        if (how === 'dropOver') element.dispatchEvent(new DragEvent('dragenter', { ...options, dataTransfer: data }));
        element.dispatchEvent(new DragEvent('drop', { ...options, dataTransfer: data }));
      }, kind);
    }
    await expect
      .poll(() => practice.uploads().map((upload) => upload.bytes.toString()))
      .toEqual(['paste', 'drop', 'dropOver']);
    expect(await page.locator(`${by('attachments')} img`).count()).toBe(3);
    await page.locator('[aria-label="メディアを削除"]').first().click();
    expect(await page.locator(`${by('attachments')} img`).count()).toBe(2);
  });

  test('get a description, which is a request of its own', async () => {
    await open('/home');
    await page.setInputFiles(by('fileInput'), {
      name: 'park.jpg',
      mimeType: 'image/jpeg',
      buffer: await readFile(sample),
    });
    await page.click('[aria-label="説明を追加"]');
    await page.fill(by('altTextInput'), '見本中央公園の入口');
    await page.click(by('endEditingButton'));
    await expect
      .poll(() => practice.requests('media/metadata/create').map((got) => got.body))
      .toEqual([{ media_id: practice.uploads()[0]?.mediaId, alt_text: { text: '見本中央公園の入口' } }]);
  });

  test('the sample of the practice menu carries a place', async () => {
    await open('/home');
    await page.click('[data-practice="attach-sample"]');
    await expect.poll(() => practice.requests('media/upload:FINALIZE').length).toBe(1);
    const [upload] = practice.uploads();
    expect(upload?.bytes.equals(await readFile(sample))).toBe(true);
    expect(upload?.bytes.includes('Exif')).toBe(true);
  });
});

describe('reactions', () => {
  test('Enter on the repost entry reposts without any click event', async () => {
    await open('/home');
    await page.locator(by('retweet')).first().focus();
    await page.keyboard.press('Enter');
    const entry = page.locator(by('retweetConfirm'));
    await entry.waitFor();
    expect(await entry.evaluate((element) => [element.tagName, element.getAttribute('role')])).toEqual([
      'DIV',
      'menuitem',
    ]);
    expect(practice.requests('CreateRetweet')).toEqual([]);
    await page.evaluate(() => {
      document.body.dataset.clicks = '0';
      addEventListener('click', () => document.body.setAttribute('data-clicks', 'seen'), true);
    });
    await page.keyboard.press('Enter');
    await expect.poll(() => practice.requests('CreateRetweet').length).toBe(1);
    expect(await page.evaluate(() => document.body.dataset.clicks)).toBe('0');
    expect(await page.locator(by('unretweet')).count()).toBe(1);
  });

  test('a like that fails is taken back', async () => {
    await open('/home');
    await page.locator(by('like')).first().click();
    await expect.poll(() => practice.requests('FavoriteTweet').length).toBe(1);
    expect(await page.locator(by('unlike')).count()).toBe(1);
    practice.failNext('FavoriteTweet', 0);
    await page.locator(by('like')).first().click();
    expect(await toast()).toBe('問題が発生しました。やりなおしてください。');
    expect(await page.locator(by('unlike')).count()).toBe(1);
    await page.locator(by('unlike')).click();
    await expect.poll(() => practice.requests('UnfavoriteTweet').length).toBe(1);
  });

  test('single letters act on the post the cursor is on, and not while typing', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.type('jlt');
    expect(practice.requests('FavoriteTweet')).toEqual([]);
    await page.locator(editor).blur();
    await page.keyboard.press('l');
    expect(practice.requests('FavoriteTweet')).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const chosen = page.locator('article[tabindex="-1"]');
    const id = await chosen.getAttribute('data-post-id');
    expect(await page.locator('article[tabindex="0"]').count()).toBeGreaterThan(1);
    await page.keyboard.press('l');
    await expect.poll(() => variables('FavoriteTweet')).toEqual([{ tweet_id: id }]);
    await page.keyboard.press('t');
    await page.locator(by('retweetConfirm')).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
  });

  test('follow and message go to their own addresses', async () => {
    await open('/reiji_farm');
    await page.click(`main ${by('1005-follow')}`);
    await expect
      .poll(() => practice.requests('friendships/create').map((got) => got.body))
      .toEqual([{ user_id: '1005' }]);
    await page.click(by('sendDMFromProfile'));
    await page.fill(by('dm-composer-textarea'), 'はじめまして');
    await page.click(by('dm-composer-send-button'));
    await page.fill(by('dm-composer-textarea'), '二通目');
    await page.press(by('dm-composer-textarea'), 'Enter');
    await expect
      .poll(() => practice.requests('dm/new2').map((got) => (got.body as { text: string }).text))
      .toEqual(['はじめまして', '二通目']);
    expect(await page.title()).toBe('練習場');
  });
});

describe('the page', () => {
  test('pulls the focus back into its dialog', async () => {
    await open('/home');
    await page.evaluate(() => {
      const stranger = document.createElement('input');
      stranger.id = 'stranger';
      document.documentElement.append(stranger);
    });
    await page.focus('#stranger');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('stranger');
    await page.click(by('SideNav_NewTweet_Button'));
    await page.locator(inDialog('tweetTextarea_0')).waitFor();
    await page.focus('#stranger');
    expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
  });

  test('draws everything afresh on a change of theme, and keeps what was typed', async () => {
    await open('/home');
    await page.click(editor);
    await page.keyboard.type('そのまま');
    const before = await page.locator(editor).elementHandle();
    await page.click('[data-practice="theme"]');
    expect(await before?.evaluate((element) => element.isConnected)).toBe(false);
    expect((await model()).texts['inline/0']).toBe('そのまま');
  });

  test('goes from page to page without loading', async () => {
    await open('/home');
    await page.evaluate(() => document.body.setAttribute('data-same', ''));
    await page.click(by('AppTabBar_Profile_Link'));
    expect(new URL(page.url()).pathname).toBe('/mihon_city');
    await expect.poll(() => page.title()).toContain('見本市【公式】');
    await page.goBack();
    await expect.poll(() => page.title()).toContain('ホーム');
    expect(await page.locator('body[data-same]').count()).toBe(1);
  });

  test('switches the account by loading again', async () => {
    await open('/home');
    const button = page.locator(by('SideNav_AccountSwitcher_Button'));
    expect(await button.locator(by('UserAvatar-Container-mihon_city')).count()).toBe(1);
    await button.click();
    await page.getByRole('menuitem', { name: '見本太郎' }).click();
    await page.locator(`${by('AppTabBar_Profile_Link')}[href="/mihon_private"]`).waitFor();
    expect(await button.locator(by('UserAvatar-Container-mihon_private')).count()).toBe(1);
  });

  test('refuses script without its nonce, as a strict site does', async () => {
    await open('/home');
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.ran = "yes"';
      document.body.append(script);
      return document.body.dataset.ran ?? 'no';
    });
    expect(ran).toBe('no');
  });

  test('cannot lead anywhere else: other names are unknown in this browser', async () => {
    await open('/home');
    const other = await browser.context.newPage();
    await expect(other.goto('https://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
    await other.close();
  });
});

describe('hostile scripts, with nothing to stop them', () => {
  const typed: Attempt[] = ['clickButton', 'dispatchClick', 'reactHandler'];

  test('every single attempt gets through', async () => {
    await open('/home?hostile');
    const names = await page.evaluate(() => window.__hostile.names);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      if (typed.includes(name)) {
        await page.click(editor);
        await page.keyboard.type('打った文');
      }
      await page.evaluate((attempt) => window.__hostile.run(attempt, `hostile ${attempt}`), name);
      await expect.poll(() => practice.requests('CreateTweet').length, { message: name }).toBe(1);
      practice.reset();
    }
  });
});

describe('loading an extension', () => {
  test.each(['flag', 'pipe'] as const)('by %s', async (load) => {
    const dir = await mkdtemp(join(tmpdir(), 'stub-'));
    const stub: Record<string, unknown> = {
      manifest_version: 3,
      name: 'stub',
      version: '1',
      background: { service_worker: 'worker.js' },
      content_scripts: [{ matches: ['https://x.com/*'], js: ['content.js'], run_at: 'document_start' }],
    };
    await writeFile(join(dir, 'manifest.json'), JSON.stringify(stub));
    await writeFile(join(dir, 'worker.js'), '');
    await writeFile(join(dir, 'content.js'), 'document.documentElement.dataset.stub = chrome.runtime.id;');
    const loaded = await launch({ practice, extension: dir, load });
    page = await loaded.context.newPage();
    await page.goto('https://x.com/home');
    const id = await page.evaluate(() => document.documentElement.dataset.stub);
    await loaded.close();
    await rm(dir, { recursive: true });
    expect(loaded.extensionId).toMatch(/^[a-p]{32}$/);
    expect(id).toBe(loaded.extensionId);
  });
});
