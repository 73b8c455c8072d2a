import { beforeEach, describe, expect, it } from 'vitest';
import { fromBase64url, fromHex, toBase64url, toHex } from '../../guards/approval/base64url.ts';
import { draftDigest } from '../../guards/approval/canonical.ts';
import type { OwnKeys } from '../../guards/approval/keys.ts';
import { makeKeys } from '../../guards/approval/keys.ts';
import { type Assertion, rawSignature, verifyAssertion } from '../../guards/approval/passkey.ts';
import { readToken, signToken, TOKEN_LENGTH, verifyToken } from '../../guards/approval/signed.ts';
import { templateDigest } from '../../guards/approval/template.ts';
import { overridesOf } from '../../guards/desk/hurry.ts';
import { policySchema } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import { carry, createRig, draft, type Rig, untouched } from './desk-rig.ts';

/** The three strengths of confirmation at the poster's desk, and what does without. */

let rig: Rig;
let head: OwnKeys;
let passkey: Awaited<ReturnType<typeof makePasskey>>;

const origin = 'chrome-extension://test';
const HOUR = 3_600_000;

/** A passkey as an authenticator holds it. */
async function makePasskey() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return {
    id: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    publicKey: toBase64url(spki),
    key: pair.privateKey,
  };
}

const der = (raw: Uint8Array): Uint8Array => {
  const number = (half: Uint8Array): number[] => {
    const digits = [...half];
    while (digits.length > 1 && digits[0] === 0) digits.shift();
    if ((digits[0] ?? 0) > 127) digits.unshift(0);
    return [2, digits.length, ...digits];
  };
  const body = [...number(raw.subarray(0, 32)), ...number(raw.subarray(32))];
  return Uint8Array.from([0x30, body.length, ...body]);
};

interface Change {
  type?: string;
  origin?: string;
  flags?: number;
  rp?: string;
}

/** What an authenticator answers (WebAuthn Level 2, §6.3.3). */
async function assertFor(digest: string, change: Change = {}, by = passkey): Promise<Assertion> {
  const hex = digest.match(/../g) ?? [];
  const challenge = toBase64url(Uint8Array.from(hex, (pair) => Number.parseInt(pair, 16)));
  const client = { type: change.type ?? 'webauthn.get', challenge, origin: change.origin ?? origin, other: 'x' };
  const clientData = new TextEncoder().encode(JSON.stringify(client));
  const rp = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(change.rp ?? origin));
  const authenticator = Uint8Array.from([...new Uint8Array(rp), change.flags ?? 0b101, 0, 0, 0, 1]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', clientData));
  const signed = Uint8Array.from([...authenticator, ...hash]);
  const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, by.key, signed));
  return {
    credential: by.id,
    authenticatorData: toBase64url(authenticator),
    clientData: toBase64url(clientData),
    signature: toBase64url(der(raw)),
  };
}

beforeEach(async () => {
  rig = await createRig();
  head = await makeKeys();
  passkey = await makePasskey();
  const { id, publicKey } = passkey;
  rig.policy = policySchema.parse({
    people: [
      {
        id: 'hanako',
        name: '例示花子',
        roles: ['approver'],
        agreePub: rig.approver.agreePub,
        signPub: rig.approver.signPub,
      },
      { id: 'kacho', name: '例示課長', roles: ['head'], signPub: head.signPub, passkeys: [{ id, publicKey }] },
    ],
  });
});

const token = async (by: OwnKeys, d = draft, at = rig.now, hours = 24) =>
  signToken('approval', await draftDigest(d), by, at, hours);
const answer = async (typed: string, d = draft) => (await rig.desk.code(await rig.sheetFor(d), typed)).codeError;
const released = async (d = draft) => 'release' in (await rig.desk.release(await rig.sheetFor(d)));

describe('a signed approval', () => {
  it('is 99 characters, survives mail, and lets exactly its draft go', async () => {
    const text = await token(rig.approver);
    expect(text).toHaveLength(TOKEN_LENGTH);
    const mailed = `承認しました。\r\n> ${text.slice(0, 60)}\r\n> ${text.slice(60)}\r\nよろしくお願いします。`;
    expect(await answer(mailed)).toBeNull();
    expect(await released()).toBe(true);
    expect(rig.log.find(({ action }) => action === 'approved')).toMatchObject({ result: 'signed', proof: mailed });
  });

  it('leaves of a long mail around it nothing but itself in the log', async () => {
    const text = await token(rig.approver);
    expect(await answer(`${'お世話になっております。'.repeat(100)}\n${text}`)).toBeNull();
    expect(rig.log.find(({ action }) => action === 'approved')?.proof).toBe(text);
  });

  it('is refused for another text, for another purpose, from a stranger, one’s own, late, from the future, twice', async () => {
    const other = { ...draft, posts: [{ text: '別のお知らせです。' }] };
    expect(await answer(await token(rig.approver, other))).toBe('wrong');
    const countersign = await signToken('countersign', await draftDigest(draft), rig.approver, rig.now, 24);
    expect(await answer(countersign)).toBe('wrong');
    expect(await answer(await token(await makeKeys()))).toBe('wrong');
    expect(await answer(await token(rig.poster))).toBe('self');
    expect(await answer(await token(rig.approver, draft, rig.now - 25 * HOUR, 24))).toBe('expired');
    // Policy's day is shorter than what the signer allowed.
    expect(await answer(await token(rig.approver, draft, rig.now - 25 * HOUR, 200))).toBe('expired');
    expect(await answer(await token(rig.approver, draft, rig.now + 2 * HOUR))).toBe('expired');
    const text = await token(rig.approver);
    expect(await answer(text)).toBeNull();
    const id = await rig.desk.release(await rig.sheetFor(draft));
    if (!('release' in id)) throw new Error('not released');
    const pass = await rig.desk.authorize(id.release, carry());
    if ('ticket' in pass) await rig.desk.landed(pass.ticket, 200, '1');
    expect(await answer(text)).toBe('used');
  });

  it('notices any changed byte', async () => {
    const text = await token(rig.approver);
    const read = readToken(text);
    if (!read) throw new Error('unreadable');
    expect(await verifyToken('approval', await draftDigest(draft), read, rig.approver.signPub)).toBe(true);
    for (let at = 0; at < text.length - 1; at++) {
      const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
      const seen = readToken(changed);
      const holds = seen && (await verifyToken('approval', await draftDigest(draft), seen, rig.approver.signPub));
      expect(holds, `character ${at}`).not.toBe(true);
    }
  });
});

describe('a passkey at the desk', () => {
  const confirm = async (assertion: Assertion) =>
    (await rig.desk.passkey(await rig.sheetFor(draft), assertion)).codeError;

  it('lets its draft go, once, and leaves a proof', async () => {
    const assertion = await assertFor(await draftDigest(draft));
    expect(await confirm(assertion)).toBeNull();
    expect(await released()).toBe(true);
    const row = rig.log.find(({ action }) => action === 'approved');
    const { digest = '' } = row ?? {};
    const proof: Assertion = JSON.parse(row?.proof ?? '{}');
    expect(await verifyAssertion(proof, { digest, origin, publicKey: passkey.publicKey })).toBe(true);
  });

  it.each([
    ['another draft', 'f'.repeat(64), {}],
    ['another purpose', '', { type: 'webauthn.create' }],
    ['another place', '', { origin: 'https://x.com' }],
    ['another relying party', '', { rp: 'x.com' }],
    ['nobody verified', '', { flags: 0b001 }],
    ['nobody present', '', { flags: 0b100 }],
  ])('is refused for %s', async (_name, digest, change) => {
    expect(await confirm(await assertFor(digest || (await draftDigest(draft)), change))).toBe('wrong');
    expect(await released()).toBe(false);
  });

  it('is refused from another key under a known name, and with a signature that is none', async () => {
    const thief = { ...(await makePasskey()), id: passkey.id };
    expect(await confirm(await assertFor(await draftDigest(draft), {}, thief))).toBe('wrong');
    const good = await assertFor(await draftDigest(draft));
    for (const signature of ['', 'AAAA', good.signature.slice(0, -4), `${good.signature}AA`]) {
      expect(await confirm({ ...good, signature })).toBe('wrong');
    }
    expect(rawSignature(new Uint8Array([0x30, 2, 2, 0]))).toBeNull();
  });

  it('counts once, however its signature is spelled', async () => {
    const good = await assertFor(await draftDigest(draft));
    expect(await confirm(good)).toBeNull();
    const id = await rig.desk.release(await rig.sheetFor(draft));
    if (!('release' in id)) throw new Error('not released');
    const pass = await rig.desk.authorize(id.release, carry());
    if ('ticket' in pass) await rig.desk.landed(pass.ticket, 200, '1');
    expect(await confirm(good)).toBe('used');
    // The same r with -s in place of s, and the same bytes with padding.
    const bytes = fromBase64url(good.signature);
    const raw = rawSignature(bytes) ?? new Uint8Array();
    const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const mirrored = (ORDER - BigInt(`0x${toHex(raw.subarray(32))}`)).toString(16).padStart(64, '0');
    const twin = Uint8Array.from([...raw.subarray(0, 32), ...fromHex(mirrored)]);
    expect(await confirm({ ...good, signature: toBase64url(der(twin)) })).toBe('used');
    expect(await confirm({ ...good, signature: `${good.signature}${'='.repeat(-good.signature.length & 3)}` })).toBe(
      'used',
    );
  });

  it('is for the post on the screen, not for later', async () => {
    await confirm(await assertFor(await draftDigest(draft)));
    rig.now += 11 * 60_000;
    expect(await released()).toBe(false);
  });
});

describe('what policy asks for', () => {
  it('takes only the ways that count, says so, and does not count the try as a guess', async () => {
    rig.policy.approval.strengths = ['signed', 'passkey'];
    expect(await answer(await rig.code())).toBe('not-strong-enough');
    expect((await rig.desk.review(untouched(draft), false)).request.triesLeft).toBe(5);
    expect(await answer(await token(rig.approver))).toBeNull();
    // A way that has been closed since no longer counts.
    rig.policy.approval.strengths = ['passkey'];
    expect(await released()).toBe(false);
  });

  it('gathers as many people as are wanted; a head is enough; nobody counts twice', async () => {
    rig.policy.approval.required = 2;
    expect(await answer(await rig.code())).toBeNull();
    expect(await answer(await token(rig.approver))).toBeNull();
    expect(await released()).toBe(false);
    expect(await answer(await token(head))).toBeNull();
    expect(await released()).toBe(true);
  });

  it('asks for more in the situations and accounts it names', async () => {
    rig.policy = policySchema.parse({
      ...rig.policy,
      stricter: [
        { when: 'scheduled', headOnly: true },
        { when: 'always', accounts: ['Bousai_city'], strengths: ['signed'] },
      ],
    });
    expect(await answer(await rig.code())).toBeNull();
    const later = { ...draft, scheduledAt: Math.floor(rig.now / 1000) + 3600 };
    expect(await answer(await rig.code(later), later)).toBe('not-theirs');
    expect(await answer(await token(head, later), later)).toBeNull();
    const bousai = { ...draft, account: 'bousai_CITY' };
    expect(await answer(await rig.code(bousai), bousai)).toBe('not-strong-enough');
    expect(await answer(await token(rig.approver, bousai), bousai)).toBeNull();
  });

  it('leaves a related account of 木更津 to its head, and no other account or town', async () => {
    const policy = rig.policy;
    const under = (guidelines: string[], kind: string) => {
      const accounts = [{ site: 'x', id: 'mihon_city', kind, approvedOn: '2026-04-01' }];
      rig.policy = policySchema.parse({ ...policy, guidelines, accounts });
    };
    under(['kisarazu'], '関連');
    expect(await answer(await rig.code())).toBe('not-theirs');
    expect(await answer(await token(head))).toBeNull();
    under(['kisarazu'], '市公式');
    expect(await answer(await rig.code())).toBeNull();
    under(['kawasaki'], '関連');
    expect(await answer(await token(rig.approver))).toBeNull();
  });

  it('does not take somebody who has left, or looks after another account', async () => {
    const [hanako] = rig.policy.people;
    if (!hanako) throw new Error('nobody');
    hanako.notAfter = '2026-11-19';
    expect(await answer(await rig.code())).toBe('not-theirs');
    hanako.notAfter = '';
    hanako.accounts = ['other'];
    expect(await answer(await token(rig.approver))).toBe('not-theirs');
  });

  it('knows a code that has run out from one that was never right', async () => {
    const code = await rig.code();
    rig.now += 2 * HOUR;
    expect(await answer(code)).toBe('expired');
    rig.now += 30 * HOUR;
    expect(await answer(code)).toBe('wrong');
  });

  it('is silent for staff and leaves the word to the head while a storm of protest is on', async () => {
    await rig.local.set('flame', { since: rig.now, by: '例示課長', note: '' });
    expect(await answer(await rig.code())).toBe('not-theirs');
    expect(await answer(await token(head))).toBeNull();
    expect(await released()).toBe(true);
    const reply: Draft = { ...draft, surface: 'reply', replyTo: '1' };
    const review = await rig.desk.review(untouched(reply), false);
    expect(review.verdict.missing.map(({ need }) => need)).toContain('flame');
  });
});

describe('the emergency exit', () => {
  const emergency = { reason: 'life' as const, note: '堤防が切れました', tried: '課長の携帯' };
  const hurried = async (d = draft, said: object = emergency) => {
    const sheet = await rig.sheetFor(d);
    return rig.desk.release({ ...sheet, acknowledged: [], answered: [], emergency: { ...emergency, ...said } });
  };

  it('is shut unless policy opens it, for this account, for this person', async () => {
    expect(await hurried()).toHaveProperty('review');
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['poster'] };
    expect(await hurried(draft, { note: ' ' })).toHaveProperty('review');
    expect(await hurried()).toHaveProperty('release');
    rig.policy.emergency = { allowed: true, accounts: ['bousai'], roles: ['poster'] };
    expect(await hurried()).toHaveProperty('review');
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['head'] };
    expect(await hurried()).toHaveProperty('review');
  });

  it('does not open for a wrong account or a blank that was not filled', async () => {
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['poster'] };
    rig.policy.accounts = policySchema.parse({ accounts: [{ site: 'x', id: 'mihon_city' }] }).accounts;
    expect(await hurried()).toHaveProperty('release');
    expect(await hurried({ ...draft, account: 'taro_private' })).toHaveProperty('review');
    expect(await hurried({ ...draft, posts: [{ text: '本日○時○分ごろ、避難指示を出しました。' }] })).toHaveProperty(
      'review',
    );
  });

  it('stays red, with what was really posted, until somebody has looked', async () => {
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['poster'] };
    const given = await hurried();
    if (!('release' in given)) throw new Error('not released');
    expect(await overridesOf(rig.local)).toEqual([]);
    const pass = await rig.desk.authorize(given.release, carry());
    // From the moment it leaves: the answer may never come.
    expect(await overridesOf(rig.local)).toMatchObject([{ postId: '', seen: null }]);
    if ('ticket' in pass) await rig.desk.landed(pass.ticket, 200, '777');
    expect(await overridesOf(rig.local)).toMatchObject([
      { postId: '777', emergency, seen: null, draft, poster: { name: '見本太郎' } },
    ]);
    expect(rig.log.find(({ action }) => action === 'released')).toMatchObject({ result: 'emergency', approvers: [] });
    expect(rig.log.find(({ action }) => action === 'override')?.detail).toContain('堤防が切れました');
  });

  it.each([
    ['the answer is lost, and then it is refused as a duplicate', [0, 422], 1],
    ['the answer is lost, and then it is out', [0, 200], 1],
    ['it is out without an id, and the same is refused later', [200, 422], 1],
    ['it is out twice without an id', [200, 200], 2],
  ])('%s', async (_what, answers, red) => {
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['poster'] };
    for (const status of answers) {
      const given = await hurried();
      if (!('release' in given)) throw new Error('not released');
      const pass = await rig.desk.authorize(given.release, carry());
      if ('ticket' in pass) await rig.desk.landed(pass.ticket, status, '');
    }
    expect(await overridesOf(rig.local)).toHaveLength(red);
  });

  it.each([
    [403, 0],
    [422, 0],
    [500, 1],
    [503, 1],
    [504, 1],
    [0, 1],
  ])('what a site answered with %s leaves %s red', async (status, red) => {
    rig.policy.emergency = { allowed: true, accounts: [], roles: ['poster'] };
    for (let tries = 0; tries < 2; tries++) {
      const given = await hurried();
      if (!('release' in given)) throw new Error('not released');
      const pass = await rig.desk.authorize(given.release, carry());
      if ('ticket' in pass) await rig.desk.landed(pass.ticket, status, '');
      expect(await overridesOf(rig.local)).toHaveLength(red);
    }
  });
});

describe('a text that a head has signed beforehand', () => {
  const unsigned = {
    id: 'flood',
    title: '避難指示',
    text: '【避難指示】{時刻}、{地区}に避難指示を出しました。避難先は{避難所}です。',
    slots: [
      { name: '時刻', kind: 'time' as const, choices: [] },
      { name: '地区', kind: 'choice' as const, choices: ['東地区', '西地区'] },
      { name: '避難所', kind: 'text' as const, choices: [] },
    ],
    accounts: ['mihon_city'],
    notAfter: '2027-03-31',
  };
  const install = async (by: OwnKeys, signer: string, change: object = {}) => {
    const signature = await signToken('template', await templateDigest(unsigned), by, rig.now, 255);
    rig.policy = policySchema.parse({ ...rig.policy, templates: [{ ...unsigned, signer, signature, ...change }] });
  };
  const post = (text: string, change: Partial<Draft> = {}): Draft => ({ ...draft, posts: [{ text }], ...change });
  const good = '【避難指示】午後3時20分、東地区に避難指示を出しました。避難先は見本小学校です。';
  const goes = async (d: Draft) => {
    const review = await rig.desk.review(untouched(d), false);
    const pointed = review.points.map(({ key }) => key);
    return 'release' in (await rig.desk.release({ ...untouched(d), pointed }));
  };

  it('goes without a code once its blanks are filled, and with two things to point at', async () => {
    await install(head, 'kacho');
    expect((await rig.desk.review(untouched(post(good)), false)).points.map(({ step }) => step)).toEqual([
      'account',
      'text',
    ]);
    expect(await goes(post(good))).toBe(true);
    expect(rig.log.at(-1)).toMatchObject({ action: 'released', result: 'template' });
  });

  it.each([
    ['a blank left as it was', good.replace('午後3時20分', '{時刻}')],
    ['a blank of circles', good.replace('午後3時20分', '○時○分')],
    ['a choice that is none', good.replace('東地区', '南地区')],
    ['a link in a blank', good.replace('見本小学校', 'https://example.com')],
    ['a second line in a blank', good.replace('見本小学校', '見本\n小学校')],
    ['one letter changed', good.replace('出しました', '出します')],
    ['something added', `${good}急いで！`],
    ['an impossible time', good.replace('3時20分', '33時20分')],
  ])('does not go with %s', async (_name, text) => {
    await install(head, 'kacho');
    expect(await goes(post(text))).toBe(false);
  });

  it.each([
    ['elsewhere', { account: 'other' }],
    ['as an answer', { replyTo: '1', surface: 'reply' as const }],
    ['with a picture', { media: [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '', post: 0 }] }],
    ['later', { scheduledAt: 1_900_000_000 }],
    ['with a place', { placeTag: '見本市' }],
  ])('does not go %s', async (_name, change) => {
    await install(head, 'kacho');
    expect(await goes(post(good, change))).toBe(false);
  });

  it.each([
    ['11月30日（月）', true],
    ['11月30日（火）', false],
    ['11月31日（火）', false],
    ['2027年2月28日（日）', true],
    ['2027年2月30日（火）', false],
    ['令和9年2月29日（月）', false],
    ['13月45日（水）', false],
    ['11月31日', false],
    ['13月45日', false],
    ['2月28日', true],
  ])('with the date %s: %s', async (date, held) => {
    const text = '見本小学校の避難所は、{期日}まで開きます。';
    const dated = { ...unsigned, text, slots: [{ name: '期日', kind: 'text' as const, choices: [] }] };
    const signature = await signToken('template', await templateDigest(dated), head, rig.now, 255);
    rig.policy = policySchema.parse({ ...rig.policy, templates: [{ ...dated, signer: 'kacho', signature }] });
    const { template } = await rig.desk.review(untouched(post(text.replace('{期日}', date))), false);
    expect(template !== '').toBe(held);
  });

  it('must be signed by a head of the register, over every word of it, and be in date', async () => {
    await install(rig.approver, 'hanako');
    expect(await goes(post(good))).toBe(false);
    await install(head, 'kacho', { text: unsigned.text.replace('指示を', '命令を') });
    expect(await goes(post(good.replace('指示を', '命令を')))).toBe(false);
    await install(head, 'kacho', { notAfter: '2026-11-19' });
    expect(await goes(post(good))).toBe(false);
    await install(head, 'kacho');
    expect(await goes(post(good))).toBe(true);
  });
});
