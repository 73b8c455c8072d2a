import type { AuditRecord } from '../../audit/record.ts';
import type { Account } from '../../policy/account-schema.ts';
import type { OwnPost } from '../../sites/timeline.ts';
import { isAccount } from '../account.ts';

/**
 * What an account shows against what the log knows (木更津 11(5), 川崎 5(11)セ): a post from a telephone, another tool, an app
 * that posts by itself, or somebody who has got in.
 */

export interface Reconciled {
  /** Posts that this log has seen going out. */
  known: OwnPost[];
  /** Posts that it has not. */
  unknown: OwnPost[];
  /** Posts from before the log began: nothing can be said of them. */
  older: OwnPost[];
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Whether the page that was looked at is this account's: only those of X are. */
export const isShown = (looked: { account: string } | null, site: string, account: string): boolean =>
  looked !== null && isAccount({ site: 'x', id: looked.account }, site, account);

/**
 * Sorts posts by what the log says. A post is known by the id the site answered with; where the site did not tell one, by its
 * text as far as the log has kept it.
 */
export function reconcile(
  posts: readonly OwnPost[],
  records: readonly AuditRecord[],
  account: Pick<Account, 'site' | 'id'>,
): Reconciled {
  const own = records.filter((record) => isAccount(account, record.site, record.account));
  const ids = new Set(own.filter(({ action }) => action === 'publish_seen').map(({ result }) => result));
  const texts = own
    .filter(({ action, detail }) => action === 'released' && detail !== '')
    .flatMap(({ detail }) => detail.split('\n---\n').map((text) => plain(text.replace(/…$/, ''))))
    .filter((text) => text.length >= 8);
  const begins = Date.parse(records[0]?.at ?? '');
  const out: Reconciled = { known: [], unknown: [], older: [] };
  for (const post of posts) {
    const text = plain(post.text);
    if (ids.has(post.id) || (text !== '' && texts.some((kept) => text.startsWith(kept)))) out.known.push(post);
    else if (!(post.at >= begins)) out.older.push(post);
    else out.unknown.push(post);
  }
  return out;
}
