import { describe, expect, it } from 'vitest';
import { difference } from '../../guards/approval/difference.ts';
import { checklistFor } from '../../guards/desk/checklist.ts';
import { type Consent, consentGap, unsaid } from '../../guards/desk/consent.ts';
import { draftFindings } from '../../guards/desk/draft-findings.ts';
import { departures, newRelease } from '../../guards/release.ts';
import { citationsInForce, guidelinesInForce, imagesInForce, severityInForce } from '../../policy/in-force.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import type { Draft, DraftMedia } from '../../rules/draft.ts';

/** What policy, guidelines and the sheet demand of pictures and of the platform's own place tag. */

const picture = (change: Partial<DraftMedia> = {}): DraftMedia => ({
  sha256: 'a'.repeat(64),
  kind: 'image',
  alt: '公園の池',
  post: 0,
  ...change,
});
const draft = (change: Partial<Draft> = {}): Draft => ({
  v: 1,
  site: 'x',
  surface: 'post',
  account: 'mihon_city',
  posts: [{ text: '公園のお知らせです。' }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
  ...change,
});
const town = (id: string, change: object = {}): Policy => policySchema.parse({ guidelines: [id], ...change });
const said = (shown: boolean | null, change: Partial<Consent> = {}): Consent => ({ ...unsaid, shown, ...change });
const note = { from: '例示花子', how: '書面', on: '11月20日' };

describe('how pictures are treated', () => {
  it('is asked, unless policy says otherwise', () => {
    expect(imagesInForce(policySchema.parse({}))).toEqual({ metadata: 'ask', consent: 'ask' });
    const images = { metadata: 'clean', consent: 'off' };
    expect(imagesInForce(policySchema.parse({ images }))).toEqual(images);
  });

  it('wants the consent on record where the guideline does (寒川 5(1)②), unless policy asks for none', () => {
    expect(imagesInForce(town('samukawa')).consent).toBe('record');
    expect(imagesInForce(town('samukawa', { images: { consent: 'off' } })).consent).toBe('off');
    expect(imagesInForce(town('kawasaki')).consent).toBe('ask');
  });

  it.each(['image-location', 'image-author'])('lets nothing uncleaned pass where %s blocks', (topic) => {
    const policy = town('kawasaki', { severities: { [topic]: 'block' }, images: { metadata: 'clean' } });
    expect(imagesInForce(policy).metadata).toBe('block');
  });

  it('takes policy before the strictest guideline', () => {
    expect(severityInForce(town('samukawa'), 'image-consent')).toBe('block');
    expect(severityInForce(town('samukawa', { severities: { 'image-consent': 'warn' } }), 'image-consent')).toBe(
      'warn',
    );
    expect(severityInForce(town('shiroi'), 'image-consent')).toBeUndefined();
  });

  it.each([
    ['kawasaki', '5(11)ス'],
    ['samukawa', '7(2)'],
    ['shiroi', '3(6)⑥'],
  ])('is told with the clause of %s', (id, clause) => {
    const own = citationsInForce(town(id), 'image-location').filter(({ guideline }) => guideline === id);
    expect(own.map((c) => c.clause)).toEqual([clause]);
  });
});

describe('the consent of people in pictures', () => {
  const one = draft({ media: [picture()] });

  it.each<[Policy['images']['consent'], Draft, Consent, ReturnType<typeof consentGap>]>([
    ['ask', draft(), unsaid, null],
    ['off', one, unsaid, null],
    ['ask', one, unsaid, 'unsaid'],
    ['ask', one, said(false), null],
    ['ask', one, said(true), null],
    ['record', one, unsaid, 'unsaid'],
    ['record', one, said(false), null],
    ['record', one, said(true), 'unrecorded'],
    ['record', one, said(true, { ...note, on: ' ' }), 'unrecorded'],
    ['record', one, said(true, note), null],
  ])('%s: %#', (mode, about, consent, gap) => {
    expect(consentGap(mode, about, consent)).toBe(gap);
  });

  it('is asked of the poster until somebody has said that nobody is shown', () => {
    const guidelines = guidelinesInForce(town('samukawa'));
    const asked = (about: Draft, consent?: Consent) =>
      checklistFor(about, guidelines, consent).some(({ clause }) => clause === '5(1)②');
    expect(asked(draft())).toBe(false);
    expect(asked(one)).toBe(true);
    expect(asked(one, said(null))).toBe(true);
    expect(asked(one, said(true, note))).toBe(true);
    expect(asked(one, said(false))).toBe(false);
  });

  it('comes with the questions about what else a picture may show', () => {
    const asked = checklistFor(one, guidelinesInForce(policySchema.parse({})))
      .map(({ question }) => question)
      .join();
    for (const word of ['名札', '書類', '画面', 'ナンバー', 'キャラクター']) expect(asked).toContain(word);
    const without = checklistFor(draft(), guidelinesInForce(policySchema.parse({}))).map(({ question }) => question);
    expect(without.join()).not.toContain('画像');
  });
});

describe('what else is to be said about a draft', () => {
  const topics = (about: Draft, policy: Policy) =>
    draftFindings(about, policy).map(({ topic, severity, post }) => [topic, severity, post]);

  it('is nothing for words alone, or for pictures that are described', () => {
    expect(topics(draft(), town('kawasaki'))).toEqual([]);
    expect(topics(draft({ media: [picture()] }), town('kawasaki'))).toEqual([]);
  });

  it('the place tag, with its name, the clause and how to take it off', () => {
    const [finding] = draftFindings(draft({ placeTag: '見本公園' }), town('kawasaki'));
    expect(finding).toMatchObject({ rule: 'place-tag', topic: 'place-tag', severity: 'warn', span: [0, 0] });
    expect(finding?.message).toContain('「見本公園」');
    expect(finding?.message).toContain('「削除」');
    expect(finding?.citations.map((c) => `${c.guideline} ${c.clause}`)).toContain('kawasaki 5(11)ス');
    expect(draftFindings(draft({ placeTag: 'on' }), town('kawasaki'))[0]?.message).not.toContain('on');
  });

  it('a poll, which nobody can confirm: it stops whatever policy says of warnings', () => {
    const relaxed = town('shiroi', { severities: { 'two-person-check': 'off' } });
    const [finding] = draftFindings(draft({ surface: 'poll' }), relaxed);
    expect(finding).toMatchObject({ rule: 'poll', severity: 'block', span: [0, 0] });
    expect(finding?.message).toContain('投票を外して');
    expect(finding?.citations.length).toBeGreaterThan(0);
  });

  it('the place tag as gravely as policy says', () => {
    const tagged = draft({ placeTag: '見本公園' });
    expect(topics(tagged, town('kawasaki', { severities: { 'place-tag': 'block' } }))).toEqual([
      ['place-tag', 'block', 0],
    ]);
    expect(topics(tagged, town('kawasaki', { severities: { 'place-tag': 'off' } }))).toEqual([]);
    expect(topics(tagged, policySchema.parse({}))).toEqual([['place-tag', 'warn', 0]]);
  });

  it('pictures without a description, by number and post; films are left out', () => {
    const media = [
      picture(),
      picture({ alt: ' ' }),
      picture({ kind: 'video', alt: '' }),
      picture({ alt: '' }),
      picture({ alt: '', post: 1 }),
    ];
    const about = draft({ posts: [{ text: '一' }, { text: '二' }], media });
    const findings = draftFindings(about, town('kawasaki'));
    expect(findings.map(({ topic, severity, post }) => [topic, severity, post])).toEqual([
      ['alt-text', 'info', 0],
      ['alt-text', 'info', 1],
    ]);
    expect(findings[0]?.message).toContain('2枚目・3枚目の画像');
    expect(findings[1]?.message).not.toContain('枚目');
    expect(findings[0]?.citations.length).toBeGreaterThan(0);
  });
});

describe('a place tag in the request', () => {
  const carried = (placeTag: string) => ({
    posts: [{ text: '公園のお知らせです。', media: [] }],
    account: '',
    replyTo: '',
    quoteOf: '',
    placeTag,
    audience: '',
    scheduledAt: null,
  });
  const fields = (shown: string, sent: string) =>
    departures(newRelease('r', { digest: '', draft: draft({ placeTag: shown }), approvals: [] }, 0), carried(sent)).map(
      ({ field }) => field,
    );

  it('that the draft did not show is a departure, and one that is gone, too', () => {
    expect(fields('', '0f1e2d')).toEqual(['placeTag']);
    expect(fields('見本公園', '')).toEqual(['placeTag']);
  });

  it('is none where both carry one: the page knows its name, the request its number', () => {
    expect(fields('見本公園', '0f1e2d')).toEqual([]);
    expect(fields('', '')).toEqual([]);
    expect(difference(draft({ placeTag: '見本公園' }), draft()).map(({ field }) => field)).toEqual(['placeTag']);
  });
});
