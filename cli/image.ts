import { type FileHandle, open } from 'node:fs/promises';
import { inspect } from '../guards/image/inspect.ts';
import { type Source, streamOf } from '../guards/image/source.ts';
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
      failed ||= line.error !== null && line.error !== 'not-cleanable';
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
  try {
    return await reading(file, async (source) => {
      const report = await inspect(source, file);
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
    });
  } catch (error) {
    return { ...empty, error: codeOf(error) };
  }
}

async function stripFile(from: string, target: string, out: (line: string) => void): Promise<number> {
  const fail = (error: string): number => {
    out(JSON.stringify({ file: from, out: null, removed: [], error }));
    return 1;
  };
  try {
    return await reading(from, async (source) => {
      const result = await strip(source);
      if ('problem' in result) return fail(result.problem);
      // wx: an existing file, the source above all, is never overwritten.
      const to = await open(target, 'wx');
      try {
        for await (const piece of streamOf(result.parts, source)) await to.write(piece);
      } finally {
        await to.close();
      }
      out(JSON.stringify({ file: from, out: target, removed: result.removed, error: null }));
      return 0;
    });
  } catch (error) {
    return fail(codeOf(error));
  }
}

/** Opens a file for as long as `work` reads from it. */
async function reading<T>(file: string, work: (source: Source) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    return await work(await sourceOfFile(handle));
  } finally {
    await handle.close();
  }
}

async function sourceOfFile(handle: FileHandle): Promise<Source> {
  const { size } = await handle.stat();
  return {
    size,
    async read(from, to) {
      const length = Math.max(0, Math.min(to, size) - from);
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** What went wrong with a file, as the system calls it (ENOENT, EEXIST …). */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
