import type { Consent } from '../../guards/desk/consent.ts';
import type { Emergency, Review, Sheet } from '../../guards/desk/review.ts';
import type { Pictures } from '../../guards/messages.ts';
import type { Draft } from '../../rules/draft.ts';
import { type FindPicture, picturesOf, requestFileName, saveFile } from './pictures.ts';
import type { Stage } from './stage.tsx';

/** Whom the sheet talks to: the poster's desk in the background, or one that is for practice only. */
export interface ReviewDesk {
  review: (sheet: Sheet, first: boolean) => Promise<Review>;
  requested: (draft: Draft) => Promise<unknown>;
  walkUp: (sheet: Sheet) => Promise<unknown>;
  sit: (id: string) => Promise<unknown>;
  code: (sheet: Sheet, code: string) => Promise<Review>;
  release: (sheet: Sheet) => Promise<{ release: string } | { review: Review }>;
  openOptions: () => Promise<unknown>;
}

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
  stage: Pick<Stage, 'sheet' | 'prepare'>,
  desk: ReviewDesk,
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
    /** The code that is being looked at: the second click of a double click costs no second try. */
    let typed: string | null = null;
    /** One question after another, so that none is answered about an older sheet. */
    let settled = Promise.resolve();

    const close = (release: string | null): void => {
      // A late answer must not hide the sheet of another draft.
      if (closed) return;
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
    const refresh = () => run(() => desk.review(sheet(), false));
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
            await desk.sit(id);
            return desk.review(sheet(), false);
          }),
        onEmergency: (said) => {
          emergency = said;
          void refresh();
        },
        onSaveRequest: async () => {
          await settled;
          const pictures = await picturesOf(draft, find);
          saveFile(requestFileName(draft), JSON.stringify({ request: review?.request.text ?? '', pictures }));
          await desk.requested(draft);
        },
        onWalkUp: () => void run(() => desk.walkUp(sheet()).then(() => null)),
        onCopyRequest: async () => {
          await settled;
          await navigator.clipboard.writeText(review?.request.text ?? '');
          await desk.requested(draft);
        },
        onCode: (code) => {
          if (code === typed) return;
          typed = code;
          void run(() => desk.code(sheet(), code)).then(() => {
            if (typed === code) typed = null;
          });
        },
        onRelease: () =>
          void run(async () => {
            const answer = await desk.release(sheet());
            if ('review' in answer) return answer.review;
            close(answer.release);
            return null;
          }),
        onCancel: () => close(null),
        onOpenOptions: () => void desk.openOptions().catch(report),
      });
    };

    // Somebody has confirmed in a window of the extension.
    open = { draft, find, refresh: () => void refresh() };

    void run(async () => {
      await stage.prepare();
      return desk.review(sheet(), true);
    });
  });
}
