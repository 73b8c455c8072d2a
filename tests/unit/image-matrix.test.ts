import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImageReport } from '../../guards/image/inspect.ts';
import { profile } from '../fixtures/images/blocks.ts';
import { bytesOf, type Cell, kinds, makeMatrix, PLACE, TRACES } from '../fixtures/images/matrix.ts';
import { decoded, missingTools, readTags } from '../fixtures/images/tools.ts';
import { inspect, strip } from './image-bytes.ts';

/**
 * Every cell of format × kind of data: other programs write it, exiftool says it is there, we find it, and after cleaning
 * exiftool finds nothing while other programs decode the same.
 */

const missing = missingTools();
if (missing.length > 0 && process.env.CI) throw new Error(`Not installed: ${missing.join(', ')}`);

const names = Object.entries(kinds).flatMap(([kind, { formats }]) => formats.map((format) => `${format}: ${kind}`));

describe.skipIf(missing.length > 0)(
  `the matrix${missing.length > 0 ? ` (not installed: ${missing.join(', ')})` : ''}`,
  () => {
    let folder: string;
    let cells: Map<string, Cell & { report: ImageReport; clean: string; before: Tags; after: Tags }>;
    type Tags = Record<string, unknown>;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'yubisashi-matrix-'));
      const made = makeMatrix(folder, profile());
      const cleaned = await Promise.all(
        made.map(async ({ file }) => {
          const result = await strip(bytesOf(file));
          if ('problem' in result) throw new Error(`${file}: ${result.problem}`);
          const clean = file.replace(/\.\w+$/, `-clean${extname(file)}`);
          writeFileSync(clean, result.bytes);
          return clean;
        }),
      );
      const options = ['-validate', '-warning', '-error', '-all'];
      const before = readTags(
        made.map(({ file }) => file),
        ...options,
      );
      const after = readTags(cleaned, ...options);
      const reports = await Promise.all(made.map(({ file }) => inspect(bytesOf(file))));
      cells = new Map(
        made.map((cell, at) => [
          cell.name,
          {
            ...cell,
            report: reports[at] as ImageReport,
            clean: cleaned[at] ?? '',
            before: before[at] ?? {},
            after: after[at] ?? {},
          },
        ]),
      );
    }, 120_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const cell = (name: string) => {
      const found = cells.get(name);
      if (!found) throw new Error(`No cell ${name}`);
      return found;
    };
    /** What a file says, without what exiftool works out of its name, its place on the disk, and itself. */
    const said = (tags: Tags): string =>
      JSON.stringify(Object.entries(tags).filter(([key]) => !/^(SourceFile|System:|ExifTool:|File:|ICC)/.test(key)));

    test.each(names)('%s', (name) => {
      const { file, report, clean, expected, before, after } = cell(name);
      // The sample is one: exiftool finds in it what was written.
      if (expected.gps && !expected.unseen) expect(said(before)).toMatch(/35\.530|139\.70/);
      for (const text of [expected.place, expected.author, expected.device, expected.regions].flatMap((t) => t ?? []))
        expect(said(before)).toContain(text);

      // We find all of it.
      expect(report).toMatchObject({ readable: true, cleanable: true });
      if (expected.gps) {
        expect(report.gps?.lat).toBeCloseTo(PLACE.lat, 4);
        expect(report.gps?.lon).toBeCloseTo(PLACE.lon, 4);
      } else expect(report.gps).toBeUndefined();
      for (const list of ['place', 'author', 'device', 'regions'] as const)
        expect(report[list].toSorted()).toEqual([...(expected[list] ?? [])].sort());
      if (expected.thumbnail) expect(report.thumbnail).toBe(true);
      if (expected.takenAt) expect(report.takenAt).toBe(expected.takenAt);

      // Nothing is left, by exiftool's eyes and byte by byte.
      expect(said(after)).not.toMatch(TRACES);
      expect(
        Object.keys(after).filter((key) => /^(?!ICC).*(GPS|XMP|IPTC|Photoshop|Thumbnail|Artist|Copyright)/i.test(key)),
      ).toEqual([]);
      expect(Buffer.from(bytesOf(clean)).toString('utf8')).not.toMatch(TRACES);

      // It is as valid as it was, turned as it was, and looks and sounds the same.
      expect(after['ExifTool:Error']).toBeUndefined();
      expect(faults(after).filter((fault) => !faults(before).includes(fault))).toEqual([]);
      // HEIF turns by a property of its own and ignores what EXIF says of it (ISO/IEC 23008-12 §6.5.10, Annex A).
      const turned = /\.(heic|avif)$/.test(file) ? 1 : (before['IFD0:Orientation'] ?? 1);
      expect(after['IFD0:Orientation'] ?? 1).toBe(turned);
      expect(after['ICC-header:ProfileID']).toEqual(before['ICC-header:ProfileID']);
      expect(decoded(clean)).toBe(decoded(file));
    });
  },
);

const faults = (tags: Record<string, unknown>): string[] =>
  Object.entries(tags)
    .filter(([key]) => /^ExifTool:(Warning|Error)/.test(key))
    .map(([, text]) => String(text));
