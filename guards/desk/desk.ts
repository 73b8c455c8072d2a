import type { Entry } from '../../audit/record.ts';
import type { Draft } from '../../rules/draft.ts';
import type { AnswerResult } from '../approval/answer.ts';
import { type UsedCodes, withApproval } from '../approval/approvals.ts';
import { draftDigest, unseenCharacters } from '../approval/canonical.ts';
import { demandFor } from '../approval/demand.ts';
import type { Change } from '../approval/difference.ts';
import type { Assertion } from '../approval/passkey.ts';
import type { Carried } from '../messages.ts';
import { createQueue } from '../queue.ts';
import { departures, isFinished, land, newRelease, RELEASE_MS, type Release } from '../release.ts';
import { createBooks, tryCounted } from './books.ts';
import { knownFor, posterOf } from './confirmers.ts';
import { clausesOf, type EntryChange, entryFor, saidOnSheet, textOf } from './entries.ts';
import { findingsFor } from './findings.ts';
import { flameOf } from './flame.ts';
import { addOverride, answerOverride } from './hurry.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';
import { remember } from './recent.ts';
import type { Review, Sheet } from './review.ts';
import { createView } from './view.ts';
import { byPasskey } from './walk-up.ts';

type Answered = Pick<AnswerResult, 'request' | 'refused' | 'approval'>;

/** What is on its way, for the row about an answer that never comes: on disk, where it outlives the browser, and without words. */
interface Adrift {
  /** Id of its release. */
  release: string;
  row: Pick<Entry, 'digest' | 'site' | 'account' | 'actor'>;
  /** Epoch ms. */
  until: number;
}

/** A background on a busy machine may be asked again for half a minute, about one and the same gesture. */
const GESTURE_MS = 30_000;

/**
 * The poster's desk: the only place where something is released. It trusts nobody: findings are computed again, codes are
 * checked with keys that no page can reach, and an outgoing request is compared with what was confirmed.
 */
export function createDesk(ports: DeskPorts) {
  const { session, local } = ports;
  const books = createBooks(ports);
  const { requestFor, keep, spend } = books;
  const write = async (config: DeskConfig, draft: Draft | null, change: EntryChange): Promise<void> => {
    await ports.record(entryFor(config, ports.version, draft, change));
  };
  const view = createView(ports, books, write);

  /** One at a time: two requests at once must not both find the same release unused. */
  const queue = createQueue();
  const serial =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      queue(() => work(...args));

  const lost = (config: DeskConfig, { row }: Adrift): Promise<void> =>
    write(config, null, { ...row, action: 'publish_unanswered', topics: ['who-and-when'] });

  /** A request whose answer never came, perhaps because the browser was closed: nobody knows whether it was posted. */
  const giveUp = async (config: DeskConfig): Promise<void> => {
    const adrift = await local.get<Adrift | null>('adrift', null);
    if (!adrift || adrift.until > ports.now()) return;
    const release = await session.get<Release | null>('release', null);
    if (release?.flying && release.digest === adrift.row.digest) await session.set('release', null);
    await lost(config, adrift);
    await local.set('adrift', null);
  };

  /** False = the row of this gesture is there: an answer that got lost makes the page ask again. */
  const isNewGesture = async ({ tab = -1 }: Sheet, digest: string): Promise<boolean> => {
    const last = await session.get('gesture', { digest: '', tab: -1, at: 0 });
    const now = ports.now();
    if (last.digest === digest && last.tab === tab && now - last.at < GESTURE_MS) return false;
    await session.set('gesture', { digest, tab, at: now });
    return true;
  };

  /** It goes before a second person has confirmed it: red from now on. When its mark was left; null = there is none. */
  const raise = async (config: DeskConfig, { digest, draft, emergency }: Release): Promise<number | null> => {
    if (!emergency) return null;
    const { id, name, dept } = config.me;
    const poster = { id, name, dept };
    const at = ports.now();
    const override = { digest, draft, emergency, poster, at, answer: 'none' as const, postId: '', seen: null };
    const mark = await addOverride(local, override);
    if (mark.again) return mark.at;
    const { reason, note, tried } = emergency;
    const detail = [note, tried].filter(Boolean).join(' / ');
    await write(config, draft, { action: 'override', digest, result: reason, detail, topics: ['two-person-check'] });
    return mark.at;
  };

  /** What a confirmation is judged by, however it was given. */
  const circumstances = async (config: DeskConfig, draft: Draft) => ({
    known: await knownFor(config, ports),
    poster: await posterOf(config, ports),
    demand: demandFor(config.policy, draft, await findingsFor(config, draft, ports), await flameOf(local)),
    used: await local.get<UsedCodes>('usedCodes', []),
    now: ports.now(),
  });

  /** A confirmation was given, or was not. */
  const answered = async (sheet: Sheet, result: Answered): Promise<Review> => {
    const config = await ports.config();
    await keep({ ...result.request, ...(sheet.tab === undefined ? {} : { tab: sheet.tab }) });
    await write(config, sheet.draft, {
      action: result.approval ? 'approved' : 'code_failed',
      digest: result.request.digest,
      result: result.refused ?? result.approval?.strength ?? '',
      topics: ['two-person-check'],
      approvers: result.approval ? [result.approval.name] : [],
      proof: result.approval?.proof ?? '',
    });
    return view(config, sheet, result.refused);
  };

  return {
    /** A posting gesture was stopped: the sheet as it stands. */
    review: serial(async (sheet: Sheet, first: boolean): Promise<Review> => {
      const config = await ports.config();
      await giveUp(config);
      const review = await view(config, sheet);
      if (first && (await isNewGesture(sheet, review.digest))) {
        await write(config, sheet.draft, {
          action: 'publish_gesture',
          digest: review.digest,
          detail: textOf(config, sheet.draft),
          topics: [...new Set(review.findings.map(({ finding }) => finding.topic))],
          clauses: clausesOf(review.findings.map(({ finding }) => finding)),
        });
      }
      return review;
    }),

    /** The poster copied the text for the second person. */
    requested: serial(async (draft: Draft): Promise<void> => {
      const config = await ports.config();
      const digest = await draftDigest(draft);
      await keep(await requestFor(digest, draft));
      await write(config, draft, {
        action: 'approval_requested',
        digest,
        detail: textOf(config, draft),
        topics: ['two-person-check'],
      });
    }),

    /** A code was typed. */
    code: serial(async (sheet: Sheet, typed: string): Promise<Review> => {
      const config = await ports.config();
      const { draft } = sheet;
      const digest = await draftDigest(draft);
      if (unseenCharacters(draft).length > 0) return view(config, sheet, 'unseen-characters');
      if (draft.media.some((media) => media.sha256 === '')) return view(config, sheet, 'unreadable-media');
      const request = await requestFor(digest, draft);
      const around = await circumstances(config, draft);
      const { ttlMinutes, signedHours } = config.policy.approval;
      const result = await tryCounted(ports, request, { typed, ...around, ttlMinutes, signedHours });
      return answered(sheet, result);
    }),

    /** The second person has come over and used a passkey. */
    passkey: serial(async (sheet: Sheet, assertion: Assertion): Promise<Review> => {
      const config = await ports.config();
      const { draft } = sheet;
      const digest = await draftDigest(draft);
      const request = await requestFor(digest, draft);
      const found = await byPasskey(request, assertion, {
        ...(await circumstances(config, draft)),
        origin: ports.origin,
      });
      return answered(
        sheet,
        'approval' in found
          ? { request: withApproval(request, found.approval), refused: null, approval: found.approval }
          : { request, refused: found.refused, approval: null },
      );
    }),

    /** Everything is said: one release for exactly this draft, or the sheet with what is missing. */
    release: serial(async (sheet: Sheet): Promise<{ release: string } | { review: Review }> => {
      const config = await ports.config();
      await giveUp(config);
      const review = await view(config, sheet);
      if (!review.verdict.release) return { review };
      const request = await requestFor(review.digest, sheet.draft);
      const waived = review.emergency.allowed && review.template === '' ? (sheet.emergency ?? null) : null;
      const release = newRelease(ports.randomId(), request, ports.now(), waived);
      await session.set('release', release);
      for (const row of saidOnSheet(config, sheet, review)) await write(config, sheet.draft, row);
      await write(config, sheet.draft, {
        action: 'released',
        digest: review.digest,
        result: waived ? 'emergency' : review.template && 'template',
        detail: textOf(config, sheet.draft),
        topics: ['two-person-check', 'who-and-when'],
        approvers: review.request.approvals.map((approval) => approval.name),
      });
      return { release: release.id };
    }),

    /** A request is held: it goes if it carries exactly the post that is next in the release. */
    authorize: serial(
      async (id: string, carried: Carried): Promise<{ ticket: number; nonce: string } | { refused: Change[] }> => {
        const config = await ports.config();
        const release = await session.get<Release | null>('release', null);
        if (!release || release.id !== id || release.expiresAt < ports.now() || release.flying) return { refused: [] };
        const refused = departures(release, carried);
        if (refused.length > 0) {
          // What went out of step is void as a whole: the code was for another content than the page tried to send.
          await session.set('release', null);
          if (release.next === 0) await keep({ digest: release.digest, draft: release.draft, approvals: [] });
          await write(config, release.draft, {
            action: 'stopped',
            digest: release.digest,
            result: 'mismatch',
            detail: refused.map((c) => c.field).join(' '),
          });
          return { refused };
        }
        let { mark } = release;
        if (release.next === 0) {
          await spend(release, true);
          mark = await raise(config, release);
        }
        // What was on its way when the browser was closed has no release any more, and would leave no row.
        const before = await local.get<Adrift | null>('adrift', null);
        if (before && before.release !== id) await lost(config, before);
        const { id: who, name, how } = config.me;
        const { site, account } = release.draft;
        const row = { digest: release.digest, site, account, actor: { id: who, name, how } };
        const answerBy = Math.max(release.expiresAt, ports.now() + RELEASE_MS);
        await local.set('adrift', { release: id, row, until: answerBy } satisfies Adrift);
        const pass = await ports.passes.open();
        await session.set('release', {
          ...release,
          answerBy,
          mark,
          flying: { ticket: pass.ticket, posts: carried.posts.length },
        } satisfies Release);
        return pass;
      },
    ),

    /** The answer has come. Only now is something published, and only now is the confirmation used up. */
    landed: serial(async (ticket: number, status: number, createdId: string): Promise<boolean> => {
      await ports.passes.close(ticket);
      const release = await session.get<Release | null>('release', null);
      if (!release || release.flying?.ticket !== ticket) return false;
      const config = await ports.config();
      const next = land(release, status, createdId);
      const ok = next.next > release.next;
      if (!ok && release.next === 0) await spend(release, false);
      const { site, account, posts } = release.draft;
      const text = posts[release.next]?.text ?? '';
      if (ok) await remember(ports, { site, account, text, at: ports.now() });
      // A site that is not reached, or fails halfway (5xx), may have taken it all the same: only a no takes the red mark away.
      const refused = status >= 300 && status < 500;
      if (release.mark !== null && release.next === 0 && (ok || refused))
        await answerOverride(local, release.digest, release.mark, ok ? createdId : null);
      await write(config, release.draft, {
        action: ok ? 'publish_seen' : 'publish_failed',
        digest: release.digest,
        result: ok ? createdId : String(status),
        topics: ['who-and-when'],
      });
      const finished = isFinished(next);
      await session.set('release', finished ? null : next);
      // Last: whatever goes wrong before leaves a row that says too little rather than none.
      await local.set('adrift', null);
      return finished;
    }),

    /** From time to time, and when the browser starts. */
    tend: serial(async (): Promise<void> => giveUp(await ports.config())),

    /** Any other row of the log. */
    async log(change: EntryChange): Promise<void> {
      await write(await ports.config(), null, change);
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;
