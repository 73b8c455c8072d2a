import type { Page } from 'playwright-core';
import { extension } from '../e2e/people.ts';
import { type Launched, launch } from '../practice/browser.ts';
import { startPractice } from '../practice/server.ts';
import { ms, table, times } from './clock.ts';

/** What holding requests costs those that are none of our business: the same page, with the extension and without. */

const COUNT = 150;
const ROUNDS = 9;

/** Ways of an ordinary request; each as often as a busy page sends it in minutes. */
const ways = {
  'fetch（GET）': { method: 'GET', url: '/practice/nothing.json', body: undefined },
  'fetch（POST、一覧の読み込み）': {
    method: 'POST',
    url: '/api/graphql/',
    body: new URLSearchParams({
      fb_api_req_friendly_name: 'CometNewsFeedQuery',
      variables: JSON.stringify({ count: 10, cursor: 'x'.repeat(2000) }),
    }).toString(),
  },
} as const;

interface Taken {
  /** Milliseconds from the call to the whole answer. */
  whole: number;
  /** Microseconds the page itself stands still for the call. */
  call: number;
}

const open = async ({ context }: Launched): Promise<Page> => {
  const page = await context.newPage();
  await page.goto('https://www.facebook.com/mihon');
  await page.waitForTimeout(800);
  return page;
};

const send = (page: Page, name: keyof typeof ways): Promise<Taken> =>
  page.evaluate(
    async ({ count, method, url, body }) => {
      const headers = body ? { 'content-type': 'application/x-www-form-urlencoded' } : undefined;
      let called = 0;
      const start = performance.now();
      for (let sent = 0; sent < count; sent++) {
        const before = performance.now();
        const asked = fetch(url, { method, ...(body ? { body } : {}), ...(headers ? { headers } : {}) });
        called += performance.now() - before;
        await (await asked).text();
      }
      return { whole: (performance.now() - start) / count, call: (called / count) * 1000 };
    },
    { count: COUNT, ...ways[name] },
  );

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Needs the built extension (`npm run build`). Rounds with and without take turns, so that both meet the same machine. */
export async function gateCost(): Promise<string> {
  const practice = await startPractice();
  const bare = await launch({ practice });
  const guarded = await launch({ practice, extension });
  try {
    const [plain, watched] = [await open(bare), await open(guarded)];
    const rows: string[][] = [];
    for (const name of Object.keys(ways) as (keyof typeof ways)[]) {
      const pairs: [Taken, Taken][] = [];
      for (let round = 0; round < ROUNDS; round++) pairs.push([await send(plain, name), await send(watched, name)]);
      const [without, taken] = [0, 1].map((side) => ({
        whole: median(pairs.map((pair) => pair[side]?.whole ?? 0)),
        call: median(pairs.map((pair) => pair[side]?.call ?? 0)),
      })) as [Taken, Taken];
      const ratio = median(pairs.map(([one, other]) => other.whole / one.whole));
      rows.push([name, ms(without.whole), ms(taken.whole), times(ratio), ms(without.call), ms(taken.call)]);
    }
    return table(
      ['ふつうの通信 1回', '拡張機能なし ms', 'あり ms', '比', '呼び出し なし µs', '呼び出し あり µs'],
      rows,
    );
  } finally {
    await bare.close();
    await guarded.close();
    await practice.close();
  }
}
