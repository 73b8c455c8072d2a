import { readExif } from '../blocks/exif.ts';
import { fieldOf } from '../blocks/fields.ts';
import { readIim } from '../blocks/iptc.ts';
import { readPhotoshop } from '../blocks/photoshop.ts';
import { undeclaredText } from '../blocks/text.ts';
import { readXmp } from '../blocks/xmp.ts';
import { latin1, startsWith } from '../bytes.ts';
import { inflate } from '../inflate.ts';
import { MAX_XMP_BYTES } from '../limits.ts';
import type { Collector } from '../report.ts';
import type { Chunk } from './png-chunks.ts';

/** The texts of a PNG: tEXt, zTXt and iTXt chunks (§11.3.3), among them whole metadata blocks as XMP or as hexadecimal. */

interface Text {
  keyword: string;
  value: Uint8Array;
  utf8: boolean;
}

/** Keyword and value of a text chunk, decompressed within MAX_XMP_BYTES; null where its own lengths contradict it. */
async function textOf({ name, data }: Chunk): Promise<Text | null> {
  const end = data.indexOf(0);
  // A keyword has 1 to 79 characters.
  if (end < 1 || end > 79) return null;
  const keyword = latin1(data, 0, end);
  if (name === 'tEXt') return { keyword, value: data.subarray(end + 1), utf8: false };
  if (name === 'zTXt') {
    const { bytes } = await inflate(data.subarray(end + 2), MAX_XMP_BYTES);
    return { keyword, value: bytes, utf8: false };
  }
  const packed = data[end + 1] === 1;
  const language = data.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const value = data.subarray(translated + 1);
  return { keyword, value: packed ? (await inflate(value, MAX_XMP_BYTES)).bytes : value, utf8: true };
}

/** "\nexif\n   1234\n4578…": how ImageMagick keeps a foreign block (name, length, hexadecimal); exiftool names it in two words. */
function rawProfile(value: Uint8Array): Uint8Array | null {
  const text = latin1(value, 0, Math.min(value.length, MAX_XMP_BYTES));
  const head = /^\s*[^\n]+\n\s*\d+\s/.exec(text);
  if (!head) return null;
  const hex = text.slice(head[0].length).replace(/[^0-9a-f]/gi, '');
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

const EXIF_HEAD = Uint8Array.from([0x45, 0x78, 0x69, 0x66, 0, 0]);

/** A TIFF block as the body of an EXIF segment, whether or not it brings the segment's name. */
export function exifBody(block: Uint8Array): Uint8Array {
  if (startsWith(block, 'Exif\0')) return block;
  const body = new Uint8Array(EXIF_HEAD.length + block.length);
  body.set(EXIF_HEAD);
  body.set(block, EXIF_HEAD.length);
  return body;
}

/** Reads one text chunk into the report. */
export async function readTextChunk(
  chunk: Chunk,
  to: Collector,
  embedded: (bytes: Uint8Array, where: string) => void,
): Promise<void> {
  const text = await textOf(chunk);
  if (!text) return to.hide('png-chunk', chunk.name, chunk.data.length, chunk.name);
  const { keyword, value } = text;
  if (keyword === 'XML:com.adobe.xmp' || startsWith(value, '<?xpacket') || startsWith(value, '<x:xmpmeta')) {
    return readXmp(value, 'xmp', to);
  }
  const raw = /^Raw profile type (\w+)$/i.exec(keyword)?.[1]?.toLowerCase();
  const block = raw ? rawProfile(value) : null;
  if (block && (raw === 'exif' || raw === 'app1')) {
    const xmp = 'http://ns.adobe.com/xap/1.0/\0';
    if (startsWith(block, xmp)) return readXmp(block.subarray(xmp.length), 'xmp', to);
    readExif(exifBody(block), 'exif', to, embedded);
    return;
  }
  if (block && raw === 'xmp') return readXmp(block, 'xmp', to);
  if (block && (raw === '8bim' || raw === 'iptc')) {
    if (startsWith(block, '8BIM') || startsWith(block, 'Photoshop')) return readPhotoshop(block, 'iptc', to);
    return readIim(block, 'iptc', to);
  }
  const printable = text.utf8
    ? new TextDecoder().decode(value.subarray(0, 4096))
    : undeclaredText(value.subarray(0, 4096));
  const field = fieldOf(keyword);
  if (field) to.add(field[0], field[1], printable, keyword);
  else to.add('text', 'comment', `${keyword}: ${printable}`, chunk.name);
}
