import { MAX_EMBEDDED, MAX_ITEMS, MAX_VALUE } from './limits.ts';

/** What a picture carries besides what one sees. Codes and values only: the words for people live with the strings. */

export type FormatId = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'avif' | 'tiff' | 'mp4' | 'unknown';

export type Problem =
  /** 0 bytes. */
  | 'empty'
  /** Above MAX_FILE_BYTES; not read. */
  | 'too-large'
  /** No known magic number. */
  | 'unknown-format'
  /** A kind of its format that nothing here reads (compressed table of contents, BigTIFF). */
  | 'format-unread'
  /** Ends in the middle of a segment or of the picture. */
  | 'truncated'
  /** Lengths or markers contradict each other. */
  | 'damaged'
  /** A JPEG of a coding no browser shows (lossless, hierarchical, JPEG-LS). */
  | 'unsupported-coding'
  /** More segments than MAX_SEGMENTS. */
  | 'too-many-segments'
  /** Was read, but holds something that cannot be taken off without touching what is seen. */
  | 'not-cleanable';

/** Problems after which the report is still a full answer. */
const harmless: readonly Problem[] = ['not-cleanable'];

export type ItemKind = 'gps' | 'place' | 'author' | 'device' | 'time' | 'face' | 'thumbnail' | 'hidden' | 'text';

/** One line to show: `label` is a code (see describe.ts), `value` is what the file says, `where` the block it was in. */
export interface Item {
  kind: ItemKind;
  label: string;
  value: string;
  where: string;
}

export interface Gps {
  /** Degrees, north and east positive (WGS 84). */
  lat: number;
  lon: number;
  source: string;
}

export interface Hidden {
  code: string;
  bytes: number;
  where: string;
}

export interface ImageReport {
  format: FormatId;
  /** False = nobody can say what else is in here. */
  readable: boolean;
  problem?: Problem;
  gps?: Gps;
  /** Prefecture of that position, several near a border; see place-hint.ts. */
  placeHint?: string;
  place: string[];
  author: string[];
  device: string[];
  /** Local time of the camera, YYYY-MM-DDTHH:MM:SS where it could be read as such, else as written. */
  takenAt?: string;
  regions: string[];
  thumbnail: boolean;
  hidden: Hidden[];
  contentCredentials: boolean;
  /** EXIF orientation, 1 to 8. */
  orientation: number;
  icc: boolean;
  items: Item[];
  /** True = `strip` will succeed on these bytes. */
  cleanable: boolean;
}

/** Gathers findings of all blocks of one file, without duplicates and within bounds. */
export function createCollector(format: FormatId) {
  const report: ImageReport = {
    format,
    readable: true,
    place: [],
    author: [],
    device: [],
    regions: [],
    thumbnail: false,
    hidden: [],
    contentCredentials: false,
    orientation: 1,
    icc: false,
    items: [],
    cleanable: false,
  };
  const lists: Partial<Record<ItemKind, string[]>> = {
    place: report.place,
    author: report.author,
    device: report.device,
    face: report.regions,
  };
  const seen = new Set<string>();
  let embedded = 0;
  let offered = 0;

  const add = (kind: ItemKind, label: string, raw: string, where: string): void => {
    const value = kind === 'time' ? isoLike(shown(raw)) : shown(raw);
    const key = `${kind}\n${value}`;
    if (value !== '') offered++;
    if (value === '' || seen.has(key)) return;
    // A place is never crowded out by captions.
    if (report.items.length >= MAX_ITEMS && kind !== 'gps') return;
    seen.add(key);
    report.items.push({ kind, label, value, where });
    lists[kind]?.push(value);
    if (kind === 'time') report.takenAt ??= value.replace(' ', 'T');
    if (kind === 'thumbnail') report.thumbnail = true;
  };

  return {
    report,
    add,
    /** False for positions no camera means: out of range, not a number, or the 0/0 of an unset receiver. */
    gps(lat: number, lon: number, where: string): boolean {
      if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return false;
      report.gps ??= { lat, lon, source: where };
      add('gps', 'gps', `${lat.toFixed(5)}, ${lon.toFixed(5)}`, where);
      return true;
    },
    /** Notes what nobody sees; an empty `value` notes it without a line of its own. */
    hide(code: string, value: string, bytes: number, where: string): void {
      if (report.hidden.length < MAX_ITEMS) report.hidden.push({ code, bytes, where });
      add('hidden', code, value, where);
    },
    credentials(bytes: number, where: string): void {
      report.contentCredentials = true;
      add('hidden', 'content-credentials', `C2PA (${bytes} bytes)`, where);
    },
    fail(problem: Problem): void {
      report.problem ??= problem;
      if (!harmless.includes(problem)) report.readable = false;
    },
    /** How often anything was said, repetitions included. */
    said: (): number => offered,
    /** Leave to read one more picture inside this file. */
    mayEmbed: (): boolean => ++embedded <= MAX_EMBEDDED,
  };
}

export type Collector = ReturnType<typeof createCollector>;

/** One line of printable text. */
const shown = (raw: string): string =>
  raw
    .slice(0, MAX_VALUE * 4)
    // Control characters and bidi overrides could make a value look like something else on screen.
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, MAX_VALUE);

function isoLike(value: string): string {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?/.exec(value);
  if (!parts) return value;
  const [, year, month, day, time] = parts;
  return `${year}-${month}-${day}${time ? ` ${time}` : ''}`;
}
