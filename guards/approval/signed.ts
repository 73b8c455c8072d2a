import { fromBase64url, fromHex, toBase64url } from './base64url.ts';

/**
 * The signed approval: 74 bytes that only the second person's browser can make and that anybody with the public key can
 * check, years later too. Too long to read out: carried by copy and paste, file or QR code.
 *
 *     version 1 | key id 4 | issued at 4 (s, big endian) | valid for 1 (h) | ECDSA P-256 signature 64 (r‖s)
 *
 * What is signed is the purpose, the content's digest and the first ten bytes.
 */

export const TOKEN_LENGTH = 99;
const VERSION = 1;
const HEAD = 10;

/** What a signature is for: one made for a draft is none for its countersignature. */
export type Purpose = 'approval' | 'countersign' | 'template';

export interface Token {
  /** First four bytes of SHA-256 over the raw public key. */
  keyId: Uint8Array;
  /** Epoch ms, whole seconds. */
  issuedAt: number;
  /** Epoch ms. */
  expiresAt: number;
  head: Uint8Array;
  signature: Uint8Array<ArrayBuffer>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
const how = { name: 'ECDSA', hash: 'SHA-256' };

async function keyIdOf(signPub: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', fromBase64url(signPub))).subarray(0, 4);
}

/** The bytes that are signed. @param digest lower-case hex SHA-256 */
function message(purpose: Purpose, digest: string, head: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = new TextEncoder().encode(`yubisashi/signed/${purpose}/v1\n`);
  const bytes = new Uint8Array(name.length + 32 + head.length);
  bytes.set(name);
  bytes.set(fromHex(digest), name.length);
  bytes.set(head, name.length + 32);
  return bytes;
}

export interface Signer {
  signKey: CryptoKey;
  signPub: string;
}

/** A token for a digest (hex), in base64url: 99 characters. @param hours 1 to 255 */
export async function signToken(
  purpose: Purpose,
  digest: string,
  { signKey, signPub }: Signer,
  now: number,
  hours: number,
): Promise<string> {
  const token = new Uint8Array(HEAD + 64);
  token[0] = VERSION;
  token.set(await keyIdOf(signPub), 1);
  new DataView(token.buffer).setUint32(5, Math.floor(now / 1000));
  token[9] = Math.min(255, Math.max(1, Math.round(hours)));
  const data = message(purpose, digest, token.subarray(0, HEAD));
  token.set(new Uint8Array(await crypto.subtle.sign(how, signKey, data)), HEAD);
  return toBase64url(token);
}

/** The token in a pasted text, whatever stands around it and however its lines were wrapped; null = none. */
export function readToken(text: string): Token | null {
  // Explanations around it are in Japanese, so that Latin letters that touch can only be the token's own lines.
  const flat = text.normalize('NFKC').replace(/[>|\s\u00ad\u200b]/g, '');
  const found = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{99}(?![A-Za-z0-9_-])/.exec(flat)?.[0];
  if (!found) return null;
  const bytes = fromBase64url(found);
  if (bytes[0] !== VERSION) return null;
  const issuedAt = new DataView(bytes.buffer).getUint32(5) * 1000;
  return {
    keyId: bytes.subarray(1, 5),
    issuedAt,
    expiresAt: issuedAt + (bytes[9] ?? 0) * 3_600_000,
    head: bytes.subarray(0, HEAD),
    signature: bytes.slice(HEAD),
  };
}

/** Whether a token names this key; the signature is another question. */
export async function namesKey(token: Token, signPub: string): Promise<boolean> {
  const id = await keyIdOf(signPub);
  return id.every((byte, index) => byte === token.keyId[index]);
}

/** Whether `signPub` signed this digest for this purpose. Times are the caller's to judge. */
export async function verifyToken(purpose: Purpose, digest: string, token: Token, signPub: string): Promise<boolean> {
  if (!(await namesKey(token, signPub))) return false;
  const key = await crypto.subtle.importKey('raw', fromBase64url(signPub), algorithm, false, ['verify']);
  return crypto.subtle.verify(how, key, token.signature, message(purpose, digest, token.head));
}
