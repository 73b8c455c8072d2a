import type { Entry } from '../../audit/record.ts';
import { guidelinesInForce, imagesInForce } from '../../policy/in-force.ts';
import type { Draft } from '../../rules/draft.ts';
import { accountStatus } from '../account.ts';
import {
  type ApprovalRequest,
  type CodeRefusal,
  MAX_FAILURES,
  noTries,
  type Tries,
  tryCode,
  type UsedCodes,
} from '../approval/approvals.ts';
import { draftDigest, unseenCharacters } from '../approval/canonical.ts';
import { type Change, difference } from '../approval/difference.ts';
import { findingKey, gate } from '../gate.ts';
import type { Carried } from '../messages.ts';
import { departures, isFinished, land, newRelease, type Release } from '../release.ts';
import { createBooks } from './books.ts';
import { checklistFor } from './checklist.ts';
import { approversFor, confirmersFor } from './confirmers.ts';
import { consentGap, unsaid } from './consent.ts';
import { clausesOf, entryFor, saidOnSheet, textOf } from './entries.ts';
import { findingsFor } from './findings.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';
import { remember } from './recent.ts';
import { requestText } from './request-text.ts';
import type { Review, Sheet } from './review.ts';

/**
 * The poster's desk: the only place where something is released. It trusts nobody: findings are computed again, codes are
 * checked with keys that no page can reach, and an outgoing request is compared with what was confirmed.
 */

export function createDesk(ports: DeskPorts) {
  const { session, local } = ports;
  const { requestFor, keep, isFlying, spend } = createBooks(ports);
  const entry = (
    ...[config, draft, change]: [DeskConfig, Draft | null, Partial<Entry> & Pick<Entry, 'action'>]
  ): Entry => entryFor(config, ports.version, draft, change);

  /** One at a time: two requests at once must not both find the same release unused. */
  let queue: Promise<unknown> = Promise.resolve();
  const serial = <A extends unknown[], R>(work: (...args: A) => Promise<R>) => {
    return (...args: A): Promise<R> => {
      const mine = queue.then(() => work(...args));
      queue = mine.catch(() => undefined);
      return mine;
    };
  };

  /** The confirmed draft this one was made from by editing, if there is one; its confirmation is void. */
  const voidedBy = async (config: DeskConfig, digest: string, { draft, tab }: Sheet): Promise<Change[] | null> => {
    const requests = await session.get<ApprovalRequest[]>('requests', []);
    const before = requests.find(
      (r) => r.digest !== digest && r.approvals.length > 0 && r.tab === tab && sameSlot(r.draft, draft),
    );
    if (!before) return session.get<Record<string, Change[]>>('voided', {}).then((all) => all[digest] ?? null);
    const changes = difference(before.draft, draft);
    await keep({ ...before, approvals: [] });
    await session.set('voided', { [digest]: changes });
    await ports.record(
      entry(config, draft, {
        action: 'approval_invalidated',
        digest: before.digest,
        detail: textOf(config, draft),
        topics: ['two-person-check'],
      }),
    );
    return changes;
  };

  const view = async (config: DeskConfig, sheet: Sheet, codeError: CodeRefusal | null = null): Promise<Review> => {
    const { draft } = sheet;
    const { policy } = config;
    const digest = await draftDigest(draft);
    const changes = await voidedBy(config, digest, sheet);
    const approvers = await approversFor(config, draft, ports);
    const stored = await requestFor(digest, draft);
    // Who has lost the role since no longer counts.
    const request = {
      ...stored,
      approvals: stored.approvals.filter((a) => approvers.some((p) => p.id === a.approver)),
    };
    const tries = await local.get<Tries>('tries', noTries);
    const findings = await findingsFor(config, draft, ports);
    const questions = checklistFor(draft, guidelinesInForce(policy), sheet.consent);
    const { consent } = imagesInForce(policy);
    const account = policy.accounts.find(
      (a) => a.site === draft.site && a.id.toLowerCase() === draft.account.toLowerCase(),
    );
    const verdict = gate({
      draft,
      findings,
      acknowledged: sheet.acknowledged,
      questions: questions.map((q) => q.key),
      answered: sheet.answered,
      consent: consentGap(consent, draft, sheet.consent ?? unsaid),
      request,
      approvers: approvers.length,
      required: policy.approval.required,
      policyLost: config.policyLost,
      flying: await isFlying(),
      now: ports.now(),
    });
    const text = await requestText(config, sheet, { digest, findings, accountName: account?.name ?? '' }, ports);
    return {
      digest,
      account: {
        handle: draft.account,
        name: account?.name ?? '',
        owner: account?.owner ?? '',
        status: accountStatus(draft.site, draft.account, policy.accounts),
        contact: policy.contact,
      },
      findings: findings.map((finding) => ({ key: findingKey(finding, draft), finding })),
      questions,
      consent: draft.media.length > 0 ? consent : 'off',
      verdict,
      request: {
        approvals: request.approvals.map(({ name, at, expiresAt }) => ({ name, at, expiresAt })),
        required: policy.approval.required,
        approvers: approvers.map((person) => person.name),
        triesLeft: MAX_FAILURES - tries.wrong.length,
        lockedUntil: tries.lockedUntil > ports.now() ? tries.lockedUntil : 0,
        text,
      },
      codeError,
      difference: changes,
      emojis: (await Promise.all(draft.posts.map((post) => ports.emojiNames(post.text)))).map((list) => [...list]),
    };
  };

  return {
    /** A posting gesture was stopped: the sheet as it stands. */
    review: serial(async (sheet: Sheet, first: boolean): Promise<Review> => {
      const config = await ports.config();
      const review = await view(config, sheet);
      if (first) {
        await ports.record(
          entry(config, sheet.draft, {
            action: 'publish_gesture',
            digest: review.digest,
            detail: textOf(config, sheet.draft),
            topics: [...new Set(review.findings.map(({ finding }) => finding.topic))],
            clauses: clausesOf(review.findings.map(({ finding }) => finding)),
          }),
        );
      }
      return review;
    }),

    /** The poster copied the text for the second person. */
    requested: serial(async (draft: Draft): Promise<void> => {
      const config = await ports.config();
      const digest = await draftDigest(draft);
      await keep(await requestFor(digest, draft));
      await ports.record(
        entry(config, draft, {
          action: 'approval_requested',
          digest,
          detail: textOf(config, draft),
          topics: ['two-person-check'],
        }),
      );
    }),

    /** A code was typed. */
    code: serial(async (sheet: Sheet, typed: string): Promise<Review> => {
      const config = await ports.config();
      const { draft } = sheet;
      const digest = await draftDigest(draft);
      if (unseenCharacters(draft).length > 0) return view(config, sheet, 'unseen-characters');
      if (draft.media.some((media) => media.sha256 === '')) return view(config, sheet, 'unreadable-media');
      const used = await local.get<UsedCodes>('usedCodes', []);
      const result = await tryCode(await requestFor(digest, draft), {
        typed,
        confirmers: await confirmersFor(config, draft, ports),
        used,
        tries: await local.get<Tries>('tries', noTries),
        now: ports.now(),
        ttlMinutes: config.policy.approval.ttlMinutes,
      });
      await local.set('tries', result.tries);
      await keep({ ...result.request, ...(sheet.tab === undefined ? {} : { tab: sheet.tab }) });
      await ports.record(
        entry(config, draft, {
          action: result.approval ? 'approved' : 'code_failed',
          digest,
          result: result.refused ?? '',
          topics: ['two-person-check'],
          approvers: result.approval ? [result.approval.name] : [],
        }),
      );
      return view(config, sheet, result.refused);
    }),

    /** Everything is said: one release for exactly this draft, or the sheet with what is missing. */
    release: serial(async (sheet: Sheet): Promise<{ release: string } | { review: Review }> => {
      const config = await ports.config();
      const review = await view(config, sheet);
      if (!review.verdict.release) return { review };
      const request = await requestFor(review.digest, sheet.draft);
      const release = newRelease(ports.randomId(), request, ports.now());
      await session.set('release', release);
      for (const row of saidOnSheet(config, sheet, review)) await ports.record(entry(config, sheet.draft, row));
      await ports.record(
        entry(config, sheet.draft, {
          action: 'released',
          digest: review.digest,
          detail: textOf(config, sheet.draft),
          topics: ['two-person-check', 'who-and-when'],
          approvers: request.approvals.map((approval) => approval.name),
        }),
      );
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
          await ports.record(
            entry(config, release.draft, {
              action: 'stopped',
              digest: release.digest,
              result: 'mismatch',
              detail: refused.map((c) => c.field).join(' '),
            }),
          );
          return { refused };
        }
        if (release.next === 0) await spend(release, true);
        const pass = await ports.passes.open();
        await session.set('release', {
          ...release,
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
      await ports.record(
        entry(config, release.draft, {
          action: ok ? 'publish_seen' : 'publish_failed',
          digest: release.digest,
          result: ok ? createdId : String(status),
          topics: ['who-and-when'],
        }),
      );
      const finished = isFinished(next);
      await session.set('release', finished ? null : next);
      return finished;
    }),

    /** Any other row of the log. */
    async log(change: Partial<Entry> & Pick<Entry, 'action'>): Promise<void> {
      await ports.record(entry(await ports.config(), null, change));
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;

/** Two drafts for the same place: one may be the edited form of the other. */
const sameSlot = (a: Draft, b: Draft): boolean =>
  a.site === b.site && a.replyTo === b.replyTo && a.quoteOf === b.quoteOf;
