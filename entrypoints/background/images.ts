import { inspect } from '../../guards/image/inspect.ts';
import { strip } from '../../guards/image/strip.ts';
import type { ImageReply } from '../../guards/messages.ts';

/** Reads and cleans pictures away from the page's main thread. They arrive and leave as data URLs. */
export async function readImage(dataUrl: string): Promise<ImageReply> {
  const bytes = new Uint8Array(await (await fetch(dataUrl)).arrayBuffer());
  const report = inspect(bytes);
  if (!report.cleanable) return { report };
  const result = strip(bytes);
  if ('problem' in result) return { report };
  return { report, cleaned: toDataUrl(result.bytes, dataUrl.slice(5, dataUrl.indexOf(';'))) };
}

function toDataUrl(bytes: Uint8Array, type: string): string {
  let binary = '';
  // In slices: one call with millions of arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${type};base64,${btoa(binary)}`;
}
