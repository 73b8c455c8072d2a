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
    let busy = false;
    let closed = false;

    const close = (release: string | null): void => {
      closed = true;
      stage.sheet(null);
      resolve(release);
    };

    const run = async (work: () => Promise<Review | null>): Promise<void> => {
      if (busy) return;
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

    const sheet = () => ({ draft, acknowledged, answered });
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
        busy,
        onAcknowledge: (key, on) => {
          acknowledged = toggle(acknowledged, key, on);
          void refresh();
        },
        onAnswer: (key, on) => {
          answered = toggle(answered, key, on);
          void refresh();
        },
        onCopyRequest: async () => {
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

    void run(() => ask({ ask: 'review', ...sheet(), first: true }));
  });
}
