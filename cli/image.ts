import { readFile, stat, writeFile } from 'node:fs/promises';
import { inspect } from '../guards/image/inspect.ts';
import { MAX_FILE_BYTES } from '../guards/image/limits.ts';
import { strip } from '../guards/image/strip.ts';

/** One line of `image inspect`: what a file says about where, who and with what; `error` is a problem code or null. */
export interface ImageLine {
  file: string;
  format: string;
  /** Degrees, north and east positive. */
  gps: { lat: number; lon: number } | null;
  place: string[];
  author: string[];
  serial: string[];
  /** Everything else that was found, as `code: value`. */
  other: string[];
  error: string | null;
}

export const usage = 'image inspect FILE...\nimage strip IN OUT';

/**
 * `image inspect FILE...` prints one JSON object per line and file; `image strip IN OUT` writes a cleaned copy (never over
 * its own source) and prints what was removed. Returns the exit code: 0 all read or written, 1 some file could not be read
 * or cleaned, 2 wrong usage.
 */
export async function runImage(args: string[], out: (line: string) => void): Promise<number> {
  const [command, ...files] = args;
  if (command === 'inspect' && files.length > 0) {
    let failed = false;
    for (const file of files) {
      const line = await lineOf(file);
      failed ||= line.error !== null && line.error !== 'not-cleanable-yet';
      out(JSON.stringify(line));
    }
    return failed ? 1 : 0;
  }
  const [source, target] = files;
  if (command === 'strip' && files.length === 2 && source && target) return stripFile(source, target, out);
  out(usage);
  return 2;
}

async function lineOf(file: string): Promise<ImageLine> {
  const empty = { file, format: 'unknown', gps: null, place: [], author: [], serial: [], other: [] };
  const bytes = await bytesOf(file);
  if (typeof bytes === 'string') return { ...empty, error: bytes };
  const report = inspect(bytes, file);
  const listed = ['gps', 'place', 'author', 'device'];
  return {
    file,
    format: report.format,
    gps: report.gps ? { lat: report.gps.lat, lon: report.gps.lon } : null,
    place: report.place,
    author: report.author,
    serial: report.device,
    other: report.items
      .filter((item) => !listed.includes(item.kind) || item.label === 'gps-unread')
      .map((item) => `${item.label}: ${item.value}`),
    error: report.problem ?? null,
  };
}

async function stripFile(source: string, target: string, out: (line: string) => void): Promise<number> {
  const fail = (error: string): number => {
    out(JSON.stringify({ file: source, out: null, removed: [], error }));
    return 1;
  };
  const bytes = await bytesOf(source);
  if (typeof bytes === 'string') return fail(bytes);
  const result = strip(bytes);
  if ('problem' in result) return fail(result.problem);
  try {
    // wx: an existing file, the source above all, is never overwritten.
    await writeFile(target, result.bytes, { flag: 'wx' });
  } catch (error) {
    return fail(codeOf(error));
  }
  out(JSON.stringify({ file: source, out: target, removed: result.removed, error: null }));
  return 0;
}

/** The file's bytes, or the code of what went wrong (ENOENT, too-large …). */
async function bytesOf(file: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(file);
    return size > MAX_FILE_BYTES ? 'too-large' : new Uint8Array(await readFile(file));
  } catch (error) {
    return codeOf(error);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
