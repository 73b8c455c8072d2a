import { ask } from './ask.ts';
import type { ReviewDesk } from './review.ts';

/** The poster's desk, which is in the background. */
export const desk: ReviewDesk = {
  review: (sheet, first) => ask({ ask: 'review', ...sheet, first }),
  requested: (draft) => ask({ ask: 'requested', draft }),
  walkUp: (sheet) => ask({ ask: 'walk-up', ...sheet }),
  sit: (id) => ask({ ask: 'i-am', id }),
  code: (sheet, code) => ask({ ask: 'code', ...sheet, code }),
  release: (sheet) => ask({ ask: 'release', ...sheet }),
  openOptions: () => ask({ ask: 'open-options' }),
};
