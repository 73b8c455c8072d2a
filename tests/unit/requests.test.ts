import { describe, expect, it } from 'vitest';
import { facebookOperations } from '../../sites/facebook.ts';
import { facebookAdapter } from '../../sites/facebook-adapter.ts';
import { lineChatAdapter, lineManagerAdapter } from '../../sites/line-adapter.ts';
import { operationFor } from '../../sites/operations.ts';

/** What requests of Facebook and LINE are taken for, and what is read in them. */

const graphql = 'https://www.facebook.com/api/graphql/';
const call = (name: string, input: object = {}): string =>
  new URLSearchParams({
    av: '200001',
    fb_api_req_friendly_name: name,
    variables: JSON.stringify({ input }),
  }).toString();
const kindOf = (name: string) => operationFor(facebookAdapter.site, 'POST', graphql, call(name))?.kind ?? null;

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

  it('reads who posts what, when and with which pictures', () => {
    const request = (input: object) => ({
      kind: 'publish' as const,
      method: 'POST',
      url: graphql,
      body: call('ComposerStoryCreateMutation', input),
    });
    expect(
      facebookAdapter.publish(
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
    expect(facebookAdapter.publish(request({ something: 'else' }))).toBeNull();
    expect(facebookAdapter.publish({ ...request({}), body: '{"variables":{}}' })).toBeNull();
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

  it('reads every balloon, VOOM and the time', () => {
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
    expect(found && lineManagerAdapter.publish(found)).toMatchObject({
      account: 'mihon_city',
      surface: 'broadcast',
      posts: [
        { text: '避難所を開きました。', mediaIds: [] },
        { text: '[sticker]', mediaIds: [] },
        { text: '', mediaIds: ['k'] },
      ],
      audience: 'voom',
      scheduledAt: 1_800_000_000,
    });
    expect(
      lineManagerAdapter.publish({ kind: 'publish', method: 'POST', url: `${base}/broadcasts`, body: '{}' }),
    ).toBeNull();
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
