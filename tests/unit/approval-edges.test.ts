import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { armour, BlockProblem } from '../../guards/approval/armour.ts';
import { canonicalText, unseenCharacters } from '../../guards/approval/canonical.ts';
import { readCard, writeCard } from '../../guards/approval/card.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import { readRequest } from '../../guards/approval/request.ts';
import { pairKey } from '../../guards/approval/typed-code.ts';
import { findingKey } from '../../guards/gate.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';

const draft: Draft = {
  v: 1,
  site: 'x',
  surface: 'post',
  account: 'mihon_city',
  posts: [{ text: '図書館は通常どおり開館しています。' }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
};
const picture = (sha256: string, alt = '') => ({ sha256: sha256.repeat(64), kind: 'image' as const, alt, post: 0 });
const card = {
  v: 1 as const,
  id: 'taro',
  name: '見本太郎',
  dept: '広報課',
  agreePub: `B${'A'.repeat(86)}`,
  signPub: `B${'A'.repeat(86)}`,
  passkeys: [],
};

describe('canonical text', () => {
  it('keeps blanks and empty lines that something visible follows, and drops the others', () => {
    expect(canonicalText(`　 一　 二　 ${'\u00a0 '.repeat(3)}\r\n\n 三\n\n`)).toBe('　 一　 二\n\n 三');
    expect(canonicalText(`${' '.repeat(1000)}a${'\n'.repeat(1000)}b`)).toHaveLength(2002);
  });
});

describe('characters nobody can see', () => {
  const count = (text: string): number => unseenCharacters({ ...draft, posts: [{ text }] }).length;

  it.each([
    ['bell', '\u0007'],
    ['next line', '\u0085'],
    ['line separator', '\u2028'],
    ['grapheme joiner', '\u034f'],
    ['annotation anchor', '\ufff9'],
    ['tag', '\u{e0041}'],
    ['unassigned tag', '\u{e0000}'],
    ['variation selector behind a letter', '\ufe0f'],
    ['ideographic variation selector behind a letter', '\u{e0101}'],
    ['joiner that joins nothing', '\u200d'],
    ['half of a surrogate pair', '\ud83d'],
  ])('%s', (_name, character) => {
    expect(count(`x${character}y`)).toBe(1);
  });

  it('a joiner between a sign and a letter, and a message hidden behind a flag', () => {
    expect(count('☀\u200dあ')).toBe(1);
    const hidden = [...'secret'].map((c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0))).join('');
    expect(count(`🏴${hidden}`)).toBe(6);
  });

  it.each(['👨‍👩‍👧‍👦', '👩🏽‍🚒', '❤️', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏳️‍🌈', '👁️‍🗨️', '葛󠄀城市', '🇯🇵', '㊗️', '一\t二\r\n三'])(
    'not in %s',
    (text) => {
      expect(count(text)).toBe(0);
    },
  );

  it('are found in descriptions of pictures too, where they stand', () => {
    expect(unseenCharacters({ ...draft, media: [picture('a', '庁\u202e舎')] })).toEqual([[0, 1]]);
    expect(unseenCharacters({ ...draft, posts: [{ text: '一\r\n二\u200b' }] })).toEqual([[0, 4]]);
  });
});

describe('pair key', () => {
  const make = async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
    const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    return { privateKey: pair.privateKey, agreePub: Buffer.from(raw).toString('base64url') };
  };

  it('is shared by poster and approver, and turned round it is another', async () => {
    const [taro, hanako] = [await make(), await make()];
    const atDesk = await pairKey(taro, hanako.agreePub, 'poster');
    expect(await pairKey(hanako, taro.agreePub, 'approver')).toEqual(atDesk);
    // What the poster's own confirming page would compute for a draft said to be Hanako's.
    expect(await pairKey(taro, hanako.agreePub, 'approver')).not.toEqual(atDesk);
  });

  it('is refused for oneself and for what is no key', async () => {
    const taro = await make();
    await expect(pairKey(taro, taro.agreePub, 'poster')).rejects.toThrow(RangeError);
    await expect(pairKey(taro, card.agreePub, 'poster')).rejects.toThrow();
  });
});

describe('own keys', () => {
  it('are made once even by two callers, kept, and cannot be taken out', async () => {
    const [a, b] = await Promise.all([ownKeys(), ownKeys()]);
    expect(a.agreePub).toBe(b.agreePub);
    expect(Buffer.from(a.agreePub, 'base64url')).toHaveLength(65);
    const again = await ownKeys();
    expect(again.agreePub).toBe(a.agreePub);
    expect(again.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', again.privateKey)).rejects.toThrow();
  });
});

describe('carried blocks', () => {
  const codeOf = (read: Promise<unknown>) =>
    read.then(
      () => 'fine',
      (error: unknown) => (error instanceof BlockProblem ? error.code : `unexpected ${error}`),
    );

  it.each(['> > ', '>> ', '　> ', '| ', '\u200b'])('survive being quoted with "%s"', async (mark) => {
    const quoted = (await writeCard(card)).split('\n').map((line) => mark + line);
    expect(await readCard(quoted.join('\n'))).toEqual(card);
  });

  it('notice a lost or doubled character anywhere in the line of the kind, the body and the check', async () => {
    const block = await writeCard(card);
    for (let i = block.indexOf('YB-'); i < block.length; i++) {
      if (/\s/.test(block[i] ?? '')) continue;
      const lost = block.slice(0, i) + block.slice(i + 1);
      expect(await codeOf(readCard(lost)), `lost ${i}`).not.toBe('fine');
      // At the end of the check, doubling one of two same digits changes nothing that is read.
      const inner = i > block.indexOf('YB-') && i < block.length - 1 && block.slice(i) !== block[i]?.repeat(2);
      const doubled = `${block.slice(0, i)}${block[i]}${block.slice(i)}`;
      if (inner) expect(await codeOf(readCard(doubled)), `doubled ${i}`).not.toBe('fine');
    }
  });

  it('are not read at all when far too long, nor inflated without end', async () => {
    expect(await codeOf(readCard('あ'.repeat(2 * 1024 * 1024 + 1)))).toBe('too-large');
    expect(await codeOf(readCard(await armour('CARD', { ...card, dept: 'x'.repeat(1024 * 1024) })))).toBe('too-large');
  });

  it('say "damaged" for drafts that have no digest or a picture without a post', async () => {
    const forge = (change: Partial<Draft>) =>
      armour('REQUEST', {
        v: 1,
        draft: { ...draft, ...change },
        digest: 'f'.repeat(64),
        poster: card,
        accountName: '',
        guidelines: [],
        municipality: '',
        acknowledged: [],
        requestedAt: 1,
        logHead: '',
      });
    expect(await codeOf(readRequest(await forge({ scheduledAt: 1.5 })))).toBe('damaged');
    expect(await codeOf(readRequest(await forge({ media: [{ ...picture('a'), post: 7 }] })))).toBe('damaged');
  });
});

describe('key of a finding', () => {
  const finding = (change: Partial<Finding>): Finding => ({
    rule: 'image-location',
    topic: 'image-location',
    severity: 'warn',
    post: 0,
    span: [0, 0],
    message: '1枚目の画像に位置情報があります。',
    citations: [],
    ...change,
  });

  it('asks for each picture, and again for another picture', () => {
    const one = { ...draft, media: [picture('a')] };
    const key = findingKey(finding({}), one);
    expect(findingKey(finding({}), { ...one })).toBe(key);
    expect(findingKey(finding({ message: '2枚目の画像に位置情報があります。' }), one)).not.toBe(key);
    expect(findingKey(finding({}), { ...draft, media: [picture('b')] })).not.toBe(key);
  });

  it('sees an edit at the end of long words, and which of two equal words is meant', () => {
    const long = 'あ'.repeat(400);
    const at = (text: string, span: [number, number]) => findingKey(finding({ span }), { ...draft, posts: [{ text }] });
    expect(at(`${long}い`, [0, 401])).not.toBe(at(`${long}う`, [0, 401]));
    expect(at('市長、市長', [0, 2])).not.toBe(at('市長、市長', [3, 5]));
    // Words before it may change without asking again.
    expect(at('本日、市長', [3, 5])).toBe(at('本日も市長', [3, 5]));
    expect(at(long, [0, 400]).length).toBeLessThanOrEqual(150);
  });
});
