import { undeclaredText } from '../blocks/text.ts';
import { latin1, u32 } from '../bytes.ts';
import { MAX_SAMPLE_BYTES, MAX_SAMPLES } from '../limits.ts';
import type { Collector } from '../report.ts';
import type { Source } from '../source.ts';
import { type Box, bodyOf, boxesIn, type Held } from './boxes.ts';
import { addPosition, readGpmf } from './movie-tags.ts';

/** One track of a film: what kind it is, and where its samples stand. */

export interface Track {
  box: Box;
  /** Handler: vide, soun, text, meta … */
  handler: string;
  /** Type of its samples: avc1, mp4a, gpmd, camm, mebx, tx3g … */
  entry: string;
  /** [from, to) of the file, sorted and joined; null where the tables contradict each other or are too long. */
  ranges: [number, number][] | null;
}

const child = (held: Held, box: Box | undefined, type: string): Box | undefined =>
  box ? boxesIn(held, box.body, box.end)?.find((inner) => inner.type === type) : undefined;

export function readTrack(held: Held, box: Box): Track {
  const mdia = child(held, box, 'mdia');
  const stbl = child(held, child(held, mdia, 'minf'), 'stbl');
  const hdlr = child(held, mdia, 'hdlr');
  const stsd = child(held, stbl, 'stsd');
  return {
    box,
    handler: hdlr ? latin1(bodyOf(held, hdlr), 8, 12) : '',
    entry: stsd ? latin1(bodyOf(held, stsd), 12, 16) : '',
    ranges: stbl ? rangesOf(held, stbl) : null,
  };
}

/** Numbers of a table behind its version, flags and count; null where it is shorter than it says. */
function table(body: Uint8Array, from: number, count: number, width: number): DataView | null {
  if (count > MAX_SAMPLES || from + count * width > body.length) return null;
  return new DataView(body.buffer, body.byteOffset + from, count * width);
}

/** Where a track's samples stand (§8.7): chunk offsets, samples per chunk, sample sizes. */
function rangesOf(held: Held, stbl: Box): [number, number][] | null {
  const bodyOfChild = (type: string): Uint8Array | null => {
    const box = child(held, stbl, type);
    return box ? bodyOf(held, box) : null;
  };
  const wide = bodyOfChild('co64');
  const chunks = wide ?? bodyOfChild('stco');
  const runs = bodyOfChild('stsc');
  const sizes = bodyOfChild('stsz');
  if (!chunks || !runs || !sizes) return null;
  const chunkCount = u32(chunks, 4) ?? 0;
  const runCount = u32(runs, 4) ?? 0;
  const uniform = u32(sizes, 4) ?? 0;
  const sampleCount = u32(sizes, 8) ?? 0;
  const offsets = table(chunks, 8, chunkCount, wide ? 8 : 4);
  const perChunk = table(runs, 8, runCount, 12);
  const each = uniform === 0 ? table(sizes, 12, sampleCount, 4) : null;
  if (!offsets || !perChunk || (uniform === 0 && !each)) return null;

  const ranges: [number, number][] = [];
  let sample = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunkCount && sample < sampleCount; chunk++) {
    while (run + 1 < runCount && perChunk.getUint32((run + 1) * 12) <= chunk + 1) run++;
    const samples = Math.min(runCount > 0 ? perChunk.getUint32(run * 12 + 4) : 0, sampleCount - sample);
    let length = uniform * samples;
    for (let i = 0; each && i < samples; i++) length += each.getUint32((sample + i) * 4);
    sample += samples;
    const from = wide ? Number(offsets.getBigUint64(chunk * 8)) : offsets.getUint32(chunk * 4);
    const last = ranges.at(-1);
    if (last && last[1] === from) last[1] = from + length;
    else if (length > 0) ranges.push([from, from + length]);
  }
  return ranges.sort((a, b) => a[0] - b[0]);
}

/** Coordinates as subtitles of drones and dash cameras spell them. */
const spelt = [
  /lat(?:itude)?\s*[:=]\s*([+-]?\d{1,3}\.\d+).{0,40}?lon(?:g(?:i?tude)?)?\s*[:=]\s*([+-]?\d{1,3}\.\d+)/is,
  /GPS\s*[([:]\s*(?<lon>[+-]?\d{1,3}\.\d+)\s*,\s*(?<lat>[+-]?\d{1,3}\.\d+)/i,
];

/** True when the text spells a position, which is then reported. */
function addSpelt(text: string, where: string, to: Collector): boolean {
  for (const pattern of spelt) {
    const hit = pattern.exec(text);
    if (!hit) continue;
    const { lat = hit[1], lon = hit[2] } = hit.groups ?? {};
    return to.gps(Number(lat), Number(lon), where);
  }
  return false;
}

/** Positions in Google's camera motion records (type 5: three doubles; type 6: time, fix, then the same). */
function readCamm(sample: Uint8Array, where: string, to: Collector): void {
  const view = new DataView(sample.buffer, sample.byteOffset, sample.length);
  for (let at = 0; at + 4 <= sample.length; ) {
    const type = view.getUint16(at + 2, true);
    const length = [8, 16, 12, 12, 12, 24, 56, 12][type];
    if (length === undefined || at + 4 + length > sample.length) return;
    if (type === 5) to.gps(view.getFloat64(at + 4, true), view.getFloat64(at + 12, true), where);
    if (type === 6) to.gps(view.getFloat64(at + 16, true), view.getFloat64(at + 24, true), where);
    at += 4 + length;
  }
}

/**
 * Looks for a place in the beginning of a track that is neither picture nor sound. True = the track goes: it is metadata, or
 * its words are coordinates.
 */
export async function readSideTrack(track: Track, source: Source, where: string, to: Collector): Promise<boolean> {
  const parts: Uint8Array[] = [];
  let left = MAX_SAMPLE_BYTES;
  for (const [from, end] of track.ranges ?? []) {
    if (left <= 0) break;
    const part = await source.read(from, Math.min(end, from + left));
    parts.push(part);
    left -= part.length;
  }
  const captions = ['text', 'sbtl', 'subt', 'clcp'].includes(track.handler);
  let coordinates = false;
  for (const part of parts) {
    const text = undeclaredText(part.map((byte) => (byte === 0 ? 10 : byte)));
    if (track.entry === 'gpmd') readGpmf(part, where, to);
    else if (track.entry === 'camm') readCamm(part, where, to);
    else if (captions || track.entry === 'sbtl') coordinates = addSpelt(text, where, to) || coordinates;
    else if (/[+-]\d{2}\.\d{3,}[+-]\d{3}\.\d{3,}/.test(text))
      addPosition(text.slice(text.search(/[+-]\d{2}\.\d/)), where, to);
  }
  return coordinates || !captions;
}
