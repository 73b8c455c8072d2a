import { entryOf } from '../account.ts';
import type { AnswerResult } from '../approval/answer.ts';
import { newRequest, type UsedCodes } from '../approval/approvals.ts';
import { type Demand, demandFor } from '../approval/demand.ts';
import { answerDigest, type RequestBlock } from '../approval/request.ts';
import { tryCounted } from '../desk/books.ts';
import { knownFor, posterOf } from '../desk/confirmers.ts';
import { markSeen, type Override } from '../desk/hurry.ts';
import type { DeskConfig, DeskPorts } from '../desk/ports.ts';
import { requestText } from '../desk/request-text.ts';

/** Somebody looks, afterwards, at what went out in an emergency: over what was really posted, with a code of its own. */

type Ports = Pick<DeskPorts, 'keys' | 'local' | 'now' | 'logHead'>;

const postedOf = ({ at, postId, emergency }: Override): NonNullable<RequestBlock['posted']> => ({
  at,
  postId,
  emergency,
});

/** A passkey is for the desk at which the post is written; afterwards it is a code or a signature. */
const demandOf = ({ policy }: DeskConfig, override: Override): Demand => {
  const demand = demandFor(policy, override.draft, [], null);
  const kinds = demand.strengths.filter((kind) => kind !== 'passkey');
  return { ...demand, strengths: kinds.length > 0 ? kinds : ['signed'] };
};

/** The block that is carried to whoever looks at it. */
export function countersignText(config: DeskConfig, override: Override, ports: Ports): Promise<string> {
  const { draft, digest } = override;
  const { name = '' } = entryOf(config.policy.accounts, draft.site, draft.account) ?? {};
  const demand = demandOf(config, override);
  const known = { digest, findings: [], accountName: name, demand, posted: postedOf(override) };
  // Whoever sits here now only carries it.
  const posted = { ...config, me: { ...override.poster, how: config.me.how } };
  return requestText(posted, { draft, acknowledged: [] }, known, ports);
}

/** Tries the code or signature that came back; on success it is no longer red. `digest` is what was confirmed. */
export async function countersign(
  config: DeskConfig,
  override: Override,
  typed: string,
  ports: Ports,
): Promise<Pick<AnswerResult, 'refused' | 'approval'> & { digest: string }> {
  const { draft, digest, at } = override;
  const mixed = await answerDigest({ digest, posted: postedOf(override) });
  const result = await tryCounted(ports, newRequest(mixed, draft), {
    typed,
    known: await knownFor(config, ports),
    poster: { ...(await posterOf(config, ports)), id: override.poster.id },
    demand: demandOf(config, override),
    used: await ports.local.get<UsedCodes>('usedCodes', []),
    now: ports.now(),
    ttlMinutes: config.policy.approval.ttlMinutes,
    signedHours: config.policy.approval.signedHours,
    purpose: 'countersign',
  });
  if (result.approval) await markSeen(ports.local, at, digest, { by: result.approval.name, at: ports.now() });
  return { ...result, digest: mixed };
}
