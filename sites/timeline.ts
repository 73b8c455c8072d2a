import { findAll, findOne, readPart } from './page.ts';
import { x } from './x.ts';
import { readAccount, readProfile, targetOf } from './x-page.ts';

/** Posts of the account that is logged in, as far as the open page shows them. */
export interface OwnPost {
  id: string;
  /** Epoch ms; NaN = not said. */
  at: number;
  text: string;
}

export interface OwnPage {
  account: string;
  posts: OwnPost[];
  /** As the page words it (1,234 フォロワー, 1.2万 フォロワー); empty where the page is not the own profile. */
  followers: string;
}

/** X: what stands on the page under the own handle; reposts and quoted posts carry another one. */
export function ownPageOfX(doc: Document): OwnPage {
  const account = readAccount(doc);
  const posts = findAll(x.parts.post, doc).flatMap((article) => {
    const { id, handle } = targetOf([article], doc);
    if (id === '' || handle.toLowerCase() !== account.toLowerCase()) return [];
    const time = findOne(x.parts.postTime, article)?.getAttribute('datetime') ?? '';
    return [{ id, at: Date.parse(time), text: readPart(x.parts.postText, article).slice(0, 500) }];
  });
  const own = readProfile(doc)?.handle.toLowerCase() === account.toLowerCase();
  return { account, posts, followers: own ? readPart(x.parts.followers, doc) : '' };
}
