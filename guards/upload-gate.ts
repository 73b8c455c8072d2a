import type { Adapter, UploadPart } from '../sites/adapter.ts';
import type { Uploads } from './media.ts';

/**
 * Looks at bytes on their way out: what came past every other door is still seen here. The last part of an upload waits
 * until the whole has been looked at; where nobody said how long it would be, its conclusion waits instead, without which
 * the site makes nothing of the parts.
 */

/** The answer to INIT tells how an upload is called; the page may send the first part before that answer has reached us. */
const ANNOUNCED_MS = 500;

export function createUploadGate(
  adapter: Pick<Adapter, 'uploaded'>,
  uploads: Uploads,
  mayLeave: (bytes: Blob) => Promise<boolean>,
) {
  const judged = new Map<string, Promise<boolean>>();
  const opening = new Map<number, Promise<void>>();
  const opened = new Map<number, (text: string) => void>();

  const judge = (mediaId: string): Promise<boolean> => {
    const whole = uploads.whole(mediaId);
    const verdict = judged.get(mediaId) ?? (whole ? mayLeave(whole) : Promise.resolve(false));
    judged.set(mediaId, verdict);
    return verdict;
  };

  const announced = async (mediaId: string): Promise<boolean> => {
    if (!uploads.isAnnounced(mediaId)) {
      const wait = new Promise((resolve) => setTimeout(resolve, ANNOUNCED_MS));
      await Promise.race([Promise.all(opening.values()), wait]);
    }
    return uploads.isAnnounced(mediaId);
  };

  /** What the answer to this request says the upload is called. */
  const named = (id: number, then: (mediaId: string) => void): void => {
    opening.set(
      id,
      new Promise((resolve) =>
        opened.set(id, (text) => {
          for (const mediaId of adapter.uploaded(text)) then(mediaId);
          resolve();
        }),
      ),
    );
  };

  return {
    /** Whether a part may leave. `id` numbers the request. */
    async admits(id: number, { command, mediaId, index, total }: UploadPart, media: Blob | null): Promise<boolean> {
      switch (command) {
        case 'INIT':
          named(id, (name) => uploads.begin(name, total));
          return media === null;
        case 'APPEND':
          if (!media || mediaId === '') return false;
          uploads.add(mediaId, index, media);
          return (await announced(mediaId)) && uploads.isComplete(mediaId) ? judge(mediaId) : true;
        case 'FINALIZE': {
          const may = await judge(mediaId);
          if (may) uploads.seal(mediaId);
          return may;
        }
        case 'STATUS':
          return media === null;
        case '':
          // Everything in one request. Without bytes it is a question or an announcement; what it announces is seen when it goes.
          if (!media) return true;
          if (!(await mayLeave(media))) return false;
          named(id, (name) => {
            uploads.add(name, 0, media);
            uploads.seal(name);
          });
          return true;
        default:
          return false;
      }
    },

    /** The answer to a request, as far as it is text. */
    answered(id: number, text: string): void {
      opened.get(id)?.(text);
      opened.delete(id);
      opening.delete(id);
    },
  };
}

export type UploadGate = ReturnType<typeof createUploadGate>;
