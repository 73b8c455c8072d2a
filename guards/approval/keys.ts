import { type DBSchema, openDB } from 'idb';

/** This installation's own key pair. The private half can be used but never read out, not even by us. */
export interface OwnKeys {
  privateKey: CryptoKey;
  /** Raw P-256 point, 65 bytes, base64url. */
  agreePub: string;
}

interface KeyDb extends DBSchema {
  keys: { key: string; value: OwnKeys };
}

const NAME = 'own';

async function create(): Promise<OwnKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const agreePub = btoa(String.fromCharCode(...raw))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return { privateKey: pair.privateKey, agreePub };
}

/** The key pair of this browser profile, made on first need. Two callers at once get the same one. */
export async function ownKeys(): Promise<OwnKeys> {
  const db = await openDB<KeyDb>('yubisashi-keys', 1, { upgrade: (d) => void d.createObjectStore('keys') });
  try {
    const known = await db.get('keys', NAME);
    if (known) return known;
    const fresh = await create();
    const tx = db.transaction('keys', 'readwrite');
    const meanwhile = await tx.store.get(NAME);
    if (!meanwhile) await tx.store.put(fresh, NAME);
    await tx.done;
    return meanwhile ?? fresh;
  } finally {
    db.close();
  }
}
