import { beforeEach, describe, expect, it } from 'vitest';
import { jaPage } from '../../assets/strings/ja-page.ts';
import { nextRecord } from '../../audit/chain.ts';
import type { AuditRecord } from '../../audit/record.ts';
import { draftDigest } from '../../guards/approval/canonical.ts';
import type { OwnKeys } from '../../guards/approval/keys.ts';
import { readRequest } from '../../guards/approval/request.ts';
import { pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import type { Consent } from '../../guards/desk/consent.ts';
import { createDesk, type Desk } from '../../guards/desk/desk.ts';
import type { DeskConfig, Store } from '../../guards/desk/ports.ts';
import type { Carried } from '../../guards/messages.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';

/** The desk with everything around it faked but the keys, the codes and the log. */

let now: number;
let poster: OwnKeys;
let approver: OwnKeys;
let policy: Policy;
let config: Partial<DeskConfig>;
let log: AuditRecord[];
let open: Set<number>;
let desk: Desk;
let restart: () => void;

const draft: Draft = {
  v: 1,
  site: 'x',
  surface: 'post',
  account: 'mihon_city',
  posts: [{ text: '図書館のお知らせです。' }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
};

const carry = (text = '図書館のお知らせです。', change: Partial<Carried> = {}): Carried => ({
  posts: [{ text, media: [] }],
  account: '',
  replyTo: '',
  quoteOf: '',
  placeTag: '',
  audience: '',
  scheduledAt: null,
  ...change,
});

async function keys(): Promise<OwnKeys> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { privateKey: pair.privateKey, agreePub: Buffer.from(raw).toString('base64url') };
}

function memory(): Store & { clear: () => void } {
  const map = new Map<string, string>();
  return {
    get: async <T>(key: string, fallback: T) => (map.has(key) ? (JSON.parse(map.get(key) ?? 'null') as T) : fallback),
    set: async (key, value) => void map.set(key, JSON.stringify(value)),
    clear: () => map.clear(),
  };
}

beforeEach(async () => {
  now = Date.parse('2026-11-20T10:05:00+09:00');
  [poster, approver] = [await keys(), await keys()];
  policy = policySchema.parse({
    people: [{ id: 'hanako', name: '例示花子', roles: ['approver'], agreePub: approver.agreePub }],
  });
  config = {};
  log = [];
  open = new Set();
  const local = memory();
  let ticket = 0;
  restart = () => {
    desk = createDesk({
      config: async () => ({
        policy,
        policyHash: '',
        policyLost: false,
        refused: 0,
        me: { id: 'taro', name: '見本太郎', dept: '', how: 'chosen' },
        ...config,
      }),
      tokens: async (texts) => texts.map(() => []),
      tones: async (texts) => texts.map(() => []),
      keys: async () => poster,
      emojiNames: async () => [],
      session: memory(),
      local,
      record: async (entry) => {
        const record = await nextRecord(entry, log.at(-1) ?? null, now);
        log.push(record);
        return record;
      },
      rows: async (count) => log.slice(-count).reverse(),
      logHead: async () => log.at(-1)?.hash ?? '',
      passes: {
        open: async () => {
          open.add(++ticket);
          return { ticket, nonce: `yb-${ticket}` };
        },
        close: async (t) => void open.delete(t),
      },
      now: () => now,
      randomId: () => `release-${log.length}`,
      version: 'test',
    });
  };
  restart();
});

const codeBy = async (own: OwnKeys, other: string, side: 'poster' | 'approver', d = draft) =>
  typedCode(await pairKey(own, other, side), await draftDigest(d), slotOf(now));
const goodCode = (d = draft) => codeBy(approver, poster.agreePub, 'approver', d);

async function sheetFor(d: Draft) {
  const review = await desk.review({ draft: d, acknowledged: [], answered: [] }, true);
  return {
    draft: d,
    acknowledged: review.findings.map(({ key }) => key),
    answered: review.questions.map(({ key }) => key),
  };
}

async function released(d = draft): Promise<string> {
  const sheet = await sheetFor(d);
  expect((await desk.code(sheet, await goodCode(d))).codeError).toBeNull();
  const answer = await desk.release(sheet);
  if (!('release' in answer)) throw new Error(JSON.stringify(answer.review.verdict));
  return answer.release;
}

const actions = () => log.map((record) => record.action);

describe('the desk', () => {
  it('leads from the gesture to one published post, and writes down every step', async () => {
    const id = await released();
    const pass = await desk.authorize(id, carry());
    expect('nonce' in pass && open.has(pass.ticket)).toBe(true);
    if (!('nonce' in pass)) return;
    expect(await desk.landed(pass.ticket, 200, '100')).toBe(true);
    expect(open.size).toBe(0);
    expect(actions()).toEqual(['publish_gesture', 'approved', 'released', 'publish_seen']);
    expect(log.at(-1)).toMatchObject({ result: '100', actor: { name: '見本太郎' } });
    expect(log[2]?.approvers).toEqual(['例示花子']);
  });

  it('writes down every warning that was let stand, with its clause', async () => {
    policy = { ...policy, guidelines: ['kawasaki'] };
    const rumor = { ...draft, posts: [{ text: '拡散希望です。' }] };
    await released(rumor);
    expect(log.find((record) => record.action === 'acknowledged')).toMatchObject({
      result: 'rumor',
      topics: ['rumor'],
      clauses: ['common 原則4', 'kawasaki 5(11)ク'],
    });
    expect(actions().at(-1)).toBe('released');
  });

  it('remembers what has gone out for a day, and asks before the same goes out again', async () => {
    const again = async () => (await desk.review({ draft, acknowledged: [], answered: [] }, true)).findings;
    const repeated = async () => (await again()).filter(({ finding }) => finding.topic === 'repeated-post').length;
    expect(await repeated()).toBe(0);
    const id = await released();
    const answer = await desk.authorize(id, carry());
    if (!('ticket' in answer)) throw new Error('not authorized');
    await desk.landed(answer.ticket, 200, '1');
    now += 60_000;
    expect(await repeated()).toBe(1);
    // Another browser session knows it from the log alone.
    restart();
    expect(await repeated()).toBe(1);
    now += 86_400_000;
    expect(await repeated()).toBe(0);
  });

  it('gives the second person the whole draft to read', async () => {
    const review = await desk.review({ draft, acknowledged: [], answered: [] }, true);
    const request = await readRequest(review.request.text);
    expect(request.draft).toEqual(draft);
    expect(request.poster.agreePub).toBe(poster.agreePub);
    expect(request.logHead).toHaveLength(0);
  });

  it('releases nothing without code, without ticks, without a second person, without policy', async () => {
    const sheet = await sheetFor(draft);
    expect(await desk.release(sheet)).toHaveProperty('review');
    await desk.code(sheet, await goodCode());
    const bare = await desk.release({ ...sheet, answered: [] });
    expect('review' in bare && bare.review.verdict.missing.map((m) => m.need)).toContain('answer');
    config.policyLost = true;
    const lost = await desk.release(sheet);
    expect('review' in lost && lost.review.verdict.missing[0]?.need).toBe('policy');
    config.policyLost = false;
    policy = policySchema.parse({});
    const alone = await desk.release(sheet);
    expect('review' in alone && alone.review.verdict.missing.map((m) => m.need)).toEqual(['approver']);
  });

  it('lets one of two simultaneous requests go', async () => {
    const id = await released();
    const both = await Promise.all([desk.authorize(id, carry()), desk.authorize(id, carry())]);
    expect(both.filter((answer) => 'nonce' in answer)).toHaveLength(1);
  });

  it('does not release again while a request is on its way, nor after it has landed', async () => {
    const id = await released();
    const pass = await desk.authorize(id, carry());
    const sheet = await sheetFor(draft);
    const flying = await desk.release(sheet);
    expect('review' in flying && flying.review.verdict.missing.map((m) => m.need)).toContain('flying');
    if ('nonce' in pass) await desk.landed(pass.ticket, 200, '1');
    expect(await desk.release(sheet)).toHaveProperty('review');
    expect((await desk.code(sheet, await goodCode())).codeError).toBe('used');
    restart();
    expect((await desk.code(sheet, await goodCode())).codeError).toBe('used');
    expect(await desk.authorize(id, carry())).toEqual({ refused: [] });
  });

  it('gives the confirmation back when the site failed', async () => {
    const id = await released();
    const pass = await desk.authorize(id, carry());
    if ('nonce' in pass) expect(await desk.landed(pass.ticket, 503, '')).toBe(false);
    expect(actions().at(-1)).toBe('publish_failed');
    expect(await desk.release(await sheetFor(draft))).toHaveProperty('release');
  });

  it('stops a request that carries anything else, and voids', async () => {
    const id = await released();
    const answer = await desk.authorize(id, carry('図書館のお知らせです！'));
    expect('refused' in answer && answer.refused.map((c) => c.field)).toEqual(['text']);
    expect(open.size).toBe(0);
    expect(await desk.authorize(id, carry())).toEqual({ refused: [] });
    expect(await desk.release(await sheetFor(draft))).toHaveProperty('review');
  });

  it('refuses a release that is too old or unknown', async () => {
    const id = await released();
    expect(await desk.authorize('forged', carry())).toEqual({ refused: [] });
    now += 6 * 60_000;
    expect(await desk.authorize(id, carry())).toEqual({ refused: [] });
  });

  it('voids by an edit and shows the words', async () => {
    const sheet = await sheetFor(draft);
    await desk.code(sheet, await goodCode());
    const edited = { ...draft, posts: [{ text: '図書館の休館のお知らせです。' }] };
    const review = await desk.review({ ...sheet, draft: edited }, false);
    expect(review.difference?.[0]?.pieces.filter((p) => p.kind !== 'same').map((p) => p.kind)).toContain('added');
    expect(actions()).toContain('approval_invalidated');
    expect(await desk.release(sheet)).toHaveProperty('review');
    // The code was for exactly these words and was never used: with them it counts again.
    expect((await desk.code(sheet, await goodCode())).codeError).toBeNull();
  });

  it('does not take a code that the poster could make', async () => {
    const sheet = await sheetFor(draft);
    const own = await codeBy(poster, approver.agreePub, 'approver');
    expect((await desk.code(sheet, own)).codeError).toBe('wrong');
    await expect(pairKey(poster, poster.agreePub, 'poster')).rejects.toThrow(RangeError);
  });

  it('counts wrong tries over all drafts', async () => {
    for (let i = 0; i < 5; i++) {
      const other = { ...draft, posts: [{ text: `お知らせ ${i}` }] };
      const review = await desk.code({ draft: other, acknowledged: [], answered: [] }, '00000000');
      expect(review.codeError).toBe(i < 4 ? 'wrong' : 'locked');
    }
    restart();
    const sheet = await sheetFor(draft);
    expect((await desk.code(sheet, await goodCode())).codeError).toBe('locked');
    now += 16 * 60_000;
    expect((await desk.code(sheet, await goodCode())).codeError).toBeNull();
  });

  it('is not brought down by one broken key in policy', async () => {
    const broken = { id: 'jiro', name: '見本次郎', roles: ['approver'], agreePub: `B${'A'.repeat(86)}` };
    policy = { ...policy, people: [policySchema.shape.people.unwrap().element.parse(broken), ...policy.people] };
    expect((await desk.code(await sheetFor(draft), await goodCode())).codeError).toBeNull();
  });

  it('forgets a confirmation whose giver has lost the role', async () => {
    const sheet = await sheetFor(draft);
    await desk.code(sheet, await goodCode());
    policy = { ...policy, people: policy.people.map((person) => ({ ...person, roles: ['poster' as const] })) };
    expect(await desk.release(sheet)).toHaveProperty('review');
  });

  it('stops an account that is not in the register, with the contact', async () => {
    policy = policySchema.parse({ ...policy, accounts: [{ site: 'x', id: 'mihon_city' }], contact: '広報課 内線1234' });
    const review = await desk.review(
      { draft: { ...draft, account: 'private_taro' }, acknowledged: [], answered: [] },
      true,
    );
    expect(review.findings[0]?.finding).toMatchObject({ topic: 'account', severity: 'block' });
    expect(review.findings[0]?.finding.message).toContain('内線1234');
    expect(review.account.status).toBe('unregistered');
    const fine = await desk.review(
      { draft: { ...draft, account: 'MIHON_city' }, acknowledged: [], answered: [] },
      true,
    );
    expect(fine.account.status).toBe('registered');
  });

  it('confirms nothing that cannot be seen or read', async () => {
    const ghost = { ...draft, posts: [{ text: '公\u200b園' }] };
    const sheet = { draft: ghost, acknowledged: [], answered: [] };
    expect((await desk.code(sheet, await goodCode(ghost))).codeError).toBe('unseen-characters');
    const media = { ...draft, media: [{ sha256: '', kind: 'image' as const, alt: '', post: 0 }] };
    expect((await desk.code({ ...sheet, draft: media }, await goodCode(media))).codeError).toBe('unreadable-media');
  });

  it('releases a picture only when it is said whether anybody is in it, and keeps whose leave it was', async () => {
    policy = { ...policy, guidelines: ['samukawa'] };
    const media = [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '公園', post: 0 }];
    const pictured = { ...draft, media };
    const sheet = await sheetFor(pictured);
    await desk.code(sheet, await goodCode(pictured));
    const needs = async (consent?: Consent) => {
      const { verdict } = await desk.review({ ...sheet, ...(consent ? { consent } : {}) }, false);
      return verdict.missing;
    };
    const shown = { shown: true, from: ' 例示花子', how: '書面', on: '11月20日' };
    expect(await needs()).toEqual([{ need: 'consent', gap: 'unsaid' }]);
    expect(await needs({ ...shown, from: '' })).toEqual([{ need: 'consent', gap: 'unrecorded' }]);
    expect(await needs(shown)).toEqual([]);
    const review = await desk.review({ ...sheet, consent: shown }, false);
    expect(review.consent).toBe('record');
    expect((await readRequest(review.request.text)).consent).toEqual(shown);
    expect(await desk.release({ ...sheet, consent: shown })).toHaveProperty('release');
    const row = log.find(({ action }) => action === 'consent_noted');
    expect(row).toMatchObject({ result: 'shown', detail: '例示花子 / 書面 / 11月20日', topics: ['image-consent'] });
    expect(row?.clauses).toContain('samukawa 5(1)②');
  });

  it('writes down that nobody is shown, and nothing of the kind about words alone', async () => {
    const media = [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '公園', post: 0 }];
    const pictured = { ...draft, media };
    const sheet = { ...(await sheetFor(pictured)), consent: { shown: false, from: '', how: '', on: '' } };
    await desk.code(sheet, await goodCode(pictured));
    expect(await desk.release(sheet)).toHaveProperty('release');
    expect(log.find(({ action }) => action === 'consent_noted')).toMatchObject({ result: 'nobody', detail: '' });
    const words = { ...sheet, draft };
    expect((await readRequest((await desk.review(words, false)).request.text)).consent).toBeUndefined();
  });

  it('refuses a request that carries a place the draft did not show, and says that it is the place', async () => {
    const id = await released();
    const answer = await desk.authorize(id, carry('図書館のお知らせです。', { placeTag: '0f1e2d3c' }));
    expect('refused' in answer && answer.refused.map((c) => c.field)).toEqual(['placeTag']);
    expect(log.at(-1)).toMatchObject({ action: 'stopped', result: 'mismatch', detail: 'placeTag' });
    expect(jaPage.field.placeTag).toBe('場所のタグ');
  });

  it('has the place tag of a draft acknowledged, and quotes the clause', async () => {
    policy = { ...policy, guidelines: ['kawasaki'] };
    const tagged = { ...draft, placeTag: '見本公園' };
    await released(tagged);
    const row = log.find(({ action, result }) => action === 'acknowledged' && result === 'place-tag');
    expect(row?.clauses).toContain('kawasaki 5(11)ス');
  });
});
