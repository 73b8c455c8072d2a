import type { Draft, DraftMedia } from '../rules/draft.ts';
import type { Approval } from './approval/approvals.ts';
import { type Change, difference } from './approval/difference.ts';
import type { Emergency } from './desk/review.ts';
import type { Carried } from './messages.ts';

/** One permission to publish one draft: as many requests as it has posts, in order, each with exactly its content. */
export interface Release {
  id: string;
  digest: string;
  draft: Draft;
  /** Index of the post that is to go next. */
  next: number;
  /** Id the site gave to the post before; empty at the start of a thread. */
  previousId: string;
  expiresAt: number;
  /** Ticket and number of posts of the request that is on its way; null = none. */
  flying: { ticket: number; posts: number } | null;
  /** Epoch ms until which the answer to the request on its way is waited for: a late request may outlive the release. */
  answerBy: number;
  /** `at` of the emergency mark that the first request has left; null = none. */
  mark: number | null;
  /** Confirmations that the first request uses up; given back only if it fails. */
  approvals: Approval[];
  /** It went before a second person had confirmed it; null = it did not. */
  emergency: Emergency | null;
}

/** From pressing the button to the last request of a long thread on a slow line. */
export const RELEASE_MS = 5 * 60_000;

export const newRelease = (
  id: string,
  request: { digest: string; draft: Draft; approvals: Approval[] },
  now: number,
  emergency: Emergency | null = null,
): Release => ({
  id,
  digest: request.digest,
  draft: request.draft,
  approvals: request.approvals,
  next: 0,
  previousId: '',
  expiresAt: now + RELEASE_MS,
  flying: null,
  answerBy: 0,
  mark: null,
  emergency,
});

/**
 * Where an outgoing request departs from what was confirmed; empty = it carries exactly that.
 * Later posts of a thread answer the one before them and carry neither quote nor audience of their own.
 */
export function departures(release: Release, carried: Carried): Change[] {
  const { draft, next } = release;
  const media: DraftMedia[] = draft.media.filter((m) => m.post < next || m.post >= next + carried.posts.length);
  carried.posts.forEach((post, offset) => {
    const confirmed = draft.media.filter((m) => m.post === next + offset);
    post.media.forEach((m, index) => {
      media.push({ sha256: m.sha256, alt: m.alt, kind: confirmed[index]?.kind ?? 'image', post: next + offset });
    });
  });
  const posts = draft.posts.map((post) => ({ text: post.text }));
  carried.posts.forEach((post, offset) => {
    posts[next + offset] = { text: post.text };
  });
  const first = next === 0;
  const follows = release.previousId !== '' && carried.replyTo === release.previousId && carried.quoteOf === '';
  const sent: Draft = {
    ...draft,
    // Somebody may have switched to another account since.
    account: carried.account === '' ? draft.account : carried.account,
    posts,
    media: media.sort((a, b) => a.post - b.post),
    replyTo: first ? carried.replyTo : follows ? draft.replyTo : carried.replyTo,
    quoteOf: first || !follows ? carried.quoteOf : draft.quoteOf,
    audience: first || carried.audience !== '' ? carried.audience : draft.audience,
    // The page shows the name of a place, the request its number: only whether there is one can be compared.
    placeTag: carried.placeTag !== '' && draft.placeTag !== '' ? draft.placeTag : carried.placeTag,
    scheduledAt: carried.scheduledAt,
  };
  return difference(draft, sent);
}

/** After the answer to the request on its way: a success is never repeated, a failure may be tried again. */
export function land(release: Release, status: number, createdId: string): Release {
  const { flying } = release;
  if (!flying) return release;
  const succeeded = status >= 200 && status < 300;
  if (!succeeded) return { ...release, flying: null };
  return { ...release, flying: null, next: release.next + flying.posts, previousId: createdId };
}

export const isFinished = (release: Release): boolean => release.next >= release.draft.posts.length;
