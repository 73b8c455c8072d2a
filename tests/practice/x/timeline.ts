import type { TownPost } from '../town.ts';
import { follow, mutate, query } from './client.ts';
import { createStore } from './store.ts';
import { trouble } from './toast.ts';

/** Posts on the page, and what the staff do to them. A refused request takes back what was shown ahead of it. */
export const timeline = createStore<readonly TownPost[]>([]);
/** Ids of the accounts that are followed. */
export const following = createStore<ReadonlySet<string>>(new Set());
/** Id of the post the keyboard cursor (j, k) is on; empty = none. */
export const cursor = createStore('');
/** Id of the post whose repost menu is open; empty = none. */
export const repostMenu = createStore('');

const change = (id: string, patch: (post: TownPost) => Partial<TownPost>): void =>
  timeline.set((posts) => posts.map((post) => (post.id === id ? { ...post, ...patch(post) } : post)));

export const postById = (id: string): TownPost | undefined => timeline.get().find((post) => post.id === id);

export async function loadTimeline(): Promise<void> {
  const answer = (await query('HomeTimeline', { count: 20 })) as { data: { home: { posts: TownPost[] } } };
  timeline.set(() => answer.data.home.posts);
}

const setLiked = (id: string, liked: boolean): void =>
  change(id, (post) => ({ liked, likes: post.likes + (liked ? 1 : -1) }));

export async function toggleLike(id: string): Promise<void> {
  const liked = !postById(id)?.liked;
  setLiked(id, liked);
  try {
    await mutate(liked ? 'FavoriteTweet' : 'UnfavoriteTweet', { tweet_id: id });
  } catch {
    setLiked(id, !liked);
    trouble();
  }
}

const setReposted = (id: string, reposted: boolean): void =>
  change(id, (post) => ({ reposted, reposts: post.reposts + (reposted ? 1 : -1) }));

export async function toggleRepost(id: string): Promise<void> {
  const reposted = !postById(id)?.reposted;
  setReposted(id, reposted);
  try {
    if (reposted) await mutate('CreateRetweet', { tweet_id: id, dark_request: false });
    else await mutate('DeleteRetweet', { source_tweet_id: id, dark_request: false });
  } catch {
    setReposted(id, !reposted);
    trouble();
  }
}

export async function deletePost(id: string): Promise<void> {
  try {
    await mutate('DeleteTweet', { tweet_id: id, dark_request: false });
    timeline.set((posts) => posts.filter((post) => post.id !== id));
  } catch {
    trouble();
  }
}

const setFollowing = (id: string, on: boolean): void =>
  following.set((ids) => new Set(on ? [...ids, id] : [...ids].filter((other) => other !== id)));

export async function toggleFollow(id: string): Promise<void> {
  const on = !following.get().has(id);
  setFollowing(id, on);
  try {
    await follow(id, !on);
  } catch {
    setFollowing(id, !on);
    trouble();
  }
}
