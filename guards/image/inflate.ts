/**
 * What a zlib stream (RFC 1950) holds, at most `limit` bytes of it: a few kilobytes can spell gigabytes of text. `whole` is
 * false where there is more or where the stream is damaged; what was read until then is given all the same.
 */
export async function inflate(packed: Uint8Array, limit: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  // Errors are heard on the reading side; a writer that is cancelled there rejects too.
  void writer.write(new Uint8Array(packed)).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const bytes = new Uint8Array(limit);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { bytes: bytes.subarray(0, length), whole: true };
      const room = value.subarray(0, limit - length);
      bytes.set(room, length);
      length += room.length;
      if (room.length < value.length) {
        await reader.cancel();
        return { bytes: bytes.subarray(0, length), whole: false };
      }
    }
  } catch {
    // Damaged: what came out before the fault may still tell something.
    return { bytes: bytes.subarray(0, length), whole: false };
  }
}
