import { z } from 'zod';
import { picturesSchema } from '../messages.ts';
import { BlockProblem } from './armour.ts';
import { toHex } from './base64url.ts';
import { type RequestBlock, readRequest } from './request.ts';

/** A request as the second person receives it: pasted text, or a file with the pictures beside it. */
export interface Carried {
  block: RequestBlock;
  /** Pictures by the hash they were asked under, each checked by its own bytes. */
  pictures: ReadonlyMap<string, Blob>;
}

const fileSchema = z.object({ request: z.string(), pictures: picturesSchema });

const bytesOf = (data: string): { type: string; bytes: Uint8Array<ArrayBuffer> } => {
  const [, type = '', body = ''] = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]*)$/.exec(data) ?? [];
  return { type, bytes: Uint8Array.from(atob(body), (c) => c.charCodeAt(0)) };
};

async function blobOf(sha256: string, data: string): Promise<Blob> {
  const { type, bytes } = bytesOf(data);
  const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  // A picture under another's hash would be looked at instead of the one that is published.
  if (type === '' || hash !== sha256) throw new BlockProblem('damaged');
  return new Blob([bytes], { type });
}

/** Reads what was pasted, dropped or scanned. @throws BlockProblem for anything that is not whole. */
export async function readCarried(text: string): Promise<Carried> {
  if (!text.trimStart().startsWith('{')) return { block: await readRequest(text), pictures: new Map() };
  let file: z.infer<typeof fileSchema>;
  try {
    file = fileSchema.parse(JSON.parse(text));
  } catch {
    throw new BlockProblem('damaged');
  }
  const block = await readRequest(file.request);
  const pictures = new Map<string, Blob>();
  for (const { sha256, data } of file.pictures) pictures.set(sha256, await blobOf(sha256, data));
  return { block, pictures };
}
