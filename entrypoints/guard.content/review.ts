import type { Consent } from '../../guards/desk/consent.ts';
import type { Emergency, Review } from '../../guards/desk/review.ts';
import type { Pictures } from '../../guards/messages.ts';
import type { Draft } from '../../rules/draft.ts';
import { ask } from './ask.ts';
import { type FindPicture, picturesOf, requestFileName, saveFile } from './pictures.ts';
import type { Stage } from './stage.tsx';

/** The sheet that is open on this page, for what the background has to tell it. */
let open: { draft: Draft; find: FindPicture; refresh: () => void } | null = null;

/** Somebody has answered elsewhere: the sheet is looked at anew. */
export const reviewAgain = (): void => open?.refresh();

/** Pictures of the draft under review, for the second person's window. */
export const openPictures = async (): Promise<Pictures> => (open ? picturesOf(open.draft, open.find) : []);

/** Runs the review sheet for one draft; resolves with the release, or null when somebody went back. */
export function openReview(
  draft: Draft,
  previews: readonly { url: string; video: boolean }[],
  find: FindPicture,
  stage: Stage,
  report: (error: unknown) => void,
): Promise<string | null> {
  return new Promise((resolve) => {
    let review: Review | null = null;
    let acknowledged: string[] = [];
    let answered: string[] = [];
    let pointed: string[] = [];
    let emergency: Emergency | null = null;
    let consent: Consent = { shown: null, from: '', how: '', on: '' };
    let busy = false;
    let closed = false;
    /** One question after another, so that none is answered about an older sheet. */
    let settled = Promise.resolve();

    const close = (release: string | null): void => {
      closed = true;
      open = null;
      stage.sheet(null);
      resolve(release);
    };

    const turn = async (work: () => Promise<Review | null>): Promise<void> => {
      if (closed) return;
      busy = true;
      draw();
      try {
        review = (await work()) ?? review;
      } catch (error) {
        report(error);
        close(null);
        return;
      } finally {
        busy = false;
      }
      draw();
    };
    const run = (work: () => Promise<Review | null>): Promise<void> => {
      settled = settled.then(() => turn(work));
      return settled;
    };

    const sheet = () => ({ draft, acknowledged, answered, pointed, consent, ...(emergency ? { emergency } : {}) });
    const refresh = () => run(() => ask({ ask: 'review', ...sheet(), first: false }));
    const toggle = (list: string[], key: string, on: boolean): string[] =>
      on ? [...list, key] : list.filter((k) => k !== key);

    const draw = (): void => {
      if (!review || closed) return;
      stage.sheet({
        draft,
        previews,
        review,
        acknowledged,
        answered,
        pointed,
        consent,
        emergency,
        busy,
        onAcknowledge: (key, on) => {
          acknowledged = toggle(acknowledged, key, on);
          void refresh();
        },
        onAnswer: (key, on) => {
          answered = toggle(answered, key, on);
          void refresh();
        },
        onConsent: (said) => {
          consent = said;
          void refresh();
        },
        onPoint: (key) => {
          pointed = [...pointed, key];
          void refresh();
        },
        onWho: (id) =>
          void run(async () => {
            await ask({ ask: 'i-am', id });
            return ask({ ask: 'review', ...sheet(), first: false });
          }),
        onEmergency: (said) => {
          emergency = said;
          void refresh();
        },
        onSaveRequest: async () => {
          await settled;
          const pictures = await picturesOf(draft, find);
          saveFile(requestFileName(draft), JSON.stringify({ request: review?.request.text ?? '', pictures }));
          await ask({ ask: 'requested', draft });
        },
        onWalkUp: () => void run(() => ask({ ask: 'walk-up', ...sheet() }).then(() => null)),
        onCopyRequest: async () => {
          await settled;
          await navigator.clipboard.writeText(review?.request.text ?? '');
          await ask({ ask: 'requested', draft });
        },
        onCode: (code) => void run(() => ask({ ask: 'code', ...sheet(), code })),
        onRelease: () =>
          void run(async () => {
            const answer = await ask({ ask: 'release', ...sheet() });
            if ('review' in answer) return answer.review;
            close(answer.release);
            return null;
          }),
        onCancel: () => close(null),
        onOpenOptions: () => void ask({ ask: 'open-options' }).catch(report),
      });
    };

    // Somebody has confirmed in a window of the extension.
    open = { draft, find, refresh: () => void refresh() };

    void run(async () => {
      await stage.prepare();
      return ask({ ask: 'review', ...sheet(), first: true });
    });
  });
}
