/** Bounded reading of bytes: asking beyond the end is `undefined` or -1, never an exception. */

export const u16 = (bytes: Uint8Array, at: number, little = false): number | undefined => {
  const a = bytes[at];
  const b = bytes[at + 1];
  if (a === undefined || b === undefined) return undefined;
  return little ? a | (b << 8) : (a << 8) | b;
};

export const u32 = (bytes: Uint8Array, at: number, little = false): number | undefined => {
  const first = u16(bytes, at, little);
  const second = u16(bytes, at + 2, little);
  if (first === undefined || second === undefined) return undefined;
  return little ? second * 0x10000 + first : first * 0x10000 + second;
};

/** Bytes as one character each. For short, ASCII-like stretches. */
export const latin1 = (bytes: Uint8Array, from = 0, to = bytes.length): string => {
  let text = '';
  for (const byte of bytes.subarray(from, to)) text += String.fromCharCode(byte);
  return text;
};

/** Does `text` (one character per byte) stand at `at`? */
export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** First position of `text` (one character per byte) at or after `from`, or -1. */
export function find(bytes: Uint8Array, text: string, from = 0): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, text, at)) return at;
  }
  return -1;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
