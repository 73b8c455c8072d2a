import { describe, expect, it } from 'vitest';
import { type Known, LOCK_MS, MAX_FAILURES, noTries, type Tries, tryAnswer } from '../../guards/approval/answer.ts';
import { type ApprovalRequest, eligible, isConfirmed, newRequest, usedMark } from '../../guards/approval/approvals.ts';
import { BlockProblem } from '../../guards/approval/armour.ts';
import { draftDigest } from '../../guards/approval/canonical.ts';
import { fingerprint, readCard, writeCard } from '../../guards/approval/card.ts';
import { difference, textPieces } from '../../guards/approval/difference.ts';
import { readRequest, writeRequest } from '../../guards/approval/request.ts';
import { formatCode, slotOf, typedCode } from '../../guards/approval/typed-code.ts';
import { findingKey, gate } from '../../guards/gate.ts';
import { departures, isFinished, land, newRelease } from '../../guards/release.ts';
import { strengths } from '../../policy/approval-schema.ts';
import { personSchema } from '../../policy/people-schema.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';

const now = Date.parse('2026-11-20T10:05:00+09:00');
const agreePub = `B${'A'.repeat(86)}`;

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

const person = (id: string, change: object = {}) =>
  personSchema.parse({ id, name: `見本${id}`, roles: ['approver'], agreePub: agreePub.replace('A', 'C'), ...change });

const anyway = { required: 1, strengths: [...strengths], headOnly: false };
const taro = { id: 'taro', agreePub, signPub: '' };

const keyOf = (byte: number) => new Uint8Array(32).fill(byte);
const confirmer = (id: string, byte: number, change: object = {}): Known => ({
  person: person(id, change),
  key: keyOf(byte),
});

describe('who may confirm', () => {
  const may = (change: object, at = now) => eligible([person('hanako', change)], draft, taro, anyway, at).length === 1;

  it('is a valid approver or head, never the poster and never this installation', () => {
    expect(may({})).toBe(true);
    expect(may({ roles: ['head'] })).toBe(true);
    expect(may({ roles: ['poster'] })).toBe(false);
    expect(may({ agreePub: '' })).toBe(false);
    expect(may({ agreePub })).toBe(false);
    expect(may({ id: 'taro' })).toBe(false);
    expect(may({ accounts: ['MIHON_city'] })).toBe(true);
    expect(may({ accounts: ['other'] })).toBe(false);
    expect(may({ notAfter: '2026-11-20' })).toBe(true);
    expect(may({ notAfter: '2026-11-19' })).toBe(false);
    expect(may({ notBefore: '2026-11-21' })).toBe(false);
    // 23:30 UTC on the 20th is the 21st in Tokyo.
    expect(may({ notBefore: '2026-11-21' }, Date.parse('2026-11-20T23:30:00Z'))).toBe(true);
  });
});

describe('typed codes for a request', () => {
  const make = async (byte: number, at = now) =>
    formatCode(await typedCode(keyOf(byte), await draftDigest(draft), slotOf(at)));
  const start = async () => newRequest(await draftDigest(draft), draft);
  type Given = { used?: string[]; tries?: Tries; at?: number };
  const attempt = (
    request: ApprovalRequest,
    typed: string,
    known: Known[],
    { used = [], tries = noTries, at = now }: Given = {},
  ) =>
    tryAnswer(request, {
      typed,
      known,
      poster: taro,
      demand: anyway,
      used,
      tries,
      now: at,
      ttlMinutes: 60,
      signedHours: 24,
    });
  const enough = (request: ApprovalRequest, required: number, at = now) =>
    isConfirmed(request, { ...anyway, required }, at);

  it('confirm, and are refused once used, even after a restart', async () => {
    const one = [confirmer('hanako', 1)];
    const first = await attempt(await start(), await make(1), one);
    expect(first.refused).toBeNull();
    expect(first.approval?.approver).toBe('hanako');
    expect(enough(first.request, 1, now)).toBe(true);
    expect(enough(first.request, 1, now + 90 * 60_000)).toBe(false);
    if (!first.approval) throw new Error('no approval');
    const used = [usedMark(first.request.digest, first.approval)];
    expect((await attempt(await start(), await make(1), one, { used })).refused).toBe('used');
  });

  it('are refused when expired, of another key, or of another content', async () => {
    const one = [confirmer('hanako', 1)];
    expect((await attempt(await start(), await make(1, now - 2 * 3_600_000), one)).refused).toBe('expired');
    expect((await attempt(await start(), await make(1, now - 26 * 3_600_000), one)).refused).toBe('wrong');
    expect((await attempt(await start(), await make(2), one)).refused).toBe('wrong');
    expect((await attempt(newRequest('0'.repeat(64), draft), await make(1), one)).refused).toBe('wrong');
    expect((await attempt(await start(), 'abc', one)).refused).toBe('not-a-code');
    expect((await attempt(await start(), await make(1), [])).refused).toBe('no-approver');
  });

  it('close after five wrong tries whatever the draft, void what was gathered, and open again later', async () => {
    const two = [confirmer('hanako', 1), confirmer('jiro', 2)];
    let result = await attempt(await start(), await make(1), two);
    for (let i = 0; i < MAX_FAILURES; i++) {
      expect(result.refused).toBe(i === 0 ? null : 'wrong');
      const request = i === MAX_FAILURES - 1 ? result.request : newRequest(`${i}`.repeat(64), draft);
      result = await attempt(request, '0000-0000', two, { tries: result.tries });
    }
    expect(result.refused).toBe('locked');
    expect(result.request.approvals).toEqual([]);
    const { tries } = result;
    expect((await attempt(await start(), await make(2), two, { tries, at: now + LOCK_MS - 1 })).refused).toBe('locked');
    expect((await attempt(await start(), await make(2), two, { tries, at: now + LOCK_MS + 1 })).refused).toBeNull();
  });

  it('count different people; the head alone is enough', async () => {
    const both = [confirmer('hanako', 1), confirmer('jiro', 2)];
    const first = await attempt(await start(), await make(1), both);
    expect(enough(first.request, 2, now)).toBe(false);
    const twice = await attempt(first.request, await make(1, now - 600_000), both);
    expect(enough(twice.request, 2, now)).toBe(false);
    const second = await attempt(twice.request, await make(2), both);
    expect(enough(second.request, 2, now)).toBe(true);
    const head = await attempt(await start(), await make(3), [confirmer('head', 3, { roles: ['head'] })]);
    expect(enough(head.request, 2, now)).toBe(true);
  });
});

describe('carried blocks', () => {
  const card = {
    v: 1 as const,
    id: 'taro',
    name: '見本太郎',
    dept: '広報課',
    agreePub,
    signPub: agreePub,
    passkeys: [],
  };

  it('survive mail: wraps, quotes, blanks, text around', async () => {
    const block = await writeCard(card);
    const mailed = `お世話になっております。\r\n\r\n${block
      .split('\n')
      .map((line) => `> ${line}　`)
      .join('\r\n')}\r\n以上です。`;
    expect(await readCard(mailed)).toEqual(card);
  });

  it('notice any single damaged character', async () => {
    const block = await writeCard(card);
    const body = block.indexOf(':\n') + 2;
    for (let i = body; i < block.length; i++) {
      if (/[\s:]/.test(block[i] ?? '')) continue;
      const swapped = block[i] === 'a' ? 'b' : 'a';
      await expect(readCard(block.slice(0, i) + swapped + block.slice(i + 1)), `at ${i}`).rejects.toThrow(BlockProblem);
    }
  });

  it('say what is wrong', async () => {
    const block = await writeCard(card);
    const codeOf = (text: string) =>
      readCard(text).then(
        () => 'fine',
        (error: BlockProblem) => error.code,
      );
    expect(await codeOf('  ')).toBe('empty');
    expect(await codeOf('こんにちは')).toBe('wrong-kind');
    expect(await codeOf(block.slice(0, -20))).toBe('damaged');
    expect(await codeOf(block.replace('CARD-1', 'CARD-2'))).toBe('newer-version');
    expect(await codeOf(block.replace('CARD', 'REQUEST'))).toBe('wrong-kind');
  });

  it('carry a draft whose digest must be its own', async () => {
    const digest = await draftDigest(draft);
    const request = {
      v: 1 as const,
      draft,
      digest,
      poster: card,
      accountName: '見本市',
      guidelines: ['kawasaki'],
      municipality: '見本市',
      acknowledged: [],
      requestedAt: now,
      logHead: '',
      posted: null,
      strengths: [...strengths],
      headOnly: false,
      ttlMinutes: 60,
      signedHours: 24,
    };
    expect(await readRequest(await writeRequest(request))).toEqual(request);
    const forged = await writeRequest({ ...request, digest: 'f'.repeat(64) });
    await expect(readRequest(forged)).rejects.toThrow('damaged');
  });

  it('give a key thirty digits to compare', async () => {
    const digits = await fingerprint(card);
    expect(digits).toMatch(/^(\d{5} ){5}\d{5}$/);
    const other = agreePub.replace('A', 'C');
    expect(await fingerprint({ ...card, agreePub: other })).not.toBe(digits);
    expect(await fingerprint({ ...card, signPub: other })).not.toBe(digits);
    const passkeys = [{ id: 'a', publicKey: 'b' }];
    expect(await fingerprint({ ...card, passkeys })).not.toBe(digits);
  });
});

describe('difference', () => {
  it('shows the words that changed', () => {
    expect(
      textPieces('11月21日（土）に開きます。', '11月22日（土）に開きます。').filter((p) => p.kind !== 'same'),
    ).toEqual([
      { kind: 'removed', text: '21' },
      { kind: 'added', text: '22' },
    ]);
  });

  it('puts both texts together again, whatever they are', () => {
    const pairs = [
      ['', 'あ'],
      ['あいう', ''],
      ['雨の日も晴れの日も', '晴れの日も雨の日も'],
      ['a', 'a'],
    ] as const;
    for (const [before, after] of pairs) {
      const pieces = textPieces(before, after);
      expect(
        pieces
          .filter((p) => p.kind !== 'added')
          .map((p) => p.text)
          .join(''),
      ).toBe(before);
      expect(
        pieces
          .filter((p) => p.kind !== 'removed')
          .map((p) => p.text)
          .join(''),
      ).toBe(after);
    }
  });

  it('names every field', () => {
    const after: Draft = {
      ...draft,
      account: 'other',
      audience: 'community',
      scheduledAt: 5,
      media: [{ sha256: 'a'.repeat(64), kind: 'image', alt: '', post: 0 }],
    };
    expect(difference(draft, after).map((c) => c.field)).toEqual(['account', 'media', 'audience', 'scheduledAt']);
    expect(difference(draft, { ...draft, posts: [{ text: '11月21日（土）に開きます。 \n' }] })).toEqual([]);
  });
});

describe('gate', () => {
  const finding = (rule: string, severity: Finding['severity']): Finding => ({
    rule,
    topic: 'rumor',
    severity,
    post: 0,
    span: [0, 3],
    message: '',
    citations: [],
  });
  const findings = [finding('a', 'warn'), finding('b', 'block'), finding('c', 'info')];
  const request = newRequest('d', draft);
  const base = {
    draft,
    findings: [],
    acknowledged: [],
    questions: [],
    answered: [],
    consent: null,
    request,
    points: [],
    pointed: [],
    approvers: 1,
    demand: anyway,
    waived: null,
    policyLost: false,
    nobody: false,
    silenced: false,
    flying: false,
    now,
  };
  const approval = {
    approver: 'h',
    name: '',
    head: false,
    strength: 'typed' as const,
    at: now,
    expiresAt: now + 1,
    mark: '0',
    proof: '',
  };
  const confirmed = { ...request, approvals: [approval] };

  it('releases only when nothing is missing', () => {
    expect(gate({ ...base, request: confirmed })).toEqual({ release: true, missing: [] });
    expect(gate(base).missing).toEqual([{ need: 'code', have: 0, of: 1 }]);
    expect(gate({ ...base, request: confirmed, now: now + 1 }).release).toBe(false);
    expect(gate({ ...base, approvers: 0, request: confirmed }).missing).toEqual([{ need: 'approver' }]);
    expect(gate({ ...base, request: confirmed, policyLost: true }).missing).toEqual([{ need: 'policy' }]);
  });

  it('asks in the order of the sheet', () => {
    const media = [{ sha256: '', kind: 'image' as const, alt: '', post: 0 }];
    const needs = gate({
      ...base,
      draft: { ...draft, media, scheduledAt: -1 },
      findings,
      questions: ['q1', 'q2'],
      answered: ['q1'],
      consent: 'unsaid',
      points: ['account|1', 'text|2'],
      pointed: ['account|1'],
      nobody: true,
      silenced: true,
    }).missing.map((m) => m.need);
    expect(needs).toEqual([
      'who',
      'flame',
      'schedule',
      'media',
      'mend',
      'point',
      'consent',
      'acknowledge',
      'answer',
      'code',
    ]);
    expect(gate({ ...base, draft: { ...draft, posts: [{ text: ' \n' }] } }).missing[0]).toEqual({ need: 'empty' });
  });

  it('does not wait for the second person where it need not, but lets nothing go that must be mended', () => {
    for (const waived of ['emergency', 'template'] as const) {
      const hurried = { ...base, waived, findings: [finding('a', 'warn')], questions: ['q1'], approvers: 0 };
      expect(gate(hurried)).toEqual({ release: true, missing: [] });
      expect(gate({ ...hurried, findings: [finding('b', 'block')] }).missing.map((m) => m.need)).toEqual(['mend']);
      expect(gate({ ...hurried, policyLost: true }).release).toBe(false);
      expect(gate({ ...hurried, points: ['account|1'] }).missing).toEqual([{ need: 'point', key: 'account|1' }]);
    }
  });

  it('forgets an acknowledgement when the words change', () => {
    const warn = finding('a', 'warn');
    const acknowledged = [findingKey(warn, draft)];
    expect(gate({ ...base, request: confirmed, findings: [warn], acknowledged }).release).toBe(true);
    const edited = { ...draft, posts: [{ text: '12月21日（月）' }] };
    expect(gate({ ...base, request: confirmed, draft: edited, findings: [warn], acknowledged }).release).toBe(false);
  });
});

describe('release', () => {
  const thread: Draft = {
    ...draft,
    surface: 'thread',
    posts: [{ text: '一' }, { text: '二' }],
    quoteOf: '9',
    audience: 'community',
    media: [{ sha256: 'a'.repeat(64), kind: 'image', alt: '庁舎', post: 1 }],
  };
  const carried = (text: string, change: object = {}) => ({
    posts: [{ text, media: [] as { sha256: string; alt: string }[] }],
    account: '',
    replyTo: '',
    quoteOf: '',
    placeTag: '',
    audience: '',
    scheduledAt: null,
    ...change,
  });

  it('lets the posts of a thread go one after the other, each with exactly its content', () => {
    let release = newRelease('r', { digest: 'd', draft: thread, approvals: [] }, now);
    const first = carried('一', { quoteOf: '9', audience: 'community' });
    expect(departures(release, first)).toEqual([]);
    expect(departures(release, carried('一', { audience: 'community' })).map((c) => c.field)).toEqual(['quoteOf']);
    expect(departures(release, carried('二', { quoteOf: '9', audience: 'community' })).map((c) => c.field)).toEqual([
      'text',
    ]);
    release = land({ ...release, flying: { ticket: 1, posts: 1 } }, 200, '100');
    expect(isFinished(release)).toBe(false);
    const media = [{ sha256: 'a'.repeat(64), alt: '庁舎' }];
    const second = carried('二', { replyTo: '100', posts: [{ text: '二', media }] });
    expect(departures(release, second)).toEqual([]);
    expect(departures(release, { ...second, replyTo: '666' }).map((c) => c.field)).toContain('replyTo');
    expect(departures(release, { ...second, posts: [{ text: '二', media: [] }] }).map((c) => c.field)).toEqual([
      'media',
      'alt',
    ]);
    const swapped = [{ sha256: 'b'.repeat(64), alt: '庁舎' }];
    expect(departures(release, { ...second, posts: [{ text: '二', media: swapped }] }).map((c) => c.field)).toEqual([
      'media',
    ]);
    release = land({ ...release, flying: { ticket: 2, posts: 1 } }, 201, '101');
    expect(isFinished(release)).toBe(true);
  });

  it('tries a failure again and never a success', () => {
    const flying = {
      ...newRelease('r', { digest: 'd', draft: draft, approvals: [] }, now),
      flying: { ticket: 1, posts: 1 },
    };
    expect(isFinished(land(flying, 0, ''))).toBe(false);
    expect(isFinished(land(flying, 503, ''))).toBe(false);
    expect(isFinished(land(flying, 200, '1'))).toBe(true);
  });

  it('sees a place, a schedule, one post more', () => {
    const release = newRelease('r', { digest: 'd', draft: draft, approvals: [] }, now);
    const text = draft.posts[0]?.text ?? '';
    expect(departures(release, carried(text))).toEqual([]);
    expect(departures(release, carried(text, { placeTag: 'p' })).map((c) => c.field)).toEqual(['placeTag']);
    expect(departures(release, carried(text, { account: 'mihon_private' })).map((c) => c.field)).toEqual(['account']);
    expect(departures(release, carried(text, { scheduledAt: 1 })).map((c) => c.field)).toEqual(['scheduledAt']);
    const two = {
      ...carried(text),
      posts: [
        { text, media: [] },
        { text: '追加', media: [] },
      ],
    };
    expect(departures(release, two).map((c) => c.field)).toEqual(['posts', 'text']);
  });
});
