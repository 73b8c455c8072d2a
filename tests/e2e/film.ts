import encodeQR from 'qr';

/** Films for the browser's make-believe camera. */

const [WIDTH, HEIGHT] = [640, 480];

/** A film of a QR code that is held before the camera: YUV4MPEG2, one frame in white and black, shown over and over. */
export function filmOf(text: string): Buffer {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const scale = Math.floor(HEIGHT / rows.length);
  if (scale < 2) throw new RangeError('too small to be read');
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let line = y * scale; line < (y + 1) * scale; line++)
        luma.fill(16, line * WIDTH + x * scale, line * WIDTH + (x + 1) * scale);
    });
  });
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), luma, chroma]);
}
