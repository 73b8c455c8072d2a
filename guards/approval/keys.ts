import { type DBSchema, openDB } from 'idb';
import { toBase64url } from './base64url.ts';

/** This installation's own key pairs. The private halves can be used but never read out, not even by us. */
export interface OwnKeys {
  /** ECDH P-256: typed codes. */
  privateKey: CryptoKey;
  /** Raw P-256 point, 65 bytes, base64url. */
  agreePub: string;
  /** ECDSA P-256: signed approvals and templates. */
  signKey: CryptoKey;
  signPub: string;
}

interface KeyDb extends DBSchema {
  keys: { key: string; value: OwnKeys };
}

const NAME = 'own';

const rawPub = async (key: CryptoKey): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));

/** Fresh key pairs that nobody keeps yet. */
export async function makeKeys(): Promise<OwnKeys> {
  const agree = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const sign = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  return {
    privateKey: agree.privateKey,
    agreePub: await rawPub(agree.publicKey),
    signKey: sign.privateKey,
    signPub: await rawPub(sign.publicKey),
  };
}

/** The key pairs of this browser profile, made on first need. Two callers at once get the same ones. */
export async function ownKeys(): Promise<OwnKeys> {
  const db = await openDB<KeyDb>('yubisashi-keys', 1, { upgrade: (d) => void d.createObjectStore('keys') });
  try {
    const known = await db.get('keys', NAME);
    if (known) return known;
    const fresh = await makeKeys();
    const tx = db.transaction('keys', 'readwrite');
    const meanwhile = await tx.store.get(NAME);
    if (!meanwhile) await tx.store.put(fresh, NAME);
    await tx.done;
    return meanwhile ?? fresh;
  } finally {
    db.close();
  }
}
