import { fromBase64url, fromHex, toBase64url } from '../../guards/approval/base64url.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import type { Assertion } from '../../guards/approval/passkey.ts';
import { answerDigest, type RequestBlock } from '../../guards/approval/request.ts';
import { signToken } from '../../guards/approval/signed.ts';
import { formatCode, pairKey, slotExpiry, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import type { Passkey } from '../../policy/people-schema.ts';

/** The three ways in which the second person says yes. */

export interface GivenCode {
  code: string;
  /** Epoch ms. */
  expiresAt: number;
}

/** Eight digits for the poster who asked, to be read out or written. */
export async function giveCode(block: RequestBlock): Promise<GivenCode> {
  const slot = slotOf(Date.now());
  const key = await pairKey(await ownKeys(), block.poster.agreePub, 'approver');
  const code = await typedCode(key, await answerDigest(block), slot);
  return { code: formatCode(code), expiresAt: slotExpiry(slot, block.ttlMinutes) };
}

/** A signature that anybody can check; it waits for a schedule, too. */
export async function giveSignature(block: RequestBlock): Promise<GivenCode> {
  const now = Date.now();
  const purpose = block.posted ? 'countersign' : 'approval';
  const code = await signToken(purpose, await answerDigest(block), await ownKeys(), now, block.signedHours);
  return { code, expiresAt: now + block.signedHours * 3_600_000 };
}

const text = (buffer: ArrayBuffer): string => toBase64url(new Uint8Array(buffer));

/** Asks whoever stands here for a passkey over this content. @throws DOMException when they think better of it */
export async function givePasskey(block: RequestBlock, passkeys: readonly Passkey[]): Promise<Assertion> {
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: fromHex(await answerDigest(block)),
      allowCredentials: passkeys.map(({ id }) => ({
        type: 'public-key',
        id: fromBase64url(id),
      })),
      userVerification: 'required',
      timeout: 120_000,
    },
  });
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('no passkey');
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    credential: text(credential.rawId),
    authenticatorData: text(response.authenticatorData),
    clientData: text(response.clientDataJSON),
    signature: text(response.signature),
  };
}

const ES256 = -7;

/** Makes a passkey of this extension on a security key or in this computer. @throws DOMException when it is declined */
export async function makePasskey(name: string, known: readonly Passkey[]): Promise<Passkey> {
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { name: 'ゆびさし' },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
      authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
      excludeCredentials: known.map(({ id }) => ({
        type: 'public-key',
        id: fromBase64url(id),
      })),
      attestation: 'none',
      timeout: 120_000,
    },
  });
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('no passkey');
  const key = (credential.response as AuthenticatorAttestationResponse).getPublicKey();
  if (!key) throw new TypeError('no public key');
  return { id: text(credential.rawId), publicKey: text(key) };
}
