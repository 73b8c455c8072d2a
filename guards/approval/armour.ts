import type { z } from 'zod';
import { fromBase64url, toBase64url } from './base64url.ts';
import { sha256Hex } from './canonical.ts';

/**
 * Text blocks that people carry by copy and paste, mail or file: a line that says what it is, base64url of deflated JSON,
 * a checksum. Line wraps, blanks and surrounding text do not matter; any other damage is noticed.
 */

export type BlockError = 'empty' | 'damaged' | 'wrong-kind' | 'newer-version' | 'too-large';

export class BlockProblem extends Error {
  constructor(readonly code: BlockError) {
    super(code);
  }
}

/** A card says who somebody is; a request carries a draft. */
export type BlockKind = 'CARD' | 'REQUEST' | 'TEMPLATE';

const VERSION = 1;
/** Inflated size: a thread of 25 long posts with thumbnails stays far below it; a decompression bomb does not. */
const INFLATED_LIMIT = 1024 * 1024;
const titles: Record<BlockKind, string> = {
  CARD: '【ゆびさし 登録カード】',
  REQUEST: '【ゆびさし 承認依頼】',
  TEMPLATE: '【ゆびさし 定型文】',
};

async function squeeze(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array): Promise<string> {
  const reader = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > INFLATED_LIMIT) {
      await reader.cancel();
      throw new BlockProblem('too-large');
    }
    chunks.push(next.value);
  }
  return new Blob(chunks as BlobPart[]).text();
}

/** The block for a JSON value: three lines, the middle one wrapped at 76 characters. */
export async function armour(kind: BlockKind, value: unknown): Promise<string> {
  const body = toBase64url(await squeeze(JSON.stringify(value)));
  const check = (await sha256Hex(`${kind}${VERSION}${body}`)).slice(0, 8);
  const wrapped = body.replace(/.{76}(?=.)/g, '$&\n');
  return `${titles[kind]}\nYB-${kind}-${VERSION}:\n${wrapped}\n:${check}`;
}

/**
 * The JSON value of a block, parsed with `schema`.
 * @throws BlockProblem when it is not such a block or not a whole one.
 */
export async function disarm<T>(kind: BlockKind, text: string, schema: z.ZodType<T>): Promise<T> {
  // Base64 of the largest JSON we would inflate, with room for the mail around it.
  if (text.length > 2 * INFLATED_LIMIT) throw new BlockProblem('too-large');
  const flat = text.normalize('NFKC').replace(/^[>|\s]+|[\s\u00ad\u200b]/gm, '');
  if (flat === '') throw new BlockProblem('empty');
  const found = /YB-([A-Z]+)-(\d+):([A-Za-z0-9_-]+):([0-9a-f]{8})/.exec(flat);
  if (!found) throw new BlockProblem(/YB-|ゆびさし/.test(flat) ? 'damaged' : 'wrong-kind');
  const [, foundKind, version, body, check] = found as unknown as [string, string, string, string, string];
  if (foundKind !== kind) throw new BlockProblem('wrong-kind');
  if (Number(version) > VERSION) throw new BlockProblem('newer-version');
  if ((await sha256Hex(`${kind}${version}${body}`)).slice(0, 8) !== check) throw new BlockProblem('damaged');
  try {
    return schema.parse(JSON.parse(await inflate(fromBase64url(body))));
  } catch (error) {
    throw error instanceof BlockProblem ? error : new BlockProblem('damaged');
  }
}
