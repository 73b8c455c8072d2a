import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspect, strip } from './image-bytes.ts';

/** A second opinion from exiftool, where it is installed; the same samples are judged without it in image.test.ts. */
const present = spawnSync('exiftool', ['-ver']).status === 0;
const folder = fileURLToPath(new URL('../fixtures/images/', import.meta.url));
const out = present ? mkdtempSync(join(tmpdir(), 'yubisashi-oracle-')) : '';
afterAll(() => {
  if (out) rmSync(out, { recursive: true });
});

const exiftool = (...args: string[]): Record<string, unknown>[] =>
  JSON.parse(execFileSync('exiftool', ['-json', '-n', '-G1', '-a', '-u', ...args], { encoding: 'utf8' }));

describe.skipIf(!present)('exiftool agrees (skipped: exiftool is not installed)', () => {
  let readable: string[];
  beforeAll(async () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    const reports = await Promise.all(names.map((name) => inspect(new Uint8Array(readFileSync(join(folder, name))))));
    readable = names.filter((_, at) => reports[at]?.readable);
  });

  test('on the place of every sample', async () => {
    const theirs = exiftool('-ee', '-Composite:GPSPosition', ...readable.map((name) => join(folder, name)));
    const named = theirs.filter((tags) => Object.keys(tags).some((key) => key.endsWith(':GPSPosition')));
    expect(named.length).toBeGreaterThan(2);
    for (const tags of named) {
      const report = await inspect(new Uint8Array(readFileSync(String(tags.SourceFile))));
      const key = Object.keys(tags).find((k) => k.endsWith(':GPSPosition')) ?? '';
      const [lat, lon] = String(tags[key]).split(' ').map(Number);
      expect(report.gps?.lat).toBeCloseTo(lat ?? Number.NaN, 5);
      expect(report.gps?.lon).toBeCloseTo(lon ?? Number.NaN, 5);
    }
  });

  test('that cleaned samples are valid and hold only picture, JFIF, colour profile, Adobe and orientation', async () => {
    for (const name of readable) {
      const result = await strip(new Uint8Array(readFileSync(join(folder, name))));
      if ('bytes' in result) writeFileSync(join(out, name), result.bytes);
    }
    const files = readdirSync(out).map((name) => join(out, name));
    expect(files).toHaveLength(readable.length);
    const allowed =
      /^(SourceFile|(ExifTool|System|File|JFIF|Composite|Adobe|ICC[\w-]*):.*|IFD0:(Orientation|[XY]Resolution|ResolutionUnit|YCbCrPositioning))$/;
    for (const tags of exiftool('-ee', '-validate', '-error', '-all', ...files)) {
      expect(Object.keys(tags).filter((key) => !allowed.test(key))).toEqual([]);
      expect(tags['ExifTool:Error']).toBeUndefined();
      expect(String(tags['ExifTool:Validate'] ?? '0 0 0')).toMatch(/^0 /);
    }
  });
});
