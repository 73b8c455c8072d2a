import type { Operation, Parts, Site } from './types.ts';

/** Address of an operation: its query id changes all the time, its name does not. api.x.com (chat, seen 2026-07) has no /i/api. */
const graphql = (name: string): string => `^https://[^/]*(x|twitter)\\.com/(i/api/)?graphql/[^/?#]+/${name}([?#]|$)`;

/** What looks like a publication and is not known is refused, save for drafts. All in one expression would be too large. */
const unseen: Operation[] = [
  '[^/?#]*(Create|Publish|Send|Schedule)[^/?#]*(Tweet|Post)[^/?#]*',
  '[^/?#]*(Create|Publish)[^/?#]*(Note|Article|Thread)[^/?#]*',
  '[^/?#]*(Create|Send)[^/?#]*(Message|Space)[^/?#]*',
  '[^/?#]*(Tweet|Post)(Create|Publish)[^/?#]*',
  '[^/?#]*Article[^/?#]*(Create|Publish)[^/?#]*',
].map((name) => ({ kind: 'publish', method: 'POST', url: graphql(name), seen: 'nothing seen' }));

/** X (x.com). Draft.js editor, React Native for Web; test ids have been stable for years, classes never. */
export const x = {
  id: 'x',
  matches: [
    'https://x.com/*',
    'https://twitter.com/*',
    'https://mobile.x.com/*',
    'https://pro.x.com/*',
    'https://pro.twitter.com/*',
  ],
  composePaths: ['^/compose/post$', '^/intent/post$'],
  parts: {
    editor: {
      // The test id prefix is shared with a label and a container, hence the second half.
      find: [
        '[data-testid^="tweetTextarea_"][contenteditable="true"]',
        '[role="textbox"][contenteditable="true"].public-DraftEditor-content',
        '[data-testid^="tweetTextarea_"] textarea',
      ],
      must: true,
      seen: '2026-10, several independent sources; textarea = mobile layout',
    },
    publish: {
      find: [
        '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]',
        'button[aria-label="ポストする"], button[aria-label="返信"][type="button"]:not([data-testid]), button[aria-label="Post"]',
      ],
      must: true,
      seen: '2026-10; the label changes (ポストする, 返信, すべてポスト, 予約設定), the test id does not',
    },
    like: { find: ['[data-testid="like"]'], seen: '2026-10; unlike has its own test id' },
    repostMenu: { find: ['[data-testid="retweet"]', '[data-testid="repost"]'], seen: '2026-10' },
    repost: {
      find: ['[data-testid="retweetConfirm"], [data-testid="repostConfirm"]'],
      seen: '2026-08; a div that presses on Enter without any click event',
    },
    quote: {
      find: [
        '[role="menuitem"][href="/compose/post"], [role="menuitem"][href^="/intent/"], [role="menuitem"][data-testid="quote"]',
      ],
      seen: '2026-08',
    },
    follow: { find: ['[data-testid$="-follow"]'], seen: '2026-10; <user id>-follow' },
    messageBox: {
      find: ['[data-testid="dm-composer-textarea"]', '[data-testid="dmComposerTextInput"]'],
      seen: '2026-08; the second is the layout before 2025-11',
    },
    messageSend: {
      find: ['[data-testid="dm-composer-send-button"], [data-testid="dmComposerSendButton"]'],
      seen: '2026-08',
    },
    replyOpen: { find: ['[data-testid="reply"]'], seen: '2026-10' },
    composeOpen: {
      find: ['[data-testid="SideNav_NewTweet_Button"], [data-testid="FloatingActionButtons_Tweet_Button"]'],
      seen: '2026-10',
    },
    fileInput: {
      find: ['input[type="file"][data-testid="fileInput"]', 'input[type="file"]'],
      seen: '2026-10; in the DOM, hidden',
    },
    attachments: { find: ['[data-testid="attachments"]'], seen: '2026-10' },
    preview: {
      find: ['img[src^="blob:"], video[src^="blob:"], video source[src^="blob:"]', 'img, video'],
      seen: '2026-06',
    },
    toolbar: { find: ['[data-testid="toolBar"]'], seen: '2026-10' },
    dialog: { find: ['[role="dialog"]'], seen: '2026-10' },
    post: { find: ['article[data-testid="tweet"]', 'article'], seen: '2026-10' },
    postLink: { find: ['a[href*="/status/"]:has(time)', 'a[href*="/status/"]'], seen: '2026-10' },
    postAuthor: { find: ['[data-testid="User-Name"]'], seen: '2026-10' },
    postTime: { find: ['time[datetime]'], seen: '2026-10' },
    postText: { find: ['[data-testid="tweetText"]'], seen: '2026-10' },
    schedule: { find: ['[data-testid="scheduledTweetIndicator"]'], seen: '2026-07, Japanese UI' },
    placeChip: {
      find: ['[data-testid="geoButton"][aria-pressed="true"]', '[data-testid="geoTag"]', '[data-testid="placeChip"]'],
      seen: 'not confirmed on the live site; the request is checked too',
    },
    poll: { find: ['[data-testid="removePollButton"]', '[data-testid="selectPollDays"]'], seen: '2026-06' },
    audience: {
      find: [
        'button[aria-label*="返信できます"], [role="button"][aria-label*="返信できます"]',
        'button[aria-label*="can reply"]',
      ],
      seen: '2026-02',
    },
    account: {
      find: ['a[data-testid="AppTabBar_Profile_Link"]'],
      seen: '2026-10; href = /handle',
    },
    accountAvatar: {
      find: ['[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"]'],
      seen: '2026-10; present in the narrow layout too',
    },
    profileName: { find: ['[data-testid="UserName"]'], seen: '2026-02; the name, then @handle' },
    profileText: { find: ['[data-testid="UserDescription"]'], seen: '2026-02' },
    profileLink: {
      find: ['[data-testid="UserUrl"], [data-testid="UserDescription"] a[href^="https://t.co/"]'],
      seen: '2026-02',
    },
    verified: { find: ['[data-testid="icon-verified"]', 'svg[aria-label="認証済みアカウント"]'], seen: '2026-02' },
    followers: { find: ['a[href$="/verified_followers"]', 'a[href$="/followers"]'], seen: '2026-02' },
    typeahead: { find: ['[id^="typeaheadDropdown"]'], seen: '2026-10; Enter chooses there' },
  },
  operations: [
    // One rule each: Chromium drops a rule whose expression needs more than 2 kB, silently (measured, 156).
    {
      kind: 'publish',
      method: 'POST',
      url: graphql('Create(Note)?Tweet'),
      seen: '2026-03; names never changed in five years',
    },
    { kind: 'publish', method: 'POST', url: graphql('CreateScheduledTweet'), seen: '2026-03' },
    { kind: 'publish', method: 'POST', url: graphql('EditScheduledTweet'), seen: 'guess by the name of its sister' },
    {
      kind: 'publish',
      method: 'POST',
      url: graphql('Create(Note)?Post'),
      seen: 'guess: X is renaming tweets to posts',
    },
    {
      kind: 'publish',
      method: 'POST',
      url: '^https://[^/]*(x|twitter)\\.com/[^?#]*statuses/update\\.json',
      seen: '2026-08, legacy',
    },
    {
      kind: 'like',
      method: 'POST',
      url: graphql('(FavoriteTweet|LikePost)'),
      seen: '2026-03',
    },
    {
      kind: 'like',
      method: 'POST',
      url: '^https://[^/]*(x|twitter)\\.com/[^?#]*favorites/create\\.json',
      seen: '2026-08, legacy',
    },
    {
      kind: 'repost',
      method: 'POST',
      url: graphql('(CreateRetweet|CreateRepost)'),
      seen: '2026-03',
    },
    {
      kind: 'follow',
      method: 'POST',
      url: '^https://[^/]*(x|twitter)\\.com/[^?#]*friendships/create\\.json',
      seen: '2026-08',
    },
    {
      kind: 'direct-message',
      method: 'POST',
      url: '^https://[^/]*(x|twitter)\\.com/[^?#]*/dm/new2?\\.json',
      seen: '2026-08',
    },
    {
      kind: 'direct-message',
      method: 'POST',
      url: graphql('(SendMessage[A-Za-z]*|useSendMessage[A-Za-z]*|DmSend[A-Za-z]*)'),
      seen: 'guess; the transport of the new messages is not public',
    },
    // Before what looks like a publication: its name has both words.
    { kind: 'delete', method: 'POST', url: graphql('Delete(Scheduled)?Tweet'), seen: '2026-03' },
    ...unseen,
    {
      kind: 'upload',
      method: 'POST',
      url: '^https://upload\\.(x|twitter)\\.com/[^?#]*media/upload2?\\.json',
      seen: '2026-08',
    },
    {
      kind: 'alt-text',
      method: 'POST',
      url: '^https://[^/]*(x|twitter)\\.com/[^?#]*media/metadata/create\\.json',
      seen: '2026-08',
    },
  ],
  shortcuts: [
    { key: 'enter', mod: true, does: 'publish', where: 'editor' },
    { key: 'l', mod: false, does: 'like', where: 'page' },
    { key: 't', mod: false, does: 'repost', where: 'page' },
    { key: 'r', mod: false, does: 'reply', where: 'page' },
  ],
} satisfies Site<Parts>;
