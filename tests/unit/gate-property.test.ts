import { beforeEach, describe, expect, it } from 'vitest';
import { draftDigest } from '../../guards/approval/canonical.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { signToken } from '../../guards/approval/signed.ts';
import type { Sheet } from '../../guards/desk/review.ts';
import { policySchema } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import { carry, createRig, draft, type Rig, untouched } from './desk-rig.ts';

/**
 * Whatever happens in whatever order: nothing goes out that was not confirmed, as it goes out, by somebody else, within its
 * time, and each confirmation lets one post go. A second account of what may happen, written without looking at the first,
 * is kept beside the desk and compared after every step.
 */

let rig: Rig;
/** Posts that went out in all runs. */
let out = 0;

/** Deterministic numbers in [0, 1): mulberry32. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const texts = ['図書館のお知らせです。', '公民館のお知らせです。', '図書館のお知らせです！'];
const drafts: Draft[] = [
  ...texts.map((text) => ({ ...draft, posts: [{ text }] })),
  { ...draft, account: 'other_city' },
  { ...draft, scheduledAt: 1_795_000_000 },
];

interface Confirmed {
  who: string;
  until: number;
  mark: string;
}

const TEN = 10 * 60_000;

beforeEach(async () => {
  rig = await createRig();
});

describe('the gate', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'lets nothing go unconfirmed, whatever happens (run %s)',
    async (seed) => {
      const random = numbers(seed * 7919);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const required = 1 + (seed % 2);
      const other = await makeKeys();
      const stranger = await makeKeys();
      rig.policy = policySchema.parse({
        approval: { required, ttlMinutes: 20, signedHours: 1 },
        people: [
          { id: 'hanako', name: '例示花子', roles: ['approver'], agreePub: rig.approver.agreePub },
          { id: 'jiro', name: '例示次郎', roles: ['approver'], signPub: other.signPub },
        ],
      });
      /** What the second account holds: confirmations by digest, and those that are used up. */
      const confirmed = new Map<string, Confirmed[]>();
      const used = new Set<string>();
      let current: Draft = drafts[0] as Draft;
      let sheet: Sheet = untouched(current);
      let release: { id: string; digest: string; draft: Draft; until: number; held: Confirmed[] } | null = null;
      let ticket: number | null = null;
      let published = 0;
      let lockedUntil = 0;
      const valid = (digest: string): Confirmed[] =>
        (confirmed.get(digest) ?? []).filter(
          ({ until, mark, who }) => until > rig.now && !used.has(`${digest} ${who} ${mark}`),
        );
      const enough = (digest: string): boolean => new Set(valid(digest).map(({ who }) => who)).size >= required;

      const steps: Record<string, () => Promise<void>> = {
        edit: async () => {
          current = pick(drafts);
          sheet = untouched(current);
          const { digest } = await rig.desk.review(sheet, true);
          // Whatever was confirmed here before is void once something else is written.
          for (const other of [...confirmed.keys()]) if (other !== digest) confirmed.delete(other);
        },
        tick: async () => {
          sheet = await rig.sheetFor(current);
        },
        code: async () => {
          const digest = await draftDigest(current);
          const { codeError } = await rig.desk.code(sheet, await rig.code(current));
          const slot = Math.floor(rig.now / TEN);
          if (!codeError) {
            const others = (confirmed.get(digest) ?? []).filter(({ who }) => who !== 'hanako');
            confirmed.set(digest, [...others, { who: 'hanako', until: (slot + 3) * TEN, mark: String(slot) }]);
          } else expect(['locked', 'used']).toContain(codeError);
        },
        signature: async () => {
          const digest = await draftDigest(current);
          const token = await signToken('approval', digest, other, rig.now, 1);
          const { codeError } = await rig.desk.code(sheet, token);
          if (!codeError) {
            const at = Math.floor(rig.now / 1000) * 1000;
            const others = (confirmed.get(digest) ?? []).filter(({ who }) => who !== 'jiro');
            confirmed.set(digest, [...others, { who: 'jiro', until: at + 3_600_000, mark: `s${at}` }]);
          } else expect(['locked', 'used']).toContain(codeError);
        },
        forge: async () => {
          const digest = await draftDigest(current);
          const tries = [
            () => String(Math.floor(random() * 1e8)).padStart(8, '0'),
            () => signToken('approval', digest, stranger, rig.now, 1),
            () => signToken('approval', digest, rig.poster, rig.now, 1),
            () => signToken('countersign', digest, other, rig.now, 1),
            () => signToken('approval', 'f'.repeat(64), other, rig.now, 1),
          ];
          const { codeError } = await rig.desk.code(sheet, await pick(tries)());
          expect(codeError).not.toBeNull();
          // Five wrong ones void what was gathered for that draft.
          if (codeError === 'locked' && rig.now >= lockedUntil) {
            confirmed.delete(digest);
            lockedUntil = rig.now + 15 * 60_000;
          }
        },
        release: async () => {
          const digest = await draftDigest(current);
          const answer = await rig.desk.release(sheet);
          if ('review' in answer) return;
          expect(enough(digest), 'released without enough confirmations').toBe(true);
          release = { id: answer.release, digest, draft: current, until: rig.now + 5 * 60_000, held: valid(digest) };
          ticket = null;
        },
        send: async () => {
          const what = random() < 0.6 && release ? release.draft : pick(drafts);
          const id = random() < 0.8 && release ? release.id : 'forged';
          const carried = carry(what.posts[0]?.text, { account: what.account, scheduledAt: what.scheduledAt });
          const answer = await rig.desk.authorize(id, carried);
          if (!('ticket' in answer)) {
            if (answer.refused.length > 0 && release) {
              confirmed.delete(release.digest);
              release = null;
            }
            return;
          }
          expect(release, 'a pass without a release').not.toBeNull();
          if (!release) return;
          expect(await draftDigest(what), 'another content than was confirmed').toBe(release.digest);
          expect(release.until).toBeGreaterThanOrEqual(rig.now);
          expect(ticket, 'a second pass for one release').toBeNull();
          ticket = answer.ticket;
          for (const { who, mark } of release.held) used.add(`${release.digest} ${who} ${mark}`);
        },
        land: async () => {
          if (ticket === null || !release) return;
          const ok = random() < 0.7;
          await rig.desk.landed(ticket, ok ? 200 : 503, ok ? '1' : '');
          if (ok) {
            published++;
            confirmed.delete(release.digest);
            release = null;
          } else {
            // Nothing went out: the same confirmations serve again.
            const { digest, held } = release;
            for (const { who, mark } of held) used.delete(`${digest} ${who} ${mark}`);
            confirmed.set(digest, held);
          }
          ticket = null;
        },
        wait: async () => {
          rig.now += Math.floor(random() * 8 * 60_000);
          if (random() < 0.1) rig.now += 3_600_000;
        },
        restart: async () => {
          if (random() < 0.7) return;
          rig.restart();
          // What was kept in memory is forgotten: whoever was about to post asks again.
          confirmed.clear();
          release = null;
          ticket = null;
        },
      };
      const names = Object.keys(steps);
      const weights = { code: 3, signature: 3, release: 4, send: 4, land: 3, tick: 3 } as Record<string, number>;
      const bag = names.flatMap((name) => Array.from({ length: weights[name] ?? 1 }, () => name));
      for (let step = 0; step < 600; step++) await steps[pick(bag)]?.();
      out += published;
    },
    60_000,
  );

  it('proves nothing if nothing ever went out', () => {
    expect(out).toBeGreaterThan(20);
  });
});
