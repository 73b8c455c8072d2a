import type { Pictures } from '../../guards/messages.ts';
import type { Draft } from '../../rules/draft.ts';

/** Pictures of a draft for the second person's eyes: they travel with the request in a file, or to a window beside the page. */

/** The bytes that will be published under a hash; null = not held (a film, or sent before this page was watched). */
export type FindPicture = (sha256: string) => Promise<Blob | null>;

/** A file that is mailed must stay small enough to be mailed. */
const LIMIT = 24 * 1024 * 1024;

const dataOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

export async function picturesOf(draft: Draft, find: FindPicture): Promise<Pictures> {
  const pictures: Pictures = [];
  let room = LIMIT;
  for (const { sha256, kind } of draft.media) {
    const blob = kind === 'video' || sha256 === '' ? null : await find(sha256);
    if (!blob || blob.size > room) continue;
    room -= blob.size;
    pictures.push({ sha256, data: await dataOf(blob) });
  }
  return pictures;
}

/** 承認依頼-mihon_city-20261120-1005.yubisashi.json */
export function requestFileName({ account }: Draft, now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const name = account.replace(/[^\w.-]/g, '_') || 'draft';
  return `承認依頼-${name}-${day}-${two(now.getHours())}${two(now.getMinutes())}.yubisashi.json`;
}

export function saveFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  // The download has its own hold of the blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
