import { render } from 'preact';
import browser from 'webextension-polyfill';
import { ja } from '../../assets/strings/ja.ts';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/page.css';
import { keptText } from '../../audit/record.ts';
import { append } from '../../audit/store.ts';
import { ConfirmPage, type ConfirmState } from '../../components/confirm-page.tsx';
import { BlockProblem } from '../../guards/approval/armour.ts';
import { unseenCharacters } from '../../guards/approval/canonical.ts';
import { fingerprint } from '../../guards/approval/card.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import { type RequestBlock, readRequest } from '../../guards/approval/request.ts';
import { formatCode, pairKey, slotExpiry, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import { checklistFor } from '../../guards/desk/checklist.ts';
import { draftFindings } from '../../guards/desk/draft-findings.ts';
import { guidelinesInForce, rulesetInForce, townContext } from '../../policy/in-force.ts';
import { personSchema } from '../../policy/people-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { loadSettings, saveSettings } from '../../policy/store.ts';
import { check, citationsFor } from '../../rules/index.ts';
import type { Finding } from '../../rules/types.ts';
import { emojiNames } from '../background/emoji.ts';
import { ask } from '../guard.content/ask.ts';
import { loadHere, ownCard } from '../options/here.ts';

/** Wiring of the second person's page. */

const app = document.getElementById('app') as HTMLElement;
let state: ConfirmState = { step: 'paste', error: null };
let request: RequestBlock | null = null;

/** The towns the poster's request was checked against, with what this computer knows of official contacts. */
const policyFor = (here: Policy, block: RequestBlock): Policy => ({
  ...here,
  guidelines: block.guidelines,
  municipality: block.municipality,
});

async function recheck(policy: Policy, block: RequestBlock): Promise<Finding[]> {
  const { draft } = block;
  const texts = draft.posts.map((post) => post.text);
  const tokens = await ask({ ask: 'tokens', texts });
  const now = draft.scheduledAt === null ? Date.now() : draft.scheduledAt * 1000;
  const context = { ...townContext(policy), now, recentPosts: [] };
  const tones = await ask({ ask: 'tones', texts });
  const said = check(draft, rulesetInForce(policy), context, tokens, (text) => tones[texts.indexOf(text)] ?? []);
  return [...said, ...draftFindings(draft, policy)];
}

async function show(): Promise<void> {
  const block = request;
  if (!block) return;
  const here = await loadHere();
  const own = await ownKeys();
  const policy = policyFor(here.policy, block);
  const { draft, poster } = block;
  const ruleset = rulesetInForce(policy);
  const self = poster.agreePub === own.agreePub || (here.me.id !== '' && poster.id === here.me.id);
  state = {
    step: 'read',
    request: {
      draft,
      poster: { name: poster.name, dept: poster.dept, fingerprint: await fingerprint(poster.agreePub) },
      trusted: here.policy.people.some((person) => person.agreePub === poster.agreePub),
      refusal: self
        ? 'self'
        : unseenCharacters(draft).length > 0 || draft.media.some((m) => m.sha256 === '')
          ? 'unseen'
          : null,
      accountName: block.accountName,
      requestedAt: block.requestedAt,
      acknowledged: block.acknowledged.map((f) => ({ ...f, citations: citationsFor(f.topic, ruleset) })),
      findings: await recheck(policy, block),
      questions: checklistFor(draft, guidelinesInForce(policy), block.consent),
      consent: block.consent?.shown == null ? null : { ...block.consent, shown: block.consent.shown },
      emojis: await Promise.all(draft.posts.map((post) => emojiNames(post.text))),
    },
  };
  await draw();
}

async function remember(
  action: 'approval_given' | 'approval_rejected' | 'pairing_added',
  result: string,
): Promise<void> {
  const block = request;
  const { me, policy, hash } = await loadHere();
  await append(
    {
      actor: { id: me.id, name: me.name, how: me.how },
      site: block?.draft.site ?? '',
      account: block?.draft.account ?? '',
      action,
      result,
      digest: block?.digest ?? '',
      topics: ['two-person-check'],
      clauses: [],
      // The head of the poster's log: this log bears witness to it.
      detail: `${block?.poster.name ?? ''} ${keptText(block?.draft.posts.map((post) => post.text).join('\n---\n') ?? '', policy.audit.text)} [${block?.logHead ?? ''}]`,
      approvers: [],
      version: browser.runtime.getManifest().version,
      policyHash: hash,
    },
    Date.now(),
  );
}

async function approve(): Promise<void> {
  const block = request;
  if (!block || state.step !== 'read' || state.request.refusal || !state.request.trusted) return;
  const { policy } = await loadHere();
  const slot = slotOf(Date.now());
  const key = await pairKey(await ownKeys(), block.poster.agreePub, 'approver');
  const code = await typedCode(key, block.digest, slot);
  await remember('approval_given', '');
  state = { step: 'approved', code: formatCode(code), expiresAt: slotExpiry(slot, policy.approval.ttlMinutes) };
  await draw();
}

async function draw(): Promise<void> {
  const { me } = await loadHere();
  const print = me.id
    ? { name: me.name, dept: me.dept, fingerprint: await fingerprint((await ownKeys()).agreePub) }
    : null;
  render(
    <ConfirmPage
      me={print}
      state={state}
      strings={ja}
      onRegister={(name, dept) =>
        void saveSettings({ me: { id: `p-${crypto.randomUUID().slice(0, 8)}`, name, dept } }).then(draw)
      }
      onCopyCard={async () => navigator.clipboard.writeText(await ownCard())}
      onPaste={(text) => {
        void readRequest(text)
          .then((block) => {
            request = block;
            return show();
          })
          .catch((error: unknown) => {
            state = { step: 'paste', error: error instanceof BlockProblem ? error.code : 'damaged' };
            return draw();
          });
      }}
      onTrust={() => {
        void (async () => {
          const block = request;
          if (!block) return;
          const { id, name, dept, agreePub } = block.poster;
          const { people } = await loadSettings();
          const poster = personSchema.parse({ id, name, dept, roles: ['poster'], agreePub });
          await saveSettings({ people: [...people.filter((person) => person.id !== id), poster] });
          await remember('pairing_added', name);
          await show();
        })();
      }}
      onApprove={() => void approve()}
      onReject={(reason) => {
        void remember('approval_rejected', reason).then(() => {
          state = { step: 'rejected', text: ja.confirm.rejectText(reason) };
          return draw();
        });
      }}
      onCopy={(text) => navigator.clipboard.writeText(text)}
      onAgain={() => {
        request = null;
        state = { step: 'paste', error: null };
        void draw();
      }}
    />,
    app,
  );
}

void draw();
