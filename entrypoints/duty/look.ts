import browser from 'webextension-polyfill';
import { z } from 'zod';
import { countIn } from '../../guards/duty/followers.ts';
import type { OwnPost } from '../../sites/timeline.ts';

/** Reads which posts of the own account an open page of X shows, and how many follow it; the page is not changed. */

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
  followers: z.string().max(100),
});

export interface Looked {
  account: string;
  posts: OwnPost[];
  /** null = the page does not say. */
  followers: number | null;
}

/** What the page shows, or why it could not be looked at. */
export async function lookAtOpenPage(): Promise<Looked | 'no-page' | 'no-account'> {
  const tabs = await browser.tabs.query({ url: ['https://x.com/*', 'https://pro.x.com/*'] });
  const all: Looked[] = [];
  for (const tab of tabs) {
    const [answer] = await browser.scripting
      .executeScript({ target: { tabId: tab.id ?? -1 }, files: ['/timeline.js'] })
      .catch(() => []);
    const read = shownSchema.safeParse(answer?.result);
    if (!read.success || read.data.account === '') continue;
    const { account } = read.data;
    const posts = read.data.posts.map((post) => ({ ...post, at: post.at ?? Number.NaN }));
    all.push({ account, posts, followers: countIn(read.data.followers) });
  }
  // The tab that shows most of it; how many follow it stands on the profile alone.
  const [best] = all.sort((a, b) => b.posts.length - a.posts.length);
  if (!best) return tabs.length > 0 ? 'no-account' : 'no-page';
  const counted = all.find(({ account, followers }) => account === best.account && followers !== null);
  return { ...best, followers: counted?.followers ?? null };
}
