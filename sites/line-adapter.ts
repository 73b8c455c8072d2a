import { type Adapter, noTarget } from './adapter.ts';
import { lineChat, lineManager } from './line.ts';
import {
  createdOnLine,
  isLineDraft,
  isLineTest,
  readBroadcast,
  readLineMessage,
  uploadedOnLine,
} from './line-request.ts';
import { findAll } from './page.ts';

/** LINE for the guards: what is broadcast is read from the request that waits, for nobody has described its editor. */

const common = {
  target: () => noTarget,
  profile: () => null,
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
  // The box answers what was received last.
  target: (_path, doc) => ({
    ...noTarget,
    text: (findAll(lineChat.parts.postText, doc).at(-1)?.textContent ?? '').trim().slice(0, 1000),
  }),
  account: (doc) => /^\/(U[0-9a-f]{32}|@?[\w.-]+)\//.exec(doc.location.pathname)?.[1]?.replace(/^@/, '') ?? '',
};
