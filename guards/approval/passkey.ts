import { z } from 'zod';
import { fromBase64url, fromHex, toBase64url } from './base64url.ts';

/**
 * The second person at the poster's desk: an assertion (Web Authentication Level 2, §7.2) made in a window of the extension,
 * with the digest of the draft as its challenge. Verified here without a server: the key is known, the challenge is the content.
 */

const bytes = z.string().regex(/^[A-Za-z0-9_-]*$/);

export const assertionSchema = z.object({
  credential: bytes.max(1500),
  authenticatorData: bytes.max(2000),
  /** Carried verbatim: browsers add members to it, so that it cannot be rebuilt. */
  clientData: bytes.max(4000),
  signature: bytes.max(200),
});

export type Assertion = z.infer<typeof assertionSchema>;

const clientDataSchema = z.object({ type: z.string(), challenge: z.string(), origin: z.string() });

const USER_PRESENT = 0b1;
const USER_VERIFIED = 0b100;

/** ASN.1 DER signature as r‖s of 64 bytes, which is what WebCrypto takes; null = not one of P-256. */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const raw = new Uint8Array(64);
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  let at = 2;
  for (const half of [0, 32]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || at + 2 + length > der.length) return null;
    // A leading zero keeps the number positive; short numbers have fewer bytes.
    const number = der.subarray(at + 2, at + 2 + length);
    const digits = number[0] === 0 ? number.subarray(1) : number;
    if (digits.length > 32) return null;
    raw.set(digits, half + 32 - digits.length);
    at += 2 + length;
  }
  return at === der.length ? raw : null;
}

/** What an assertion is for, apart from its content. */
export interface Expected {
  /** Hex SHA-256 that must be the challenge. */
  digest: string;
  /** `chrome-extension://<id>` of this extension. */
  origin: string;
  /** SubjectPublicKeyInfo of the passkey, base64url. */
  publicKey: string;
}

/** Whether the person behind the key, verified by the authenticator, has said yes to exactly this digest. */
export async function verifyAssertion(assertion: Assertion, { digest, origin, publicKey }: Expected): Promise<boolean> {
  const clientData = fromBase64url(assertion.clientData);
  const authenticator = fromBase64url(assertion.authenticatorData);
  const signature = rawSignature(fromBase64url(assertion.signature));
  const said = clientDataSchema.safeParse(json(new TextDecoder().decode(clientData)));
  if (!signature || !said.success) return false;
  const { type, challenge, origin: from } = said.data;
  if (type !== 'webauthn.get' || challenge !== toBase64url(fromHex(digest)) || from !== origin) return false;
  const rp = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(origin)));
  // Chromium hashes the origin of an extension; with an explicit rp.id it is the same value (measured).
  if (authenticator.length < 37 || rp.some((byte, index) => byte !== authenticator[index])) return false;
  const flags = authenticator[32] ?? 0;
  if ((flags & USER_PRESENT) === 0 || (flags & USER_VERIFIED) === 0) return false;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', clientData));
  const signed = new Uint8Array(authenticator.length + hash.length);
  signed.set(authenticator);
  signed.set(hash, authenticator.length);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', fromBase64url(publicKey), algorithm, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
