import { describe, expect, it } from 'vitest';
import { carriedSchema, requestSchema } from '../../guards/messages.ts';
import { addedRules, denyRules, liftRules } from '../../sites/deny.ts';
import { facebookOperations } from '../../sites/facebook.ts';
import { facebookAdapter } from '../../sites/facebook-adapter.ts';
import { lineChatAdapter, lineManagerAdapter } from '../../sites/line-adapter.ts';
import { operationFor } from '../../sites/operations.ts';
import { xAdapter } from '../../sites/x-adapter.ts';

/** What requests of X, Facebook and LINE are taken for, and what is read in them. */

const graphql = 'https://www.facebook.com/api/graphql/';
const call = (name: string, input: object = {}): string =>
  new URLSearchParams({
    av: '200001',
    fb_api_req_friendly_name: name,
    variables: JSON.stringify({ input }),
  }).toString();
const kindOf = (name: string) => operationFor(facebookAdapter.site, 'POST', graphql, call(name))?.kind ?? null;

describe('X', () => {
  const read = (variables: object) =>
    xAdapter.publish({
      kind: 'publish',
      method: 'POST',
      url: 'https://x.com/i/api/graphql/q/CreateTweet',
      body: JSON.stringify({ variables }),
    });
  const post = { tweet_text: 'どちらがよいですか。' };

  it.each([
    ['a poll', { ...post, card_uri: 'card://1' }],
    ['a poll of another shape', { ...post, card_uri: { id: 1 } }],
    ['a poll later on', { execute_at: 1_800_000_000, post_tweet_request: { status: 'あ', card_uri: 'card://1' } }],
    [
      'a poll in a thread',
      { post_tweet_request: { status: 'あ', thread_tweets: [{ status: 'い', card_uri: 'card://1' }] } },
    ],
  ])('%s cannot be read: its choices stand elsewhere', async (_name, variables) =>
    expect(await read(variables)).toBeNull(),
  );

  it('nor can one in a form', async () => {
    const form = { kind: 'publish' as const, method: 'POST', url: 'https://x.com/i/api/1.1/statuses/update.json' };
    expect(await xAdapter.publish({ ...form, body: 'status=a&card_uri=card%3A%2F%2F1' })).toBeNull();
    expect((await xAdapter.publish({ ...form, body: 'status=a' }))?.posts[0]?.text).toBe('a');
  });

  it.each([
    ['no card', post],
    ['an empty card', { ...post, card_uri: null }],
    ['a preview that was taken away', { ...post, card_uri: 'tombstone://card' }],
    ['words about cards', { tweet_text: '"card_uri":"card://1"' }],
  ])('%s can', async (_name, variables) => expect((await read(variables))?.posts[0]?.text).toBe(variables.tweet_text));
});

describe('what is taken away on X', () => {
  const at = (name: string, base = 'https://x.com/i/api/graphql/q/') => ({
    kind: operationFor(xAdapter.site, 'POST', base + name, '{}')?.kind ?? null,
    harmless: xAdapter.harmless({ kind: 'publish', method: 'POST', url: base + name, body: '{}' }),
  });
  const wins = (name: string) => {
    const url = `https://x.com/i/api/graphql/q/${name}`;
    const fits = denyRules([xAdapter.site]).filter(({ condition }) => new RegExp(condition.regexFilter).test(url));
    return fits.sort((a, b) => b.priority - a.priority)[0]?.action.type ?? null;
  };

  it.each(['DeleteTweet', 'DeleteScheduledTweet'])('%s is noted and never stopped', (name) => {
    expect(at(name).kind).toBe('delete');
    expect(wins(name)).not.toBe('block');
  });

  it.each(['DeleteCreatedPost', 'UnscheduleScheduledTweet'])('%s may go by a pass', (name) =>
    expect(at(name)).toEqual({ kind: 'publish', harmless: true }),
  );

  it.each(['CreateScheduledTweet', 'EditScheduledTweet', 'CreateDeletedPost', 'ScheduleTweet', 'PublishDraftTweet'])(
    '%s waits',
    (name) => {
      expect(at(name)).toEqual({ kind: 'publish', harmless: false });
      expect(wins(name)).toBe('block');
    },
  );

  it('the browser and the gate agree about letter case', () => {
    const rules = [
      ...denyRules([xAdapter.site]),
      ...liftRules([xAdapter.site], ['like'], 1),
      ...addedRules([{ kind: 'publish', method: 'POST', url: '^https://x\\.com/Post$' }], 1),
    ];
    expect(rules.some(({ condition }) => condition.isUrlFilterCaseSensitive)).toBe(false);
    expect(at('createtweet').kind).toBe('publish');
  });

  it('its other host is one of its addresses', () => {
    const api = 'https://api.x.com/graphql/q/';
    expect(at('SendMessageMutation', api).kind).toBe('direct-message');
    expect(at('CreateTweet', api).kind).toBe('publish');
    expect(at('CreateDraftTweet', api).harmless).toBe(true);
    expect(at('HomeTimeline', api).kind).toBeNull();
  });
});

describe('Facebook', () => {
  it.each([
    ['ComposerStoryCreateMutation', 'publish'],
    ['ComposerStoryEditMutation', 'publish'],
    ['StoriesCreateMutation', 'publish'],
    ['useCometUFICreateCommentMutation', 'publish'],
    ['UFI2CreateCommentMutation', 'publish'],
    ['BusinessComposerStoryCreationMutation', 'publish'],
    ['BusinessComposerVideoSetPublishedMutation', 'publish'],
    ['CometReelCreateMutation', 'publish'],
    ['CometUFIFeedbackReactMutation', 'like'],
    ['useCometFeedToFeedReshare_FeedToFeedMutation', 'repost'],
    ['CometUserFollowMutation', 'follow'],
    ['CometPageLikeCommitMutation', 'follow'],
    ['CometNewsFeedQuery', null],
    ['CPXComposerCopyrightPrecheckMutationQuery', null],
    ['CometProfileSwitchMutation', null],
    ['useCometTrashPostMutation', 'delete'],
    ['CometUFIDeleteCommentMutation', 'delete'],
    ['CometUserUnfollowMutation', null],
    ['useCometNotificationsMarkReadMutation', null],
  ])('%s is %s', (name, kind) => expect(kindOf(name)).toBe(kind));

  it('a name is a field of its own, not a word somewhere in a text', () => {
    const body = `${call('CometNewsFeedQuery')}&note=fb_api_req_friendly_name%3DComposerStoryCreateMutation`;
    expect(operationFor(facebookAdapter.site, 'POST', graphql, body)).toBeNull();
  });

  it('reads who posts what, when and with which pictures', async () => {
    const request = (input: object) => ({
      kind: 'publish' as const,
      method: 'POST',
      url: graphql,
      body: call('ComposerStoryCreateMutation', input),
    });
    expect(
      await facebookAdapter.publish(
        request({
          actor_id: '200001',
          message: { text: '図書館のお知らせです。' },
          attachments: [{ photo: { id: '7001' } }],
          audience: { privacy: { base_state: 'FRIENDS' } },
          explicit_place_id: '42',
          unpublished_content_data: { scheduled_publish_time: 1_800_000_000 },
        }),
      ),
    ).toEqual({
      account: '200001',
      surface: 'post',
      posts: [{ text: '図書館のお知らせです。', mediaIds: ['7001'] }],
      replyTo: '',
      quoteOf: '',
      placeTag: '42',
      audience: 'friends',
      scheduledAt: 1_800_000_000,
    });
    expect(await facebookAdapter.publish(request({ something: 'else' }))).toBeNull();
    expect(await facebookAdapter.publish({ ...request({}), body: '{"variables":{}}' })).toBeNull();
  });

  describe('attachments', () => {
    const read = async (attachments: unknown, name = 'ComposerStoryCreateMutation') =>
      facebookAdapter.publish({
        kind: 'publish',
        method: 'POST',
        url: graphql,
        body: call(name, { message: { text: 'お知らせ' }, attachments }),
      });

    it('of a comment are pictures as well', async () => {
      const comment = await read([{ media: { id: '7002' } }], 'useCometUFICreateCommentMutation');
      expect(comment?.posts).toEqual([{ text: 'お知らせ', mediaIds: ['7002'] }]);
      expect((await read([{ photo: { id: '1' } }, { video: { id: '2' } }]))?.posts[0]?.mediaIds).toEqual(['1', '2']);
    });

    it.each([
      ['a gif', { gif: { url: 'https://example.com/a.gif' } }],
      ['a poll', { poll: { options: ['はい'] } }],
      ['a file', { file: { id: '9' } }],
      ['a picture without its number', { photo: {} }],
      ['nothing at all', {}],
      ['a text', 'x'],
    ])('of a shape nobody knows cannot be read: %s', async (_name, attachment) => {
      expect(await read([{ photo: { id: '1' } }, attachment])).toBeNull();
      expect(await read(attachment)).toBeNull();
    });
  });

  describe('what is only kept in Business Suite', () => {
    const harmless = (data: unknown, name = 'BusinessComposerStoryCreationMutation', more: object = {}) =>
      facebookAdapter.harmless({
        kind: 'publish',
        method: 'POST',
        url: graphql,
        body: call(name, { base: { message: { text: '下書き' }, unpublished_content_data: data }, ...more }),
      });

    it('is a draft without a time', () => {
      expect(harmless({ unpublished_content_type: 'DRAFT' })).toBe(true);
      expect(harmless({ unpublished_content_type: 'DRAFT', scheduled_publish_time: null })).toBe(true);
    });

    it.each([
      ['nothing said', undefined],
      ['a time', { unpublished_content_type: 'SCHEDULED', scheduled_publish_time: 1_800_000_000 }],
      ['a draft with a time', { unpublished_content_type: 'DRAFT', scheduled_publish_time: 1_800_000_000 }],
      ['a word nobody knows', { unpublished_content_type: 'DRAFTED_NOW' }],
    ])('is nothing else: %s', (_name, data) => expect(harmless(data)).toBe(false));

    it('is neither an edit, nor a comment, nor what says two things', () => {
      const draft = { unpublished_content_type: 'DRAFT' };
      expect(harmless(draft, 'ComposerStoryEditMutation')).toBe(false);
      expect(harmless(draft, 'useCometUFICreateCommentMutation')).toBe(false);
      expect(harmless(draft, undefined, { unpublished_content_data: { scheduled_publish_time: 1 } })).toBe(false);
      expect(harmless(draft, undefined, { unpublished_content_data: {} })).toBe(false);
    });
  });

  it('an album of eighty pictures can be asked about', () => {
    const media = Array.from({ length: 80 }, () => ({ sha256: 'a'.repeat(64), alt: '' }));
    const rest = { account: '', replyTo: '', quoteOf: '', placeTag: '', audience: '', scheduledAt: null };
    expect(carriedSchema.safeParse({ ...rest, posts: [{ text: '', media }] }).success).toBe(true);
  });

  describe('what is shared', () => {
    const carriedWith = async (share: object, link: object = {}) => {
      const published = await facebookAdapter.publish({
        kind: 'publish',
        method: 'POST',
        url: graphql,
        body: call('ComposerStoryCreateMutation', {
          message: { text: 'お知らせ' },
          attachments: [{ link: { share_scrape_data: JSON.stringify(share), ...link } }],
        }),
      });
      const { posts = [], surface: _surface, ...rest } = published ?? {};
      return carriedSchema.parse({ ...rest, posts: posts.map(({ text }) => ({ text, media: [] })) }).quoteOf;
    };
    const page = (canonical: string, title = '防災') => ({
      share_type: 100,
      share_params: { urlInfo: { canonical }, title, summary: 'あ'.repeat(3000) },
    });
    const town = 'https://www.city.mihon.lg.jp/bosai';

    it('is a page, whose address is read and whose preview is bound', async () => {
      expect(await carriedWith(page(town))).toMatch(new RegExp(`^${town} [0-9a-f]{64}$`));
      expect(await carriedWith(page(town))).toBe(await carriedWith(page(town)));
      expect(await carriedWith(page(town))).not.toBe(await carriedWith(page(`${town}2`)));
      expect(await carriedWith(page(town))).not.toBe(await carriedWith(page(town, '避難')));
      expect(await carriedWith(page(town))).not.toBe(await carriedWith(page(town), { link_preview_photo_id: '7' }));
    });

    it('is never too long to be asked about', async () => {
      const long = `${town}?q=${'a'.repeat(5000)}`;
      expect(await carriedWith(page(long))).not.toBe(await carriedWith(page(`${long}b`)));
      const [other, another] = await Promise.all(
        ['x', 'y'].map((end) => carriedWith({ unknown: 'あ'.repeat(5000) + end })),
      );
      expect(other).not.toBe(another);
    });

    it('is a post, known by a number that is longer than numbers are precise', async () => {
      const of = async (id: string) =>
        (
          await facebookAdapter.publish({
            kind: 'publish',
            method: 'POST',
            url: graphql,
            body: call('ComposerStoryCreateMutation', {
              // As a share of the feed spells it: one attachment, not a list.
              attachments: { link: { share_scrape_data: `{"share_type":22,"share_params":[${id}]}` } },
            }),
          })
        )?.quoteOf;
      expect(await of('122100000000012345')).toBe('122100000000012345');
      expect(await of('122100000000012346')).toBe('122100000000012346');
    });

    it('becomes a story, whose id comes through', () => {
      const createdId = facebookAdapter.created(`{"story_id":"${'S'.repeat(200)}"}`);
      const done = { ask: 'done', site: 'facebook', ticket: 1, status: 200, createdId };
      expect(createdId).toHaveLength(200);
      expect(requestSchema.safeParse(done).success).toBe(true);
    });
  });

  it('knows what an upload will be called, and a reaction that is taken back', () => {
    expect(facebookAdapter.uploaded('for (;;);{"payload":{"photoID":"7001"}}')).toEqual(['7001']);
    const react = (id: string) => ({
      kind: 'like' as const,
      method: 'POST',
      url: graphql,
      body: call('CometUFIFeedbackReactMutation', { feedback_id: 'f', feedback_reaction_id: id }),
    });
    expect(facebookAdapter.harmless(react('0'))).toBe(true);
    expect(facebookAdapter.harmless(react('1635855486666999'))).toBe(false);
  });

  it('holds nothing by its address alone but uploads', () => {
    expect(facebookOperations.filter(({ body }) => body === undefined).map(({ kind }) => kind)).toEqual(['upload']);
  });
});

describe('LINE', () => {
  const base = 'https://manager.line.biz/api/bots/%40mihon_city';
  const request = (url: string, body: unknown, method = 'POST') => {
    const text = JSON.stringify(body);
    const operation = operationFor(lineManagerAdapter.site, method, url, text);
    return operation && { kind: operation.kind, method, url, body: text };
  };
  const balloons = [{ contentType: 'TEXT', text: '避難所を開きました。', updateToken: 't' }];

  it.each([
    ['a draft', `${base}/broadcasts`, { status: 'DRAFTED', balloons }],
    ['a draft of VOOM', `${base}/timeline/drafts`, { contents: {} }],
    ['a test', `${base}/broadcasts/test`, { balloons }],
    ['a reservation that is cancelled', `${base}/broadcasts/12/cancel`, {}],
  ])('%s may go', (_name, url, body) => {
    const found = request(url, body);
    expect(found && lineManagerAdapter.harmless(found)).toBe(true);
  });

  it.each([
    ['at once', `${base}/broadcasts`, { status: 'SCHEDULED', immediate: true, balloons }],
    ['a draft that says it goes at once', `${base}/broadcasts`, { status: 'DRAFTED', immediate: true, balloons }],
    ['of a state nobody knows', `${base}/broadcasts`, { status: 'SENDING', balloons }],
    ['to VOOM', `${base}/timeline/posts`, { contents: {} }],
  ])('a broadcast %s waits', (_name, url, body) => {
    const found = request(url, body);
    expect(found && lineManagerAdapter.harmless(found)).toBe(false);
  });

  it('reads every balloon, VOOM and the time', async () => {
    const found = request(`${base}/broadcasts`, {
      status: 'SCHEDULED',
      immediate: false,
      scheduledDate: 1_800_000_000,
      withTimeline: true,
      balloons: [
        ...balloons,
        { contentType: 'STICKER', stickerId: '1' },
        { contentType: 'IMAGE', contentMessageToken: 'k' },
      ],
    });
    expect(found && (await lineManagerAdapter.publish(found))).toMatchObject({
      account: 'mihon_city',
      surface: 'broadcast',
      posts: [
        { text: '避難所を開きました。', mediaIds: [] },
        { text: '[STICKER]\n "stickerId": "1"', mediaIds: [] },
        { text: '', mediaIds: ['k'] },
      ],
      audience: 'voom',
      scheduledAt: 1_800_000_000,
    });
    expect(
      await lineManagerAdapter.publish({ kind: 'publish', method: 'POST', url: `${base}/broadcasts`, body: '{}' }),
    ).toBeNull();
  });

  it('no two balloons read the same', async () => {
    const text = async (balloon: object): Promise<string> =>
      (
        await lineManagerAdapter.publish({
          kind: 'publish',
          method: 'POST',
          url: `${base}/broadcasts`,
          body: JSON.stringify({ balloons: [balloon] }),
        })
      )?.posts[0]?.text ?? '?';
    const all = [
      { contentType: 'COUPON', couponId: '1' },
      { contentType: 'COUPON', couponId: '2' },
      { contentType: 'COUPON', couponId: 2 },
      { contentType: 'COUPON', couponId: '2\n "title": "無料"' },
      { contentType: 'COUPON', couponId: '2', title: '無料' },
      { contentType: 'COUPON', type: 'SPECIAL', couponId: '2' },
      { contentType: 'COUPON', coupon: {} },
      { contentType: 'COUPON', coupon: [] },
      { contentType: 'RICH', imageHash: 'k', linkUri: 'https://www.city.mihon.lg.jp/' },
      { contentType: 'RICH', imageHash: 'k', linkUri: 'https://example.com/' },
      { contentType: 'CARD', cards: [{ imageHash: 'k', text: 'あ' }] },
      { contentType: 'CARD', cards: [{ imageHash: 'l', text: 'あ' }] },
      { type: 'template', text: 'どうぞ', actions: [{ uri: 'https://www.city.mihon.lg.jp/' }] },
      { type: 'template', text: 'どうぞ', actions: [{ uri: 'https://example.com/' }] },
    ];
    expect(new Set(await Promise.all(all.map(text))).size).toBe(all.length);
    expect(await text({ contentType: 'COUPON', couponId: '1', updateToken: 'a' })).toBe('[COUPON]\n "couponId": "1"');
    expect(await text({ type: 'textV2', text: 'こんにちは' })).toBe('こんにちは');
    expect(await text({ contentType: 'GREETING' })).toBe('[GREETING]');
  });

  it('a chat message is one person’s; reading is nobody’s', () => {
    const chat = 'https://chat.line.biz/api/v1/bots/U1/chats/U2/messages/send';
    expect(operationFor(lineChatAdapter.site, 'POST', chat, '{}')?.kind).toBe('direct-message');
    expect(
      lineChatAdapter.react('direct-message', { kind: 'direct-message', method: 'POST', url: chat, body: '{}' }).target,
    ).toBe('U2');
    expect(
      operationFor(lineChatAdapter.site, 'PUT', 'https://chat.line.biz/api/v2/bots/U1/chats/U2/useManualChat', '{}'),
    ).toBeNull();
    expect(operationFor(lineManagerAdapter.site, 'POST', `${base}/settings`, '{}')).toBeNull();
  });
});
