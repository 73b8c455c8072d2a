import { readExif } from '../blocks/exif.ts';
import { undeclaredText } from '../blocks/text.ts';
import { readXmp } from '../blocks/xmp.ts';
import { concat, startsWith, u32 } from '../bytes.ts';
import { MAX_META_BYTES, MAX_XMP_BYTES } from '../limits.ts';
import { type Collector, createCollector, type FormatId } from '../report.ts';
import { overlap, patched, type Source } from '../source.ts';
import { type Box, bodyOf, boxesIn, type Held } from './boxes.ts';
import { type Item, type Meta, readItems } from './heif-items.ts';
import { isWords, metaWithout } from './heif-rewrite.ts';
import { previewReader } from './jpeg-read.ts';
import { type Plan, surveyFile } from './movie-survey.ts';
import { exifBody } from './png-text.ts';
import { type Format, type StripResult, unchanged } from './types.ts';

/** HEIC and AVIF: pictures as items of an ISO base media file, with Exif and XMP as items beside them. */

const format = (id: FormatId, extensions: readonly string[], brands: readonly string[]): Format => ({
  id,
  extensions,
  matches: (head) => startsWith(head, 'ftyp', 4) && brands.some((brand) => startsWith(head, brand, 8)),
  async inspect(source, to) {
    const plan = await survey(source, to);
    if (plan.problem) to.fail(plan.problem);
    else to.report.cleanable = true;
  },
  strip: (source) => strip(source, id),
});

export const heic = format(
  'heic',
  ['heic', 'heif', 'hif'],
  ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1', 'jpeg'],
);
export const avif = format('avif', ['avif'], ['avif', 'avis']);

/** Items that are pictures, or say how pictures are put together. Depth and gain maps belong to the picture. */
const pictures: ReadonlySet<string> = new Set(
  'hvc1 hvt1 hev1 av01 av1C avc1 vvc1 lhv1 jpeg j2k1 unci grid iden iovl tmap'.split(' '),
);

const own: ReadonlySet<string> = new Set(['meta']);

async function survey(source: Source, to: Collector): Promise<Plan> {
  const plan = await surveyFile(source, own, to);
  const [box, ...others] = plan.left;
  if (plan.problem) return plan;
  if (!box || others.length > 0) return { ...plan, problem: 'damaged' };
  if (box.end - box.start > MAX_META_BYTES) return { ...plan, problem: 'too-large' };
  const held: Held = { bytes: await source.read(box.start, box.end), at: box.start };
  const meta = readItems(held, box);
  if (!meta) return { ...plan, problem: 'damaged' };
  const gone = new Set<number>();
  for (const item of meta.items) {
    if (pictures.has(item.type)) continue;
    gone.add(item.id);
    plan.removed.add(item.type === 'Exif' ? 'exif' : /xml/.test(item.contentType) ? 'xmp' : item.type.trim());
    const data = await dataOf(source, held, meta, item);
    if (!data) return { ...plan, problem: 'not-cleanable' };
    readItem(item, data, to);
  }
  readWords(held, meta, plan, to);
  return gone.size > 0 || plan.removed.has('description') ? cleaned(held, meta, gone, plan) : plan;
}

/** The item's bytes, as far as they are read; null where they cannot be found. */
async function dataOf(source: Source, held: Held, meta: Meta, item: Item): Promise<Uint8Array | null> {
  if (!item.extents) return null;
  const parts: Uint8Array[] = [];
  let left = MAX_XMP_BYTES;
  for (const [from, to] of item.extents) {
    const end = Math.min(to, from + left);
    if (item.inside && !meta.idat) return null;
    const part = item.inside && meta.idat ? bodyOf(held, meta.idat).subarray(from, end) : await source.read(from, end);
    parts.push(part);
    left -= part.length;
  }
  return concat(parts);
}

function readItem(item: Item, data: Uint8Array, to: Collector): void {
  if (item.type === 'Exif') {
    // Four bytes say how far the TIFF block is (ISO/IEC 23008-12 annex A.2.1); some writers count the name, some do not.
    const skip = 4 + (u32(data, 0) ?? 0);
    const at = ['II*\0', 'MM\0*'].some((magic) => startsWith(data, magic, skip)) ? skip : 4;
    readExif(exifBody(data.subarray(at)), 'exif', to, previewReader(to));
  } else if (/rdf|xml/.test(item.contentType)) readXmp(data, 'xmp', to);
  else if (/c2pa/.test(item.contentType)) to.credentials(data.length, 'c2pa');
  else to.hide('heif-item', `${item.type} ${item.contentType}`.trim(), data.length, item.type);
}

/** Descriptions among the properties. */
function readWords(held: Held, meta: Meta, plan: Plan, to: Collector): void {
  const iprp = meta.children.find(({ type }) => type === 'iprp');
  const ipco = iprp ? boxesIn(held, iprp.body, iprp.end)?.find(({ type }) => type === 'ipco') : undefined;
  const properties: Box[] = ipco ? (boxesIn(held, ipco.body, ipco.end) ?? []) : [];
  for (const property of properties.filter(isWords)) {
    const words = undeclaredText(
      bodyOf(held, property)
        .subarray(4)
        .map((byte) => (byte === 0 ? 32 : byte)),
    );
    if (property.type === 'udes') to.add('text', 'description', words, 'udes');
    else to.hide('heif-item', property.type, property.end - property.start, property.type);
    plan.removed.add('description');
  }
}

/** The plan with the items taken out of the tables and their bytes zeroed; nothing that stays may share those bytes. */
function cleaned(held: Held, meta: Meta, gone: ReadonlySet<number>, plan: Plan): Plan {
  const rebuilt = metaWithout(held, meta, gone);
  if (!rebuilt) return { ...plan, problem: 'not-cleanable' };
  plan.patches.push({ at: meta.box.start, by: rebuilt });
  const staying = meta.items.filter((item) => !gone.has(item.id) && !item.inside).flatMap((item) => item.extents ?? []);
  const going = meta.items
    .filter((item) => gone.has(item.id) && !item.inside)
    .flatMap((item) => item.extents ?? [])
    .sort((a, b) => a[0] - b[0]);
  const inMedia = (from: number, to: number): boolean => plan.media.some((box) => box.body <= from && to <= box.end);
  let done = 0;
  for (const [from, to] of going) {
    const start = Math.max(from, done);
    if ((to > start && !inMedia(start, to)) || staying.some((kept) => kept[0] < to && kept[1] > from))
      return { ...plan, problem: 'damaged' };
    if (to > start) plan.patches.push({ at: start, by: { zeros: to - start } });
    done = Math.max(done, to);
  }
  return overlap(plan.patches) ? { ...plan, problem: 'damaged' } : plan;
}

async function strip(source: Source, id: FormatId): Promise<StripResult> {
  const plan = await survey(source, createCollector(id));
  if (plan.problem) return { problem: plan.problem };
  if (plan.removed.size === 0) return unchanged(source);
  return { parts: patched(source.size, plan.patches), removed: [...plan.removed] };
}
