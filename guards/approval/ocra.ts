/**
 * OCRA: OATH Challenge-Response Algorithm (RFC 6287), for the data inputs we and the RFC's test vectors need:
 * counter, challenge (numeric, alphanumeric, hexadecimal), PIN hash, timestamp.
 */

type Hash = 'SHA-1' | 'SHA-256' | 'SHA-512';

export interface OcraInput {
  counter?: number;
  /** The challenge as people write it: decimal digits, characters, or hex digits according to the suite. */
  question: string;
  /** Hash of the PIN, as the suite asks. */
  pinHash?: Uint8Array;
  /** Number of time steps since the epoch. */
  timeSteps?: number;
}

function counter64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/** Challenge as 128 bytes, padded with zeros on the right (RFC 6287 §5.1). */
function challenge(format: string, question: string): Uint8Array {
  const bytes = new Uint8Array(128);
  if (format === 'A') {
    bytes.set(new TextEncoder().encode(question).subarray(0, 128));
    return bytes;
  }
  let hex = format === 'N' ? BigInt(question).toString(16) : question;
  if (hex.length % 2 === 1) hex += '0';
  for (let i = 0; i < hex.length; i += 2) bytes[i / 2] = Number.parseInt(hex.slice(i, i + 2), 16);
  return bytes;
}

/**
 * Response of `suite` (e.g. OCRA-1:HOTP-SHA256-8:QH64-T10M) as a string of its number of digits.
 * @throws SyntaxError for a suite this implementation does not know.
 */
export async function ocra(suite: string, key: Uint8Array, input: OcraInput): Promise<string> {
  const parsed = /^OCRA-1:HOTP-SHA(1|256|512)-(\d+):(C-)?Q([ANH])(\d\d)(-PSHA(?:1|256|512))?(-T\d+[SMH])?$/.exec(suite);
  if (!parsed) throw new SyntaxError(`Unknown OCRA suite: ${suite}`);
  const [, hash, digits, hasCounter, format, , hasPin, hasTime] = parsed;
  const parts: Uint8Array[] = [new TextEncoder().encode(suite), new Uint8Array(1)];
  if (hasCounter) parts.push(counter64(input.counter ?? 0));
  parts.push(challenge(format ?? '', input.question));
  if (hasPin) parts.push(input.pinHash ?? new Uint8Array());
  if (hasTime) parts.push(counter64(input.timeSteps ?? 0));
  const message = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  const algorithm = { name: 'HMAC', hash: `SHA-${hash}` as Hash };
  const hmacKey = await crypto.subtle.importKey('raw', key as BufferSource, algorithm, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', hmacKey, message));
  // Dynamic truncation, RFC 4226 §5.3.
  const offset = (mac[mac.length - 1] ?? 0) & 0xf;
  const number = new DataView(mac.buffer).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** Number(digits)).padStart(Number(digits), '0');
}
