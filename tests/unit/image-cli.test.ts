import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runImage, usage } from '../../cli/image.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/images/${name}`, import.meta.url));

let folder = '';
let printed: string[] = [];
const run = (...args: string[]): Promise<number> => runImage(args, (line) => printed.push(line));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yubisashi-image-'));
  printed = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

test('inspect prints one JSON line per file', async () => {
  const files = ['gps-exif.jpg', 'plain.jpg', 'iptc.jpg'].map(fixture);
  expect(await run('inspect', ...files)).toBe(0);
  const [gps, plain, iptc] = printed.map((line) => JSON.parse(line));
  expect(printed).toHaveLength(3);
  expect(gps).toMatchObject({
    file: files[0],
    format: 'jpeg',
    gps: { lat: expect.closeTo(35.5308, 5), lon: expect.closeTo(139.7029, 5) },
    author: ['見本太郎', '例示花子', '見本次郎'],
    serial: ['sample-pc-01', '例示三郎', 'SAMPLE-0001', 'LENS-0002'],
    error: null,
  });
  expect(gps.other).toContain('taken: 2026-11-02 10:15:00');
  expect(plain).toEqual({
    file: files[1],
    format: 'jpeg',
    gps: null,
    place: [],
    author: [],
    serial: [],
    other: [],
    error: null,
  });
  expect(iptc.place).toEqual(['川崎市', '見本町', '神奈川県']);
});

test('inspect goes on after a file it cannot read, and says so in the exit code', async () => {
  expect(await run('inspect', join(folder, 'none.jpg'), fixture('truncated.jpg'), fixture('plain.jpg'))).toBe(1);
  expect(printed.map((line) => JSON.parse(line).error)).toEqual(['ENOENT', 'truncated', null]);
});

test('strip writes a clean copy and never overwrites', async () => {
  const target = join(folder, 'clean.jpg');
  expect(await run('strip', fixture('gps-exif.jpg'), target)).toBe(0);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({ out: target, removed: ['exif'], error: null });
  expect(readFileSync(target).includes('見本')).toBe(false);
  expect(await run('strip', fixture('comment.jpg'), target)).toBe(1);
  expect(JSON.parse(printed[1] ?? '')).toMatchObject({ out: null, error: 'EEXIST' });
  expect(await run('strip', fixture('truncated.jpg'), join(folder, 'b.jpg'))).toBe(1);
  expect(JSON.parse(printed[2] ?? '').error).toBe('truncated');
});

test('anything else prints the usage', async () => {
  expect(await run()).toBe(2);
  expect(await run('inspect')).toBe(2);
  expect(await run('strip', 'a')).toBe(2);
  expect(printed).toEqual([usage, usage, usage]);
});
