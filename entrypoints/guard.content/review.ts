import type { Consent } from '../../guards/desk/consent.ts';
import type { Review } from '../../guards/desk/review.ts';
import type { Draft } from '../../rules/draft.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.tsx';

/** Runs the review sheet for one draft; resolves with the release, or null when somebody went back. */
export function openReview(
  draft: Draft,
  previews: readonly { url: string; video: boolean }[],
  stage: Stage,
  report: (error: unknown) => void,
): Promise<string | null> {
  return new Promise((resolve) => {
    let review: Review | null = null;
    let acknowledged: string[] = [];
    let answered: string[] = [];
    let consent: Consent = { shown: null, from: '', how: '', on: '' };
    let busy = false;
    let closed = false;
    /** One question after another, so that none is answered about an older sheet. */
    let settled = Promise.resolve();

    const close = (release: string | null): void => {
      closed = true;
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

    const sheet = () => ({ draft, acknowledged, answered, consent });
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
        consent,
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

    void run(async () => {
      await stage.prepare();
      return ask({ ask: 'review', ...sheet(), first: true });
    });
  });
}
