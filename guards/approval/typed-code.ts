import { fromBase64url } from './base64url.ts';
import { ocra } from './ocra.ts';

/**
 * The typed code: eight digits that only the approver's and the poster's browsers can compute, good for one content and
 * a short time, short enough to read out over the phone between separated networks.
 */

export const suite = 'OCRA-1:HOTP-SHA256-8:QH64-T10M';
const SLOT_MS = 10 * 60_000;

/** Raw P-256 public key (65 bytes, base64url) as a key for ECDH. @throws DataError for anything else. */
export function importAgreePub(base64url: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromBase64url(base64url), { name: 'ECDH', namedCurve: 'P-256' }, false, []);
}

/** Key both sides share: HKDF-SHA256 over ECDH (RFC 5869, info yubisashi/typed-code/v1), 32 bytes. */
export async function sharedKey(
  mine: CryptoKey,
  theirs: CryptoKey,
  salt: Uint8Array = new Uint8Array(32),
): Promise<Uint8Array> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256);
  const hkdf = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('yubisashi/typed-code/v1');
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: salt as BufferSource, info }, hkdf, 256),
  );
}

/**
 * The shared key for one direction: who confirms and who posts go into the HKDF salt. ECDH alone is symmetric, so that
 * the poster's own confirming page would make exactly the code that its desk expects from the approver.
 * @throws RangeError for one's own key; DataError for a key that is none.
 */
export async function pairKey(
  mine: { privateKey: CryptoKey; agreePub: string },
  theirPub: string,
  side: 'poster' | 'approver',
): Promise<Uint8Array> {
  if (theirPub === mine.agreePub) throw new RangeError('Nobody confirms their own draft');
  const [poster, approver] = side === 'poster' ? [mine.agreePub, theirPub] : [theirPub, mine.agreePub];
  const names = new TextEncoder().encode(`poster ${poster}\napprover ${approver}`);
  const salt = new Uint8Array(await crypto.subtle.digest('SHA-256', names));
  return sharedKey(mine.privateKey, await importAgreePub(theirPub), salt);
}

export const slotOf = (at: number): number => Math.floor(at / SLOT_MS);

/** Moment (epoch ms) until which a code of this slot is accepted with the given time to live. */
export const slotExpiry = (slot: number, ttlMinutes: number): number =>
  (slot + Math.ceil(ttlMinutes / 10) + 1) * SLOT_MS;

/** Eight digits for a content digest (hex) in a 10-minute slot. */
export function typedCode(key: Uint8Array, digest: string, slot: number): Promise<string> {
  return ocra(suite, key, { question: digest, timeSteps: slot });
}

/** 12345678 → 1234-5678, the way it is read out. */
export const formatCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What was typed, as eight digits; null when it is not a code at all. Full-width digits, blanks and dashes are fine. */
export function normalizeCode(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑–—―−ー]/g, '');
  return /^\d{8}$/.test(digits) ? digits : null;
}

/**
 * The slot a code is good for, or null. Tries the slots of the time to live and one ahead for a clock that goes fast.
 * Every slot is computed and compared in full, so timing tells nothing.
 */
export async function findSlot(
  key: Uint8Array,
  digest: string,
  code: string,
  now: number,
  ttlMinutes: number,
): Promise<number | null> {
  const current = slotOf(now);
  let found: number | null = null;
  for (let slot = current - Math.ceil(ttlMinutes / 10); slot <= current + 1; slot++) {
    const expected = await typedCode(key, digest, slot);
    let difference = 0;
    for (let i = 0; i < expected.length; i++) difference |= expected.charCodeAt(i) ^ code.charCodeAt(i);
    if (difference === 0) found = slot;
  }
  return found;
}
