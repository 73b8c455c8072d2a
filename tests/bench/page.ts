import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { press } from '../e2e/ax.ts';
import { extension } from '../e2e/people.ts';
import { launch } from '../practice/browser.ts';
import { type Practice, startPractice } from '../practice/server.ts';
import { ms, table } from './clock.ts';
import { photo } from './photo.ts';

/** How long the page itself stands still while a photograph is attached: with the extension, and without. */

const ROUNDS = 7;

/** An input of the page's own, and a clock that notes the longest time between two of its ticks. */
const setUp = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const world = window as unknown as { longest: number; given: boolean };
    const input = document.createElement('input');
    input.id = 'measured';
    input.type = 'file';
    input.addEventListener('change', () => {
      world.given = true;
      // The same file chosen again is no change.
      input.value = '';
    });
    document.body.append(input);
    let last = performance.now();
    world.longest = 0;
    setInterval(() => {
      const now = performance.now();
      world.longest = Math.max(world.longest, now - last);
      last = now;
    });
  });

async function longest(practice: Practice, path: string, way: 'bare' | 'quiet' | 'asked'): Promise<number> {
  const browser = await launch({ practice, extension: way === 'bare' ? undefined : extension });
  try {
    const page = await browser.context.newPage();
    await page.goto('https://x.com/home');
    await page.locator('[data-testid="tweetTextarea_0"]').first().waitFor();
    await setUp(page);
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await page.waitForTimeout(500);
      await page.evaluate(() => Object.assign(window, { longest: 0, given: false }));
      await page.locator('#measured').setInputFiles(path);
      // Whoever looked meanwhile whether the sheet is there would himself keep the page busy.
      await page.waitForTimeout(1500);
      taken.push(await page.evaluate(() => (window as unknown as { longest: number }).longest));
      if (way === 'asked') await press(page, 'button', '情報を消して添付');
      await page.waitForFunction(() => (window as unknown as { given: boolean }).given, null, { polling: 50 });
    }
    return taken.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  } finally {
    await browser.close();
  }
}

/** Needs the built extension (`npm run build`). */
export async function standstill(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yubisashi-bench-'));
  const practice = await startPractice();
  try {
    const [telling, quiet] = [join(folder, 'telling.jpg'), join(folder, 'quiet.jpg')];
    await writeFile(telling, photo());
    await writeFile(quiet, photo({ telling: false }));
    const rows = [
      ['拡張機能なし', await longest(practice, telling, 'bare')],
      ['調べて、だまって消して渡す', await longest(practice, quiet, 'quiet')],
      ['調べて、知らせを出す', await longest(practice, telling, 'asked')],
    ] as const;
    return table(
      ['写真を添付するあいだ、ページが止まる時間（最長）', 'ms'],
      rows.map(([name, taken]) => [name, ms(taken)]),
    );
  } finally {
    await practice.close();
    await rm(folder, { recursive: true });
  }
}
