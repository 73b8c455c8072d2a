import decodeQR from 'qr/decode.js';

/** Reads QR codes, from a picture or through the camera; what is read never leaves this page. */

function textIn(source: CanvasImageSource, width: number, height: number): string | null {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || width === 0 || height === 0) return null;
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  try {
    return decodeQR({ width, height, data });
  } catch {
    // No code in this picture.
    return null;
  }
}

/** The text of the QR code in a picture; null = there is none that can be read. */
export async function scanPicture(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  try {
    return textIn(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** Milliseconds between two looks. */
const LOOK_MS = 200;

/** Shows the camera in `video` until a code is read or `signal` says stop. @throws DOMException without a camera or leave */
export async function scanCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: 1280 } });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const text = textIn(video, video.videoWidth, video.videoHeight);
      if (text) return text;
      await new Promise((wait) => setTimeout(wait, LOOK_MS));
    }
    return null;
  } finally {
    video.srcObject = null;
    for (const track of stream.getTracks()) track.stop();
  }
}
