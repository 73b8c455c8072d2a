import type { Parts, Site } from './types.ts';

/**
 * LINE Official Account Manager (broadcasts, VOOM) and its chat. The broadcast editor is described nowhere in public: it is
 * found by what stands in it, and what counts is the request. The addresses are each their own, so the browser refuses them.
 */

const bots = '^https://manager\\.line\\.biz/api/bots/[^/?#]+/';
const chat = '^https://chat\\.line\\.biz/api/v\\d+/bots/[^/?#]+/';

const editor = 'textarea:not([readonly]), [contenteditable="true"], [contenteditable="plaintext-only"]';

export const lineManager = {
  id: 'line-manager',
  matches: ['https://manager.line.biz/*'],
  composePaths: ['/broadcast/(create|edit)'],
  parts: {
    editor: { find: [editor], must: true, seen: 'not described anywhere; both kinds are met' },
    publish: {
      find: [
        {
          role: 'button',
          name: [
            '配信',
            '配信する',
            '予約',
            '予約する',
            '配信予約',
            '投稿',
            '投稿する',
            'Send',
            'Broadcast',
            'Schedule',
            'Reserve',
            'Post',
          ],
        },
      ],
      must: true,
      seen: '2025, words of two manuals',
    },
    dialog: { find: ['[role="dialog"], dialog[open], .modal.show'], seen: 'guess' },
    fileInput: { find: ['input[type="file"]'], seen: 'guess' },
    account: { find: [], seen: '2026-05; @… in the address' },
  },
  operations: [
    {
      kind: 'publish',
      method: 'POST',
      url: `${bots}(broadcasts|timeline)`,
      seen: '2022 POST, 2026 GET; drafts go there too',
    },
    { kind: 'publish', method: 'PUT', url: `${bots}(broadcasts|timeline)`, seen: 'guess: an edited broadcast' },
    {
      kind: 'publish',
      method: 'POST',
      url: `${bots}(voom|stories|posts|messages)`,
      seen: 'guess by the names of the menus',
    },
    {
      kind: 'upload',
      method: 'POST',
      url: '^https://(manager|[^/]*content[^/]*)\\.line\\.biz/[^?#]*(upload|image|photo|video|media|content|file)',
      seen: 'guess: the address of pictures is not public',
    },
  ],
  shortcuts: [],
} satisfies Site<Parts>;

export const lineChat = {
  id: 'line-chat',
  matches: ['https://chat.line.biz/*'],
  composePaths: [],
  parts: {
    editor: {
      find: ['textarea-ex >>> textarea', 'textarea:not([readonly])', '[contenteditable="true"]'],
      must: true,
      seen: '2026-07, four sources; the box lies in an open shadow root',
    },
    publish: {
      find: ['input[type="submit"]', 'form button[type="submit"]'],
      must: true,
      seen: '2026-07: 送信, 傳送, Send',
    },
    dialog: { find: ['[role="dialog"], .modal.show'], seen: 'guess' },
    fileInput: { find: ['input[type="file"]'], seen: '2026-07' },
    account: { find: [], seen: '2026-07; U… in the address' },
    messageBox: {
      find: ['textarea-ex', 'textarea-ex >>> textarea'],
      seen: '2026-07; Enter sends, Shift+Enter does not',
    },
    postText: {
      find: ['.chat:not(.chat-reverse)'],
      seen: '2026-07, one source; .chat-reverse is what we have written',
    },
    messageSend: {
      find: ['input[type="submit"]', { role: 'button', name: ['送信', 'Send', '傳送'] }],
      seen: '2026-07',
    },
  },
  operations: [
    {
      kind: 'direct-message',
      method: 'POST',
      url: `${chat}chats/[^/?#]+/messages/`,
      seen: '2026-05, send and bulkSendFiles',
    },
    { kind: 'direct-message', method: 'POST', url: `${chat}messages/[^/?#]+/send`, seen: 'guess: an older address' },
    { kind: 'upload', method: 'POST', url: `${chat}messages/[^/?#]+/uploadFile`, seen: '2026-05, field `file`' },
  ],
  shortcuts: [],
} satisfies Site<Parts>;
