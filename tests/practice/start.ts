import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesk } from '../e2e/people.ts';
import { launch } from './browser.ts';
import { startPractice } from './server.ts';
import { takeTour } from './tour.ts';

/**
 * Opens the practice range. With a display: a browser to use by hand, until it is closed. Without one (or --headless):
 * a tour with one picture per stop.
 */

const root = join(import.meta.dirname, '..', '..');
const extension = join(root, '.output', 'chrome-mv3');

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !hasDisplay;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm start -- --headless --pictures` makes the pictures of the README anew. */
const pictures = process.argv.includes('--pictures') ? join(root, 'docs', 'images') : undefined;

const second = process.argv.includes('--second');

async function byHand(): Promise<void> {
  const practice = await startPractice();
  // Kept between starts, so that a paired second person is still known the next day.
  const profile = join(tmpdir(), second ? 'yubisashi-practice-second' : 'yubisashi-practice');
  const fresh = !existsSync(profile);
  const browser = await launch({ practice, extension, profile, headless: false });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(second ? `chrome-extension://${browser.extensionId}/confirm.html` : 'https://x.com/home');
  if (!second && fresh) {
    await (await browser.context.newPage()).goto(`chrome-extension://${browser.extensionId}/welcome.html`);
  }
  if (second) {
    say('\n確認する人の画面を、別のプロファイルで開きました。');
  } else {
    say('\n練習場を開きました。ここで「投稿」しても、どこにも送られません。');
    say('右側の「練習メニュー」から、よくあるうっかりを試してみてください。');
    say('確認する人の役は、もう一つの端末画面で npm start -- --second として開けます。');
  }
  say('終わるときは、ブラウザの窓を閉じてください。');
  await new Promise<void>((resolve) => {
    browser.context.once('close', () => resolve());
    process.once('SIGINT', () => browser.close().then(resolve));
  });
  await practice.close();
}

async function tour(): Promise<boolean> {
  say('\n画面のない場所なので、練習場をひとめぐりして写真に残します。');
  const practice = await startPractice();
  const desks = await Promise.all([openDesk(practice), openDesk(practice)]);
  try {
    const [poster, other] = desks;
    return await takeTour(
      { practice, poster, second: other, carried: {} },
      join(root, 'tests', 'out', 'tour'),
      say,
      pictures,
    );
  } finally {
    await Promise.all(desks.map((desk) => desk.close()));
    await practice.close();
  }
}

if (headless) process.exitCode = (await tour()) ? 0 : 1;
else await byHand();
