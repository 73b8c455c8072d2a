import { startsWith, u16 } from '../bytes.ts';
import { MAX_IFD_ENTRIES } from '../limits.ts';
import type { Collector, ItemKind } from '../report.ts';
import { undeclaredText } from './text.ts';

/** Data sets of record 2 that tell who, where or when (IPTC-IIM 4.2 §6). */
const dataSets: Readonly<Record<number, readonly [ItemKind, string]>> = {
  5: ['text', 'title'],
  25: ['text', 'keywords'],
  26: ['place', 'country'],
  27: ['place', 'sub-location'],
  40: ['text', 'comment'],
  55: ['time', 'taken'],
  62: ['time', 'taken'],
  65: ['text', 'software'],
  80: ['author', 'artist'],
  85: ['author', 'title-of-author'],
  90: ['place', 'city'],
  92: ['place', 'sub-location'],
  95: ['place', 'state'],
  100: ['place', 'country'],
  101: ['place', 'country'],
  105: ['text', 'title'],
  110: ['author', 'credit'],
  115: ['author', 'credit'],
  116: ['author', 'copyright'],
  118: ['author', 'contact'],
  120: ['text', 'description'],
  121: ['text', 'description'],
  122: ['author', 'editor'],
};

/** Reads IPTC-IIM data sets into the report; stops where the block contradicts itself. */
export function readIim(block: Uint8Array, where: string, to: Collector): void {
  let at = 0;
  for (let count = 0; count < MAX_IFD_ENTRIES; count++) {
    // Padding between sets, as some writers leave it.
    while (block[at] === 0) at++;
    if (block[at] !== 0x1c) return;
    const record = block[at + 1];
    const set = block[at + 2] ?? 0;
    let length = u16(block, at + 3);
    let from = at + 5;
    if (length === undefined) return;
    if (length & 0x8000) {
      // Extended: the low bits say how many bytes spell the length.
      const bytes = length & 0x7fff;
      if (bytes > 4) return;
      length = 0;
      for (let i = 0; i < bytes; i++) length = length * 256 + (block[from + i] ?? 0);
      from += bytes;
    }
    const value = block.subarray(from, from + length);
    const meaning = record === 2 ? dataSets[set] : undefined;
    if (meaning) to.add(meaning[0], meaning[1], undeclaredText(value), where);
    at = from + length;
  }
}

export const isIim = (block: Uint8Array): boolean => startsWith(block, '\x1c');
