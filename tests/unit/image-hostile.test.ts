import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, MAX_ITEMS, MAX_SEGMENTS, MAX_VALUE } from '../../guards/image/limits.ts';
import { ascii, exif, insert, join, packet, raw, segment, xmp } from '../fixtures/images/blocks.ts';
import { inspect, strip } from './image-bytes.ts';

const folder = new URL('../fixtures/images/', import.meta.url);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const plain = read('plain.jpg');

describe('hostile input', () => {
  test('every cut of a picture is called unreadable', async () => {
    const whole = read('gps-exif.jpg');
    for (let length = 0; length < whole.length; length += 7) {
      expect((await inspect(whole.subarray(0, length))).readable).toBe(false);
    }
  });

  test('too many segments, impossible lengths, stray bytes, odd codings, oversize', async () => {
    const comments = Array.from({ length: MAX_SEGMENTS + 1 }, () => segment(0xfe, raw('a')));
    expect((await inspect(insert(plain, join(...comments)))).problem).toBe('too-many-segments');
    expect((await inspect(insert(plain, Uint8Array.of(0xff, 0xe1, 0, 1)))).problem).toBe('damaged');
    expect((await inspect(insert(plain, Uint8Array.of(0xff, 0xe1, 0xff, 0xff)))).problem).toBe('truncated');
    expect((await inspect(insert(plain, Uint8Array.of(0xff, 0x05)))).problem).toBe('damaged');
    expect((await inspect(insert(plain, Uint8Array.of(0xff, 0xf7, 0, 2)))).problem).toBe('unsupported-coding');
    expect((await inspect(insert(plain, raw('x'.repeat(70_000))))).problem).toBe('damaged');
    const stray = insert(plain, raw('stray'));
    expect((await inspect(stray)).items).toMatchObject([{ label: 'stray-bytes' }]);
    expect(await strip(stray)).toEqual({ bytes: plain, removed: ['stray-bytes'] });
    const huge = new Uint8Array(MAX_FILE_BYTES + 1);
    huge.set(plain);
    expect(await inspect(huge)).toMatchObject({ readable: false, problem: 'too-large' });
    expect(await strip(huge)).toEqual({ problem: 'too-large' });
  });

  test('text inside the coded data and a second picture in the same frame are no picture', async () => {
    const end = plain.length - 2;
    const stuffed = join(
      plain.subarray(0, end),
      raw('<exif:GPSLatitude>35,31.848N</exif:GPSLatitude>'),
      plain.subarray(end),
    );
    expect((await inspect(stuffed)).problem).toBe('damaged');
    expect(await strip(stuffed)).toEqual({ problem: 'damaged' });
    // What flat areas look like: few letters, however long.
    const flat = join(plain.subarray(0, end), raw('(J2'.repeat(500)), plain.subarray(end));
    expect(await inspect(flat)).toMatchObject({ readable: true, items: [] });
    const doubled = join(plain.subarray(0, end), plain.subarray(20));
    expect((await inspect(doubled)).problem).toBe('damaged');
  });

  test('endless, nested, malformed and unclosed XMP is read within bounds', async () => {
    const name = '<dc:creator>見本太郎</dc:creator>';
    const many = Array.from({ length: 500 }, (_, i) => `<dc:creator>見本${i}</dc:creator>`).join('');
    const report = (xml: string) => inspect(insert(plain, segment(0xe1, xmp(xml))));
    expect((await report(packet('', many))).items.length).toBe(MAX_ITEMS);
    expect((await report(`${'<a>'.repeat(15_000)}${name}`)).items).toMatchObject([{ label: 'xmp' }]);
    expect((await report(`<!DOCTYPE x [<!ENTITY e "見本">]><x>${name}&e;</x>`)).author).toEqual(['見本太郎']);
    expect((await report(`<x a="1><y>${name}`)).readable).toBe(true);
    expect((await report(`<x><dc:creator><![CDATA[見本太郎]]></dc:creator>`)).author).toEqual(['見本太郎']);
    expect((await report(`<x dc:creator='見本&#x592a;郎&amp;'/>`)).author).toEqual(['見本太郎&']);
  });

  test('a value is shown up to its limit', async () => {
    const long = segment(0xe1, exif({ ifd0: [ascii(0x013b, 'y'.repeat(5000))] }));
    expect((await inspect(insert(plain, long))).author).toEqual(['y'.repeat(MAX_VALUE)]);
  });

  test('control and bidi characters do not reach the screen', async () => {
    const tricky = segment(0xe1, exif({ ifd0: [ascii(0x013b, '見本\u202e太郎\u0007')] }));
    expect((await inspect(insert(plain, tricky))).author).toEqual(['見本 太郎']);
  });
});
