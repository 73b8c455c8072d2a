import { nextRecord } from '../../audit/chain.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { draftDigest } from '../../guards/approval/canonical.ts';
import type { OwnKeys } from '../../guards/approval/keys.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import { createDesk, type Desk } from '../../guards/desk/desk.ts';
import type { Override } from '../../guards/desk/hurry.ts';
import type { DeskConfig, Store } from '../../guards/desk/ports.ts';
import type { Sheet } from '../../guards/desk/review.ts';
import type { Carried } from '../../guards/messages.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import { type Draft, textDraft } from '../../rules/draft.ts';

/** The desk with everything around it faked but the keys, the codes and the log. */

export const draft: Draft = textDraft('図書館のお知らせです。', 'mihon_city');

export const carry = (text = '図書館のお知らせです。', change: Partial<Carried> = {}): Carried => ({
  posts: [{ text, media: [] }],
  account: '',
  replyTo: '',
  quoteOf: '',
  placeTag: '',
  audience: '',
  scheduledAt: null,
  ...change,
});

export function memory(): Store & { clear: () => void } {
  const map = new Map<string, string>();
  return {
    get: async <T>(key: string, fallback: T) => (map.has(key) ? (JSON.parse(map.get(key) ?? 'null') as T) : fallback),
    set: async (key, value) => void map.set(key, JSON.stringify(value)),
    clear: () => map.clear(),
  };
}

/** A sheet on which nothing was ticked, pointed at or said. */
export const untouched = (d: Draft): Sheet => ({ draft: d, acknowledged: [], answered: [], pointed: [] });

/** A desk at which 見本太郎 sits. */
export const configOf = (policy: Policy): DeskConfig => ({
  policy,
  policyHash: '',
  policyLost: false,
  refused: 0,
  me: { id: 'taro', name: '見本太郎', dept: '', how: 'chosen' },
  passkeys: [],
});

/** What he has posted in an emergency at `at`, epoch ms. */
export const emergencyAt = async (at: number): Promise<Override> => ({
  digest: await draftDigest(draft),
  draft,
  emergency: { reason: 'life', note: '堤防が切れました', tried: '' },
  poster: { id: 'taro', name: '見本太郎', dept: '' },
  at,
  answer: 'yes',
  postId: '777',
  seen: null,
});

export interface Rig {
  now: number;
  poster: OwnKeys;
  approver: OwnKeys;
  policy: Policy;
  config: Partial<DeskConfig>;
  log: AuditRecord[];
  /** Tickets of requests that may leave. */
  open: Set<number>;
  local: Store;
  desk: Desk;
  /** The browser starts anew: what it held in memory only is gone. */
  restart: () => void;
  /** Code of the registered second person, or of whoever is named. */
  code: (d?: Draft, by?: OwnKeys) => Promise<string>;
  /** A sheet on which everything was ticked and pointed at. */
  sheetFor: (d: Draft) => Promise<Sheet>;
}

export async function createRig(): Promise<Rig> {
  const [poster, approver] = [await makeKeys(), await makeKeys()];
  const local = memory();
  let ticket = 0;
  const rig: Rig = {
    now: Date.parse('2026-11-20T10:05:00+09:00'),
    poster,
    approver,
    policy: policySchema.parse({
      people: [{ id: 'hanako', name: '例示花子', roles: ['approver'], agreePub: approver.agreePub }],
    }),
    config: {},
    log: [],
    open: new Set(),
    local,
    desk: undefined as unknown as Desk,
    restart: () => {
      rig.desk = createDesk({
        config: async () => ({
          ...configOf(rig.policy),
          ...rig.config,
        }),
        tokens: async (texts) => texts.map(() => []),
        tones: async (texts) => texts.map(() => []),
        keys: async () => poster,
        emojiNames: async () => [],
        session: memory(),
        local,
        record: async (entry) => {
          const record = await nextRecord(entry, rig.log.at(-1) ?? null, rig.now);
          rig.log.push(record);
          return record;
        },
        rows: async (count) => rig.log.slice(-count).reverse(),
        logHead: async () => rig.log.at(-1)?.hash ?? '',
        passes: {
          open: async () => {
            rig.open.add(++ticket);
            return { ticket, nonce: `yb-${ticket}` };
          },
          close: async (t) => void rig.open.delete(t),
        },
        now: () => rig.now,
        randomId: () => `release-${rig.log.length}`,
        origin: 'chrome-extension://test',
        version: 'test',
      });
    },
    code: async (d = draft, by = rig.approver) =>
      typedCode(await pairKey(by, poster.agreePub, 'approver'), await draftDigest(d), slotOf(rig.now)),
    sheetFor: async (d) => {
      const review = await rig.desk.review(untouched(d), true);
      return {
        draft: d,
        acknowledged: review.findings.map(({ key }) => key),
        answered: review.questions.map(({ key }) => key),
        pointed: review.points.map(({ key }) => key),
      };
    },
  };
  rig.restart();
  return rig;
}
