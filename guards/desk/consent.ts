import { z } from 'zod';
import type { ImagePolicy } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';

/** What a poster says about people, and works of others, in the pictures of a draft (寒川 5(1)②, 川崎 5(11)エ). */
export const consentSchema = z.object({
  /** Somebody who can be told, or something others have rights in, is in a picture; null = not said yet. */
  shown: z.boolean().nullable(),
  /** Who gave leave, in which way, and when; free text. */
  from: z.string().max(200),
  how: z.string().max(200),
  on: z.string().max(100),
});

export type Consent = z.infer<typeof consentSchema>;

export const unsaid: Consent = { shown: null, from: '', how: '', on: '' };

/** What is still missing: whether anybody is shown, or the record of a leave; null = nothing. */
export type ConsentGap = 'unsaid' | 'unrecorded' | null;

export function consentGap(mode: ImagePolicy['consent'], draft: Draft, { shown, from, how, on }: Consent): ConsentGap {
  if (mode === 'off' || draft.media.length === 0) return null;
  if (shown === null) return 'unsaid';
  const recorded = [from, how, on].every((part) => part.trim() !== '');
  return shown && mode === 'record' && !recorded ? 'unrecorded' : null;
}
