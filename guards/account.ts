import type { Account } from '../policy/account-schema.ts';
import type { Citation, Finding } from '../rules/types.ts';

/** Which account is about to speak: the first thing one points at. */
export type AccountStatus = 'registered' | 'unregistered' | 'unknown' | 'no-register';

/** Whether it is this account that is spoken of; capitals do not matter, as on the sites. */
export const isAccount = (entry: Pick<Account, 'site' | 'id'>, site: string, account: string): boolean =>
  entry.site === site && entry.id.toLowerCase() === account.toLowerCase();

/** The entry of an account. */
export const entryOf = (register: readonly Account[], site: string, account: string): Account | undefined =>
  register.find((entry) => isAccount(entry, site, account));

/** Whether the register says that it was closed by that day (YYYY-MM-DD). */
export const isClosed = ({ closedOn }: Pick<Account, 'closedOn'>, day: string): boolean =>
  closedOn !== '' && closedOn <= day;

/** Whether a list of account names speaks of this one; an empty list speaks of all. */
export const covers = (accounts: readonly string[], account: string): boolean =>
  accounts.length === 0 || accounts.some((id) => id.toLowerCase() === account.toLowerCase());

export function accountStatus(site: string, account: string, register: readonly Account[]): AccountStatus {
  if (account === '') return 'unknown';
  if (register.length === 0) return 'no-register';
  return entryOf(register, site, account) ? 'registered' : 'unregistered';
}

/** A finding that stays until the account is right; null when there is nothing to say. */
export function accountFinding(
  status: AccountStatus,
  account: string,
  contact: string,
  citations: readonly Citation[],
): Finding | null {
  if (status === 'registered' || status === 'no-register') return null;
  const ask = contact ? `ご不明なときは ${contact} にご確認ください。` : '';
  const message =
    status === 'unknown'
      ? 'どのアカウントで投稿するのか、画面から読み取れません。取りちがえを防ぐため、投稿を止めています。ページを再読み込みして、左下のアカウント表示をご確認ください。'
      : `@${account} は公式アカウントの台帳にありません。個人や別の課のアカウントかもしれません。アカウントを切り替えてから投稿してください。${ask}`;
  return { rule: 'account', topic: 'account', severity: 'block', post: 0, span: [0, 0], message, citations };
}
