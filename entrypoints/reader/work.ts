import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { inspect } from '../../guards/image/inspect.ts';
import type { Job, Look, Result } from '../../guards/image/reader-protocol.ts';
import { blobOf, type Source, sourceOfBlob } from '../../guards/image/source.ts';
import { strip } from '../../guards/image/strip.ts';
import { treatmentOf } from '../../guards/image/treatment.ts';

/** What the reader's worker does with one file. The page's thread and the extension's own pages never wait for it. */

/** Bytes in memory at a time while a film is hashed. */
const STEP = 4 * 1024 * 1024;

async function look(file: Blob, name: string): Promise<Look> {
  const source = sourceOfBlob(file);
  const report = await inspect(source, name);
  if (!report.cleanable) return { report };
  const result = await strip(source);
  if ('problem' in result) return { report: { ...report, cleanable: false } };
  const cleaned = blobOf(result.parts, file, file.type);
  // Nothing is called clean on the word of the same code that cleaned it.
  if (treatmentOf(await inspect(sourceOfBlob(cleaned), name)) === 'ask' && !report.contentCredentials) {
    return { report: { ...report, cleanable: false } };
  }
  return { report, cleaned };
}

/** Lower-case hex SHA-256 of a file of any length. */
async function digest(source: Source): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < source.size; at += STEP) hash.update(await source.read(at, at + STEP));
  return bytesToHex(hash.digest());
}

/** Never throws: what goes wrong with one file is that file's result. */
export async function work(job: Job): Promise<Result> {
  try {
    if (job.wants === 'look') return { id: job.id, look: await look(job.file, job.name) };
    return { id: job.id, sha256: await digest(sourceOfBlob(job.file)) };
  } catch (error) {
    return { id: job.id, error: String(error) };
  }
}
