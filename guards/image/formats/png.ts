import { latin1, startsWith, u32 } from '../bytes.ts';
import { MAX_FILE_BYTES, MAX_SEGMENTS } from '../limits.ts';
import { inspectWithLibrary } from './library.ts';
import type { Format } from './types.ts';

/** Chunks that describe pixels, colour, time of change or animation (PNG third edition §11, APNG). */
const pictureChunks: ReadonlySet<string> = new Set(
  (
    'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT' as string
  ).split(' '),
);

const SIGNATURE = '\x89PNG\r\n\x1a\n';

export const png: Format = {
  id: 'png',
  extensions: ['png', 'apng'],
  matches: (bytes) => startsWith(bytes, SIGNATURE),
  async inspect(source, to) {
    if (source.size > MAX_FILE_BYTES) return to.fail('too-large');
    const bytes = await source.read(0, source.size);
    let at = SIGNATURE.length;
    for (let chunks = 0; ; chunks++) {
      const length = u32(bytes, at);
      const name = latin1(bytes, at + 4, at + 8);
      if (chunks > MAX_SEGMENTS) return to.fail('too-many-segments');
      if (length === undefined || at + 12 + length > bytes.length) return to.fail('truncated');
      // Compressed text is not read yet; that it is there is said at least.
      if (!pictureChunks.has(name)) to.hide('png-chunk', name, length, name);
      at += 12 + length;
      if (name === 'IEND') break;
    }
    if (at < bytes.length) to.hide('trailing-data', `${bytes.length - at} bytes`, bytes.length - at, 'trailer');
    await inspectWithLibrary(source, to);
  },
};
