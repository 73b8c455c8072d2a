import type { Account } from '../policy/account-schema.ts';
import type { Citation, Finding } from '../rules/types.ts';

/** Which account is about to speak: the first thing one points at. */
export type AccountStatus = 'registered' | 'unregistered' | 'unknown' | 'no-register';

export function accountStatus(site: string, account: string, register: readonly Account[]): AccountStatus {
  if (account === '') return 'unknown';
  const own = register.filter((entry) => entry.site === site);
  if (register.length === 0) return 'no-register';
  return own.some((entry) => entry.id.toLowerCase() === account.toLowerCase()) ? 'registered' : 'unregistered';
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
