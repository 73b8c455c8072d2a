/** A file of text as people have it. */

/** By the mark at its beginning; without one, what nearly everything writes, then what Excel in Japan does. */
const encodingsOf = ([first, second]: Uint8Array): readonly string[] =>
  first === 0xff && second === 0xfe
    ? ['utf-16le']
    : first === 0xfe && second === 0xff
      ? ['utf-16be']
      : ['utf-8', 'shift_jis'];

/** Text of a file, without its mark; null where it is none that we know. */
export function decode(bytes: Uint8Array): string | null {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // A picture or a spreadsheet's own format is no text in any encoding.
      return text.includes('\0') ? null : text;
    } catch {
      // Not this encoding.
    }
  }
  return null;
}
