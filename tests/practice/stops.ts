import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { dayOf, today, weekdayOf } from '../../rules/dates.ts';
import { find, press, seeText } from '../e2e/ax.ts';
import { approve, askForCode, makeApprover, pair, readRequest, tickAll, typeCode } from '../e2e/people.ts';
import type { Stop } from './tour.ts';

/** The story the tour tells: two people, a few slips, one post that is right. */

const inline = '[data-testid="tweetTextarea_0"]';
const photo = resolve(import.meta.dirname, 'x/samples/park-with-location.jpg');
/** A week ahead, so that the pictures speak of what is to come. */
const ahead = today(Date.now()) + 7;
const [, month, date] = dayOf(Date.now() + 7 * 86_400_000)
  .split('-')
  .map(Number);
const slip = `防災講座を${month}月${date}日（${weekdayOf(ahead + 1)}）○時から開きます。\n申込は見本さん（090-1234-5678）まで。駅前で事故があったらしいです。`;
const right = `防災講座を${month}月${date}日（${weekdayOf(ahead)}）14時から市民会館で開きます。参加は無料です。☝`;

async function write(page: Page, text: string): Promise<void> {
  await page.locator(inline).first().click();
  await page.keyboard.insertText(text);
}

const post = (page: Page): Promise<void> => page.locator('[data-testid="tweetButtonInline"]').click();

export const stops: readonly Stop[] = [
  {
    name: 'home',
    say: '練習場のホームです。右に、試してみたい「うっかり」が並んでいます。',
    run: async (_tour, home) => home(),
  },
  {
    name: 'welcome',
    picture: '09-welcome',
    say: 'はじめての人は、入れるとすぐに開くこのページで、練習できます。',
    async run(tour) {
      const page = await tour.poster.open('welcome');
      await page.getByText('気になる所が').waitFor();
      return page;
    },
  },
  {
    name: 'register',
    say: '確認する人が、自分の端末で登録カードを作りました。',
    async run(tour) {
      const { page, card } = await makeApprover(tour.second);
      Object.assign(tour.carried, { confirm: page, card });
      return page;
    },
  },
  {
    name: 'options',
    picture: '07-options',
    say: '投稿する人が、そのカードを貼り付けて確認者を登録し、川崎市のガイドラインを選びました。',
    async run(tour) {
      const page = await pair(tour.poster, tour.carried.card ?? '');
      await page.getByLabel('川崎市').check();
      await page.evaluate(() => scrollTo(0, 0));
      return page;
    },
  },
  {
    name: 'live-check',
    picture: '01-live-check',
    say: '書いているあいだに、曜日のまちがい、空欄、電話番号、うわさの言い回しを知らせています。',
    async run(_tour, home) {
      const page = await home();
      await write(page, slip);
      await seeText(page, '日付と曜日');
      return page;
    },
  },
  {
    name: 'review-slip',
    picture: '02-review-sheet',
    say: '投稿ボタンを押すと指さし確認が開き、直すところがある投稿は進めません。',
    async run(_tour, home) {
      const page = await home();
      await write(page, slip);
      await post(page);
      await find(page, 'heading', '指さし確認');
      return page;
    },
  },
  {
    name: 'review-sheet',
    say: '直した投稿です。アカウント、本文、絵文字の読みを指さしで確かめ、確認者への依頼文をコピーします。',
    async run(tour, home) {
      const page = await home();
      await write(page, right);
      await post(page);
      tour.carried.request = await askForCode(page);
      tour.carried.post = page;
      return page;
    },
  },
  {
    name: 'confirm-page',
    picture: '03-confirm-page',
    say: '確認する人の画面です。投稿される内容がそのまま出ています。',
    async run(tour) {
      const { confirm, request } = tour.carried;
      if (!confirm) throw new Error('確認者の登録が済んでいません');
      await readRequest(confirm, request ?? '');
      await confirm.evaluate(() => scrollTo(0, 0));
      return confirm;
    },
  },
  {
    name: 'code',
    picture: '04-code',
    say: '読み終えて承認すると、8けたの確認コードが出ます。',
    async run(tour) {
      const { confirm } = tour.carried;
      if (!confirm) throw new Error('確認者の登録が済んでいません');
      tour.carried.code = await approve(confirm);
      return confirm;
    },
  },
  {
    name: 'ready',
    say: 'コードを入れると、はじめて「投稿する」が押せるようになります。',
    async run(tour) {
      const { post: page, code } = tour.carried;
      if (!page) throw new Error('投稿の画面がありません');
      await page.bringToFront();
      await typeCode(page, code ?? '');
      await seeText(page, '準備ができました');
      return page;
    },
  },
  {
    name: 'posted',
    say: '投稿されました。練習場に届いた投稿は、確かめた1件だけです。',
    async run(tour) {
      const { post: page } = tour.carried;
      if (!page) throw new Error('投稿の画面がありません');
      await press(page, 'button', 'この内容で投稿する');
      await page.locator('[data-testid="toast"]').waitFor();
      const count = tour.practice.requests('CreateTweet').filter((r) => r.method === 'POST').length;
      if (count !== 1) throw new Error(`届いた投稿が ${count} 件あります`);
      return page;
    },
  },
  {
    name: 'voided',
    say: 'コードを受けたあとに一文字でも直すと、確認は無効になり、変わったところが出ます。',
    async run(tour, home) {
      const page = await home();
      const { confirm } = tour.carried;
      if (!confirm) throw new Error('確認者の登録が済んでいません');
      await write(page, '図書館は12月1日（火）に開きます。');
      await post(page);
      const code = await approve(confirm, await askForCode(page));
      await page.bringToFront();
      await typeCode(page, code);
      await seeText(page, '準備ができました');
      await press(page, 'button', '戻って直す');
      await page.locator(inline).first().click();
      await page.keyboard.press('Control+Home');
      for (let i = 0; i < 3; i++) await page.keyboard.press('Delete');
      await page.keyboard.insertText('公民館');
      await post(page);
      await seeText(page, '前の確認は無効になりました');
      return page;
    },
  },
  {
    name: 'image',
    picture: '05-image',
    say: '撮影場所の入った写真を付けると、送る前に知らせ、画質を変えずに消せます。',
    async run(_tour, home) {
      const page = await home();
      await page.locator('input[type="file"]').first().setInputFiles(photo);
      await find(page, 'heading', 'この画像には');
      return page;
    },
  },
  {
    name: 'like',
    picture: '06-like',
    say: 'うっかり「いいね」を押すと、一度だけたずねます。',
    async run(_tour, home) {
      const page = await home();
      await page.locator('article').nth(1).locator('[data-testid="like"]').click();
      await find(page, 'heading', '「いいね」しますか');
      return page;
    },
  },
  {
    name: 'stopped',
    say: 'ページが勝手に送ろうとした投稿は、止めて知らせます。',
    async run(_tour, home) {
      const page = await home();
      await page.evaluate(() => {
        const body = '{"variables":{"tweet_text":"勝手な投稿"}}';
        fetch('/i/api/graphql/q/CreateTweet', { method: 'POST', body }).catch(() => undefined);
      });
      await seeText(page, '確認されていない通信を止めました');
      return page;
    },
  },
  {
    name: 'duty',
    picture: '08-duty',
    say: 'まちがえたときの手順は、当番のページで一つずつ進めます。',
    async run(tour) {
      const page = await tour.poster.open('duty');
      await page.getByText('手順を始める').click();
      await page.getByLabel('アカウント', { exact: true }).fill('mihon_city');
      await page.getByLabel('起きたこと（短く）').fill('開催日をまちがえて投稿した');
      await page.getByRole('button', { name: '手順を見る' }).click();
      await page.getByRole('button', { name: /画面の写しを残し.*した$/ }).click();
      await page.getByText('✓').waitFor();
      await page.getByText('手順を始める').click();
      await page.locator('article', { hasText: '開催日をまちがえて投稿した' }).evaluate((element: HTMLElement) => {
        element.style.scrollMarginTop = '6.5rem';
        element.scrollIntoView({ block: 'start' });
      });
      return page;
    },
  },
  {
    name: 'popup',
    say: 'アイコンを押すと、今日の記録がひと目で分かります。',
    async run(tour) {
      const page = await tour.poster.open('popup');
      await page.setViewportSize({ width: 390, height: 620 });
      return page;
    },
  },
  {
    name: 'narrow',
    say: 'せまい画面での見え方です。',
    async run(_tour, home) {
      const page = await home();
      await page.setViewportSize({ width: 390, height: 844 });
      await write(page, slip);
      await seeText(page, '日付と曜日');
      return page;
    },
  },
  {
    name: 'narrow-sheet',
    say: 'せまい画面での指さし確認です。',
    async run(_tour, home) {
      const page = await home();
      await page.setViewportSize({ width: 390, height: 844 });
      await write(page, right);
      await post(page);
      await find(page, 'heading', '指さし確認');
      return page;
    },
  },
  {
    name: 'dark',
    say: '暗い配色での指さし確認です。',
    async run(_tour, home) {
      const page = await home();
      await page.emulateMedia({ colorScheme: 'dark' });
      await write(page, slip);
      await post(page);
      await find(page, 'heading', '指さし確認');
      await tickAll(page);
      return page;
    },
  },
];
