import type { ApprovalPolicy, Situation, Strength } from '../../policy/approval-schema.ts';
import { guidelinesInForce } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';
import { covers, entryOf } from '../account.ts';

/** What a draft asks for: the usual, made stricter by every situation it is in. */
export interface Demand {
  /** Confirmations by different people; one by a head is enough. */
  required: number;
  /** Kinds that count; never empty. */
  strengths: Strength[];
  /** Only a head's confirmation counts. */
  headOnly: boolean;
}

const holds: Record<Situation, (draft: Draft, findings: readonly Finding[]) => boolean> = {
  always: () => true,
  media: (draft) => draft.media.length > 0,
  reply: (draft) => draft.surface === 'reply' || draft.surface === 'comment',
  message: (draft) => draft.surface === 'message',
  broadcast: (draft) => draft.surface === 'broadcast',
  scheduled: (draft) => draft.scheduledAt !== null,
  'outside-hours': (_draft, findings) => findings.some(({ topic }) => topic === 'office-hours'),
  warned: (_draft, findings) => findings.some(({ severity }) => severity === 'warn'),
};

/** 木更津 11(4): posts of some accounts are confirmed by the head of their section alone. */
function headConfirms(policy: Pick<Policy, 'accounts' | 'guidelines'>, draft: Draft): boolean {
  const kind = entryOf(policy.accounts, draft.site, draft.account)?.kind ?? '';
  return kind !== '' && guidelinesInForce(policy).some((guideline) => guideline.headConfirms === kind);
}

export function demandFor(
  policy: Pick<Policy, 'accounts' | 'guidelines' | 'stricter'> & {
    approval: Pick<ApprovalPolicy, 'required' | 'strengths'>;
  },
  draft: Draft,
  findings: readonly Finding[],
  /** A storm of protest is on; null = none is. */
  flame: object | null,
): Demand {
  const asked = policy.stricter.filter(
    ({ when, accounts }) => covers(accounts, draft.account) && holds[when](draft, findings),
  );
  return asked.reduce<Demand>(
    (demand, more) => {
      const both = demand.strengths.filter((kind) => more.strengths.includes(kind));
      return {
        required: Math.max(demand.required, more.required),
        // Two rules without a kind in common: the later one speaks of this case.
        strengths: both.length > 0 ? both : [...more.strengths],
        headOnly: demand.headOnly || more.headOnly,
      };
    },
    {
      required: policy.approval.required,
      strengths: [...policy.approval.strengths],
      headOnly: flame !== null || headConfirms(policy, draft),
    },
  );
}
