import { readExif } from '../blocks/exif.ts';
import { isIcc } from '../blocks/icc.ts';
import { mapTiff, orientationExif } from '../blocks/tiff.ts';
import { isPadding } from '../blocks/trailer.ts';
import { concat, startsWith } from '../bytes.ts';
import { inflate } from '../inflate.ts';
import { MAX_ICC_BYTES } from '../limits.ts';
import type { Collector } from '../report.ts';
import { previewReader, readBehind } from './jpeg-read.ts';
import { type Chunk, chunkOf, isPng, kindOfChunk, walkPng } from './png-chunks.ts';
import { exifBody, readTextChunk } from './png-text.ts';
import { inMemory, type Rebuilt } from './types.ts';

/** PNG and APNG. */
export const png = inMemory({
  id: 'png',
  extensions: ['png', 'apng'],
  matches: isPng,
  inspect: inspectPng,
  strip: stripPng,
});

async function inspectPng(bytes: Uint8Array, to: Collector): Promise<void> {
  const map = walkPng(bytes);
  for (const chunk of map.chunks) {
    const { name, data } = chunk;
    switch (kindOfChunk(name)) {
      case 'picture':
      case 'time':
        break;
      case 'profile':
        if (await isProfile(chunk)) to.report.icc = true;
        else to.hide('icc-damaged', 'ICC', data.length, name);
        break;
      case 'exif': {
        const found = readExif(exifBody(data), 'exif', to, previewReader(to));
        to.report.orientation = found.orientation;
        break;
      }
      case 'text':
        await readTextChunk(chunk, to, previewReader(to));
        break;
      case 'credentials':
        to.credentials(data.length, name);
        break;
      case 'other':
        to.hide('png-chunk', name, data.length, name);
    }
  }
  if (map.problem) return to.fail(map.problem);
  readBehind(bytes.subarray(map.end), to);
  to.report.cleanable = true;
}

/** Name, zero, method, then the packed profile (§11.3.2.3). Only what really is a profile is kept: anything could hide in it. */
async function isProfile({ data }: Chunk): Promise<boolean> {
  const end = data.indexOf(0);
  if (end < 1 || end > 79) return false;
  const { bytes, whole } = await inflate(data.subarray(end + 2), MAX_ICC_BYTES);
  return whole && isIcc(bytes);
}

async function stripPng(bytes: Uint8Array): Promise<Rebuilt> {
  const map = walkPng(bytes);
  if (map.problem) return { problem: map.problem };
  const removed = new Set<string>();
  const kept: Uint8Array[] = [bytes.subarray(0, map.chunks[0]?.start ?? 8)];
  for (const chunk of map.chunks) {
    const whole = bytes.subarray(chunk.start, chunk.end);
    const kind = kindOfChunk(chunk.name);
    if (kind === 'picture' || (kind === 'profile' && (await isProfile(chunk)))) kept.push(whole);
    else if (kind === 'exif') {
      const block = startsWith(chunk.data, 'Exif\0') ? chunk.data.subarray(6) : chunk.data;
      const { orientation, plain } = mapTiff(block);
      const turn = orientation === 1 ? null : orientationExif(orientation).subarray(6);
      if (turn) kept.push(chunkOf('eXIf', turn));
      if (!turn || !plain || block.length !== turn.length) removed.add('exif');
    } else removed.add(kind === 'other' ? chunk.name : kind);
  }
  if (!isPadding(bytes.subarray(map.end))) removed.add('trailing-data');
  return removed.size === 0 ? { bytes, removed: [] } : { bytes: concat(kept), removed: [...removed] };
}
