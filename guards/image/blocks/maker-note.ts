import { latin1, startsWith, u32 } from '../bytes.ts';
import type { Collector } from '../report.ts';
import { isPadding, textOf } from './exif-values.ts';
import { type Maker, type MakerTag, makers } from './makers.ts';
import { type Entry, entriesOf, integersOf, type Reading } from './tiff-entries.ts';

/** Reads the maker's own note of an EXIF block as far as makers.ts knows its layout. */

/** Bytes of a note in which a serial number may stand as plain text ("SERIAL NUMBER:…", HP and others). */
const PLAIN_TEXT = 4096;

function directoryOf(maker: Maker, block: Uint8Array, note: number, little: boolean): [Reading, number] {
  const { directory, from, order } = maker;
  const ownOrder =
    order === 'II' || order === 'MM' ? order : order ? latin1(block, note + order.own, note + order.own + 2) : '';
  const reading: Reading = {
    block,
    little: ownOrder === 'II' ? true : ownOrder === 'MM' ? false : little,
    base: from === 'block' ? 0 : from === 'note' ? note : note + from.header,
  };
  if (typeof directory === 'number') return [reading, note + directory];
  const offset = u32(block, note + directory.pointer, reading.little) ?? 0;
  return [reading, reading.base + offset];
}

/** An identifier as its tag writes it; empty when there is none. */
function identifierOf(entry: Entry, tag: MakerTag, little: boolean): string {
  const bytes = tag.length ? entry.value.subarray(0, tag.length) : entry.value;
  if (tag.as === 'number') {
    const numbers = integersOf(entry, little, (tag.index ?? 0) + 1);
    const found = numbers[tag.index ?? 0];
    return found === undefined || found === 0xffffffff ? '' : String(found);
  }
  if (tag.as === 'utf16') return textOf(bytes, 'utf16', little).trim();
  if (tag.as === 'hex') return bytes.every((b) => b === 0 || b === 0xff) ? '' : textOf(bytes, 'hex', little);
  // Panasonic fills from the left.
  const start = bytes.findIndex((byte) => byte !== 0);
  const text = textOf(bytes.subarray(Math.max(0, start)), 'text', little).trim();
  // Identifiers are plain characters; anything else is a number, or a value that stands elsewhere than it says.
  return /^[\x20-\x7e\u3000-\uffef]{3,}$/.test(text) ? text : '';
}

/** Reads a note into the report. `at` = where it stands in `block`. */
export function readMakerNote(
  block: Uint8Array,
  entry: Entry,
  little: boolean,
  make: string,
  where: string,
  to: Collector,
): void {
  const note = entry.at;
  const maker = makers.find(
    ({ signature, make: wanted }) => startsWith(block, signature, note) && (wanted?.test(make) ?? true),
  );
  const say = (found: Entry, tag: MakerTag, order: boolean): void => {
    const text = identifierOf(found, tag, order);
    if (!isPadding(text)) to.add(tag.kind, tag.label, text, `${where}/maker-note`);
  };
  for (const [at, tag] of Object.entries(maker?.fixed ?? {})) {
    const value = block.subarray(note + Number(at), note + Number(at) + (tag.length ?? 0));
    say({ ...entry, value }, tag, little);
  }
  if (maker) {
    const [reading, directory] = directoryOf(maker, block, note, little);
    for (const found of entriesOf(reading, directory, 'sub') ?? []) {
      const tag = maker.tags[found.tag];
      if (tag) say(found, tag, reading.little);
      const inner = maker.inner?.[found.tag];
      if (!inner) continue;
      // Olympus: as a pointer, or as the directory itself.
      const at =
        found.type === 13 || found.type === 4 ? (integersOf(found, reading.little)[0] ?? 0) + reading.base : found.at;
      for (const deep of entriesOf(reading, at, 'sub') ?? []) {
        const innerTag = inner[deep.tag];
        if (innerTag) say(deep, innerTag, reading.little);
      }
    }
    return;
  }
  const plain = /SERIAL ?NUMBER:\s*([\w-]{3,40})/i.exec(latin1(entry.value, 0, PLAIN_TEXT))?.[1] ?? '';
  if (!isPadding(plain)) to.add('device', 'serial', plain, `${where}/maker-note`);
}
