import { inspect } from '../../guards/image/inspect.ts';
import { blobOf, sourceOfBlob } from '../../guards/image/source.ts';
import { strip } from '../../guards/image/strip.ts';
import type { ImageReply } from '../../guards/messages.ts';

/** Reads and cleans pictures away from the page's main thread. They arrive and leave as data URLs. */
export async function readImage(dataUrl: string): Promise<ImageReply> {
  const blob = await (await fetch(dataUrl)).blob();
  const source = sourceOfBlob(blob);
  const report = await inspect(source);
  if (!report.cleanable) return { report };
  const result = await strip(source);
  if ('problem' in result) return { report };
  const bytes = new Uint8Array(await blobOf(result.parts, blob, '').arrayBuffer());
  return { report, cleaned: toDataUrl(bytes, dataUrl.slice(5, dataUrl.indexOf(';'))) };
}

function toDataUrl(bytes: Uint8Array, type: string): string {
  let binary = '';
  // In slices: one call with millions of arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${type};base64,${btoa(binary)}`;
}
