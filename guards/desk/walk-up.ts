import { type CodeRefusal, judge, type Known } from '../approval/answer.ts';
import type { Approval, ApprovalRequest, Poster, UsedCodes } from '../approval/approvals.ts';
import { sha256Hex } from '../approval/canonical.ts';
import type { Demand } from '../approval/demand.ts';
import { type Assertion, verifyAssertion } from '../approval/passkey.ts';

/** The second person at the poster's desk, with a passkey. */

/** A confirmation at the desk is for the post on the screen, not for later. */
const WALK_UP_MS = 10 * 60_000;

interface WalkUpInput {
  known: readonly Known[];
  poster: Poster;
  demand: Demand;
  used: UsedCodes;
  now: number;
  origin: string;
}

export async function byPasskey(
  request: ApprovalRequest,
  assertion: Assertion,
  input: WalkUpInput,
): Promise<{ approval: Approval } | { refused: CodeRefusal }> {
  for (const { person } of input.known) {
    const passkey = person.passkeys.find(({ id }) => id === assertion.credential);
    if (!passkey) continue;
    const { digest } = request;
    const expected = { digest, origin: input.origin, publicKey: passkey.publicKey };
    if (!(await verifyAssertion(assertion, expected).catch(() => false))) continue;
    const approval: Approval = {
      approver: person.id,
      name: person.name,
      head: person.roles.includes('head'),
      strength: 'passkey',
      at: input.now,
      expiresAt: input.now + WALK_UP_MS,
      // Signatures of ECDSA are different each time, so that this one can be told from the next.
      mark: `p${(await sha256Hex(assertion.signature)).slice(0, 16)}`,
      proof: JSON.stringify(assertion),
    };
    return judge(request, approval, input);
  }
  return { refused: 'wrong' };
}
