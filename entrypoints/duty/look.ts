import browser from 'webextension-polyfill';
import { z } from 'zod';
import type { OwnPost } from '../../sites/timeline.ts';

/** Reads which posts of the own account an open page of X shows; the page is not changed. */

const shownSchema = z.object({
  account: z.string().max(100),
  posts: z
    .array(
      z.object({
        id: z.string().max(100),
        // JSON has no NaN: what the page does not say arrives as null.
        at: z.number().nullable().catch(null),
        text: z.string().max(2000),
      }),
    )
    .max(500),
});

export interface Looked {
  account: string;
  posts: OwnPost[];
}

/** What the page shows, or why it could not be looked at. */
export async function lookAtOpenPage(): Promise<Looked | 'no-page' | 'no-account'> {
  const tabs = await browser.tabs.query({ url: ['https://x.com/*', 'https://pro.x.com/*'] });
  let best: Looked | null = null;
  for (const tab of tabs) {
    const [answer] = await browser.scripting
      .executeScript({ target: { tabId: tab.id ?? -1 }, files: ['/timeline.js'] })
      .catch(() => []);
    const read = shownSchema.safeParse(answer?.result);
    if (!read.success || read.data.account === '') continue;
    const posts = read.data.posts.map((post) => ({ ...post, at: post.at ?? Number.NaN }));
    // The tab that shows most of it: usually the profile.
    if (!best || posts.length > best.posts.length) best = { account: read.data.account, posts };
  }
  if (best) return best;
  return tabs.length > 0 ? 'no-account' : 'no-page';
}
