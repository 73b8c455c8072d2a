import type { Finding } from '../../rules/types.ts';
import { writeRequest } from '../approval/request.ts';
import { findingKey } from '../gate.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';
import type { Sheet } from './review.ts';

interface Known {
  digest: string;
  findings: readonly Finding[];
  accountName: string;
}

/** The block the poster carries to the second person: the draft, who asks, and what was warned of and let stand. */
export async function requestText(
  { me, policy }: DeskConfig,
  { draft, acknowledged, consent }: Sheet,
  { digest, findings, accountName }: Known,
  ports: Pick<DeskPorts, 'keys' | 'logHead' | 'now'>,
): Promise<string> {
  const { agreePub } = await ports.keys();
  return writeRequest({
    v: 1,
    draft,
    digest,
    poster: { v: 1, id: me.id || 'poster', name: me.name || '投稿者', dept: me.dept, agreePub },
    accountName,
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
