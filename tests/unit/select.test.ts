import { describe, expect, it } from 'vitest';
import { nextRecord } from '../../audit/chain.ts';
import type { AuditRecord, Entry } from '../../audit/record.ts';
import { everything, reportOf, select } from '../../audit/select.ts';

/** Looking through the log, and what a month comes to. */

const entry: Entry = {
  actor: { id: 'taro', name: '見本太郎', how: 'chosen' },
  site: 'x',
  account: 'mihon_city',
  action: 'released',
  result: '',
  digest: 'a',
  topics: ['two-person-check'],
  clauses: ['kawasaki 5(11)イ'],
  detail: '図書館のお知らせ',
  approvers: ['例示花子'],
  proof: '',
  version: '0.1.0',
  policyHash: '',
};

async function log(changes: readonly Partial<Entry>[], month = '11'): Promise<AuditRecord[]> {
  const out: AuditRecord[] = [];
  for (const [index, change] of changes.entries()) {
    const at = Date.parse(`2026-${month}-20T10:00:00Z`) + index * 1000;
    out.push(await nextRecord({ ...entry, ...change }, out.at(-1) ?? null, at));
  }
  return out;
}

describe('looking for rows', () => {
  it('finds by words of any width and case, all of them, newest first', async () => {
    const rows = await log([{}, { detail: 'ＡＢＣ講座' }, { detail: 'abc展', account: 'other' }]);
    const found = (words: string) => select(rows, { ...everything, words }).map(({ seq }) => seq);
    expect(found('abc')).toEqual([3, 2]);
    expect(found('Abc　講座')).toEqual([2]);
    expect(found('例示花子 図書館')).toEqual([1]);
    expect(found('kawasaki 5(11)')).toEqual([3, 2, 1]);
    expect(found('どこにもない')).toEqual([]);
  });

  it('narrows by month, action and account', async () => {
    const rows = [...(await log([{}, { action: 'reaction' }], '10')), ...(await log([{ account: 'other' }]))];
    expect(select(rows, { ...everything, month: '2026-10' })).toHaveLength(2);
    expect(select(rows, { ...everything, action: 'reaction' })).toHaveLength(1);
    expect(select(rows, { ...everything, account: 'x other' })).toHaveLength(1);
    expect(select(rows, { ...everything, account: 'facebook other' })).toEqual([]);
    expect(select(rows, { ...everything, month: '2026-11', account: 'x mihon_city' })).toEqual([]);
  });
});

it('a month: a post counts once it is out, with whoever confirmed it', async () => {
  const seen: Partial<Entry> = { action: 'publish_seen', approvers: [] };
  const rows = await log([
    {},
    seen,
    { digest: 'b', approvers: ['例示次郎'] },
    { digest: 'b', action: 'publish_failed', approvers: [] },
    { digest: 'c' },
    { ...seen, digest: 'c' },
    { ...seen, digest: 'd', account: 'other', actor: { id: '', name: '', how: 'unknown' } },
    // The same handle elsewhere is another account; capitals make none.
    { ...seen, site: 'facebook' },
    { ...seen, account: 'Mihon_City' },
  ]);
  const { actions, posts } = reportOf(rows, rows);
  expect(posts).toEqual([
    { site: 'x', account: 'mihon_city', poster: '見本太郎', approvers: '例示花子', count: 3 },
    { site: 'x', account: 'other', poster: '', approvers: '', count: 1 },
    { site: 'facebook', account: 'mihon_city', poster: '見本太郎', approvers: '例示花子', count: 1 },
  ]);
  expect(actions).toEqual([
    { action: 'publish_seen', count: 5 },
    { action: 'released', count: 3 },
    { action: 'publish_failed', count: 1 },
  ]);
});

it('knows who confirmed a post although that row was not looked for', async () => {
  const rows = await log([
    { digest: 'a', approvers: ['例示次郎'] },
    { digest: 'a', action: 'publish_seen', approvers: [] },
    { digest: 'a', approvers: ['例示花子'] },
    { digest: 'a', action: 'publish_seen', approvers: [] },
  ]);
  const posts = select(rows, { ...everything, action: 'publish_seen' }).reverse();
  expect(reportOf(posts, rows).posts.map(({ approvers, count }) => [approvers, count])).toEqual([
    ['例示次郎', 1],
    ['例示花子', 1],
  ]);
});
