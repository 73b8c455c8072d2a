import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerTo, clausesPage, pageOnDisk, pages, rulesPage } from '../../cli/docs.ts';
import { partsOf } from '../../cli/parts.ts';
import { allRules } from '../../rules/all.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { defineGuideline, defineRule } from '../../rules/types.ts';

const rule = defineRule({
  id: 'sample-rumor',
  topic: 'rumor',
  severity: 'warn',
  message: '見本の文です。',
  match: ['らしい'],
  ng: ['雨らしい', { text: '雪\u200Bらしい|`', now: Date.UTC(2026, 3, 1) }],
  ok: ['かわいらしい🧑‍🚒'],
});

const town = defineGuideline({
  id: 'sample',
  municipality: '見本市',
  title: '見本市の決まり',
  effective: '見本',
  sites: ['x'],
  clauses: [
    { number: '1', gist: '用語を定める', binds: 'none', topics: ['rumor'] },
    { number: '2', gist: 'うわさを出さない', binds: 'staff', topics: ['rumor', 'speculation'] },
    { number: '3', gist: '二人で確かめる', binds: 'staff', topics: ['two-person-check'], ask: '確かめましたか' },
    { number: '4', gist: 'パスワードを変える', binds: 'admin', topics: ['password'] },
    { number: '5', gist: '依頼書を|残す', binds: 'staff', topics: [] },
    { number: '6', gist: '利用者はうわさを書かない', binds: 'public', topics: ['rumor'] },
  ],
  severities: { rumor: 'block', reply: 'off' },
  duties: { password: ['4'] },
});

const row = (number: string) =>
  clausesPage([town], [rule])
    .split('\n')
    .find((line) => line.startsWith(`| ${number} |`));

describe('docs/clauses.md', () => {
  it('says for each clause what answers it, and what that does', () => {
    expect(row('1')).toBe('| 1 | 用語を定める | ― | ―（見出し・定義・日付など） |');
    expect(row('2')).toBe(
      '| 2 | うわさを出さない | 投稿する職員 | 機械で確認：[sample-rumor](rules.md#sample-rumor) |',
    );
    expect(row('3')).toBe(
      '| 3 | 二人で確かめる | 投稿する職員 | 見守り：二人目の確認（止める）<br>確認者の質問：確かめましたか |',
    );
    expect(row('4')).toBe('| 4 | パスワードを変える | 管理する職員 | 見守り：パスワードの変更（知らせる） |');
    expect(row('5')).toBe('| 5 | 依頼書を\\|残す | 投稿する職員 | 人が行うこと |');
    expect(row('6')).toContain('職員の投稿の確認には使いません');
  });

  it('matches a duty to the clause that means it where one number stands twice, and says what has to be set', () => {
    const twice = defineGuideline({
      ...town,
      clauses: [
        { number: '1', gist: '事故を知らせる', binds: 'staff', topics: ['incident'] },
        { number: '1', gist: '毎日見る', binds: 'admin', topics: ['daily-check'] },
        { number: '2', gist: '長が確かめる', binds: 'staff', topics: ['two-person-check'], needs: '設定の `stricter`' },
      ],
      duties: { daily: ['1'] },
    });
    const [first, second, third] = clausesPage([twice], [rule])
      .split('\n')
      .filter((line) => /^\| \d/.test(line));
    expect(first).not.toContain('毎日の確認');
    expect(second).toContain('毎日の確認（知らせる）');
    expect(third).toBe(
      '| 2 | 長が確かめる | 投稿する職員 | 見守り：二人目の確認（止める）<br>設定が要ること：設定の `stricter` |',
    );
  });

  it('claims no answer to what only people can see to (川崎 5(10))', () => {
    const kawasaki = guidelines.filter(({ id }) => id === 'kawasaki');
    const line = (number: string) =>
      clausesPage(kawasaki, allRules)
        .split('\n')
        .find((each) => each.startsWith(`| ${number} |`));
    expect(line('5(10)')).toMatch(/\| 人が行うこと \|$/);
    expect(line('5(11)イ')).toContain('`headOnly`');
  });

  it('states the strength the document demands and the counts', () => {
    const page = clausesPage([town], [rule]);
    expect(page).toContain('うわさ・伝聞＝直してから投稿、返信＝見ない');
    expect(page).toContain('全6項目 ／ 機械で確認 1 ／ 見守り 2 ／ 確認者の質問 1 ／ 人が行うこと 1 ／');
  });

  it('gives every clause of every guideline its row, and each row of staff an answer in plain words', () => {
    for (const guideline of guidelines) {
      const rows = clausesPage([guideline], [rule])
        .split('\n')
        .filter((line) => line.startsWith('| ') && !line.startsWith('| 番号'))
        .map((line) => line.slice(2, -2).split(/(?<!\\) \| /));
      expect(rows.map(([number]) => number)).toEqual(guideline.clauses.map(({ number }) => number));
      for (const [number, , bound, answer] of rows) {
        if (bound !== '投稿する職員' && bound !== '管理する職員') continue;
        expect(answer, `${guideline.id} ${number}`).toMatch(/^(機械で確認：|見守り：|確認者の質問|人が行うこと)/);
      }
    }
  });
});

describe('what answers a clause', () => {
  it('is there: every part that is named lives in a file, and every topic of every clause has an answer', () => {
    for (const part of Object.values(partsOf).flat()) {
      expect(existsSync(join(import.meta.dirname, '../..', part.where)), part.where).toBe(true);
    }
    for (const { id, clauses, duties } of guidelines) {
      for (const clause of clauses)
        expect(answerTo(clause, allRules, duties).open, `${id} ${clause.number}`).toEqual([]);
    }
  });

  it('a topic without any is noticed', () => {
    const clause = { number: '9', gist: '', binds: 'staff' as const, topics: ['rumor' as const] };
    expect(answerTo(clause, []).open).toEqual(['rumor']);
  });
});

describe('docs/rules.md', () => {
  const page = rulesPage([rule], [town]);

  it('cites the clauses that bind staff and leaves out the public', () => {
    expect(page).toContain('この観点を挙げる条項：見本市 2\n');
  });

  it('shows examples so that nothing stays unseen', () => {
    expect(page).toContain('- 指摘する：`雨らしい`');
    expect(page).toContain('- 指摘する：`` 雪[U+200B]らしい|` ``（2026年4月1日水曜日 9:00）');
    expect(page).toContain('- 指摘しない：`かわいらしい🧑‍🚒`');
  });
});

describe('the pages on disk', () => {
  it.each(Object.entries(pages()))('%s is what the generator writes (npm run docs)', (path, text) => {
    expect(pageOnDisk(path)).toBe(text);
  });
});
