import { latin1 } from '../bytes.ts';

const decoders = ['utf-8', 'shift_jis'].map((label) => new TextDecoder(label, { fatal: true }));

/**
 * Text of a field whose encoding nobody declares: UTF-8 where it is valid, else Shift_JIS (what Japanese cameras and
 * editors wrote for decades), else Latin-1. Ends at the first zero byte.
 */
export function undeclaredText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const value = end < 0 ? bytes : bytes.subarray(0, end);
  for (const decoder of decoders) {
    try {
      return decoder.decode(value);
    } catch {
      // Not this one.
    }
  }
  return latin1(value);
}
