import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { Desk } from '../e2e/people.ts';
import type { Practice } from './server.ts';
import { stops } from './stops.ts';

/** A walk through the practice range, one picture per stop: what `npm start` shows where there is no screen. */

export interface Tour {
  practice: Practice;
  poster: Desk;
  second: Desk;
  /** What one stop hands to the next. */
  carried: { confirm?: Page; card?: string; request?: string; code?: string; post?: Page };
}

export interface Stop {
  /** File name of the picture, without number and ending. */
  name: string;
  /** One plain Japanese sentence: what can be seen here. */
  say: string;
  /** Name under which the README shows it (docs/images), where it does. */
  picture?: string;
  /** Leads to what the picture shows and answers with the page to photograph; `home` opens a fresh page at /home. */
  run(tour: Tour, home: () => Promise<Page>): Promise<Page>;
}

/** Visits every stop; false when one of them could not be reached. `say` gets one line per stop, `pictures` those of the README. */
export async function takeTour(
  tour: Tour,
  out: string,
  say: (line: string) => void,
  pictures?: string,
): Promise<boolean> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  /** What the extension itself has said went wrong, since the last stop. */
  let faults: string[] = [];
  for (const { context } of [tour.poster, tour.second]) {
    context.setDefaultTimeout(15_000);
    context.on('console', (line) => {
      if (line.type() === 'error' && line.text().includes('[yubisashi]')) faults.push(line.text());
    });
  }
  let whole = true;
  for (const [index, stop] of stops.entries()) {
    const number = String(index + 1).padStart(2, '0');
    let last: Page | null = null;
    const home = async (): Promise<Page> => {
      last = await tour.poster.context.newPage();
      await last.goto('https://x.com/home');
      await last.locator('article').first().waitFor();
      return last;
    };
    try {
      const page = await stop.run(tour, home);
      // Fonts and pictures have a moment to settle.
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(out, `${number}-${stop.name}.png`) });
      if (pictures && stop.picture)
        await copyFile(join(out, `${number}-${stop.name}.png`), join(pictures, `${stop.picture}.png`));
      say(`${number} ${stop.say}`);
    } catch (error) {
      whole = false;
      await (last as Page | null)?.screenshot({ path: join(out, `${number}-${stop.name}-failed.png`) });
      const why = [error instanceof Error ? error.message : String(error), ...faults].join('\n');
      say(`${number} ${stop.say} → ここで止まりました：${why}`);
    }
    faults = [];
  }
  say(`\n写真は ${relative(process.cwd(), out)} にあります。`);
  return whole;
}
