import { type Adapter, noTarget, type Target } from './adapter.ts';
import { businessSuite, facebook } from './facebook.ts';
import {
  createdOnFacebook,
  isFacebookDraft,
  readFacebookPublish,
  readFacebookReaction,
  takesBack,
  uploadedToFacebook,
} from './facebook-request.ts';
import { findAll, partInPath, readPart } from './page.ts';

/** Facebook and Business Suite for the guards: both are read by their requests, which have kept their names for years. */

const cookie = (doc: Document, name: string): string =>
  new RegExp(`(?:^|; )${name}=(\\d+)`).exec(doc.cookie)?.[1] ?? '';

/** Number of the Page or person that acts: a Page has a cookie of its own while somebody acts as it. */
const actor = (doc: Document): string => cookie(doc, 'i_user') || cookie(doc, 'c_user');

function target(path: readonly EventTarget[], doc: Document): Target {
  const { parts } = facebook;
  const post =
    partInPath(parts.post, path) ??
    findAll(parts.post, doc).find((one) => doc.activeElement && one.contains(doc.activeElement));
  if (!post) return noTarget;
  return {
    // The page names a post by its address, the request by a number of its own: they cannot be compared.
    id: '',
    author: readPart(parts.postAuthor, post).slice(0, 80),
    // Anybody may bear the name of a Page.
    handle: '',
    text: readPart(parts.postText, post).slice(0, 1000),
  };
}

const common = {
  target,
  profile: () => null,
  linkTo: () => null,
  composer: null,
  publish: ({ body }) => readFacebookPublish(body),
  harmless: ({ kind, body }) => (kind === 'like' && takesBack(body)) || (kind === 'publish' && isFacebookDraft(body)),
  react: (kind, { body }) => readFacebookReaction(kind, body),
  created: createdOnFacebook,
  upload: () => ({ command: '', mediaId: '', index: 0, total: Number.NaN }),
  uploaded: uploadedToFacebook,
  described: () => null,
} satisfies Partial<Adapter>;

export const facebookAdapter: Adapter = { ...common, site: facebook, id: 'facebook', account: actor };

export const businessSuiteAdapter: Adapter = {
  ...common,
  site: businessSuite,
  id: 'business-suite',
  account: (doc) => /^\d+$/.exec(new URLSearchParams(doc.location.search).get('asset_id') ?? '')?.[0] ?? actor(doc),
};
