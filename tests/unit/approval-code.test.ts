import { describe, expect, it } from 'vitest';
import { canonicalText, draftDigest, jcs, sha256Hex, unseenCharacters } from '../../guards/approval/canonical.ts';
import { ocra } from '../../guards/approval/ocra.ts';
import {
  findSlot,
  importAgreePub,
  normalizeCode,
  sharedKey,
  slotOf,
  typedCode,
} from '../../guards/approval/typed-code.ts';
import type { Draft } from '../../rules/draft.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const key20 = bytes('12345678901234567890');
const key32 = bytes('12345678901234567890123456789012');
const key64 = bytes('1234567890123456789012345678901234567890123456789012345678901234');

const draft: Draft = {
  v: 1,
  site: 'x',
  surface: 'post',
  account: 'mihon_city',
  posts: [{ text: '11月21日（土）に開きます。' }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
};

describe('OCRA (RFC 6287 appendix C)', () => {
  it.each([
    ['OCRA-1:HOTP-SHA1-6:QN08', key20, { question: '00000000' }, '237653'],
    ['OCRA-1:HOTP-SHA1-6:QN08', key20, { question: '11111111' }, '243178'],
    ['OCRA-1:HOTP-SHA256-8:QA08', key32, { question: 'SIG10000' }, '53095496'],
    ['OCRA-1:HOTP-SHA512-8:QA10-T1M', key64, { question: 'SIG1000000', timeSteps: 0x132d0b6 }, '77537423'],
  ])('%s', async (suite, key, input, expected) => {
    expect(await ocra(suite, key, input)).toBe(expected);
  });

  it('with counter and PIN', async () => {
    const pinHash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes('1234') as BufferSource));
    const input = { counter: 0, question: '12345678', pinHash };
    expect(await ocra('OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1', key32, input)).toBe('65347737');
  });

  it('refuses a suite it does not know', async () => {
    await expect(ocra('OCRA-1:HOTP-MD5-6:QN08', key20, { question: '1' })).rejects.toThrow(SyntaxError);
  });
});

describe('typed code', () => {
  it('equals the vector two independent implementations agree on', async () => {
    const slot = slotOf(Date.parse('2026-11-20T10:00:00+09:00'));
    expect(await typedCode(key32, await sha256Hex('test'), slot)).toBe('75108270');
  });

  it('is the same on both sides of an ECDH exchange and on no third', async () => {
    const make = () => crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
    const [poster, approver, other] = await Promise.all([make(), make(), make()]);
    const ours = await sharedKey(poster.privateKey, approver.publicKey);
    expect(await sharedKey(approver.privateKey, poster.publicKey)).toEqual(ours);
    expect(await sharedKey(other.privateKey, poster.publicKey)).not.toEqual(ours);
  });

  it('holds for its time and one slot ahead, for one content only', async () => {
    const digest = await draftDigest(draft);
    const now = Date.parse('2026-11-20T10:05:00+09:00');
    const code = await typedCode(key32, digest, slotOf(now));
    expect(await findSlot(key32, digest, code, now, 60)).toBe(slotOf(now));
    expect(await findSlot(key32, digest, code, now + 60 * 60_000, 60)).toBe(slotOf(now));
    expect(await findSlot(key32, digest, code, now - 10 * 60_000, 60)).toBe(slotOf(now));
    expect(await findSlot(key32, digest, code, now + 75 * 60_000, 60)).toBeNull();
    const changed = await draftDigest({ ...draft, posts: [{ text: '11月22日（土）に開きます。' }] });
    expect(await findSlot(key32, changed, code, now, 60)).toBeNull();
  });

  it.each([
    ['1234-5678', '12345678'],
    ['１２３４　５６７８', '12345678'],
    ['1234ー5678', '12345678'],
    ['1234567', null],
    ['12345678a', null],
  ])('reads what people type: %s', (typed, expected) => {
    expect(normalizeCode(typed)).toBe(expected);
  });

  it('refuses a public key that is none', async () => {
    await expect(importAgreePub('AAAA')).rejects.toThrow();
  });
});

describe('digest', () => {
  const digestOf = (change: Partial<Draft>) => draftDigest({ ...draft, ...change });
  const textOf = (text: string) => digestOf({ posts: [{ text }] });

  it('does not mind what a road between networks changes', async () => {
    expect(await textOf('一\r\n二　 \r\n\r\n')).toBe(await textOf('一\n二'));
    expect(canonicalText('か\u3099')).toBe('が');
  });

  it.each([
    ['one date digit', { posts: [{ text: '11月22日（土）に開きます。' }] }],
    ['full width for half width', { posts: [{ text: '１1月21日（土）に開きます。' }] }],
    ['a blank line inside', { posts: [{ text: '11月21日（土）に\n\n開きます。' }] }],
    ['another account', { account: 'private_mihon' }],
    ['a picture', { media: [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '', post: 0 }] }],
    ['a schedule', { scheduledAt: 1_800_000_000 }],
    ['a reply', { replyTo: '1' }],
    ['a quote', { quoteOf: '1' }],
    ['a place', { placeTag: '見本市役所' }],
    ['an audience', { audience: 'community' }],
    ['another surface', { surface: 'thread' as const }],
  ])('changes with %s', async (_name, change) => {
    expect(await digestOf(change)).not.toBe(await draftDigest(draft));
  });

  it('spells JSON as RFC 8785 does', () => {
    expect(jcs({ b: [1, true, null], a: 'é"\n' })).toBe('{"a":"é\\"\\n","b":[1,true,null]}');
    expect(() => jcs({ a: 0.5 })).toThrow(RangeError);
  });

  it('points at what nobody can see, and not at emoji', () => {
    const at = (text: string) => unseenCharacters({ ...draft, posts: [{ text }] });
    expect(at('公\u200b園')).toEqual([[0, 1]]);
    expect(at('a\u202eb')).toEqual([[0, 1]]);
    expect(at('a\u200db')).toEqual([[0, 1]]);
    expect(at('👨‍👩‍👧‍👦と🏳️‍🌈と👩🏽‍🚒と☀️')).toEqual([]);
  });
});
