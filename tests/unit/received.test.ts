import { describe, expect, it } from 'vitest';
import { profileGaps } from '../../guards/profile.ts';
import { asksAboutLinks, reactionsInForce } from '../../policy/in-force.ts';
import { reactionMode } from '../../policy/reaction-mode.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import type { Profile } from '../../sites/adapter.ts';

/** What is asked before an answer, a link or a profile, town by town. */

const policy = (given: object = {}): Policy => policySchema.parse(given);
const town = (id: string, more: object = {}): Policy => policy({ guidelines: [id], ...more });

describe('replies', () => {
  it.each([
    ['kawasaki', 'off'],
    ['samukawa', 'off'],
    ['shiroi', 'confirm'],
    ['kisarazu', 'confirm'],
  ])('in %s: %s', (id, mode) => {
    expect(reactionsInForce(town(id)).reply).toBe(mode);
  });

  it('follow what an admin says of the topic, and of the reaction', () => {
    expect(reactionsInForce(town('shiroi', { severities: { reply: 'off' } })).reply).toBe('off');
    expect(reactionsInForce(town('shiroi', { severities: { reply: 'block' } })).reply).toBe('block');
    expect(reactionsInForce(policy({ reactions: { reply: 'block' } })).reply).toBe('block');
  });

  it('on LINE are its chat messages: the stricter of both settings holds', () => {
    const { reactions } = policy({ reactions: { reply: 'block', directMessage: 'off' } });
    expect(reactionMode(reactions, 'line-chat', 'direct-message')).toBe('block');
    expect(reactionMode(reactions, 'x', 'direct-message')).toBe('off');
    expect(reactionMode({ ...reactions, reply: 'off' }, 'line-chat', 'direct-message')).toBe('off');
  });
});

it('links are asked about where a guideline wants it, or an admin', () => {
  expect(asksAboutLinks(town('samukawa'))).toBe(true);
  expect(asksAboutLinks(town('kawasaki'))).toBe(false);
  expect(asksAboutLinks(town('samukawa', { replies: { links: 'off' } }))).toBe(false);
  expect(asksAboutLinks(town('kawasaki', { replies: { links: 'confirm' } }))).toBe(true);
});

describe('a profile', () => {
  const good: Profile = {
    handle: 'mihon',
    name: '川崎市シティプロモーション',
    text: '市政情報をお届けします。運用ポリシーは公式サイトをご覧ください。お問い合わせ：044-200-0000\ncity.kawasaki.lg.jp',
    hosts: ['www.city.kawasaki.jp', 'city.example.lg.jp'],
    verified: true,
  };
  const gaps = (change: Partial<Profile>, id = 'kawasaki', domains = ['city.kawasaki.jp']): string[] =>
    profileGaps(
      { ...good, ...change },
      guidelines.filter((guideline) => guideline.id === id),
      domains,
    ).map(({ item, clause }) => `${item} ${clause}`);

  it('that has everything is left alone', () => {
    expect(gaps({})).toEqual([]);
  });

  it.each([
    [{ name: 'カワサキ情報局' }, ['name 5(2)']],
    [{ name: '川崎市 広報課長 見本' }, ['person 5(3)']],
    [{ verified: false }, ['verified 5(6)']],
    [{ hosts: ['example.com', 'notcity.kawasaki.jp.example'] }, ['site 5(7)']],
    [{ text: '運用ポリシーはこちら' }, ['contact 5(7)']],
    [{ text: '電話 044-200-0000' }, ['policy 5(7)']],
  ])('%j lacks %j', (change, missing) => {
    expect(gaps(change)).toEqual(missing);
  });

  it.each(['川崎市市長公室', '川崎市 区長室', '川崎市市長直轄組織'])('%s is an office, no person', (name) => {
    expect(gaps({ name })).toEqual([]);
  });

  it('may lead to any .lg.jp while no domain is known', () => {
    expect(gaps({ hosts: ['www.city.mihon.lg.jp'] }, 'shiroi', [])).toEqual([]);
    expect(gaps({ hosts: ['mihon.example.com'] }, 'shiroi', [])).toEqual(['site 4(2)']);
  });
});
