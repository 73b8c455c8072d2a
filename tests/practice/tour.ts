import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Practice } from './server.ts';

/** A walk through the practice range, one picture per stop: what `npm start` shows where there is no screen. */

export interface Tour {
  practice: Practice;
  context: BrowserContext;
  /** Empty when no extension is loaded. */
  extensionId: string;
}

export interface Stop {
  /** File name of the picture, without number and ending. */
  name: string;
  /** One plain Japanese sentence: what can be seen here. */
  say: string;
  /** Leads the page, which is at /home and 1280 × 860, to what the picture shows. */
  run(page: Page, tour: Tour): Promise<void>;
}

const inDialog = (id: string): string => `[role="dialog"] [data-testid="${id}"]`;

async function compose(page: Page, text: string): Promise<void> {
  await page.click('[data-testid="SideNav_NewTweet_Button"]');
  await page.locator(inDialog('tweetTextarea_0')).waitFor();
  await page.keyboard.insertText(text);
}

export const stops: readonly Stop[] = [
  {
    name: 'home',
    say: '練習場のホームです。右に、試してみたい「うっかり」が並んでいます。',
    async run() {},
  },
  {
    name: 'compose',
    say: 'ポストを書いているところです。',
    async run(page) {
      await compose(page, '図書館のおはなし会は、土曜日の午前10時30分からです。 #見本市');
    },
  },
  {
    name: 'thread',
    say: '続きのポスト（スレッド）も作れます。',
    async run(page) {
      await compose(page, '防災訓練のお知らせです。（1/2）');
      await page.click(inDialog('addButton'));
      await page.keyboard.insertText('集合場所は市役所前の広場です。（2/2）');
    },
  },
  {
    name: 'schedule',
    say: '予約の日時を選ぶ画面です。',
    async run(page) {
      await compose(page, '来週の催しのお知らせです。');
      await page.click(inDialog('scheduleOption'));
      await page.locator('#SELECTOR_1').waitFor();
    },
  },
  {
    name: 'picture',
    say: '撮影場所が埋め込まれた見本の写真を付けたところです。',
    async run(page, { practice }) {
      const before = practice.requests('media/upload:FINALIZE').length;
      await page.click('[data-practice="attach-sample"]');
      await page.locator('[data-testid="attachments"] img').waitFor();
      while (practice.requests('media/upload:FINALIZE').length === before) await page.waitForTimeout(50);
    },
  },
  {
    name: 'repost-menu',
    say: 'リポストのメニューです。ここで Enter キーを押すと、すぐにリポストされてしまいます。',
    async run(page) {
      await page.locator('[data-testid="retweet"]').nth(1).click();
      await page.locator('[data-testid="retweetConfirm"]').waitFor();
    },
  },
  {
    name: 'narrow',
    say: 'せまい画面での見え方です。',
    async run(page) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.reload();
      await page.locator('article').first().waitFor();
    },
  },
  {
    name: 'dark',
    say: '暗い配色での見え方です。',
    async run(page) {
      await page.emulateMedia({ colorScheme: 'dark' });
    },
  },
];

/** Visits every stop, each on a fresh page; false when one of them could not be reached. `say` gets one line per stop. */
export async function takeTour(tour: Tour, out: string, say: (line: string) => void): Promise<boolean> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  tour.context.setDefaultTimeout(15_000);
  let whole = true;
  for (const [index, stop] of stops.entries()) {
    const number = String(index + 1).padStart(2, '0');
    const page = await tour.context.newPage();
    try {
      await page.goto('https://x.com/home');
      await page.locator('article').first().waitFor();
      await stop.run(page, tour);
      await page.screenshot({ path: join(out, `${number}-${stop.name}.png`) });
      say(`${number} ${stop.say}`);
    } catch (error) {
      whole = false;
      await page.screenshot({ path: join(out, `${number}-${stop.name}-failed.png`) });
      say(`${number} ${stop.say} → ここで止まりました：${error instanceof Error ? error.message : String(error)}`);
    }
    await page.close();
  }
  say(`\n写真は ${relative(process.cwd(), out)} にあります。`);
  return whole;
}
