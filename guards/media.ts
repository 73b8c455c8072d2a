import type { DraftMedia } from '../rules/draft.ts';

/** Which bytes a draft will really send: joins what the composer shows with what was uploaded. */

/** Lower-case hex SHA-256. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

interface Upload {
  segments: Blob[];
  alt: string;
}

/** Every upload this page has made, by the id the site gave it. */
export function createUploads() {
  const uploads = new Map<string, Upload>();
  const of = (mediaId: string): Upload => {
    const upload = uploads.get(mediaId) ?? { segments: [], alt: '' };
    uploads.set(mediaId, upload);
    return upload;
  };
  return {
    add(mediaId: string, segment: Blob): void {
      of(mediaId).segments.push(segment);
    },
    describe(mediaId: string, alt: string): void {
      of(mediaId).alt = alt;
    },
    /** Hash and alternative text of one upload; null when this page never saw its bytes. */
    async facts(mediaId: string): Promise<{ sha256: string; alt: string } | null> {
      const upload = uploads.get(mediaId);
      if (!upload || upload.segments.length === 0) return null;
      return { sha256: await sha256(await new Blob(upload.segments).arrayBuffer()), alt: upload.alt };
    },
    async all(): Promise<{ sha256: string; alt: string }[]> {
      const facts = await Promise.all([...uploads.keys()].map((id) => this.facts(id)));
      return facts.filter((f) => f !== null);
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;

export interface Preview {
  url: string;
  video: boolean;
  post: number;
}

/**
 * Media of a draft from its previews. A preview's blob is read and matched with an upload by its bytes; where a site
 * recodes a picture before sending it, what is left over on both sides is paired in order. `sha256` stays empty where
 * neither is possible: such a draft cannot be confirmed.
 */
export async function resolveMedia(previews: readonly Preview[], uploads: Uploads): Promise<DraftMedia[]> {
  const sent = await uploads.all();
  const shown = await Promise.all(previews.map((preview) => hashOf(preview.url)));
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

async function hashOf(url: string): Promise<string> {
  if (!url.startsWith('blob:')) return '';
  try {
    return await sha256(await (await fetch(url)).arrayBuffer());
  } catch {
    // The page has already let go of this blob; the upload's bytes decide.
    return '';
  }
}
