import { readFileSync } from 'node:fs';
import { ascii, exif, insert, join, packet, position, segment, undef, xmp } from '../fixtures/images/blocks.ts';
import { numbers } from '../fuzz/mutate.ts';

/**
 * A photograph as a telephone of 12 megapixels writes it: 4.5 MB of coded data, EXIF with a position, a 20 kB thumbnail and a
 * maker's note, and XMP. Without `telling` it says neither where nor who nor with which device. The coded data are noise; nobody who only reads what is written beside them can tell.
 */
export function photo({ telling = true } = {}): Uint8Array {
  const plain = new Uint8Array(readFileSync(new URL('../fixtures/images/plain.jpg', import.meta.url)));
  const next = numbers(12);
  const noise = new Uint8Array(4_500_000);
  // A byte of ones would begin a marker.
  for (let at = 0; at < noise.length; at++) noise[at] = next(255);
  const big = join(plain.subarray(0, plain.length - 2), noise, plain.subarray(plain.length - 2));
  const thumbnail = join(
    plain.subarray(0, plain.length - 2),
    noise.subarray(0, 20_000),
    plain.subarray(plain.length - 2),
  );
  const block = exif({
    ifd0: [ascii(0x010f, 'Mihon'), ascii(0x0110, 'Sample Phone 1'), ...(telling ? [ascii(0x013b, '見本太郎')] : [])],
    exif: [
      ascii(0x9003, '2026:11:02 10:15:00'),
      ...(telling ? [ascii(0xa431, 'SAMPLE-0001')] : []),
      undef(0x927c, noise.subarray(0, 15_000)),
    ],
    ...(telling ? { gps: position(35.5308, 139.7029) } : {}),
    thumbnail,
  });
  return insert(big, segment(0xe1, block), ...(telling ? [segment(0xe1, xmp(packet('photoshop:City="見本市"')))] : []));
}
