import type { Draft } from '../../rules/draft.ts';
import type { Guideline } from '../../rules/types.ts';
import type { Consent } from './consent.ts';

/** Clauses no machine can answer become questions for people, so that a silent tool never claims compliance. */

export interface Question {
  /** Stable id: guideline, number and position (numbers may repeat). */
  key: string;
  question: string;
  guideline: string;
  title: string;
  clause: string;
}

const hasLink = /https?:\/\/|www\./i;

/** Questions for this draft. Those about consent fall away only when somebody has said that nobody is shown. */
export function checklistFor(draft: Draft, guidelines: readonly Guideline[], consent?: Consent): Question[] {
  const applies = {
    media: draft.media.length > 0,
    consent: draft.media.length > 0 && consent?.shown !== false,
    links: draft.posts.some((post) => hasLink.test(post.text)),
    reply: draft.replyTo !== '',
  };
  const asked = new Set<string>();
  return guidelines
    .filter((guideline) => guideline.sites.includes(draft.site))
    .flatMap((guideline) =>
      guideline.clauses.flatMap((clause, index) => {
        if (clause.binds !== 'staff' || !clause.ask) return [];
        if (clause.askWhen && !applies[clause.askWhen]) return [];
        // Two guidelines may ask the same thing: once is enough.
        if (asked.has(clause.ask)) return [];
        asked.add(clause.ask);
        return [
          {
            key: `${guideline.id}/${index}`,
            question: clause.ask,
            guideline: guideline.id,
            title: guideline.title,
            clause: clause.number,
          },
        ];
      }),
    );
}
