import type { Finding } from '../../rules/types.ts';
import type { Demand } from '../approval/demand.ts';
import { type RequestBlock, writeRequest } from '../approval/request.ts';
import { findingKey } from '../gate.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';
import type { Sheet } from './review.ts';

interface Known {
  digest: string;
  findings: readonly Finding[];
  accountName: string;
  demand: Demand;
  /** Null = it is still to be published. */
  posted: RequestBlock['posted'];
}

/** The block the poster carries to the second person: the draft, who asks, and what was warned of and let stand. */
export async function requestText(
  { me, policy, passkeys }: DeskConfig,
  { draft, acknowledged, consent }: Pick<Sheet, 'draft' | 'acknowledged' | 'consent'>,
  { digest, findings, accountName, demand, posted }: Known,
  ports: Pick<DeskPorts, 'keys' | 'logHead' | 'now'>,
): Promise<string> {
  const { agreePub, signPub } = await ports.keys();
  return writeRequest({
    v: 1,
    draft,
    digest,
    poster: { v: 1, id: me.id || 'poster', name: me.name || '投稿者', dept: me.dept, agreePub, signPub, passkeys },
    accountName,
    posted,
    strengths: demand.strengths,
    headOnly: demand.headOnly,
    ttlMinutes: policy.approval.ttlMinutes,
    signedHours: policy.approval.signedHours,
    guidelines: policy.guidelines,
    municipality: policy.municipality,
    acknowledged: findings
      .filter((finding) => acknowledged.includes(findingKey(finding, draft)))
      .map(({ rule, topic, severity, post, span: [start, end], message }) => ({
        rule,
        topic,
        severity,
        post,
        span: [start, end],
        message,
      })),
    ...(draft.media.length > 0 && consent ? { consent } : {}),
    requestedAt: ports.now(),
    logHead: await ports.logHead(),
  });
}
