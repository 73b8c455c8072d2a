import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../cli/parts.ts';
import { allRules } from '../../rules/all.ts';
import { guidelines } from '../../rules/guidelines/all.ts';

/**
 * For every clause that binds staff or managers something works, and some test has seen it work. Rules are seen by their own
 * examples, duties by their names in duties.test.ts, and every other part by the test that is named here.
 */

const seen: Record<string, readonly [file: string, title: string]> = {
  画像の確認: ['e2e/guards.test.ts', 'is held, told of, and handed on once without its place'],
  '写っている人・権利の了解': ['e2e/posting.test.ts', 'who also reads whose leave a picture has'],
  場所のタグの確認: ['unit/desk.test.ts', 'has the place tag of a draft acknowledged, and quotes the clause'],
  反応ボタンの確認: ['e2e/guards.test.ts', 'asks first; no means no, yes means one'],
  返信の確認: ['e2e/received.test.ts', 'asks before the composer opens, and offers words to say instead'],
  寄せられたリンクの確認: ['e2e/received.test.ts', 'opened by %s says first where it leads'],
  '指さし確認（公開のしかた）': ['e2e/sites.test.ts', 'says that a broadcast will be seen in VOOM as well'],
  アカウントの確認: ['e2e/policy.test.ts', 'stops an account that is not in the register, and says whom to ask'],
  二人目の確認: ['e2e/posting.test.ts', 'leaves once, exactly as confirmed, by a click'],
  記録: ['e2e/posting.test.ts', 'names who did what, holds together, and opens as a table'],
  投稿のないアカウント: ['unit/duties.test.ts', 'an account has been silent for thirty days'],
  プロフィールの確認: ['e2e/received.test.ts', 'is told what the guidelines miss in it, and other profiles are not'],
  きょうの確認: ['e2e/second.test.ts', 'looks once a day for what nobody here has posted'],
  台帳の確認: ['unit/duties.test.ts', 'stops the post where it is closed or was never approved'],
  書類: ['e2e/second.test.ts', 'finds the papers filled in from the register'],
  投稿依頼票: ['unit/duties.test.ts', 'the request of another section has a place for its decision'],
  寄せられたコメントの判断: ['e2e/duties.test.ts', 'that is criticism stays'],
  '事故・訂正の手順': ['e2e/duties.test.ts', "leads through the steps of the town's own text"],
};

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

describe('what answers the clauses', () => {
  const parts = [...new Set(Object.values(partsOf).flatMap((list) => list.map(({ name }) => name)))];

  it.each(parts)('%s is seen at work by a test', (name) => {
    const found = seen[name];
    expect(found, `${name} is named in no test`).toBeDefined();
    const [file, title] = found ?? ['', ''];
    expect(textOf(file)).toContain(title);
  });

  it('names no part that is not there', () => {
    expect(Object.keys(seen).filter((name) => !parts.includes(name))).toEqual([]);
  });

  it('every duty that a guideline asks for is seen to fall due', () => {
    const asked = new Set(guidelines.flatMap(({ duties = {} }) => Object.keys(duties)));
    const text = textOf('unit/duties.test.ts');
    for (const kind of asked) {
      expect(text, kind).toContain(`'${kind}'`);
    }
  });

  it('every clause for staff and managers is answered by something of these, but those that only people can keep', () => {
    const left = guidelines.flatMap(({ id, clauses, duties = {} }) =>
      clauses
        .filter(({ binds }) => binds === 'staff' || binds === 'admin')
        .filter(
          ({ number, topics, ask }) =>
            !ask &&
            !topics.some((topic) => partsOf[topic]?.length || allRules.some((rule) => rule.topic === topic)) &&
            !Object.values(duties).some((numbers) => numbers.includes(number)),
        )
        .map(({ number }) => `${id} ${number}`),
    );
    // 川崎 5(10): another section looks at the computers. 事例17: polite forms for the own side, which no rule tells apart yet. 白井 5: whatever else the head decides.
    expect(left).toEqual(['common 事例17', 'kawasaki 5(10)', 'shiroi 5']);
  });
});
