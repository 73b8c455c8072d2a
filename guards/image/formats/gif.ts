import { isIcc } from '../blocks/icc.ts';
import { readPhotoshop } from '../blocks/photoshop.ts';
import { undeclaredText } from '../blocks/text.ts';
import { isPadding } from '../blocks/trailer.ts';
import { readXmp } from '../blocks/xmp.ts';
import { concat } from '../bytes.ts';
import { MAX_ICC_BYTES, MAX_XMP_BYTES } from '../limits.ts';
import type { Collector } from '../report.ts';
import { type Block, contentAt, isGif, subBlocks, walkGif } from './gif-blocks.ts';
import { readBehind } from './jpeg-read.ts';
import { inMemory, type Rebuilt } from './types.ts';

/** GIF, still and animated. */
export const gif = inMemory({
  id: 'gif',
  extensions: ['gif'],
  matches: isGif,
  inspect: inspectGif,
  strip: stripGif,
});

const isProfile = (bytes: Uint8Array, block: Block): boolean =>
  isIcc(subBlocks(bytes, contentAt(bytes, block), MAX_ICC_BYTES));

function inspectGif(bytes: Uint8Array, to: Collector): void {
  const map = walkGif(bytes);
  for (const block of map.blocks) {
    const size = block.end - block.start;
    const content = (): Uint8Array => subBlocks(bytes, contentAt(bytes, block), MAX_XMP_BYTES);
    switch (block.kind) {
      case 'picture':
      case 'loop':
        break;
      case 'icc':
        if (isProfile(bytes, block)) to.report.icc = true;
        else to.hide('icc-damaged', 'ICC', size, 'icc');
        break;
      case 'xmp': {
        // The packet stands there without sub-blocks; a trailer made for readers of sub-blocks follows it (XMP part 3, 1.1.2).
        const from = contentAt(bytes, block);
        readXmp(bytes.subarray(from, Math.max(from, block.end - 258)), 'xmp', to);
        break;
      }
      case 'comment':
        to.add('text', 'comment', undeclaredText(content()), 'comment');
        to.hide('comment', '', size, 'comment');
        break;
      case 'plain-text':
        to.hide('plain-text', undeclaredText(content()) || 'text', size, 'plain-text');
        break;
      case 'application':
        if (block.name.startsWith('C2PA')) to.credentials(size, 'c2pa');
        else if (block.name.startsWith('MGK')) readPhotoshop(content(), 'iptc', to);
        else to.hide('unknown-block', block.name || 'extension', size, 'application');
    }
  }
  if (map.problem) return to.fail(map.problem);
  readBehind(bytes.subarray(map.end), to);
  to.report.cleanable = true;
}

function stripGif(bytes: Uint8Array): Rebuilt {
  const map = walkGif(bytes);
  if (map.problem) return { problem: map.problem };
  const removed = new Set<string>();
  const parts: Uint8Array[] = [bytes.subarray(0, map.head)];
  for (const block of map.blocks) {
    // Browsers draw no plain text (never implemented), so it is not part of the picture.
    const keep = block.kind === 'picture' || block.kind === 'loop' || (block.kind === 'icc' && isProfile(bytes, block));
    if (keep) parts.push(bytes.subarray(block.start, block.end));
    else removed.add(block.kind);
  }
  if (!isPadding(bytes.subarray(map.end))) removed.add('trailing-data');
  if (removed.size === 0) return { bytes, removed: [] };
  return { bytes: concat([...parts, Uint8Array.from([0x3b])]), removed: [...removed] };
}
