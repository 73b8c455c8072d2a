import type { Adapter } from './adapter.ts';
import { x } from './x.ts';
import { opens, readAccount, readPreviews, readProfile, readShown, targetOf } from './x-page.ts';
import { createdId, isRefusal, readAltText, readPublish, readReaction, readUpload, uploadedIds } from './x-request.ts';

/** Keeping a draft (CreateDraftTweet, seen 2026-03) and taking something away publish nothing; their names say so. */
const isQuiet = (url: string): boolean =>
  /\/graphql\/[^/?#]+\/((Create|Edit)Draft|Delete|Unschedule)\w*([?#]|$)/.test(url);

/** X for the guards: its composer shows everything that its requests carry. */
export const xAdapter: Adapter = {
  site: x,
  id: 'x',
  account: readAccount,
  profile: readProfile,
  target: targetOf,
  linkTo: (id) => `a[href*="/status/${CSS.escape(id)}"]`,
  composer: {
    shown: readShown,
    previews: readPreviews,
    opens,
    // The sub-pages of the modal (schedule, pictures) keep what was opened.
    staysOpen: (pathname) => pathname.startsWith('/compose/') || pathname.startsWith('/i/'),
  },
  publish: ({ body }) => readPublish(body),
  harmless: ({ kind, url }) => kind === 'publish' && isQuiet(url),
  react: (kind, { body }) => readReaction(kind, body),
  created: createdId,
  refused: isRefusal,
  upload: ({ url, body }) => readUpload(url, body),
  uploaded: uploadedIds,
  described: ({ body }) => readAltText(body),
};
