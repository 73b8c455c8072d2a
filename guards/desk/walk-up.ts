import { type CodeRefusal, judge, type Known } from '../approval/answer.ts';
import type { Approval, ApprovalRequest, Poster, UsedCodes } from '../approval/approvals.ts';
import { fromBase64url, toHex } from '../approval/base64url.ts';
import { sha256Hex } from '../approval/canonical.ts';
import type { Demand } from '../approval/demand.ts';
import { type Assertion, rawSignature, verifyAssertion } from '../approval/passkey.ts';

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
      mark: `p${(await sha256Hex(`${digest}/${drawn(assertion)}`)).slice(0, 16)}`,
      proof: JSON.stringify(assertion),
    };
    return judge(request, approval, input);
  }
  return { refused: 'wrong' };
}

/**
 * The number r that ECDSA draws anew for each signature, by which this one is told from the next. Neither the text nor s would do:
 * base64 can be spelled in several ways, and with -s in place of s the same signature holds as well.
 */
const drawn = ({ signature }: Assertion): string =>
  toHex(rawSignature(fromBase64url(signature))?.subarray(0, 32) ?? new Uint8Array());
