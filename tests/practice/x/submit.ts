import type { TownPost } from '../town.ts';
import { describeMedia, mutate, upload } from './client.ts';
import {
  type ComposerId,
  type Draft,
  discard,
  draftOf,
  edit,
  editPost,
  isReady,
  newKey,
  type PostDraft,
} from './drafts.ts';
import { timeline } from './timeline.ts';
import { say, trouble } from './toast.ts';
import { LIMIT, weigh } from './weigh.ts';

/** From a composer to the requests. A thread is one CreateTweet after the other, each naming the one before it. */

export const LIMIT_OF_MEDIA = 4;
export const place = { id: '07d9cd6afd884001', name: '見本市役所' };

/** The upload begins the moment a file is attached, as on X: long before anybody presses the post button. */
export function attach(id: ComposerId, files: readonly File[]): void {
  const draft = draftOf(id);
  const post = draft.posts[Math.min(draft.focus, draft.posts.length - 1)];
  if (!post) return;
  const room = LIMIT_OF_MEDIA - post.media.length;
  const added = files.slice(0, room).map((file) => {
    const key = newKey();
    const pending = upload(file);
    pending.catch(() => {
      detach(id, post.key, key);
      say('一部の画像/動画をアップロードできませんでした。');
    });
    return { key, url: URL.createObjectURL(file), video: file.type.startsWith('video/'), alt: '', id: pending };
  });
  editPost(id, post.key, (now) => ({ media: [...now.media, ...added] }));
}

export function detach(id: ComposerId, postKey: string, mediaKey: string): void {
  editPost(id, postKey, (post) => ({ media: post.media.filter((media) => media.key !== mediaKey) }));
}

export async function describe(id: ComposerId, postKey: string, mediaKey: string, alt: string): Promise<void> {
  const media = draftOf(id)
    .posts.flatMap((post) => post.media)
    .find((one) => one.key === mediaKey);
  if (!media) return;
  editPost(id, postKey, (post) => ({ media: post.media.map((m) => (m.key === mediaKey ? { ...m, alt } : m)) }));
  try {
    await describeMedia(await media.id, alt);
  } catch {
    trouble();
  }
}

interface Created {
  rest_id: string;
  post: TownPost;
}

function created(answer: unknown): Created {
  const data = (answer as { data: Record<string, { tweet_results: { result: Created } }> }).data;
  const result = (data.create_tweet ?? data.notetweet_create)?.tweet_results.result;
  if (!result) throw new Error('CreateTweet: the answer names no post');
  return result;
}

async function createPost(draft: Draft, post: PostDraft, index: number, previous: string): Promise<Created> {
  const ids = await Promise.all(post.media.map((media) => media.id));
  const answered = previous || draft.replyTo?.id;
  const long = weigh(post.text) > LIMIT;
  const thread = draft.posts.length > 1;
  return created(
    await mutate(long ? 'CreateNoteTweet' : 'CreateTweet', {
      tweet_text: post.text,
      ...(answered ? { reply: { in_reply_to_tweet_id: answered, exclude_reply_user_ids: [] } } : {}),
      ...(thread ? { batch_compose: index === 0 ? 'BatchFirst' : 'BatchSubsequent' } : {}),
      ...(draft.quoteOf && index === 0 ? { attachment_url: `https://x.com/i/status/${draft.quoteOf.id}` } : {}),
      ...(draft.place ? { geo: { place_id: place.id, geo_search_request_id: crypto.randomUUID() } } : {}),
      ...(draft.audience && index === 0 ? { conversation_control: { mode: draft.audience } } : {}),
      // On the real site the choices have gone before, to an address of their own, which answers with this number.
      ...(draft.poll.length > 0 && index === 0 ? { card_uri: 'card://1700000000000000001' } : {}),
      ...(long ? { richtext_options: { richtext_tags: [] } } : {}),
      dark_request: false,
      media: {
        media_entities: ids.map((id) => ({ media_id: id, tagged_users: [] })),
        possibly_sensitive: false,
      },
      semantic_annotation_ids: [],
    }),
  );
}

async function schedule(draft: Draft, at: Date): Promise<void> {
  const [first, ...rest] = await Promise.all(
    draft.posts.map(async (post) => ({
      status: post.text,
      media_ids: await Promise.all(post.media.map((media) => media.id)),
      exclude_reply_user_ids: [],
    })),
  );
  await mutate('CreateScheduledTweet', {
    post_tweet_request: {
      auto_populate_reply_metadata: false,
      ...first,
      ...(rest.length > 0 ? { thread_tweets: rest } : {}),
      ...(draft.place ? { geo: { place_id: place.id } } : {}),
      ...(draft.audience ? { conversation_control: { mode: draft.audience } } : {}),
    },
    execute_at: at.getTime() / 1000,
  });
}

export const scheduleText = (at: Date): string => {
  const day = '日月火水木金土'[at.getDay()];
  const hour = at.getHours();
  const clock = `${hour < 12 ? '午前' : '午後'}${hour % 12}:${String(at.getMinutes()).padStart(2, '0')}`;
  return `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日(${day})の${clock}に送信されます`;
};

/** Sends a draft; true when everything went out. What was not sent stays in the composer. */
export async function submit(id: ComposerId): Promise<boolean> {
  const draft = draftOf(id);
  if (!isReady(draft)) return false;
  edit(id, { sending: true });
  const sent: string[] = [];
  try {
    if (draft.scheduledAt) {
      await schedule(draft, draft.scheduledAt);
      say(`ポストは${scheduleText(draft.scheduledAt)}`);
    } else {
      let previous = '';
      for (const [index, post] of draft.posts.entries()) {
        const result = await createPost(draft, post, index, previous);
        previous = result.rest_id;
        sent.push(post.key);
        timeline.set((posts) => [result.post, ...posts]);
      }
      say('ポストを送信しました');
    }
    discard(id);
    return true;
  } catch {
    edit(id, { sending: false, posts: draftOf(id).posts.filter((post) => !sent.includes(post.key)) });
    trouble();
    return false;
  }
}

export async function saveDraft(id: ComposerId): Promise<void> {
  const draft = draftOf(id);
  try {
    await mutate('CreateDraftTweet', {
      post_tweet_request: { auto_populate_reply_metadata: false, status: draft.posts[0]?.text ?? '', media_ids: [] },
    });
    discard(id);
    say('下書きを保存しました');
  } catch {
    trouble();
  }
}
