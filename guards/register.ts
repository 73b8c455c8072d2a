import { dutyClauses, severityInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/schema.ts';
import { dayOf } from '../rules/dates.ts';
import type { Draft } from '../rules/draft.ts';
import type { DutyKind } from '../rules/duties.ts';
import type { Topic } from '../rules/topics.ts';
import type { Finding, Severity } from '../rules/types.ts';
import { entryOf, isClosed } from './account.ts';

/**
 * What the register says of an account that is about to speak: closed, never approved (木更津 11(1)), past its term
 * (寒川 4(6)⑧) or without the policy that should have come first (寒川 4(3)). `now` is epoch ms.
 */
export function registerFindings({ site, account }: Draft, policy: Policy, now: number): Finding[] {
  const entry = entryOf(policy.accounts, site, account);
  if (!entry) return [];
  const today = dayOf(now);
  const ask = policy.contact ? `ご不明なときは ${policy.contact} にご確認ください。` : '管理者にご確認ください。';
  const finding = (topic: Topic, usual: Severity, kind: DutyKind | DutyKind[], message: string): Finding[] => {
    const severity = severityInForce(policy, topic) ?? usual;
    if (severity === 'off') return [];
    const citations = [kind].flat().flatMap((one) => dutyClauses(policy, one));
    return [{ rule: 'register', topic, severity, post: 0, span: [0, 0], message: `${message}${ask}`, citations }];
  };
  const closed = isClosed(entry, today);
  const ended = entry.validUntil !== '' && entry.validUntil < today;
  const wantsApproval = entry.kind === '関連' && dutyClauses(policy, 'approval-missing').length > 0;
  const approved = entry.approvedOn !== '' && entry.approvedOn <= today;
  const wantsPolicy = dutyClauses(policy, 'policy-missing').length > 0 && entry.policyUrl === '';
  return [
    ...(closed
      ? finding(
          'account-register',
          'block',
          ['closing-report', 'account-removal'],
          `@${account} は、台帳では閉鎖したアカウントです。`,
        )
      : []),
    ...(wantsApproval && !approved
      ? finding(
          'account-register',
          'block',
          'approval-missing',
          `@${account} は、開設の承認がまだ台帳に記録されていないため、投稿できません。`,
        )
      : []),
    ...(!closed && ended
      ? finding(
          'account-register',
          'warn',
          'valid-until',
          `@${account} の運用期間は ${entry.validUntil} で終わっています。続けてよいかを確かめてください。`,
        )
      : []),
    ...(wantsPolicy
      ? finding(
          'operation-policy',
          'info',
          'policy-missing',
          `@${account} の運用ポリシーの公表が、台帳に記録されていません。`,
        )
      : []),
  ];
}
