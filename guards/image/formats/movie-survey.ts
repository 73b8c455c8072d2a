import { readExif } from '../blocks/exif.ts';
import { readXmp } from '../blocks/xmp.ts';
import { MAX_FILLER_BYTES, MAX_MOOV_BYTES, MAX_XMP_BYTES } from '../limits.ts';
import type { Collector, Problem } from '../report.ts';
import { overlap, type Source } from '../source.ts';
import { type Box, bodyOf, boxesIn, fileBoxes, type Held, isFiller } from './boxes.ts';
import { previewReader, readBehind } from './jpeg-read.ts';
import { readMeta, readUserData } from './movie-tags.ts';
import { readSideTrack, readTrack, type Track } from './movie-tracks.ts';
import { exifBody } from './png-text.ts';

/**
 * What a film carries besides picture and sound, and which stretches must become zero to take it off. Reading and cleaning
 * are one walk, so that neither can overlook what the other knows. Nothing moves: what goes becomes a `free` box of the same
 * size, so that no offset has to be corrected.
 */

export interface Plan {
  patches: Patch[];
  removed: Set<string>;
  problem?: Problem;
  /** Boxes of the outermost level that were left to the caller. */
  left: Box[];
  /** Boxes of coded data. */
  media: Box[];
}

export interface Patch {
  at: number;
  by: Uint8Array | { zeros: number };
}

const XMP = 'be7acfcb97a942e89c71999491e3afac';
const C2PA = 'd8fec3d61b0e483c92975828877ec481';
const EXIF = '0537cdab9d0c4431a72afa561f2a113e';

/** Outermost boxes that playing needs (§8.1.1, and what fragments bring). */
const outer: ReadonlySet<string> = new Set('ftyp styp mdat moof mfra sidx ssix prft pdin idat imda pssh'.split(' '));

/** What each container of the table of contents keeps; containers not named here are kept as they are. */
const inner: Readonly<Record<string, ReadonlySet<string>>> = {
  moov: new Set('mvhd trak mvex iods pssh'.split(' ')),
  trak: new Set('tkhd edts mdia tref tapt load clip matt'.split(' ')),
  mdia: new Set('mdhd hdlr minf elng'.split(' ')),
  minf: new Set('vmhd smhd hmhd nmhd sthd gmhd dinf hdlr stbl'.split(' ')),
  moof: new Set('mfhd traf pssh'.split(' ')),
  traf: new Set('tfhd trun tfdt sdtp sbgp sgpd subs saiz saio senc'.split(' ')),
};

/** Handlers whose tracks are the film; words are kept unless they spell a place. */
const shown: ReadonlySet<string> = new Set(['vide', 'soun', 'auxv', 'pict', 'tmcd']);

const FREE = Uint8Array.from([0x66, 0x72, 0x65, 0x65]);

/** Turns a box into filler. */
export function blank(plan: Plan, box: Box, code: string): void {
  plan.removed.add(code);
  plan.patches.push({ at: box.start + 4, by: FREE });
  const content = box.start + (box.body - box.start - (box.uuid ? 16 : 0));
  if (box.end > content) plan.patches.push({ at: content, by: { zeros: box.end - content } });
}

/** Puts a `free` box over a stretch; less than its eight bytes of head become zeros, which no reader takes for a box. */
function fillerOver(from: number, to: number): Patch[] {
  if (to - from < 8) return [{ at: from, by: { zeros: to - from } }];
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, to - from);
  head.set(FREE, 4);
  return [
    { at: from, by: head },
    { at: from + 8, by: { zeros: to - from - 8 } },
  ];
}

/** Does a stretch of the file hold anything but zeros? */
async function isFilled(source: Source, from: number, to: number): Promise<boolean> {
  if (to - from > MAX_FILLER_BYTES) return true;
  for (let at = from; at < to; at += 1 << 20) {
    if ((await source.read(at, Math.min(to, at + (1 << 20)))).some((byte) => byte !== 0)) return true;
  }
  return false;
}

/** Walks the whole file. `own` = types the caller deals with itself (`meta` of a HEIF file). */
export async function surveyFile(source: Source, own: ReadonlySet<string>, to: Collector): Promise<Plan> {
  const plan: Plan = { patches: [], removed: new Set(), left: [], media: [] };
  const { boxes, rest } = await fileBoxes(source);
  for (const box of boxes) {
    if (own.has(box.type)) plan.left.push(box);
    else if (box.type === 'moov' || box.type === 'moof') await surveyContents(source, box, plan, to);
    else if (isFiller(box.type)) {
      if (!(await isFilled(source, box.body, box.end))) continue;
      to.hide('stray-bytes', box.type, box.end - box.start, box.type);
      blank(plan, box, 'stray-bytes');
    } else if (!outer.has(box.type)) {
      await readForeign(source, box, to);
      blank(plan, box, box.uuid ? 'uuid' : box.type.trim());
    } else if (box.type === 'mdat' || box.type === 'imda') plan.media.push(box);
    if (plan.problem) return plan;
  }
  if (rest < source.size) {
    // A film that was cut off ends in the middle of a box; behind a whole one stands what a camera or somebody else added.
    const whole =
      boxes.some(({ type }) => type === 'moov' || type === 'meta') && boxes.some(({ type }) => type === 'mdat');
    if (!whole) plan.problem = 'truncated';
    else if (await isFilled(source, rest, source.size)) {
      readBehind(await source.read(rest, Math.min(source.size, rest + MAX_FILLER_BYTES)), to);
      plan.removed.add('trailing-data');
      plan.patches.push(...fillerOver(rest, source.size));
    }
  }
  if (overlap(plan.patches)) plan.problem = 'damaged';
  return plan;
}

/** Reads a box that will go, as far as anybody knows what it is. */
async function readForeign(source: Source, box: Box, to: Collector): Promise<void> {
  const size = box.end - box.start;
  if (box.uuid === C2PA || box.type === 'c2pa') return to.credentials(size, 'c2pa');
  const held: Held = {
    bytes: await source.read(box.start, Math.min(box.end, box.start + MAX_XMP_BYTES)),
    at: box.start,
  };
  foreign(held, box, to);
}

function foreign(held: Held, box: Box, to: Collector): void {
  const where = box.type.trim();
  const size = box.end - box.start;
  if (box.uuid === C2PA) to.credentials(size, 'c2pa');
  else if (box.uuid === XMP) readXmp(bodyOf(held, box), 'xmp', to);
  else if (box.uuid === EXIF) readExif(exifBody(bodyOf(held, box)), 'exif', to, previewReader(to));
  else if (box.type === 'udta') readUserData(held, box, 'udta', to);
  else if (box.type === 'meta') readMeta(held, box, 'meta', to);
  else if (box.type === 'gps ') to.add('gps', 'gps-unread', 'GPS', where);
  else if (box.type === 'mpvd') to.hide('motion-photo', 'MP4', size, where);
  else to.hide('unknown-block', box.uuid || box.type, size, where);
}

async function surveyContents(source: Source, moov: Box, plan: Plan, to: Collector): Promise<void> {
  const fail = (problem: Problem): void => {
    plan.problem = problem;
  };
  if (moov.end - moov.start > MAX_MOOV_BYTES) return fail('too-large');
  const held: Held = { bytes: await source.read(moov.start, moov.end), at: moov.start };
  const tracks: Track[] = [];

  const walk = (box: Box): void => {
    const keep = inner[box.type];
    const children = keep ? boxesIn(held, box.body, box.end) : [];
    if (!children) return fail('damaged');
    for (const child of children) {
      if (child.type === 'cmov') return fail('format-unread');
      if (isFiller(child.type)) {
        if (!bodyOf(held, child).some((byte) => byte !== 0)) continue;
        to.hide('stray-bytes', child.type, child.end - child.start, box.type);
        blank(plan, child, 'stray-bytes');
      } else if (!keep?.has(child.type)) {
        foreign(held, child, to);
        blank(plan, child, child.uuid ? 'uuid' : child.type.trim());
      } else if (child.type === 'trak') tracks.push(readTrack(held, child));
      else if (child.type === 'mvhd') clearTimes(held, child, plan, to);
      else walk(child);
      if (plan.problem) return;
    }
  };
  walk(moov);
  if (plan.problem || moov.type === 'moof') return;

  const gone = new Set<Track>();
  for (const track of tracks) {
    if (shown.has(track.handler) || !(await readSideTrack(track, source, `track ${track.entry.trim()}`, to))) {
      walkTrack(track);
      if (plan.problem) return;
      continue;
    }
    gone.add(track);
    to.hide('metadata-track', track.entry.trim() || track.handler, track.box.end - track.box.start, 'track');
    blank(plan, track.box, 'metadata-track');
  }
  blankSamples(gone, tracks, source.size, plan);

  function walkTrack({ box }: Track): void {
    walk(box);
    for (const child of boxesIn(held, box.body, box.end) ?? []) {
      if (child.type === 'tkhd') clearTimes(held, child, plan, to);
      if (child.type !== 'mdia') continue;
      for (const deep of boxesIn(held, child.body, child.end) ?? [])
        if (deep.type === 'mdhd') clearTimes(held, deep, plan, to);
    }
  }
}

/** Seconds from 1904 (§8.2.2) to 1970. */
const EPOCH = 2_082_844_800;

/** Times of creation and change, at the start of three kinds of header, become zero: unknown. */
function clearTimes(held: Held, box: Box, plan: Plan, to: Collector): void {
  const body = bodyOf(held, box);
  const length = body[0] === 1 ? 16 : 8;
  const times = body.subarray(4, 4 + length);
  if (times.length < length || !times.some((byte) => byte !== 0)) return;
  const seconds = Number.parseInt(
    [...times.subarray(0, length / 2)].map((b) => b.toString(16).padStart(2, '0')).join(''),
    16,
  );
  if (seconds > EPOCH && seconds < 2 * EPOCH) {
    to.add('time', 'taken', new Date((seconds - EPOCH) * 1000).toISOString().slice(0, 19).replace('T', ' '), 'film');
  } else to.hide('time', '', length, 'film');
  plan.removed.add('time');
  plan.patches.push({ at: box.body + 4, by: { zeros: length } });
}

/** Zeros the samples of tracks that go; where they share bytes with a track that stays, nothing is safe to clean. */
function blankSamples(gone: ReadonlySet<Track>, all: readonly Track[], size: number, plan: Plan): void {
  const going: [number, number][] = [];
  const staying: [number, number][] = [];
  for (const track of all) {
    if (!track.ranges) {
      if (gone.has(track)) plan.problem = 'damaged';
      continue;
    }
    (gone.has(track) ? going : staying).push(...track.ranges);
  }
  const sorted = going.sort((a, b) => a[0] - b[0]);
  staying.sort((a, b) => a[0] - b[0]);
  let other = 0;
  let done = 0;
  for (const [from, to] of sorted) {
    while (other < staying.length && (staying[other]?.[1] ?? 0) <= from) other++;
    if ((staying[other]?.[0] ?? Number.POSITIVE_INFINITY) < to || to > size) {
      plan.problem = 'damaged';
      return;
    }
    const start = Math.max(from, done);
    if (to > start) plan.patches.push({ at: start, by: { zeros: to - start } });
    done = Math.max(done, to);
  }
}
