import exifr from 'exifr';
import ExifReader from 'exifreader';
import piexif from 'piexifjs';
import { inspect as inspectSource } from '../../guards/image/inspect.ts';
import { type Source, streamOf } from '../../guards/image/source.ts';
import { strip as stripSource } from '../../guards/image/strip.ts';
import { filmEnds } from '../fixtures/images/films.ts';
import { inspect, strip } from '../unit/image-bytes.ts';
import { median, ms, table, times } from './clock.ts';
import { photo } from './photo.ts';

/** Reading and cleaning a photograph of 12 megapixels, ours against the libraries that were compared, one call after another. */

const RUNS = 40;

/** What each found, so that nobody is praised for being quick at nothing. */
interface Reader {
  name: string;
  run: () => unknown;
  found: () => Promise<string>;
}

export async function images(): Promise<string> {
  const bytes = photo();
  const readers: Reader[] = [
    {
      name: 'ゆびさし',
      run: () => inspect(bytes),
      found: async () => (await inspect(bytes)).items.map(({ kind }) => kind).join(' '),
    },
    {
      name: 'exifreader',
      run: () => ExifReader.load(bytes.slice().buffer, { expanded: true }),
      found: async () => Object.keys(ExifReader.load(bytes.slice().buffer, { expanded: true })).join(' '),
    },
    {
      name: 'exifr',
      run: () => exifr.parse(bytes.slice().buffer, true),
      found: async () =>
        Object.keys(await exifr.parse(bytes.slice().buffer, { mergeOutput: false, xmp: true })).join(' '),
    },
  ];
  const read: number[] = [];
  for (const { run } of readers) read.push(await median(run, RUNS));
  const rows: string[][] = [];
  for (const [at, { name, found }] of readers.entries())
    rows.push([name, ms(read[at] ?? 0), times((read[at] ?? 0) / (read[0] ?? 1)), await found()]);

  const cleaned = await median(() => strip(bytes), RUNS);
  const text = Buffer.from(bytes).toString('latin1');
  // The bytes come and go as text there; that is part of the price.
  const theirs = await median(() => Buffer.from(piexif.remove(Buffer.from(bytes).toString('latin1')), 'latin1'), RUNS);
  const left = (await inspect(new Uint8Array(Buffer.from(piexif.remove(text), 'latin1')))).items.map(
    ({ kind }) => kind,
  );
  const result = await strip(bytes);
  const ours = 'bytes' in result ? (await inspect(result.bytes)).items.map(({ kind }) => kind) : ['?'];

  return [
    table(['12メガピクセルの写真を読む', 'ms', '比', '見つけたもの'], rows),
    table(
      ['消す', 'ms', '比', '残ったもの'],
      [
        ['ゆびさし', ms(cleaned), times(1), ours.join(' ') || 'なし'],
        ['piexifjs', ms(theirs), times(theirs / cleaned), left.join(' ') || 'なし'],
      ],
    ),
    await film(),
  ].join('\n\n');
}

/** A film of half a gigabyte that is nowhere: what is read of it is counted. */
async function film(): Promise<string> {
  const size = 512 * 1024 * 1024;
  const { head, tail } = filmEnds(size, '+35.5308+139.7029/');
  let touched = 0;
  const source: Source = {
    size,
    async read(from, to) {
      const end = Math.min(to, size);
      const part = new Uint8Array(Math.max(0, end - from));
      touched += part.length;
      if (from < head.length) part.set(head.subarray(from, end));
      const start = size - tail.length;
      if (end > start) part.set(tail.subarray(Math.max(0, from - start), end - start), Math.max(0, start - from));
      return part;
    },
  };
  const taken = await median(async () => {
    await inspectSource(source);
    await stripSource(source);
  }, RUNS);
  touched = 0;
  await inspectSource(source);
  const result = await stripSource(source);
  if ('problem' in result) throw new Error(result.problem);
  const once = touched;
  let length = 0;
  for await (const piece of streamOf(result.parts, source)) length += piece.length;
  if (length !== size) throw new Error('The film has changed its length');
  return table(
    ['512 MB の動画', '読む・消す ms', '手に取った量 kB', '全体との比'],
    [['ゆびさし', ms(taken), ms(once / 1024), `1/${Math.round(size / once).toLocaleString('en')}`]],
  );
}
