import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ascii, exif, insert, join, position, raw, segment, short } from '../fixtures/images/blocks.ts';
import { inspect, strip } from './image-bytes.ts';

const folder = new URL('../fixtures/images/', import.meta.url);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const names = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
const plain = read('plain.jpg');

/** Kind, label and value of every line. */
const lines = async (name: string): Promise<string[]> =>
  (await inspect(read(name), name)).items.map((i) => `${i.kind} ${i.label} ${i.value}`);

const cityHall = 'gps gps 35.53080, 139.70290';

const found: Record<string, string[]> = {
  'gps-exif.jpg': [
    cityHall,
    'author artist 見本太郎',
    'author artist 見本次郎',
    'author copyright 例示花子',
    'device camera-owner 例示三郎',
    'device host-computer sample-pc-01',
    'device lens-serial LENS-0002',
    'device serial SAMPLE-0001',
    'hidden maker-note MakerNote',
    'text camera Mihon Sample Phone 1',
    'text description 見本の写真',
    'thumbnail thumbnail 1 kB',
    'time taken 2026-11-02 10:15:00',
  ],
  'gps-xmp.jpg': [
    cityHall,
    'place city 見本市',
    'device serial SAMPLE-0003',
    'author artist 見本太郎',
    'author artist 例示花子',
  ],
  'xmp-extended.jpg': [cityHall, 'author artist 見本太郎', 'text xmp XMP'],
  'faces.jpg': ['face region 見本太郎', 'face region 例示花子'],
  'iptc.jpg': [
    'author artist 見本太郎',
    'place city 川崎市',
    'place sub-location 見本町',
    'place state 神奈川県',
    'author copyright 例示花子',
    'text description 見本の説明',
  ],
  'motion.jpg': [cityHall, 'hidden motion-photo MP4 (1 kB)', 'text xmp XMP'],
  'mpf.jpg': [cityHall, 'author artist 見本太郎', 'hidden mpf MPF', 'hidden second-image JPEG (1 kB)'],
  'thumbnail-gps.jpg': [cityHall, 'author artist 見本太郎', 'thumbnail thumbnail 1 kB'],
  'icc.jpg': ['author artist 見本太郎'],
  'icc-chunks.jpg': ['text comment x'],
  'comment.jpg': ['text comment 見本太郎が撮影'],
  'comment-between-scans.jpg': ['text comment GPS 35.5308 139.7029'],
  'content-credentials.jpg': ['hidden content-credentials C2PA (46 bytes)'],
  'unknown-block.jpg': ['hidden unknown-block APP5 SAMPLEMAKER'],
  'adobe.jpg': ['hidden unknown-block APP14 Adobe'],
  'trailing.jpg': ['hidden trailing-data 1 kB'],
  'looping-directories.jpg': ['author artist 見本太郎', 'hidden exif-damaged EXIF'],
  'orientation-only.jpg': [],
  'plain.jpg': [],
  'progressive.jpg': [],
};

const unreadable: Record<string, string> = {
  'truncated.jpg': 'truncated',
  'empty.jpg': 'empty',
  'text.jpg': 'damaged',
};

/** From the first table or frame header on, without what is not a table, frame or scan: what decoders decode. */
function picture(bytes: Uint8Array): string {
  const parts: string[] = [];
  let at = 2;
  while (at + 1 < bytes.length && bytes[at + 1] !== 0xd9) {
    const marker = bytes[at + 1] ?? 0;
    let end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (marker === 0xda) {
      while (!(bytes[end] === 0xff && bytes[end + 1] !== 0 && ((bytes[end + 1] ?? 0) & 0xf8) !== 0xd0)) end++;
    }
    if (marker < 0xe0) parts.push(Buffer.from(bytes.subarray(at, end)).toString('latin1'));
    at = end;
  }
  return parts.join('\n');
}

describe('inspect', () => {
  test('every sample picture has an expectation', () => {
    expect([...Object.keys(found), ...Object.keys(unreadable)].sort()).toEqual(names.sort());
  });

  test.each(Object.entries(found))('%s: says what is in it', async (name, expected) => {
    expect((await lines(name)).sort()).toEqual([...expected].sort());
    expect(await inspect(read(name), name)).toMatchObject({ format: 'jpeg', readable: true, cleanable: true });
  });

  test.each(Object.entries(unreadable))('%s: is called unreadable', async (name, problem) => {
    expect(await inspect(read(name), name)).toMatchObject({ readable: false, problem, cleanable: false });
    expect(await strip(read(name))).toHaveProperty('problem');
  });

  test('fills the report for programs as well', async () => {
    const report = await inspect(read('gps-exif.jpg'));
    expect(report.gps?.lat).toBeCloseTo(35.5308, 5);
    expect(report.gps?.lon).toBeCloseTo(139.7029, 5);
    expect(report).toMatchObject({
      author: ['見本太郎', '例示花子', '見本次郎'],
      takenAt: '2026-11-02T10:15:00',
      thumbnail: true,
      orientation: 6,
      icc: false,
      contentCredentials: false,
    });
    expect((await inspect(read('content-credentials.jpg'))).contentCredentials).toBe(true);
    expect((await inspect(read('faces.jpg'))).regions).toEqual(['見本太郎', '例示花子']);
    expect((await inspect(read('icc-chunks.jpg'))).icc).toBe(true);
    expect((await inspect(read('mpf.jpg'))).hidden.map((h) => h.code)).toEqual(['mpf', 'second-image']);
  });

  test('south and west are negative, and the 0/0 of an unset receiver is no place', async () => {
    const at = async (lat: number, lon: number) =>
      (await inspect(insert(plain, segment(0xe1, exif({ gps: position(lat, lon) }))))).gps;
    expect(await at(-35.5, -139.25)).toMatchObject({ lat: -35.5, lon: -139.25 });
    expect(await at(0, 0)).toBeUndefined();
  });

  test('a phone that repeats its model as host computer gives no number of a device', async () => {
    const hosted = (host: string) => exif({ ifd0: [ascii(0x0110, 'Sample Phone 1'), ascii(0x013c, host)] });
    expect((await inspect(insert(plain, segment(0xe1, hosted('Sample Phone 1'))))).device).toEqual([]);
    expect((await inspect(insert(plain, segment(0xe1, hosted('sample-pc-01'))))).device).toEqual(['sample-pc-01']);
  });

  test('tells the format by the bytes, not by the name', async () => {
    expect(await inspect(plain, 'photo.png')).toMatchObject({ format: 'jpeg', readable: true });
    expect(await inspect(read('text.png'), 'photo.jpg')).toMatchObject({ format: 'png', cleanable: true });
    expect((await inspect(read('text.png'))).items.map((i) => i.label)).toEqual(['comment']);
    expect(await inspect(raw('GIF89a......'))).toMatchObject({ format: 'gif', readable: false });
    expect(await inspect(raw('\0\0\0\x18ftypmp42'))).toMatchObject({ format: 'mp4', readable: false });
    expect(await inspect(raw('hello'), 'notes.txt')).toMatchObject({ format: 'unknown', problem: 'unknown-format' });
  });
});

describe('strip', () => {
  const cleaned = async (bytes: Uint8Array): Promise<Uint8Array> => {
    const result = await strip(bytes);
    if ('problem' in result) throw new Error(result.problem);
    return result.bytes;
  };

  test.each(Object.keys(found))('%s: nothing is left, the picture is the same, twice is once', async (name) => {
    const before = read(name);
    const after = await cleaned(before);
    const report = await inspect(after);
    expect(report.items).toEqual([]);
    expect(report.hidden).toEqual([]);
    expect(report).toMatchObject({
      readable: true,
      orientation: (await inspect(before)).orientation,
      icc: (await inspect(before)).icc,
    });
    expect(picture(after)).toBe(picture(before));
    expect(picture(after).length).toBeGreaterThan(300);
    expect(await strip(after)).toEqual({ bytes: after, removed: [] });
    // No name of anything that could carry a place, and no EXIF but our own.
    const text = Buffer.from(after).toString('latin1');
    for (const trace of ['GPS', 'ns.adobe.com', 'xmpmeta', 'Photoshop', 'MPF', 'ftyp', '\xa9xyz', 'c2pa', 'SAMPLE']) {
      expect(text).not.toContain(trace);
    }
    expect(text).not.toContain('\x88\x25');
    expect(text.split('Exif\0').length - 1).toBe(report.orientation === 1 ? 0 : 1);
  });

  test('gives the very same bytes back when there is nothing to remove', async () => {
    const turned = await cleaned(read('orientation-only.jpg'));
    for (const bytes of [plain, read('progressive.jpg'), turned])
      expect(await strip(bytes)).toEqual({ bytes, removed: [] });
    const padded = join(plain, new Uint8Array(512));
    expect(await strip(padded)).toEqual({ bytes: padded, removed: [] });
  });

  test('says what it removed', async () => {
    const removed = (name: string) => strip(read(name));
    expect(await removed('gps-exif.jpg')).toMatchObject({ removed: ['exif'] });
    expect(await removed('mpf.jpg')).toMatchObject({ removed: ['mpf', 'trailing-data'] });
    expect(await removed('motion.jpg')).toMatchObject({ removed: ['xmp', 'trailing-data'] });
  });

  test('keeps the whole colour profile in order, and drops what only calls itself one', async () => {
    const after = Buffer.from(await cleaned(read('icc-chunks.jpg'))).toString('latin1');
    const whole = Buffer.from(await cleaned(read('icc.jpg'))).toString('latin1');
    const profile = whole.slice(whole.indexOf('ICC_PROFILE') + 14, whole.indexOf('\xff\xdb'));
    expect(profile.slice(36, 40)).toBe('acsp');
    expect(after).toContain(profile);

    const fake = insert(plain, segment(0xe2, raw('ICC_PROFILE\0\x01\x01GPS 35.5308 139.7029')));
    expect((await inspect(fake)).items).toMatchObject([{ kind: 'hidden', label: 'icc-damaged' }]);
    expect(await cleaned(fake)).toEqual(plain);
    const declared = join([0, 0, 0, 200], new Uint8Array(196));
    const unsigned = insert(plain, segment(0xe2, join(raw('ICC_PROFILE\0\x01\x01'), declared)));
    expect((await inspect(unsigned)).icc).toBe(false);
    expect(await cleaned(unsigned)).toEqual(plain);

    const longer = read('icc.jpg');
    const at = Buffer.from(longer).indexOf('ICC_PROFILE') - 2;
    const length = ((longer[at] ?? 0) << 8) + (longer[at + 1] ?? 0);
    const stuffed = join(
      longer.subarray(0, at),
      [(length + 9) >> 8, (length + 9) & 255],
      longer.subarray(at + 2, at + length),
      raw('GPS 35,13'),
      longer.subarray(at + length),
    );
    expect((await inspect(stuffed)).items.map((i) => i.label)).toContain('icc-damaged');
    expect(Buffer.from(await cleaned(stuffed)).toString('latin1')).toBe(whole);
  });

  test('cuts thumbnails out of JFIF and drops second JFIF and Adobe segments', async () => {
    const thumbnail = join(
      plain.subarray(0, 2),
      segment(0xe0, join(raw('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01'), [1, 2, 3])),
    );
    const with3 = join(thumbnail, plain.subarray(20));
    expect((await inspect(with3)).thumbnail).toBe(true);
    expect(await cleaned(with3)).toEqual(plain);
    const twice = insert(plain, plain.subarray(2, 20));
    expect((await inspect(twice)).items).toHaveLength(1);
    expect(await cleaned(twice)).toEqual(plain);
  });

  test('takes the orientation of the first EXIF block and ignores impossible ones', async () => {
    const turned = (value: number) => segment(0xe1, exif({ ifd0: [short(0x0112, value), ascii(0x013b, '見本太郎')] }));
    const orientation = async (bytes: Uint8Array): Promise<number> => (await inspect(await cleaned(bytes))).orientation;
    expect(await orientation(insert(plain, turned(8), turned(3)))).toBe(8);
    for (const odd of [0, 9, 256]) expect(await orientation(insert(plain, turned(odd)))).toBe(1);
  });
});
