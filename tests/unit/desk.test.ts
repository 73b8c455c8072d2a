import { beforeEach, describe, expect, it } from 'vitest';
import { jaPage } from '../../assets/strings/ja-page.ts';
import { draftDigest } from '../../guards/approval/canonical.ts';
import { readRequest } from '../../guards/approval/request.ts';
import { pairKey, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import type { Consent } from '../../guards/desk/consent.ts';
import { policySchema } from '../../policy/schema.ts';
import { carry, createRig, draft, type Rig, untouched } from './desk-rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await createRig();
});

async function released(d = draft): Promise<string> {
  const sheet = await rig.sheetFor(d);
  expect((await rig.desk.code(sheet, await rig.code(d))).codeError).toBeNull();
  const answer = await rig.desk.release(sheet);
  if (!('release' in answer)) throw new Error(JSON.stringify(answer.review.verdict));
  return answer.release;
}

const actions = () => rig.log.map((record) => record.action);

describe('the desk', () => {
  it('leads from the gesture to one published post, and writes down every step', async () => {
    const id = await released();
    const pass = await rig.desk.authorize(id, carry());
    expect('nonce' in pass && rig.open.has(pass.ticket)).toBe(true);
    if (!('nonce' in pass)) return;
    expect(await rig.desk.landed(pass.ticket, 200, '100')).toBe(true);
    expect(rig.open.size).toBe(0);
    expect(actions()).toEqual(['publish_gesture', 'approved', 'released', 'publish_seen']);
    expect(rig.log.at(-1)).toMatchObject({ result: '100', actor: { name: '見本太郎' } });
    expect(rig.log[2]?.approvers).toEqual(['例示花子']);
  });

  it('writes down every warning that was let stand, with its clause', async () => {
    rig.policy = { ...rig.policy, guidelines: ['kawasaki'] };
    const rumor = { ...draft, posts: [{ text: '拡散希望です。' }] };
    await released(rumor);
    expect(rig.log.find((record) => record.action === 'acknowledged')).toMatchObject({
      result: 'rumor',
      topics: ['rumor'],
      clauses: ['common 原則4', 'kawasaki 5(11)ク'],
    });
    expect(actions().at(-1)).toBe('released');
  });

  it('remembers what has gone out for a day, and asks before the same goes out again', async () => {
    const again = async () => (await rig.desk.review(untouched(draft), true)).findings;
    const repeated = async () => (await again()).filter(({ finding }) => finding.topic === 'repeated-post').length;
    expect(await repeated()).toBe(0);
    const id = await released();
    const answer = await rig.desk.authorize(id, carry());
    if (!('ticket' in answer)) throw new Error('not authorized');
    await rig.desk.landed(answer.ticket, 200, '1');
    rig.now += 60_000;
    expect(await repeated()).toBe(1);
    // Another browser session knows it from the log alone.
    rig.restart();
    expect(await repeated()).toBe(1);
    rig.now += 86_400_000;
    expect(await repeated()).toBe(0);
  });

  it('gives the second person the whole draft to read', async () => {
    const review = await rig.desk.review(untouched(draft), true);
    const request = await readRequest(review.request.text);
    expect(request.draft).toEqual(draft);
    expect(request.poster.agreePub).toBe(rig.poster.agreePub);
    expect(request.logHead).toHaveLength(0);
  });

  it('releases nothing without code, without ticks, without a second person, without policy', async () => {
    const sheet = await rig.sheetFor(draft);
    expect(await rig.desk.release(sheet)).toHaveProperty('review');
    await rig.desk.code(sheet, await rig.code());
    const bare = await rig.desk.release({ ...sheet, answered: [] });
    expect('review' in bare && bare.review.verdict.missing.map((m) => m.need)).toContain('answer');
    rig.config.policyLost = true;
    const lost = await rig.desk.release(sheet);
    expect('review' in lost && lost.review.verdict.missing[0]?.need).toBe('policy');
    rig.config.policyLost = false;
    rig.policy = policySchema.parse({});
    const alone = await rig.desk.release(sheet);
    expect('review' in alone && alone.review.verdict.missing.map((m) => m.need)).toEqual(['approver']);
  });

  it('lets one of two simultaneous requests go', async () => {
    const id = await released();
    const both = await Promise.all([rig.desk.authorize(id, carry()), rig.desk.authorize(id, carry())]);
    expect(both.filter((answer) => 'nonce' in answer)).toHaveLength(1);
  });

  it('does not release again while a request is on its way, nor after it has landed', async () => {
    const id = await released();
    const pass = await rig.desk.authorize(id, carry());
    const sheet = await rig.sheetFor(draft);
    const flying = await rig.desk.release(sheet);
    expect('review' in flying && flying.review.verdict.missing.map((m) => m.need)).toContain('flying');
    if ('nonce' in pass) await rig.desk.landed(pass.ticket, 200, '1');
    expect(await rig.desk.release(sheet)).toHaveProperty('review');
    expect((await rig.desk.code(sheet, await rig.code())).codeError).toBe('used');
    rig.restart();
    expect((await rig.desk.code(sheet, await rig.code())).codeError).toBe('used');
    expect(await rig.desk.authorize(id, carry())).toEqual({ refused: [] });
  });

  it('gives the confirmation back when the site failed', async () => {
    const id = await released();
    const pass = await rig.desk.authorize(id, carry());
    if ('nonce' in pass) expect(await rig.desk.landed(pass.ticket, 503, '')).toBe(false);
    expect(actions().at(-1)).toBe('publish_failed');
    expect(await rig.desk.release(await rig.sheetFor(draft))).toHaveProperty('release');
  });

  it('does not take for posted what the site refused: it may be tried as often as it takes', async () => {
    for (let turn = 0; turn < 4; turn++) {
      const given = await rig.desk.release(await rig.sheetFor(draft));
      if (!('release' in given)) {
        await rig.desk.code(await rig.sheetFor(draft), await rig.code());
        turn--;
        continue;
      }
      const pass = await rig.desk.authorize(given.release, carry());
      if ('nonce' in pass) await rig.desk.landed(pass.ticket, 503, '');
      rig.now += 60_000;
    }
    const { findings } = await rig.desk.review(untouched(draft), false);
    expect(findings.map(({ finding }) => finding.rule)).not.toContain('repeated-post');
    expect(actions().filter((action) => action === 'publish_failed')).toHaveLength(4);
  });

  it('says so when the answer never comes, and goes on', async () => {
    const code = await rig.code();
    const id = await released();
    await rig.desk.authorize(id, carry());
    await rig.desk.review(untouched(draft), false);
    expect(actions()).not.toContain('publish_unanswered');
    rig.now += 6 * 60_000;
    await rig.desk.review(untouched(draft), false);
    await rig.desk.review(untouched(draft), false);
    expect(actions().filter((action) => action === 'publish_unanswered')).toHaveLength(1);
    // Nobody knows whether it was posted: its code is used up.
    expect((await rig.desk.code(await rig.sheetFor(draft), code)).codeError).toBe('used');
  });

  it('says so even when the browser was closed before the answer: who sent it, from which account, never what', async () => {
    const id = await released();
    await rig.desk.authorize(id, carry());
    expect(JSON.stringify(await rig.local.get('adrift', ''))).toMatch(/^(?!.*図書館).*mihon_city/);
    rig.restart();
    rig.config = { me: { id: 'goro', name: '例示五郎', dept: '', how: 'chosen' } };
    await rig.desk.tend();
    expect(actions()).not.toContain('publish_unanswered');
    rig.now += 6 * 60_000;
    await rig.desk.tend();
    await rig.desk.tend();
    const rows = rig.log.filter(({ action }) => action === 'publish_unanswered');
    expect(rows).toMatchObject([{ site: 'x', account: 'mihon_city', actor: { id: 'taro' }, detail: '' }]);
  });

  it('says nothing of the kind about what was answered', async () => {
    const id = await released();
    const pass = await rig.desk.authorize(id, carry());
    if ('nonce' in pass) await rig.desk.landed(pass.ticket, 200, '1');
    rig.restart();
    rig.now += 6 * 60_000;
    await rig.desk.tend();
    expect(actions()).not.toContain('publish_unanswered');
  });

  it('stops a request that carries anything else, and voids', async () => {
    const id = await released();
    const answer = await rig.desk.authorize(id, carry('図書館のお知らせです！'));
    expect('refused' in answer && answer.refused.map((c) => c.field)).toEqual(['text']);
    expect(rig.open.size).toBe(0);
    expect(await rig.desk.authorize(id, carry())).toEqual({ refused: [] });
    expect(await rig.desk.release(await rig.sheetFor(draft))).toHaveProperty('review');
  });

  it('refuses a release that is too old or unknown', async () => {
    const id = await released();
    expect(await rig.desk.authorize('forged', carry())).toEqual({ refused: [] });
    rig.now += 6 * 60_000;
    expect(await rig.desk.authorize(id, carry())).toEqual({ refused: [] });
  });

  it('voids by an edit and shows the words', async () => {
    const sheet = await rig.sheetFor(draft);
    await rig.desk.code(sheet, await rig.code());
    const edited = { ...draft, posts: [{ text: '図書館の休館のお知らせです。' }] };
    const review = await rig.desk.review({ ...sheet, draft: edited }, false);
    expect(review.difference?.[0]?.pieces.filter((p) => p.kind !== 'same').map((p) => p.kind)).toContain('added');
    expect(actions()).toContain('approval_invalidated');
    expect(await rig.desk.release(sheet)).toHaveProperty('review');
    // The code was for exactly these words and was never used: with them it counts again.
    expect((await rig.desk.code(sheet, await rig.code())).codeError).toBeNull();
  });

  it('does not take a code that the poster could make', async () => {
    const sheet = await rig.sheetFor(draft);
    const key = await pairKey(rig.poster, rig.approver.agreePub, 'approver');
    const own = await typedCode(key, await draftDigest(draft), slotOf(rig.now));
    expect((await rig.desk.code(sheet, own)).codeError).toBe('wrong');
    await expect(pairKey(rig.poster, rig.poster.agreePub, 'poster')).rejects.toThrow(RangeError);
  });

  it('counts wrong tries over all drafts', async () => {
    for (let i = 0; i < 5; i++) {
      const other = { ...draft, posts: [{ text: `お知らせ ${i}` }] };
      const review = await rig.desk.code({ draft: other, acknowledged: [], answered: [], pointed: [] }, '00000000');
      expect(review.codeError).toBe(i < 4 ? 'wrong' : 'locked');
    }
    rig.restart();
    const sheet = await rig.sheetFor(draft);
    expect((await rig.desk.code(sheet, await rig.code())).codeError).toBe('locked');
    rig.now += 16 * 60_000;
    expect((await rig.desk.code(sheet, await rig.code())).codeError).toBeNull();
  });

  it('is not brought down by one broken key in policy', async () => {
    const broken = { id: 'jiro', name: '見本次郎', roles: ['approver'], agreePub: `B${'A'.repeat(86)}` };
    rig.policy = {
      ...rig.policy,
      people: [policySchema.shape.people.unwrap().element.parse(broken), ...rig.policy.people],
    };
    expect((await rig.desk.code(await rig.sheetFor(draft), await rig.code())).codeError).toBeNull();
  });

  it('forgets a confirmation whose giver has lost the role', async () => {
    const sheet = await rig.sheetFor(draft);
    await rig.desk.code(sheet, await rig.code());
    rig.policy = {
      ...rig.policy,
      people: rig.policy.people.map((person) => ({ ...person, roles: ['poster' as const] })),
    };
    expect(await rig.desk.release(sheet)).toHaveProperty('review');
  });

  it('stops an account that is not in the register, with the contact', async () => {
    rig.policy = policySchema.parse({
      ...rig.policy,
      accounts: [{ site: 'x', id: 'mihon_city' }],
      contact: '広報課 内線1234',
    });
    const review = await rig.desk.review(
      { draft: { ...draft, account: 'private_taro' }, acknowledged: [], answered: [], pointed: [] },
      true,
    );
    expect(review.findings[0]?.finding).toMatchObject({ topic: 'account', severity: 'block' });
    expect(review.findings[0]?.finding.message).toContain('内線1234');
    expect(review.account.status).toBe('unregistered');
    const fine = await rig.desk.review(
      { draft: { ...draft, account: 'MIHON_city' }, acknowledged: [], answered: [], pointed: [] },
      true,
    );
    expect(fine.account.status).toBe('registered');
  });

  it('confirms nothing that cannot be seen or read', async () => {
    const ghost = { ...draft, posts: [{ text: '公\u200b園' }] };
    const sheet = { draft: ghost, acknowledged: [], answered: [], pointed: [] };
    expect((await rig.desk.code(sheet, await rig.code(ghost))).codeError).toBe('unseen-characters');
    const media = { ...draft, media: [{ sha256: '', kind: 'image' as const, alt: '', post: 0 }] };
    expect((await rig.desk.code({ ...sheet, draft: media }, await rig.code(media))).codeError).toBe('unreadable-media');
  });

  it('releases a picture only when it is said whether anybody is in it, and keeps whose leave it was', async () => {
    rig.policy = { ...rig.policy, guidelines: ['samukawa'] };
    const media = [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '公園', post: 0 }];
    const pictured = { ...draft, media };
    const sheet = await rig.sheetFor(pictured);
    await rig.desk.code(sheet, await rig.code(pictured));
    const needs = async (consent?: Consent) => {
      const { verdict } = await rig.desk.review({ ...sheet, ...(consent ? { consent } : {}) }, false);
      return verdict.missing;
    };
    const shown = { shown: true, from: ' 例示花子', how: '書面', on: '11月20日' };
    expect(await needs()).toEqual([{ need: 'consent', gap: 'unsaid' }]);
    expect(await needs({ ...shown, from: '' })).toEqual([{ need: 'consent', gap: 'unrecorded' }]);
    expect(await needs(shown)).toEqual([]);
    const review = await rig.desk.review({ ...sheet, consent: shown }, false);
    expect(review.consent).toBe('record');
    expect((await readRequest(review.request.text)).consent).toEqual(shown);
    expect(await rig.desk.release({ ...sheet, consent: shown })).toHaveProperty('release');
    const row = rig.log.find(({ action }) => action === 'consent_noted');
    expect(row).toMatchObject({ result: 'shown', detail: '例示花子 / 書面 / 11月20日', topics: ['image-consent'] });
    expect(row?.clauses).toContain('samukawa 5(1)②');
  });

  it('writes down that nobody is shown, and nothing of the kind about words alone', async () => {
    const media = [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '公園', post: 0 }];
    const pictured = { ...draft, media };
    const sheet = { ...(await rig.sheetFor(pictured)), consent: { shown: false, from: '', how: '', on: '' } };
    await rig.desk.code(sheet, await rig.code(pictured));
    expect(await rig.desk.release(sheet)).toHaveProperty('release');
    expect(rig.log.find(({ action }) => action === 'consent_noted')).toMatchObject({ result: 'nobody', detail: '' });
    const words = { ...sheet, draft };
    expect((await readRequest((await rig.desk.review(words, false)).request.text)).consent).toBeUndefined();
  });

  it('refuses a request that carries a place the draft did not show, and says that it is the place', async () => {
    const id = await released();
    const answer = await rig.desk.authorize(id, carry('図書館のお知らせです。', { placeTag: '0f1e2d3c' }));
    expect('refused' in answer && answer.refused.map((c) => c.field)).toEqual(['placeTag']);
    expect(rig.log.at(-1)).toMatchObject({ action: 'stopped', result: 'mismatch', detail: 'placeTag' });
    expect(jaPage.field.placeTag).toBe('場所のタグ');
  });

  it('has the place tag of a draft acknowledged, and quotes the clause', async () => {
    rig.policy = { ...rig.policy, guidelines: ['kawasaki'] };
    const tagged = { ...draft, placeTag: '見本公園' };
    await released(tagged);
    const row = rig.log.find(({ action, result }) => action === 'acknowledged' && result === 'place-tag');
    expect(row?.clauses).toContain('kawasaki 5(11)ス');
  });
});
