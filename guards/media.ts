import type { DraftMedia } from '../rules/draft.ts';
import type { Preview } from '../sites/adapter.ts';

/** Which bytes a draft will really send: joins what the composer shows with what was uploaded. */

/** Lower-case hex SHA-256 of a file of any length. */
export type Digest = (file: Blob) => Promise<string>;

interface Upload {
  /** By number, for parts may leave side by side and twice. */
  segments: Map<number, Blob>;
  /** Bytes the page announced; NaN = not known. */
  total: number;
  alt: string;
  /** Hash of all parts once no more come; the parts themselves are let go then. */
  sealed: Promise<string> | null;
  /** The whole, for people to look at; a film is too much to hold. */
  view: Blob | null;
}

/** Bytes of an upload that is held for people to look at it. */
const MAX_VIEW_BYTES = 32 * 1024 * 1024;

const sizeOf = ({ segments }: Upload): number => [...segments.values()].reduce((sum, part) => sum + part.size, 0);
const joined = ({ segments }: Upload): Blob => {
  const parts = [...segments].sort(([a], [b]) => a - b).map(([, part]) => part);
  return new Blob(parts, { type: parts[0]?.type ?? '' });
};

/** Every upload this page has made, by the id the site gave it. */
export function createUploads(digest: Digest) {
  const uploads = new Map<string, Upload>();
  const of = (mediaId: string): Upload => {
    const upload = uploads.get(mediaId) ?? {
      segments: new Map(),
      total: Number.NaN,
      alt: '',
      sealed: null,
      view: null,
    };
    uploads.set(mediaId, upload);
    return upload;
  };
  return {
    begin(mediaId: string, total: number): void {
      of(mediaId).total = total;
    },
    add(mediaId: string, index: number, segment: Blob): void {
      of(mediaId).segments.set(index, segment);
    },
    describe(mediaId: string, alt: string): void {
      of(mediaId).alt = alt;
    },
    isAnnounced: (mediaId: string): boolean => !Number.isNaN(of(mediaId).total),
    isComplete: (mediaId: string): boolean => sizeOf(of(mediaId)) >= of(mediaId).total,
    /** All parts so far as one file; null when this page never saw any. */
    whole(mediaId: string): Blob | null {
      const upload = uploads.get(mediaId);
      return upload && upload.segments.size > 0 ? joined(upload) : null;
    },
    /** No more parts come: what is kept of them is their hash. */
    seal(mediaId: string): void {
      const upload = of(mediaId);
      if (upload.segments.size === 0) return;
      const whole = joined(upload);
      if (whole.size <= MAX_VIEW_BYTES) upload.view = whole;
      upload.sealed = digest(whole);
      upload.sealed.then(
        () => upload.segments.clear(),
        () => {
          upload.sealed = null;
        },
      );
    },
    /** What was uploaded, to be looked at; null where it is not held. */
    view: (mediaId: string): Blob | null => uploads.get(mediaId)?.view ?? null,
    /** The bytes behind a hash, to be looked at; null where they are not held. */
    async find(sha256: string): Promise<Blob | null> {
      for (const [id, { view }] of uploads) {
        if (view && (await this.facts(id))?.sha256 === sha256) return view;
      }
      return null;
    },
    /** Hash and alternative text of one upload; null when this page never saw its bytes. */
    async facts(mediaId: string): Promise<{ sha256: string; alt: string } | null> {
      const upload = uploads.get(mediaId);
      if (!upload || (!upload.sealed && upload.segments.size === 0)) return null;
      return { sha256: await (upload.sealed ?? digest(joined(upload))), alt: upload.alt };
    },
    async all(): Promise<{ sha256: string; alt: string }[]> {
      const facts = await Promise.all([...uploads.keys()].map((id) => this.facts(id)));
      return facts.filter((f) => f !== null);
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;

/**
 * Media of a draft from its previews. A preview's blob is read and matched with an upload by its bytes; where a site
 * recodes a picture before sending it, what is left over on both sides is paired in order. `sha256` stays empty where
 * neither is possible: such a draft cannot be confirmed.
 */
export async function resolveMedia(
  previews: readonly Preview[],
  uploads: Uploads,
  digest: Digest,
): Promise<DraftMedia[]> {
  const sent = await uploads.all();
  const shown = await Promise.all(previews.map((preview) => hashOf(preview.url, digest)));
  const spare = sent.filter((upload) => !shown.includes(upload.sha256));
  return previews.map((preview, index) => {
    const exact = sent.findLast((upload) => upload.sha256 === shown[index]);
    const match = exact ?? spare.shift();
    return {
      sha256: match?.sha256 ?? '',
      kind: preview.video ? 'video' : 'image',
      alt: match?.alt ?? '',
      post: preview.post,
    };
  });
}

async function hashOf(url: string, digest: Digest): Promise<string> {
  if (!url.startsWith('blob:')) return '';
  let blob: Blob;
  try {
    blob = await (await fetch(url)).blob();
  } catch {
    // The page has already let go of this blob; the upload's bytes decide.
    return '';
  }
  return digest(blob);
}
