import type { Operation, Part, Parts, Site } from './types.ts';

/** Facebook puts nothing into its pages that is meant to last but roles and names: no test ids, classes new with every build. */
const named = (name: readonly string[]): Part['find'] => [{ role: 'button', name }];

const publishNames = [
  '投稿',
  '投稿する',
  'シェアする',
  '今すぐシェア',
  '公開する',
  '公開',
  '保存',
  '日時を指定して投稿',
  '日時を指定',
  'Post',
  'Publish',
  'Share',
  'Share now',
  'Save',
  'Schedule',
];

/** Every mutation goes to one address of the host and is told by a field of its body. */
const graphql = '^https://[^/]*\\.facebook\\.com/api/graphql/?([?#]|$)';
const called = (names: string): string => `(^|&)fb_api_req_friendly_name=(${names})(&|$)`;

/** Operations of facebook.com and business.facebook.com alike: Business Suite publishes comments by the same names. */
export const facebookOperations: readonly Operation[] = [
  {
    kind: 'publish',
    method: 'POST',
    url: graphql,
    body: called('ComposerStory(Create|Edit)Mutation|StoriesCreateMutation'),
    seen: '2026-10; create since 2020, edit from one source',
  },
  {
    kind: 'publish',
    method: 'POST',
    url: graphql,
    body: called('(use)?(CometUFI|UFI2)(Create|Edit)CommentMutation'),
    seen: '2026-08; the edit is a guess by the name of its sister',
  },
  {
    kind: 'publish',
    method: 'POST',
    url: graphql,
    body: called('Business\\w*(Creat|Publish)\\w*Mutation'),
    seen: '2026-10, BusinessComposerStoryCreationMutation and …VideoSetPublishedMutation; wider on purpose',
  },
  {
    kind: 'like',
    method: 'POST',
    url: graphql,
    body: called('\\w*(CometUFI|UFI2)FeedbackReactMutation'),
    seen: '2026-08',
  },
  {
    kind: 'repost',
    method: 'POST',
    url: graphql,
    body: called('\\w*(FeedToFeed|Reshare)\\w*Mutation'),
    seen: '2022, useCometFeedToFeedReshare_FeedToFeedMutation',
  },
  {
    kind: 'follow',
    method: 'POST',
    url: graphql,
    body: called('Comet(UserFollow|PageLikeCommit|PageFollow)Mutation'),
    seen: '2026-03 for the first; the others are guesses',
  },
  {
    kind: 'publish',
    method: 'POST',
    url: graphql,
    body: called(
      '\\w*(Story|Stories|Post|Reel|Comment|Photo|Video|Event|Note|Live)\\w*(Create|Creation|Publish|Share)\\w*Mutation',
    ),
    seen: 'nothing seen: what looks like a publication and is not known waits, and is refused where it cannot be read',
  },
  {
    kind: 'delete',
    method: 'POST',
    url: graphql,
    body: called('[A-Za-z]*(Delete|Trash)[A-Za-z]*Mutation'),
    seen: 'a guess; what is deleted is only noted, never held',
  },
  {
    kind: 'upload',
    method: 'POST',
    url: '^https://(upload|vupload|rupload)[^/]*\\.facebook\\.com/',
    seen: '2026-08: react_composer/attachments/photo/upload with the file in `farr`; films go out from a worker',
  },
];

/** facebook.com as a Page (or a person) sees it: Lexical editors, a composer in a dialog, comments sent with Enter. */
export const facebook = {
  id: 'facebook',
  matches: ['https://www.facebook.com/*', 'https://web.facebook.com/*', 'https://m.facebook.com/*'],
  composePaths: [],
  parts: {
    editor: {
      find: ['[data-lexical-editor="true"][contenteditable="true"]', '[role="textbox"][contenteditable="true"]'],
      must: true,
      seen: '2026-08, four sources',
    },
    publish: {
      find: named(publishNames),
      must: true,
      seen: '2026-08, ja and en; div[role=button], since never a <button>',
    },
    dialog: { find: ['[role="dialog"]'], seen: '2026-08' },
    fileInput: {
      find: ['input[type="file"][accept*="image"]', 'input[type="file"]'],
      seen: '2026-08; several, the last counts',
    },
    attachments: { find: ['[role="dialog"]'], seen: '2026-08; no group of its own is known' },
    preview: { find: ['img[src^="blob:"], video[src^="blob:"]'], seen: '2026-08' },
    post: { find: ['[role="article"]', '[aria-posinset]'], seen: '2026-08' },
    postLink: {
      find: ['a[href*="/posts/"], a[href*="story_fbid="], a[href*="/permalink"], a[href*="fbid="]'],
      seen: '2026-08',
    },
    postAuthor: { find: ['h2 a, h3 a, h4 a', 'strong a, strong'], seen: '2026-08' },
    postText: { find: ['[data-ad-preview="message"]', '[dir="auto"]'], seen: '2026-03' },
    like: {
      find: named([
        'いいね！',
        'いいね!',
        '超いいね！',
        '超いいね!',
        '大切だね',
        'うけるね',
        'すごいね',
        '悲しいね',
        'ひどいね',
        'Like',
        'Love',
        'Care',
        'Haha',
        'Wow',
        'Sad',
        'Angry',
      ]),
      seen: 'いいね！ is Meta’s own word; the others are known from the reactions bar, not from labels',
    },
    repost: {
      find: named(['今すぐシェア', 'シェアする', 'フィードでシェア', 'Share now', 'Share to Feed']),
      seen: '2025-09 for 今すぐシェア',
    },
    follow: {
      find: named(['フォローする', 'フォロー', 'Follow', '/.+さんをフォロー/', '/Follow .+/']),
      seen: 'guess by the words of the interface',
    },
    replyOpen: { find: named(['返信する', '返信', 'Reply']), seen: 'guess by the words of the interface' },
    schedule: { find: ['[data-schedule]'], seen: 'nothing known; the request is read' },
    placeChip: {
      find: [
        { role: 'link', name: ['/.*チェックイン.*/'] },
        { role: 'button', name: ['/場所を削除.*/', '/Remove location.*/'] },
      ],
      seen: 'guess; the request is checked too',
    },
    audience: {
      find: [{ role: 'button', name: ['/.*(投稿の)?共有範囲.*/', '/Edit privacy.*/'] }],
      seen: '2025-09',
    },
    account: { find: [], seen: 'cookies i_user (Page) and c_user (person)' },
    typeahead: { find: ['[role="listbox"]'], seen: '2026-08; Enter chooses there' },
  },
  operations: facebookOperations,
  shortcuts: [
    { key: 'enter', mod: true, does: 'publish', where: 'editor' },
    { key: 'l', mod: false, does: 'like', where: 'page' },
  ],
} satisfies Site<Parts>;

/** Meta Business Suite: its text box is a combobox, its controls have names with unseen blanks, its file input hangs nowhere. */
export const businessSuite = {
  id: 'business-suite',
  matches: ['https://business.facebook.com/*'],
  composePaths: [],
  parts: {
    editor: {
      find: [
        '[role="combobox"][contenteditable="true"]',
        '[role="combobox"] [contenteditable="true"]',
        '[data-lexical-editor="true"][contenteditable="true"]',
        '[role="textbox"][contenteditable="true"]',
      ],
      must: true,
      seen: '2026-09, from recorded pages, English',
    },
    publish: {
      find: named(publishNames),
      must: true,
      seen: 'guess by the words of the interface: not in any recording',
    },
    dialog: { find: ['[role="dialog"]'], seen: '2026-09' },
    fileInput: { find: ['input[type="file"]'], seen: 'not in the page: made when somebody presses the button' },
    account: { find: [], seen: 'asset_id in the address' },
    typeahead: { find: ['[role="listbox"]'], seen: 'guess' },
  },
  operations: facebookOperations,
  shortcuts: [],
} satisfies Site<Parts>;
