import type { Adapter } from './adapter.ts';
import { lineChat, lineManager } from './line.ts';
import {
  createdOnLine,
  isLineDraft,
  isLineTest,
  readBroadcast,
  readLineMessage,
  uploadedOnLine,
} from './line-request.ts';

/** LINE for the guards: what is broadcast is read from the request that waits, for nobody has described its editor. */

const common = {
  target: () => ({ id: '', author: '', excerpt: '' }),
  linkTo: () => null,
  composer: null,
  publish: ({ url, body }) => readBroadcast(url, body),
  harmless: ({ kind, url, body }) => kind === 'publish' && (isLineDraft(url, body) || isLineTest(url, body)),
  react: (_kind, { url }) => readLineMessage(url),
  created: createdOnLine,
  upload: () => ({ command: '', mediaId: '', index: 0, total: Number.NaN }),
  uploaded: uploadedOnLine,
  described: () => null,
} satisfies Partial<Adapter>;

export const lineManagerAdapter: Adapter = {
  ...common,
  site: lineManager,
  id: 'line-manager',
  account: (doc) => /\/account\/@?([\w.-]+)/.exec(decodeURIComponent(doc.location.pathname))?.[1] ?? '',
};

export const lineChatAdapter: Adapter = {
  ...common,
  site: lineChat,
  id: 'line-chat',
  account: (doc) => /^\/(U[0-9a-f]{32}|@?[\w.-]+)\//.exec(doc.location.pathname)?.[1]?.replace(/^@/, '') ?? '',
};
