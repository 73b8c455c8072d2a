import type { Draft } from '../../rules/draft.ts';
import { type AnswerResult, noTries, type Tries, tryAnswer } from '../approval/answer.ts';
import { type ApprovalRequest, newRequest, type UsedCodes, usedMark } from '../approval/approvals.ts';
import { createSharedQueue } from '../queue.ts';
import type { Release } from '../release.ts';
import type { DeskPorts } from './ports.ts';

/** What the desk remembers between two questions: requests, the release that is under way, codes that are used up. */

/** Requests that are kept for later; older ones are forgotten first. */
const REQUESTS_KEPT = 20;
const USED_KEPT = 2000;

/** Wrong tries are counted at the desk and on the duty page: none may be lost between them. */
const triesQueue = createSharedQueue('tries');

/** Looks at what was typed, and counts the try. */
export const tryCounted = (
  { local }: Pick<DeskPorts, 'local'>,
  request: ApprovalRequest,
  input: Omit<Parameters<typeof tryAnswer>[1], 'tries'>,
): Promise<AnswerResult> =>
  triesQueue(async () => {
    const tries = await local.get<Tries>('tries', noTries);
    const result = await tryAnswer(request, { ...input, tries });
    await local.set('tries', result.tries);
    return result;
  });

export function createBooks({ session, local, now }: Pick<DeskPorts, 'session' | 'local' | 'now'>) {
  const requestFor = async (digest: string, draft: Draft): Promise<ApprovalRequest> => {
    const requests = await session.get<ApprovalRequest[]>('requests', []);
    return requests.find((request) => request.digest === digest) ?? newRequest(digest, draft);
  };

  const keep = async (request: ApprovalRequest): Promise<void> => {
    const requests = await session.get<ApprovalRequest[]>('requests', []);
    const others = requests.filter((other) => other.digest !== request.digest);
    await session.set('requests', [request, ...others].slice(0, REQUESTS_KEPT));
  };

  const isFlying = async (): Promise<boolean> => {
    const release = await session.get<Release | null>('release', null);
    if (release?.flying) return release.answerBy > now();
    // A thread is on its way until its last post has landed.
    return release !== null && release.next > 0 && release.expiresAt > now();
  };

  /** Uses confirmations up, or gives them back when nothing was published with them. */
  const spend = async (release: Release, spent: boolean): Promise<void> => {
    const marks = release.approvals.map((approval) => usedMark(release.digest, approval));
    const used = (await local.get<UsedCodes>('usedCodes', [])).filter((mark) => !marks.includes(mark));
    await local.set('usedCodes', (spent ? [...used, ...marks] : used).slice(-USED_KEPT));
    await keep({ digest: release.digest, draft: release.draft, approvals: spent ? [] : release.approvals });
  };

  return { requestFor, keep, isFlying, spend };
}
