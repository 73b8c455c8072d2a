import { createHash, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';

/**
 * Packages that a municipality serves from its own machines (CRX3). Written here because the library for it
 * (crx3 2.0) wants a newer Node.js; the format is a header of three fields before a zip.
 * Source: components/crx_file/crx3.proto of Chromium.
 */

/** A new private key as PEM (RSA 2048, PKCS #8). */
export const newKey = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;

const publicKey = (key: string): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
const idBytes = (key: string): Buffer => createHash('sha256').update(publicKey(key)).digest().subarray(0, 16);

/** The extension's id: 32 letters from a to p, from the public half of a PEM key. @throws Error for what is no key */
export const extensionId = (key: string): string =>
  idBytes(key)
    .toString('hex')
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** A length or field number of protocol buffers. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** A field of bytes (wire type 2). */
const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** `zip` signed with a PEM key (RSA, SHA-256): a whole CRX3 file. */
export function crx(zip: Uint8Array, key: string): Buffer {
  const signedData = field(1, idBytes(key));
  const signature = createSign('sha256')
    .update(Buffer.concat([Buffer.from('CRX3 SignedData\0'), word(signedData.length), signedData]))
    .update(zip)
    .sign(key);
  const proof = Buffer.concat([field(1, publicKey(key)), field(2, signature)]);
  const header = Buffer.concat([field(2, proof), field(10_000, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), word(3), word(header.length), header, zip]);
}

/** The file browsers ask for new versions: `url` is where the package lies. */
export const updateXml = (id: string, version: string, url: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${url.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)}" version="${version}" />
  </app>
</gupdate>
`;
