import { guidelinesInForce, imagesInForce } from '../../policy/in-force.ts';
import type { Draft } from '../../rules/draft.ts';
import { accountStatus, entryOf } from '../account.ts';
import { type CodeRefusal, MAX_FAILURES, noTries, type Tries } from '../approval/answer.ts';
import { type ApprovalRequest, counting, isConfirmed, strengthsOf } from '../approval/approvals.ts';
import { draftDigest } from '../approval/canonical.ts';
import { demandFor } from '../approval/demand.ts';
import { type Change, difference } from '../approval/difference.ts';
import { templateOf } from '../approval/template.ts';
import { findingKey, gate } from '../gate.ts';
import type { createBooks } from './books.ts';
import { checklistFor } from './checklist.ts';
import { approversFor } from './confirmers.ts';
import { consentGap, unsaid } from './consent.ts';
import { type EntryChange, textOf } from './entries.ts';
import { findingsFor } from './findings.ts';
import { flameOf, silences } from './flame.ts';
import { mayHurry } from './hurry.ts';
import { datesOf, pointsOf } from './points.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';
import { requestText } from './request-text.ts';
import type { Review, Sheet } from './review.ts';

/** The sheet as it stands: everything computed anew from the draft, whatever the page may say. */

type Books = ReturnType<typeof createBooks>;
type Write = (config: DeskConfig, draft: Draft | null, change: EntryChange) => Promise<void>;

export function createView(ports: DeskPorts, { requestFor, keep, isFlying }: Books, write: Write) {
  const { session, local } = ports;

  /** The confirmed draft this one was made from by editing, if there is one; its confirmation is void. */
  const voidedBy = async (config: DeskConfig, digest: string, { draft, tab }: Sheet): Promise<Change[] | null> => {
    const requests = await session.get<ApprovalRequest[]>('requests', []);
    const others = requests.filter(
      (r) => r.digest !== digest && r.approvals.length > 0 && r.tab === tab && sameSlot(r.draft, draft),
    );
    const [before] = others;
    if (!before) return session.get<Record<string, Change[]>>('voided', {}).then((all) => all[digest] ?? null);
    const changes = difference(before.draft, draft);
    for (const other of others) await keep({ ...other, approvals: [] });
    await session.set('voided', { [digest]: changes });
    await write(config, draft, {
      action: 'approval_invalidated',
      digest: before.digest,
      detail: textOf(config, draft),
      topics: ['two-person-check'],
    });
    return changes;
  };

  return async (config: DeskConfig, sheet: Sheet, codeError: CodeRefusal | null = null): Promise<Review> => {
    const { draft } = sheet;
    const { policy, me } = config;
    const now = ports.now();
    const digest = await draftDigest(draft);
    const changes = await voidedBy(config, digest, sheet);
    const findings = await findingsFor(config, draft, ports);
    const flame = await flameOf(local);
    const demand = demandFor(policy, draft, findings, flame);
    const approvers = await approversFor(config, draft, demand, ports);
    const stored = await requestFor(digest, draft);
    // Who has lost the role since no longer counts.
    const request = {
      ...stored,
      approvals: stored.approvals.filter((a) => approvers.some((p) => p.id === a.approver)),
    };
    const tries = await local.get<Tries>('tries', noTries);
    const questions = checklistFor(draft, guidelinesInForce(policy), sheet.consent);
    const { consent } = imagesInForce(policy);
    const account = entryOf(policy.accounts, draft.site, draft.account);
    const template = await templateOf(draft, policy.templates, policy.people, now);
    // What enough people have confirmed needs no exit, and must not turn red although it was opened.
    const hurry = mayHurry(config, draft) && !isConfirmed(request, demand, now);
    const waived = template ? 'template' : hurry && isToldWhy(sheet) ? 'emergency' : null;
    const dates = datesOf(draft, now);
    const points = policy.approval.pointing === 'off' ? [] : pointsOf(draft, dates, waived !== null);
    const nobody = me.id === '' && policy.people.length > 0 && policy.desk.shared;
    const verdict = gate({
      draft,
      findings,
      acknowledged: sheet.acknowledged,
      questions: questions.map((q) => q.key),
      answered: sheet.answered,
      consent: consentGap(consent, draft, sheet.consent ?? unsaid),
      points: points.map(({ key }) => key),
      pointed: sheet.pointed,
      request,
      approvers: approvers.length,
      demand,
      waived,
      policyLost: config.policyLost,
      nobody,
      silenced: flame !== null && silences(draft),
      flying: await isFlying(),
      now,
    });
    const known = { digest, findings, accountName: account?.name ?? '', demand, posted: null };
    const text = await requestText(config, sheet, known, ports);
    return {
      digest,
      who: nobody ? policy.people.map(({ id, name, dept }) => ({ id, name, dept })) : [],
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
      points,
      dates,
      emergency: { allowed: hurry },
      template: template?.title ?? '',
      request: {
        approvals: counting(request, demand, now).map(({ name, at, expiresAt, strength }) => ({
          name,
          at,
          expiresAt,
          strength,
        })),
        required: demand.required,
        headOnly: demand.headOnly,
        strengths: demand.strengths,
        walkUp:
          demand.strengths.includes('passkey') && approvers.some((person) => strengthsOf(person).includes('passkey')),
        approvers: approvers.map((person) => person.name),
        triesLeft: MAX_FAILURES - tries.wrong.length,
        lockedUntil: tries.lockedUntil > now ? tries.lockedUntil : 0,
        text,
      },
      codeError,
      difference: changes,
      emojis: (await Promise.all(draft.posts.map((post) => ports.emojiNames(post.text)))).map((list) => [...list]),
    };
  };
}

/** An emergency without a word of what has happened is none. */
const isToldWhy = ({ emergency }: Sheet): boolean => emergency !== undefined && emergency.note.trim().length >= 2;

/** Two drafts for the same place: one may be the edited form of the other. */
const sameSlot = (a: Draft, b: Draft): boolean =>
  a.site === b.site && a.replyTo === b.replyTo && a.quoteOf === b.quoteOf;
