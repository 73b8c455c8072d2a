import { keptText } from '../../audit/record.ts';
import { unseenCharacters } from '../../guards/approval/canonical.ts';
import { fingerprint } from '../../guards/approval/card.ts';
import type { Carried } from '../../guards/approval/carried-file.ts';
import { type Change, difference } from '../../guards/approval/difference.ts';
import type { RequestBlock } from '../../guards/approval/request.ts';
import { checklistFor } from '../../guards/desk/checklist.ts';
import { draftFindings } from '../../guards/desk/draft-findings.ts';
import { datesOf } from '../../guards/desk/points.ts';
import { guidelinesInForce, rulesetInForce, townContext } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import { check, citationsFor } from '../../rules/index.ts';
import type { Finding } from '../../rules/types.ts';
import { emojiNames } from '../background/emoji.ts';
import { storeOf } from '../background/memory.ts';
import { ask } from '../guard.content/ask.ts';
import { loadHere, note, ownCard } from '../options/here.ts';

/** What the second person gets to see of a request. */

/** The towns the poster's request was checked against, with what this computer knows of official contacts. */
const policyFor = (here: Policy, block: RequestBlock): Policy => ({
  ...here,
  guidelines: block.guidelines,
  municipality: block.municipality,
});

/** Without the background's dictionaries the pattern rules still look; `whole` says whether everything was looked at. */
async function recheck(policy: Policy, block: RequestBlock): Promise<{ findings: Finding[]; whole: boolean }> {
  const { draft } = block;
  const texts = draft.posts.map((post) => post.text);
  const now = draft.scheduledAt === null ? Date.now() : draft.scheduledAt * 1000;
  const context = { ...townContext(policy), now, recentPosts: [] };
  const [tokens, tones] = await Promise.all([ask({ ask: 'tokens', texts }), ask({ ask: 'tones', texts })]).catch(
    (error: unknown) => {
      console.error('[yubisashi]', error);
      return [undefined, []] as const;
    },
  );
  const said = check(draft, rulesetInForce(policy), context, tokens, (text) => tones[texts.indexOf(text)] ?? []);
  return { findings: [...said, ...draftFindings(draft, policy)], whole: tokens !== undefined };
}

interface Seen {
  poster: string;
  at: number;
  draft: Draft;
}

const SEEN = 'requestsSeen';
const KEPT = 30;
const WEEK_MS = 7 * 86_400_000;

/** Whether a draft is an older one put right, and not another about something else. */
function isEdited(changes: readonly Change[]): boolean {
  const pieces = changes.flatMap((change) => change.pieces);
  const length = (kind: 'same' | 'removed' | 'added'): number =>
    pieces.filter((piece) => piece.kind === kind).reduce((sum, piece) => sum + piece.text.length, 0);
  return length('same') >= length('removed') + length('added') || pieces.length === 0;
}

/** What has changed since this poster last asked about a post in the same place; nothing = it is the first. */
async function sinceLast(block: RequestBlock): Promise<Change[]> {
  const local = storeOf('local');
  const all = await local.get<Seen[]>(SEEN, []);
  const { draft, poster } = block;
  const last = all.find(
    (one) =>
      one.poster === poster.agreePub &&
      Date.now() - one.at < WEEK_MS &&
      one.draft.site === draft.site &&
      one.draft.account === draft.account &&
      one.draft.replyTo === draft.replyTo,
  );
  const others = all.filter((one) => one !== last);
  await local.set(SEEN, [{ poster: poster.agreePub, at: Date.now(), draft }, ...others].slice(0, KEPT));
  const changes = last ? difference(last.draft, draft) : [];
  return isEdited(changes) ? changes : [];
}

/** Everything the page shows of a request. `atDesk` = in the window beside the poster's page. */
export async function viewOf({ block, pictures }: Carried, atDesk: boolean) {
  const here = await loadHere();
  const own = await ownCard();
  const { draft, poster } = block;
  const policy = policyFor(here.policy, block);
  const ruleset = rulesetInForce(policy);
  const self =
    poster.agreePub === own.agreePub || poster.signPub === own.signPub || (own.id !== '' && poster.id === own.id);
  const unseen = unseenCharacters(draft).length > 0 || draft.media.some((m) => m.sha256 === '');
  return {
    draft,
    poster: { name: poster.name, dept: poster.dept, fingerprint: await fingerprint(poster) },
    trusted: atDesk || here.policy.people.some((person) => person.agreePub === poster.agreePub),
    // At the desk it is the passkey that says who confirms; the background refuses the poster's own.
    refusal: self && !atDesk ? ('self' as const) : unseen ? ('unseen' as const) : null,
    accountName: block.accountName,
    requestedAt: block.requestedAt,
    posted: block.posted,
    strengths: block.strengths,
    headOnly: block.headOnly,
    changes: atDesk ? [] : await sinceLast(block),
    acknowledged: block.acknowledged.map((f) => ({ ...f, citations: citationsFor(f.topic, ruleset) })),
    recheck: await recheck(policy, block),
    questions: checklistFor(draft, guidelinesInForce(policy), block.consent),
    dates: datesOf(draft, Date.now()),
    consent: block.consent?.shown == null ? null : { ...block.consent, shown: block.consent.shown },
    emojis: await Promise.all(draft.posts.map((post) => emojiNames(post.text))),
    pictures: draft.media.map(({ sha256, kind }) => {
      const blob = pictures.get(sha256);
      return { url: blob ? URL.createObjectURL(blob) : '', video: kind === 'video' };
    }),
  };
}

/** The row by which this log bears witness to the poster's: who asked, for what, and the head of their log. */
export async function bearWitness(
  action: 'approval_given' | 'approval_rejected',
  result: string,
  { draft, digest, poster, logHead }: RequestBlock,
): Promise<void> {
  const { policy } = await loadHere();
  const text = keptText(draft.posts.map((post) => post.text).join('\n---\n'), policy.audit.text);
  const detail = `${poster.name} ${text} [${logHead}]`;
  await note({ action, result, digest, topics: ['two-person-check'], detail }, draft);
}
