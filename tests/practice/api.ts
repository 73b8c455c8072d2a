import { official, people, personal, type SessionState, seedPosts, type TownPost } from './town.ts';

/** What the range answers: a town in memory, with the shapes of X's own answers where a guard or a test reads them. */

type Json = Record<string, unknown>;
const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export interface Upload {
  mediaId: string;
  /** MIME type named at INIT. */
  type: string;
  /** All parts, in the order of their segment index. */
  bytes: Buffer;
  alt: string;
}

export interface Town {
  session(userId: string): SessionState;
  /** Answer to a GraphQL operation, as JSON. */
  graphql(operation: string, variables: Json, userId: string): Json;
  media: {
    init(type: string): string;
    append(mediaId: string, segment: number, bytes: Buffer): void;
    describe(mediaId: string, alt: string): void;
    find(mediaId: string): Upload | undefined;
    all(): Upload[];
  };
}

export function createTown(): Town {
  const posts = seedPosts(Date.now());
  const uploads = new Map<string, Upload & { parts: Buffer[] }>();
  let lastId = 0n;
  const newId = (base: bigint): string => String(base + ++lastId);

  const create = (v: Json, userId: string): Json => {
    const author = people.find((person) => person.id === userId) ?? official;
    const media = Array.isArray(record(v.media).media_entities) ? (record(v.media).media_entities as Json[]) : [];
    const post: TownPost = {
      id: newId(1990000000000000000n),
      author,
      text: text(v.tweet_text),
      at: new Date().toISOString(),
      likes: 0,
      reposts: 0,
      replies: 0,
      liked: false,
      reposted: false,
      replyTo: text(record(v.reply).in_reply_to_tweet_id),
      quoteOf: /\/status\/(\d+)/.exec(text(v.attachment_url))?.[1] ?? '',
      media: media.map((entity) => {
        const upload = uploads.get(text(entity.media_id));
        return {
          url: `/practice/media/${text(entity.media_id)}`,
          alt: upload?.alt ?? '',
          video: upload?.type.startsWith('video/') ?? false,
        };
      }),
      place: record(v.geo).place_id ? '見本市役所' : '',
    };
    posts.unshift(post);
    const answered = posts.find((other) => other.id === post.replyTo);
    if (answered) answered.replies++;
    return { tweet_results: { result: { rest_id: post.id, legacy: { full_text: post.text }, post } } };
  };

  const set = (id: unknown, patch: (post: TownPost) => void): void => {
    const post = posts.find((one) => one.id === id);
    if (post) patch(post);
  };

  const operations = new Map<string, (v: Json, userId: string) => Json>([
    ['HomeTimeline', () => ({ home: { posts } })],
    ['CreateTweet', (v, userId) => ({ create_tweet: create(v, userId) })],
    ['CreateNoteTweet', (v, userId) => ({ notetweet_create: create(v, userId) })],
    ['CreateScheduledTweet', () => ({ tweet: { rest_id: newId(1780000000000000000n) } })],
    ['CreateDraftTweet', () => ({ tweet: { rest_id: newId(1770000000000000000n) } })],
    [
      'FavoriteTweet',
      (v) => {
        set(v.tweet_id, (post) => Object.assign(post, { liked: true, likes: post.likes + 1 }));
        return { favorite_tweet: 'Done' };
      },
    ],
    [
      'UnfavoriteTweet',
      (v) => {
        set(v.tweet_id, (post) => Object.assign(post, { liked: false, likes: post.likes - 1 }));
        return { unfavorite_tweet: 'Done' };
      },
    ],
    [
      'CreateRetweet',
      (v) => {
        set(v.tweet_id, (post) => Object.assign(post, { reposted: true, reposts: post.reposts + 1 }));
        return { create_retweet: { retweet_results: { result: { rest_id: newId(1990000000000000000n) } } } };
      },
    ],
    [
      'DeleteRetweet',
      (v) => {
        set(v.source_tweet_id, (post) => Object.assign(post, { reposted: false, reposts: post.reposts - 1 }));
        return { unretweet: { source_tweet_results: { result: { rest_id: text(v.source_tweet_id) } } } };
      },
    ],
    [
      'DeleteTweet',
      (v) => {
        const at = posts.findIndex((post) => post.id === v.tweet_id);
        if (at >= 0) posts.splice(at, 1);
        return { delete_tweet: { tweet_results: {} } };
      },
    ],
  ]);

  const whole = ({ parts, ...upload }: Upload & { parts: Buffer[] }): Upload => ({
    ...upload,
    bytes: Buffer.concat(parts.filter(Boolean)),
  });

  return {
    session: (userId) => ({
      user: userId === personal.id ? personal : official,
      accounts: [official, personal],
    }),
    graphql: (operation, variables, userId) => ({ data: operations.get(operation)?.(variables, userId) ?? {} }),
    media: {
      init(type) {
        const mediaId = newId(1880000000000000000n);
        uploads.set(mediaId, { mediaId, type, bytes: Buffer.alloc(0), alt: '', parts: [] });
        return mediaId;
      },
      append(mediaId, segment, bytes) {
        const upload = uploads.get(mediaId);
        if (upload) upload.parts[segment] = bytes;
      },
      describe(mediaId, alt) {
        const upload = uploads.get(mediaId);
        if (upload) upload.alt = alt;
      },
      find(mediaId) {
        const upload = uploads.get(mediaId);
        return upload && whole(upload);
      },
      all: () => [...uploads.values()].map(whole),
    },
  };
}
