import { nextRecord } from '../../audit/chain.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { draftDigest } from '../../guards/approval/canonical.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { formatCode, pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import { createDesk } from '../../guards/desk/desk.ts';
import type { Store } from '../../guards/desk/ports.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import { type Draft, textDraft } from '../../rules/draft.ts';
import { emojiNames } from '../background/emoji.ts';
import { ask } from '../guard.content/ask.ts';
import type { ReviewDesk } from '../guard.content/review.ts';

/**
 * The real desk with a second person made up for practice: the same rules, the same sheet, a real code over exactly this text.
 * Everything lives in this page's memory; nothing of it reaches the log, the settings or any service.
 */

const ACCOUNT = 'mihon_city';
const SECOND = '例示花子';

export interface Practice {
  desk: ReviewDesk;
  /** The second person reads the draft and answers with eight digits. */
  answer: (draft: Draft) => Promise<string>;
  /** What a service would do once the sheet lets go. */
  publish: (release: string, draft: Draft) => Promise<void>;
  log: readonly AuditRecord[];
}

export const draftOf = (text: string): Draft => textDraft(text, ACCOUNT);

function memory(): Store {
  const map = new Map<string, unknown>();
  return {
    get: async <T>(key: string, fallback: T) => (map.has(key) ? (map.get(key) as T) : fallback),
    set: async (key, value) => void map.set(key, value),
  };
}

/** The town of the practice, under the guidelines that are in force here. */
export const practicePolicy = (here: Policy, agreePub: string): Policy =>
  policySchema.parse({
    municipality: '見本市',
    guidelines: here.guidelines,
    accounts: [
      { site: 'x', id: ACCOUNT, name: '見本市【公式】', owner: '広報課', policyUrl: 'https://www.example.lg.jp/sns' },
    ],
    // Neither a signature nor a passkey can be had of somebody who is made up.
    approval: { strengths: ['typed'] },
    people: agreePub === '' ? [] : [{ id: 'second', name: SECOND, dept: '広報課', roles: ['approver'], agreePub }],
  });

export async function createPractice(here: Policy, me: string, changed: () => void): Promise<Practice> {
  const [own, second] = [await makeKeys(), await makeKeys()];
  const policy = practicePolicy(here, second.agreePub);
  const log: AuditRecord[] = [];
  let ticket = 0;
  const desk = createDesk({
    config: async () => ({
      policy,
      policyHash: '',
      policyLost: false,
      refused: 0,
      me: { id: 'practice', name: me, dept: '', how: 'chosen' },
      passkeys: [],
    }),
    tokens: (texts) => ask({ ask: 'tokens', texts }),
    tones: (texts) => ask({ ask: 'tones', texts }),
    keys: async () => own,
    emojiNames,
    session: memory(),
    local: memory(),
    record: async (entry) => {
      const record = await nextRecord(entry, log.at(-1) ?? null, Date.now());
      log.push(record);
      changed();
      return record;
    },
    rows: async (count) => log.slice(-count).reverse(),
    logHead: async () => log.at(-1)?.hash ?? '',
    passes: { open: async () => ({ ticket: ++ticket, nonce: '' }), close: async () => undefined },
    now: Date.now,
    randomId: () => crypto.randomUUID(),
    origin: location.origin,
    version: '',
  });
  return {
    log,
    desk: {
      review: desk.review,
      requested: desk.requested,
      code: desk.code,
      release: desk.release,
      // At this desk there is neither a passkey to use nor anybody else to be.
      walkUp: async () => undefined,
      sit: async () => undefined,
      openOptions: async () => undefined,
    },
    answer: async (draft) =>
      formatCode(
        await typedCode(await pairKey(second, own.agreePub, 'approver'), await draftDigest(draft), slotOf(Date.now())),
      ),
    publish: async (release, draft) => {
      const posts = draft.posts.map(({ text }) => ({ text, media: [] }));
      const none = { account: '', replyTo: '', quoteOf: '', placeTag: '', audience: '', scheduledAt: null };
      const pass = await desk.authorize(release, { posts, ...none });
      if ('ticket' in pass) await desk.landed(pass.ticket, 200, 'practice');
    },
  };
}
