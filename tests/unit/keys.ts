import type { OwnKeys } from '../../guards/approval/keys.ts';

/** Key pairs as a browser makes them, for people in tests. */
export async function makeKeys(): Promise<OwnKeys> {
  const agree = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const sign = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const raw = async (key: CryptoKey) => Buffer.from(await crypto.subtle.exportKey('raw', key)).toString('base64url');
  return {
    privateKey: agree.privateKey,
    agreePub: await raw(agree.publicKey),
    signKey: sign.privateKey,
    signPub: await raw(sign.publicKey),
  };
}
