import { describe, expect, it } from 'vitest';
import { rulesetInForce, townContext } from '../../policy/in-force.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { check } from '../../rules/index.ts';
import type { Finding } from '../../rules/types.ts';
import { draftOf } from './rules-draft.ts';

/** What admins write about their own town, and how each town's guideline judges the same draft. */

const ids = guidelines.map(({ id }) => id);
const noon = '2026-11-20T12:00:00+09:00';

function judge(policy: Record<string, unknown>, text: string, at = noon): readonly Finding[] {
  const { policy: parsed, refused } = parsePolicy(policy, ids);
  expect(refused).toEqual([]);
  const context = { ...townContext(parsed), now: Date.parse(at), recentPosts: [] };
  return check(draftOf(text), rulesetInForce(parsed), context);
}
const topics = (...args: Parameters<typeof judge>): string[] => judge(...args).map(({ topic }) => topic);
const refusals = (policy: Record<string, unknown>): string[] =>
  parsePolicy(policy, ids).refused.map(({ path, reason }) => `${path}: ${reason}`);

describe('a town', () => {
  it('embargoes words until their hour, and not after it', () => {
    const policy = { embargoes: [{ words: ['ほんの森'], until: '2026-11-20T14:00' }] };
    expect(judge(policy, '愛称は「ほんの森」です。')).toMatchObject([{ topic: 'pre-announcement', severity: 'block' }]);
    expect(topics(policy, '愛称は「ほんの森」です。', '2026-11-20T14:00:00+09:00')).toEqual([]);
    expect(refusals({ embargoes: [{ words: ['ほんの森'], until: '11月20日' }] })[0]).toMatch(
      /embargoes\[0\]\.until.*2026-04/,
    );
  });

  it('guards the names of an election from the first day to the last', () => {
    const policy = { elections: [{ name: '市長選挙', from: '2026-11-15', to: '2026-11-22', names: ['見本党'] }] };
    expect(topics(policy, '見本党の例示です。')).toContain('political');
    expect(topics(policy, '見本党の例示です。', '2026-11-23T00:00:00+09:00')).toEqual([]);
    expect(refusals({ elections: [{ name: 'あ', from: '2026-11-22', to: '2026-11-15' }] })[0]).toMatch(/終わりの日/);
  });

  it('names its hashtags, retired addresses and hours', () => {
    expect(topics({ hashtags: ['見本市'] }, '来てね #よその')).toEqual(['hashtag']);
    expect(topics({ hashtags: ['見本市'] }, '来てね #見本市')).toEqual([]);
    const retired = { retiredDomains: ['old.example.com'] };
    expect(topics(retired, '詳しくは https://old.example.com/a をご覧ください。')).toContain('link-risk');
    const hours = { officeHours: { from: '09:00', to: '17:00', days: '月火水木金', closed: ['2026-11-20'] } };
    expect(topics(hours, '図書館のお知らせです。')).toEqual(['office-hours']);
  });

  it('adds words of its own, with companions, contexts and another wording', () => {
    const word = {
      topic: 'purpose',
      word: ['/所[管掌]/'],
      with: [['ます']],
      allow: ['見当'],
      reason: '固い言い方です',
      instead: '市',
    };
    const [finding] = judge({ words: [word] }, '所管が受け付けます。');
    expect(finding).toMatchObject({ rule: 'words.purpose', severity: 'warn' });
    expect(finding?.message).toBe('固い言い方です。「市」のように書き換えてください。');
    expect(judge({ words: [word] }, '所管です。')).toEqual([]);
    expect(judge({ words: [word] }, '所掌は見当を付けます。')).toEqual([]);
  });

  it('is refused words that are broken or would become slow, by name', () => {
    const bad = (word: string) => refusals({ words: [{ word: [word], reason: 'あ' }] })[0] ?? '';
    expect(bad('/(a+)+/')).toMatch(/words\[0\].*時間のかかりすぎる/);
    expect(bad('/[/')).toMatch(/正規表現に誤り/);
    expect(bad('@target')).toMatch(/「@」で始まる/);
  });

  it('switches a single clause off, and what only that clause asked for goes with it', () => {
    expect(judge({ guidelines: ['kawasaki'] }, '拡散希望です。')[0]?.citations.map(({ clause }) => clause)).toEqual([
      '原則4',
      '5(11)ク',
    ]);
    const one = { guidelines: ['kawasaki'], clausesOff: ['common 原則4'] };
    expect(judge(one, '拡散希望です。')[0]?.citations.map(({ clause }) => clause)).toEqual(['5(11)ク']);
    expect(judge({ clausesOff: ['common 原則4'] }, '拡散希望です。')).toEqual([]);
    expect(refusals({ clausesOff: ['kawasaki 99'] })[0]).toMatch(/この条項はありません/);
  });
});

describe('the same draft, town by town', () => {
  const at = (town: string, text: string, when = noon) => judge({ guidelines: [town] }, text, when);
  const cited = (findings: readonly Finding[], town: string) =>
    findings.flatMap(({ citations }) =>
      citations.filter(({ guideline }) => guideline === town).map(({ clause }) => clause),
    );

  it('masked words: 寒川 stops them by 5(4)②, the others ask', () => {
    const text = '××建設の件で、担当が伺いました。';
    expect(at('samukawa', text)).toMatchObject([{ severity: 'block' }]);
    expect(cited(at('samukawa', text), 'samukawa')).toEqual(['5(4)②']);
    expect(at('shiroi', text)).toMatchObject([{ severity: 'warn' }]);
    expect(cited(at('shiroi', text), 'shiroi')).toEqual([]);
  });

  it('hours: 木更津 asks for 8:30 to 17:15 on weekdays by 6, the others do not', () => {
    const evening = '2026-11-20T20:00:00+09:00';
    expect(cited(at('kisarazu', '図書館のお知らせです。', evening), 'kisarazu')).toEqual(['6']);
    expect(at('kisarazu', '図書館のお知らせです。')).toEqual([]);
    expect(at('kawasaki', '図書館のお知らせです。', evening)).toEqual([]);
    // A notice people wait for is told at any hour.
    expect(at('kisarazu', '断水のお知らせです。', evening)).toMatchObject([{ severity: 'info' }]);
  });

  it('hashtags: 白井 cites its own trial', () => {
    expect(cited(at('shiroi', '被害の相談は警察へ。 #援交'), 'shiroi')).toEqual(['2(3)⑤']);
    expect(cited(at('kisarazu', '被害の相談は警察へ。 #援交'), 'kisarazu')).toEqual([]);
  });
});
