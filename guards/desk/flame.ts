import type { Draft } from '../../rules/draft.ts';
import type { Store } from './ports.ts';

/** While a storm of protest is on (白井 4(3)): no answers by staff, and only the head confirms. */

export interface Flame {
  /** Epoch ms. */
  since: number;
  /** Who has said so. */
  by: string;
  note: string;
}

export const flameOf = (local: Store): Promise<Flame | null> => local.get<Flame | null>('flame', null);

/** Drafts that would argue with somebody. */
export const silences = ({ surface }: Draft): boolean =>
  surface === 'reply' || surface === 'comment' || surface === 'quote';
