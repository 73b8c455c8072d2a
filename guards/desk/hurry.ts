import type { Draft } from '../../rules/draft.ts';
import { covers } from '../account.ts';
import { createSharedQueue } from '../queue.ts';
import type { DeskConfig, Store } from './ports.ts';
import type { Emergency } from './review.ts';

/** What went out before a second person had confirmed it, until somebody has looked at what was really posted. */

export interface Override {
  digest: string;
  draft: Draft;
  emergency: Emergency;
  /** Who posted it, whoever sits here now. */
  poster: Pick<DeskConfig['me'], 'id' | 'name' | 'dept'>;
  /** Epoch ms at which it left. */
  at: number;
  /**
   * What the site has said to it. 'unclear' = an answer is missing and it was tried again: a no to the second try says nothing
   * about the first, which may be out.
   */
  answer: 'none' | 'unclear' | 'yes';
  /** Id the site gave to it; empty = not told, or not yet. */
  postId: string;
  /** Null = still red. */
  seen: { by: string; at: number } | null;
}

const KEPT = 200;

/** Whether policy lets this person post this draft before a second person has confirmed it. */
export function mayHurry({ policy, me }: DeskConfig, draft: Draft): boolean {
  const { allowed, accounts, roles } = policy.emergency;
  if (!allowed || !covers(accounts, draft.account)) return false;
  // Whoever is not in the register is a poster and nothing more.
  const own = policy.people.find(({ id }) => id === me.id)?.roles ?? ['poster'];
  return own.some((role) => roles.includes(role));
}

export const overridesOf = (local: Store): Promise<Override[]> => local.get<Override[]>('overrides', []);

/** How many of them nobody has looked at yet. */
export const unseenOf = async (local: Store): Promise<number> =>
  (await overridesOf(local)).filter(({ seen }) => !seen).length;

/** Background and pages both write the list. */
const queue = createSharedQueue('overrides');

const isUnderWay = ({ digest, answer, seen }: Override, of: string): boolean =>
  digest === of && answer !== 'yes' && seen === null;

/** The same person tries the same again: later, or from somebody else, it is a post of its own with a mark of its own. */
const AGAIN_MS = 60 * 60_000;
const isSameTry = (one: Override, { digest, poster, at }: Override): boolean =>
  isUnderWay(one, digest) && one.poster.id === poster.id && at - one.at <= AGAIN_MS;

/**
 * Notes what goes out, from the moment it leaves: the answer may never come. `at` names the mark it has now, `again` = it was
 * noted when it was tried before. What has been countersigned long ago is forgotten first, what has not never is.
 */
export function addOverride(local: Store, override: Override): Promise<{ at: number; again: boolean }> {
  return queue(async () => {
    const known = await overridesOf(local);
    const before = known.find((one) => isSameTry(one, override));
    const all = before
      ? known.map((one) => (one === before ? { ...one, answer: 'unclear' as const } : one))
      : [override, ...known];
    const open = all.filter(({ seen }) => !seen);
    const done = all.filter(({ seen }) => seen).slice(0, Math.max(0, KEPT - open.length));
    await local.set('overrides', [...open, ...done]);
    return { at: before?.at ?? override.at, again: before !== undefined };
  });
}

/** The site has answered: the id of the post, or null when it refused it and nothing of it can be out. */
export function answerOverride(local: Store, digest: string, at: number, postId: string | null): Promise<void> {
  return queue(async () => {
    const all = await overridesOf(local);
    await local.set(
      'overrides',
      all.flatMap((one) => {
        if (one.at !== at || !isUnderWay(one, digest)) return [one];
        if (postId !== null) return [{ ...one, answer: 'yes' as const, postId }];
        return one.answer === 'none' ? [] : [one];
      }),
    );
  });
}

export function markSeen(local: Store, at: number, digest: string, seen: Override['seen']): Promise<void> {
  return queue(async () => {
    const all = await overridesOf(local);
    await local.set(
      'overrides',
      all.map((one) => (one.at === at && one.digest === digest ? { ...one, seen } : one)),
    );
  });
}
