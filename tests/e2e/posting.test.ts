import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Practice } from '../practice/server.ts';
import { all, count, find, gone, middle, press, seeText, stateOf } from './ax.ts';
import {
  approve,
  askForCode,
  type Desk,
  makeApprover,
  openDesk,
  pair,
  readRequest,
  startPractice,
  tickAll,
  typeCode,
} from './people.ts';

/** The whole road with two people: nothing leaves without the code, exactly the confirmed content leaves with it. */

let practice: Practice;
let poster: Desk;
let second: Desk;
let page: Page;
let confirm: Page;

const photo = resolve(import.meta.dirname, '../practice/x/samples/park-with-location.jpg');
const inline = '[data-testid="tweetTextarea_0"]';
const modal = (id: string): string => `[role="dialog"] [data-testid="${id}"]`;
const created = () => practice.requests().filter((r) => /Create(Note|Scheduled)?Tweet$/.test(r.operation));

beforeAll(async () => {
  practice = await startPractice();
  poster = await openDesk(practice);
  second = await openDesk(practice);
  const approver = await makeApprover(second);
  confirm = approver.page;
  await pair(poster, approver.card);
});

afterAll(async () => {
  await poster?.close();
  await second?.close();
  await practice?.close();
});

beforeEach(async () => {
  await page?.close();
  practice.reset();
  page = await poster.context.newPage();
  await page.goto('https://x.com/home');
  await page.locator(inline).first().waitFor();
  await page.bringToFront();
});

async function write(text: string): Promise<void> {
  await page.locator(inline).first().click();
  await page.keyboard.insertText(text);
}

async function confirmed(): Promise<void> {
  const code = await approve(confirm, await askForCode(page));
  await page.bringToFront();
  await typeCode(page, code);
  await seeText(page, '準備ができました');
}

const pointedAt = async (): Promise<boolean[]> =>
  (await all(page, 'button', '、よし')).map((button) => stateOf(button, 'pressed') === 'true');

describe('a post', () => {
  const text = '図書館のおはなし会は、土曜日の午前10時30分からです。☝';

  it('leaves once, exactly as confirmed, by a click', async () => {
    await write(text);
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await seeText(page, '上指差し');
    expect(created()).toHaveLength(0);
    await confirmed();
    expect(created()).toHaveLength(0);
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    expect(created()).toHaveLength(1);
    expect(created()[0]?.body).toMatchObject({ variables: { tweet_text: text } });
    const sent = JSON.stringify(created()[0]);
    expect(sent).not.toContain('yb-');
    await gone(page, 'heading', '指さし確認');
  });

  it.each([
    ['Ctrl+Enter', () => page.keyboard.press('Control+Enter')],
    [
      'Enter on the button',
      async () => {
        await page.locator('[data-testid="tweetButtonInline"]').focus();
        await page.keyboard.press('Enter');
      },
    ],
    [
      'Space on the button',
      async () => {
        await page.locator('[data-testid="tweetButtonInline"]').focus();
        await page.keyboard.press(' ');
      },
    ],
    [
      'a click made by the page',
      () => page.evaluate(() => document.querySelector<HTMLElement>('[data-testid="tweetButtonInline"]')?.click()),
    ],
    ['a double click', () => page.locator('[data-testid="tweetButtonInline"]').dblclick()],
  ])('is stopped on %s and the sheet opens once', async (_name, gesture) => {
    await write('おはなし会のお知らせです。');
    await gesture();
    await find(page, 'heading', '指さし確認');
    await page.waitForTimeout(400);
    await press(page, 'button', '戻って直す');
    await gone(page, 'heading', '指さし確認');
    expect(created()).toHaveLength(0);
  });

  it.each([
    ['Enter', '[data-testid="tweetButtonInline"]'],
    [' ', '[data-testid="tweetButtonInline"]'],
    ['Control+Enter', inline],
  ])('a key that is held down points at nothing: %j', async (keys, on) => {
    await write('おはなし会のお知らせです。');
    await page.locator(on).first().focus();
    const [key = '', modifier] = keys.split('+').reverse();
    if (modifier) await page.keyboard.down(modifier);
    for (let turn = 0; turn < 20; turn++) {
      await page.keyboard.down(key);
      await page.waitForTimeout(40);
    }
    await page.keyboard.up(key);
    if (modifier) await page.keyboard.up(modifier);
    await find(page, 'heading', '指さし確認');
    expect(await pointedAt()).toEqual([false, false, false]);
    // A press of its own does.
    await page.keyboard.press('Enter');
    await expect.poll(pointedAt).toEqual([true, false, false]);
  });

  it('the second click of a double click, on what has just come under the pointer, points at nothing', async () => {
    await write('おはなし会のお知らせです。');
    const button = page.locator('[data-testid="tweetButtonInline"]');
    await button.click();
    const place = await middle(page, await find(page, 'button', '本文、よし'));
    await press(page, 'button', '戻って直す');
    await gone(page, 'heading', '指さし確認');
    // The site could have its button anywhere: here it is where the sheet has one.
    const box = await button.boundingBox();
    if (!box) throw new Error('no button');
    const [dx, dy] = [place.x - box.x - box.width / 2, place.y - box.y - box.height / 2];
    await button.evaluate(
      (e, by) => Object.assign(e.style, { transform: by, zIndex: '9' }),
      `translate(${dx}px,${dy}px)`,
    );
    await page.mouse.move(place.x, place.y);
    await page.mouse.down();
    await page.mouse.up();
    await find(page, 'button', '本文、よし');
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.waitForTimeout(300);
    expect(await pointedAt()).toEqual([false, false, false]);
    await page.mouse.click(place.x, place.y);
    await expect.poll(pointedAt).toEqual([false, true, false]);
  });

  it('cannot be posted with a code for other words, and the difference is shown', async () => {
    await write('講座は11月21日（土）です。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await confirmed();
    await press(page, 'button', '戻って直す');
    await page.locator(inline).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await seeText(page, '前の確認は無効になりました');
    await tickAll(page);
    await press(page, 'button', 'この内容で投稿する');
    await page.waitForTimeout(500);
    expect(created()).toHaveLength(0);
  });

  it('is read anew by the second person, who also reads whose leave a picture has', async () => {
    await page.locator('input[type="file"]').first().setInputFiles(photo);
    await press(page, 'button', '情報を消して添付');
    await page.locator('[data-testid="attachments"] img').first().waitFor();
    await write('家出した佐藤健太くん（14）を探しています。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await press(page, 'radio', '写っていて');
    for (const [field, note] of [
      ['だれから', '例示花子さん'],
      ['方法', '書面'],
      ['日付', '11月20日'],
    ] as const) {
      await press(page, 'textbox', field);
      await page.keyboard.type(note);
    }
    await readRequest(confirm, await askForCode(page));
    const recheck = confirm.locator('section', { hasText: '確かめ直した結果' });
    // Once as what the poster let stand, once as what this computer says itself.
    await expect.poll(() => recheck.locator('.finding', { hasText: '個人名' }).count()).toBe(2);
    await recheck.locator('.finding', { hasText: '代替テキスト' }).waitFor();
    await confirm.getByText('了解を得ている（例示花子さん、書面、11月20日）').waitFor();
    await approve(confirm);
  });

  it('refuses wrong codes five times, then closes for a while', async () => {
    await write('休館日のお知らせです。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await askForCode(page);
    await typeCode(page, '1234');
    await seeText(page, '8けたの数字）でも署名');
    for (let i = 0; i < 5; i++) {
      await typeCode(page, `0000-000${i}`);
      await seeText(page, i < 4 ? `あと${4 - i}回` : '15分間入力を止めています');
    }
    expect(created()).toHaveLength(0);
    // The next tests need their tries back: the lock belongs to this computer.
    const worker = poster.context.serviceWorkers()[0];
    await worker?.evaluate(() => chrome.storage.local.remove('desk.tries'));
  });

  it('cannot be posted twice with one code', async () => {
    await write('駐車場のご案内です。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    const code = await approve(confirm, await askForCode(page));
    await page.bringToFront();
    await typeCode(page, code);
    await seeText(page, '準備ができました');
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    await write('駐車場のご案内です。');
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await find(page, 'heading', '指さし確認');
    await tickAll(page);
    await typeCode(page, code);
    await seeText(page, '使用済みです');
    expect(created()).toHaveLength(1);
  });

  it.each([
    ['with status 503', 503],
    ['in a body of status 200', 200],
  ])('may be tried again with the same code when the site failed %s', async (_how, status) => {
    await write(`再送の見本${status}です。`);
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await confirmed();
    practice.failNext('CreateTweet', status);
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('問題が発生しました').first().waitFor();
    await page.locator('[data-testid="tweetButtonInline"]').click();
    await find(page, 'heading', '指さし確認');
    await tickAll(page);
    await seeText(page, '準備ができました');
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    expect(created()).toHaveLength(2);
  });
});

describe('other forms of a post', () => {
  it('a thread goes out whole, in order', async () => {
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('防災訓練のお知らせです。');
    await page.click(modal('addButton'));
    await page.locator(modal('tweetTextarea_1')).waitFor();
    await page.keyboard.insertText('集合場所は市役所前の広場です。');
    await page.click(modal('tweetButton'));
    await confirmed();
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    expect(created().map((r) => (r.body as { variables: { tweet_text: string } }).variables.tweet_text)).toEqual([
      '防災訓練のお知らせです。',
      '集合場所は市役所前の広場です。',
    ]);
  });

  it('a reply is bound to the post it answers', async () => {
    await page.locator('article').first().locator('[data-testid="reply"]').click();
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('お問い合わせありがとうございます。');
    await page.click(modal('tweetButton'));
    await seeText(page, '他の投稿への返信です');
    await confirmed();
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    expect(created()).toHaveLength(1);
  });

  it('a quote asks twice and is bound to the post it quotes', async () => {
    await page.locator('article').first().locator('[data-testid="retweet"]').click();
    await page.getByRole('menuitem', { name: '引用' }).click();
    await press(page, 'button', '「引用」する');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    // With letters that are shortcuts elsewhere on the page.
    await page.keyboard.insertText('ご紹介ありがとうございます。');
    await page.keyboard.type('rn');
    await page.click(modal('tweetButton'));
    await confirmed();
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    expect(created()).toHaveLength(1);
    expect(JSON.stringify(created()[0]?.body)).toContain('attachment_url');
  });

  it('a poll is refused before anybody is asked for a code, and says what to do; without it the post may go', async () => {
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('どちらの日がよいですか。');
    await page.click(modal('createPollButton'));
    await page.locator('[name="Choice1"]').fill('土曜日');
    await page.locator('[name="Choice2"]').fill('日曜日');
    await page.click(modal('tweetButton'));
    await seeText(page, '投票を外して投稿するか');
    expect(await count(page, 'button', 'この内容で投稿する')).toBe(1);
    await tickAll(page);
    await seeText(page, '要修正の箇所があります');
    await press(page, 'button', '戻って直す');
    await page.click(modal('removePollButton'));
    await page.click(modal('tweetButton'));
    await confirmed();
    await press(page, 'button', 'この内容で投稿する');
    await page.getByText('ポストを送信しました').waitFor();
    expect(created()).toHaveLength(1);
    expect(JSON.stringify(created()[0]?.body)).not.toContain('card_uri');
  });

  it('the page hears nothing of what is typed or pasted into the sheet', async () => {
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('休館日のお知らせです。');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const types = 'keydown keypress keyup beforeinput input compositionstart compositionend paste focusin';
      for (const type of types.split(' '))
        window.addEventListener(
          type,
          (event) => {
            const { key, data } = event as KeyboardEvent & InputEvent;
            heard.push(
              `${type} ${key ?? ''}${data ?? ''}${(event as ClipboardEvent).clipboardData?.getData('text') ?? ''}`,
            );
          },
          { capture: true },
        );
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    // It is listening.
    await page.keyboard.type('a');
    expect((await heard()).join()).toContain('input a');
    await page.click(modal('tweetButton'));
    await tickAll(page);
    const before = (await heard()).length;
    await press(page, 'textbox', '確認コード');
    await page.keyboard.type('1234');
    await page.keyboard.insertText('5678');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Enter');
    await seeText(page, 'コードが合いません');
    expect((await heard()).slice(before)).toEqual([]);
    await press(page, 'button', '戻って直す');
  });

  it('a schedule is read from the page, shown with its weekday, and bound', async () => {
    await page.click('[data-testid="SideNav_NewTweet_Button"]');
    await page.locator(modal('tweetTextarea_0')).waitFor();
    await page.keyboard.insertText('来週の催しのお知らせです。');
    await page.click(modal('scheduleOption'));
    await page.locator('#SELECTOR_1').waitFor();
    await page.locator('[data-testid="scheduledConfirmationPrimaryAction"]').click();
    await page.locator('[data-testid="scheduledTweetIndicator"]').waitFor();
    await page.click(modal('tweetButton'));
    await seeText(page, 'に予約します');
    await confirmed();
    await press(page, 'button', 'この内容で投稿する');
    await page.locator('[data-testid="toast"]').waitFor();
    expect(created().map((r) => r.operation)).toEqual(['CreateScheduledTweet']);
  });
});

describe('the log', () => {
  it('names who did what, holds together, and opens as a table', async () => {
    const options = await poster.open('options');
    await seeText(options, 'すべてつながっています');
    const downloading = options.waitForEvent('download');
    await options.getByRole('button', { name: 'CSVで保存' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.startsWith('\ufeff番号,日時,職員')).toBe(true);
    for (const word of [
      '見本太郎',
      'publish_gesture',
      'approved',
      'released',
      'publish_seen',
      'code_failed',
      '例示花子',
      'mihon_city',
    ]) {
      expect(csv).toContain(word);
    }
    // Half past eight in the morning: the file bears the day of Japan, not that of UTC.
    const session = await options.context().newCDPSession(options);
    await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
    await options.clock.setFixedTime('2026-11-29T23:30:00Z');
    const [again] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: 'CSVで保存' }).click(),
    ]);
    expect(again.suggestedFilename()).toBe('yubisashi-2026-11-30.csv');
    await options.close();
    const page = await second.open('options');
    await seeText(page, 'すべてつながっています');
    await page.close();
  });
});
