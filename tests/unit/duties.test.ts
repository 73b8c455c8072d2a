import { describe, expect, it } from 'vitest';
import type { AuditRecord, Entry } from '../../audit/record.ts';
import { documentFor, documentKinds, paperText } from '../../guards/duty/documents.ts';
import { countIn, followersOf } from '../../guards/duty/followers.ts';
import { idleAccounts } from '../../guards/duty/idle.ts';
import { flowFor, type Incident, keepIncident, openSteps } from '../../guards/duty/incident.ts';
import { isShown, reconcile } from '../../guards/duty/reconcile.ts';
import { dutiesOf } from '../../guards/duty/reminders.ts';
import { registerFindings } from '../../guards/register.ts';
import type { Account } from '../../policy/account-schema.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import { flowKinds } from '../../rules/duties.ts';
import { guidelines } from '../../rules/guidelines/all.ts';
import { draft } from './desk-rig.ts';
import { at, log } from './log-rows.ts';

/** Duties around posting: what is due when, what an account shows that the log does not know, which papers are asked for. */

const policyOf = (change: object, account: object = {}): Policy =>
  policySchema.parse({
    municipality: '見本市',
    guidelines: ['kisarazu'],
    accounts: [
      { site: 'x', id: 'mihon_city', name: '見本市【公式】', policyUrl: 'https://www.example.lg.jp/p', ...account },
    ],
    ...change,
  });
const accountOf = (account: object): Account => {
  const [first] = policyOf({}, account).accounts;
  if (!first) throw new Error('no account');
  return first;
};
const due = (policy: Policy, records: AuditRecord[], day: string) =>
  dutiesOf(policy, records, at(day)).map(({ kind, days, who }) => ({ kind, days, who }));

describe('duties', () => {
  it('the daily check is due each day until somebody has looked', async () => {
    const before = await log(['2026-11-20', {}]);
    expect(due(policyOf({}), before, '2026-11-20')).toContainEqual({ kind: 'daily', days: 0, who: '' });
    const after = await log(['2026-11-20', { action: 'daily_check', result: 'fine' }]);
    expect(due(policyOf({}), after, '2026-11-20').map(({ kind }) => kind)).not.toContain('daily');
    expect(due(policyOf({}), after, '2026-11-21').map(({ kind }) => kind)).toContain('daily');
    // 川崎 does not ask for it.
    expect(due(policyOf({ guidelines: ['kawasaki'] }), before, '2026-11-20').map(({ kind }) => kind)).not.toContain(
      'daily',
    );
  });

  it('a password is due by the calendar, counted from the last change, else the opening', async () => {
    const opened = policyOf({}, { openedOn: '2025-11-30' });
    const rows = await log(['2025-12-01', {}], ['2026-11-19', {}]);
    expect(due(opened, rows, '2026-11-20')).toContainEqual({ kind: 'password', days: 10, who: '' });
    expect(due(opened, rows, '2026-12-03')).toContainEqual({ kind: 'password', days: -3, who: '' });
    const changed = await log(['2025-12-01', {}], ['2026-11-19', { action: 'duty_done', result: 'password' }]);
    expect(due(opened, changed, '2026-11-20').map(({ kind }) => kind)).not.toContain('password');
    const never = policyOf({}, { openedOn: '2020-01-01', passwordMonths: 0 });
    expect(due(never, rows, '2026-11-20').map(({ kind }) => kind)).not.toContain('password');
    // Of what was before the log began nobody knows: it is due from then on, not for years.
    const old = policyOf({}, { openedOn: '2015-04-01' });
    expect(due(old, rows, '2025-12-04')).toContainEqual({ kind: 'password', days: -3, who: '' });
    // 31 August plus six months is the last of February.
    const half = policyOf({}, { openedOn: '2026-08-31', passwordMonths: 6 });
    expect(dutiesOf(half, rows, at('2027-02-20')).find(({ kind }) => kind === 'password')?.due).toBe('2027-02-28');
  });

  it('somebody who knew the password has left', async () => {
    const people = [{ id: 'hanako', name: '例示花子', notAfter: '2026-11-15' }];
    const rows = await log(['2026-11-01', {}]);
    expect(due(policyOf({ people }), rows, '2026-11-20')).toContainEqual({ kind: 'leaver', days: -4, who: '例示花子' });
    const changed = await log(['2026-11-01', {}], ['2026-11-16', { action: 'duty_done', result: 'password' }]);
    expect(due(policyOf({ people }), changed, '2026-11-20').map(({ kind }) => kind)).not.toContain('leaver');
  });

  it('an account that is closed is neither idle nor looked at', () => {
    const [day, before, after] = ['2026-11-20', '2026-11-19', '2026-11-21'];
    expect(idleAccounts(policyOf({}, { closedOn: before }), [], at(day))).toEqual([]);
    expect(idleAccounts(policyOf({}, { closedOn: day }), [], at(day))).toEqual([]);
    expect(idleAccounts(policyOf({}, { closedOn: after }), [], at(day))).toHaveLength(1);
  });

  it('an account has been silent for thirty days, has no policy, or ends soon', async () => {
    const rows = await log(['2026-10-21', {}]);
    expect(idleAccounts(policyOf({}), rows, at('2026-11-20'))[0]?.days).toBe(30);
    expect(due(policyOf({}), rows, '2026-11-20').map(({ kind }) => kind)).toContain('idle');
    const ahead = (day: string) => due(policyOf({}), rows, day).find(({ kind }) => kind === 'idle')?.days;
    expect([ahead('2026-11-20'), ahead('2026-11-19'), ahead('2026-11-11'), ahead('2026-11-10')]).toEqual([
      0,
      1,
      9,
      undefined,
    ]);
    // 川崎 names no number: three months, unless policy says otherwise.
    const limitOf = (policy: Policy) => idleAccounts(policy, rows, at('2026-11-20'))[0]?.limit;
    const kawasaki = (account: object) => limitOf(policyOf({ guidelines: ['kawasaki'] }, account));
    expect([kawasaki({}), kawasaki({ idleDays: 60 })]).toEqual([90, 60]);
    expect(limitOf(policyOf({}))).toBe(30);
    const samukawa = policyOf({ guidelines: ['samukawa'] }, { policyUrl: '', validUntil: '2026-12-10' });
    const kinds = due(samukawa, rows, '2026-11-20').map(({ kind }) => kind);
    expect(kinds).toContain('policy-missing');
    expect(kinds).toContain('valid-until');
  });
});

describe('an account of the register', () => {
  it('is to be reported when it opens and when it closes, and a closed one is asked for nothing else', async () => {
    const rows = await log(['2026-11-01', {}]);
    const kinds = (account: object, records = rows, day = '2026-11-20') =>
      due(policyOf({ guidelines: ['samukawa'] }, account), records, day).map(({ kind }) => kind);
    expect(kinds({ openedOn: '2026-11-10' })).toContain('opening-report');
    expect(kinds({ openedOn: '2019-04-01' })).not.toContain('opening-report');
    const reported = await log(['2026-11-01', {}], ['2026-11-12', { action: 'duty_done', result: 'opening-report' }]);
    expect(kinds({ openedOn: '2026-11-10' }, reported)).not.toContain('opening-report');
    expect(kinds({ closedOn: '2026-11-15' })).toEqual(['closing-report']);
    expect(kinds({ closedOn: '2026-12-15' })).not.toContain('closing-report');
    // 木更津 7(4) wants the account itself gone, and no report.
    const related = (records = rows) =>
      due(policyOf({}, { closedOn: '2026-11-15' }), records, '2026-11-20').map(({ kind }) => kind);
    expect(related()).toEqual(['account-removal']);
    expect(related(await log(['2026-11-16', { action: 'duty_done', result: 'account-removal' }]))).toEqual([]);
  });

  it('is reminded of with the clause that means it, where one number stands twice in the text', () => {
    const daily = dutiesOf(policyOf({}), [], at('2026-11-20')).find(({ kind }) => kind === 'daily');
    expect(daily?.citations.map(({ clause, gist }) => [clause, gist])).toEqual([
      ['11(5)', expect.stringContaining('管理責任者は毎日投稿を見て')],
    ]);
  });

  it('reminds with the clauses that ask for it and no others', async () => {
    const rows = await log(['2026-10-21', {}]);
    const duties = dutiesOf(policyOf({ guidelines: ['kawasaki', 'kisarazu'] }), rows, at('2026-11-20'));
    const clauses = (kind: string) =>
      duties.find((duty) => duty.kind === kind)?.citations.map(({ guideline, clause }) => `${guideline} ${clause}`);
    expect(clauses('idle')).toEqual(['kawasaki 5(9)', 'kisarazu 11(7)①']);
    const off = dutiesOf(
      policyOf({ guidelines: ['kawasaki'], clausesOff: ['kawasaki 5(9)'] }, { idleDays: 30 }),
      rows,
      at('2026-11-20'),
    );
    expect(off.map(({ kind }) => kind)).not.toContain('idle');
  });

  it.each([
    ['policy-review', 'kawasaki', 180],
    ['connected-app', 'kawasaki', 90],
    ['settings', 'kawasaki', 180],
    ['verified', 'shiroi', 90],
    ['mail', 'kisarazu', 365],
    ['oath', 'samukawa', 365],
    ['monthly', 'kisarazu', 30],
  ] as const)('%s is asked for by %s every %s days, counted from the last time', async (kind, town, every) => {
    const later = (days: number) => new Date(Date.parse('2026-01-05') + days * 86_400_000).toISOString().slice(0, 10);
    const policy = policyOf({ guidelines: [town] });
    const rows = await log(['2026-01-05', {}]);
    const days = (records: AuditRecord[], day: string) =>
      due(policy, records, day).find((one) => one.kind === kind)?.days;
    expect(days(rows, later(every))).toBe(0);
    expect(days(rows, later(every + 3))).toBe(-3);
    const done = await log(['2026-01-05', {}], [later(every), { action: 'duty_done', result: kind }]);
    expect(days(done, later(every))).toBeUndefined();
    // Not before the last quarter of the time.
    const ahead = Math.min(30, Math.floor(every / 4));
    expect(days(rows, later(every - ahead))).toBe(ahead);
    expect(days(rows, later(every - ahead - 1))).toBeUndefined();
    expect(days(done, later(2 * every))).toBe(0);
  });

  it('of one service is not done by what was done on another where they share a name', async () => {
    const accounts = ['x', 'line-manager'].map((site) => ({ site, id: 'mihon_city', openedOn: '2025-11-01' }));
    const policy = policySchema.parse({ guidelines: ['kisarazu'], accounts });
    const rows = await log(
      ['2026-11-01', {}],
      ['2026-11-20', { action: 'duty_done', result: 'password', site: 'x' }],
      ['2026-11-20', { action: 'daily_check', result: 'fine', site: 'line-manager' }],
    );
    const left = dutiesOf(policy, rows, at('2026-11-20')).map(({ kind, account }) => `${kind} ${account.site}`);
    expect(left.filter((one) => /^(?:password|daily)/.test(one)).sort()).toEqual(['daily x', 'password line-manager']);
  });

  it('without the approval that its town asks for is spoken of until it is there', async () => {
    const rows = await log(['2026-11-01', {}]);
    const kinds = (account: object) => due(policyOf({}, account), rows, '2026-11-20').map(({ kind }) => kind);
    expect(kinds({ kind: '関連' })).toContain('approval-missing');
    expect(kinds({ kind: '関連', approvedOn: '2026-04-01' })).not.toContain('approval-missing');
    expect(kinds({ kind: '市公式' })).not.toContain('approval-missing');
  });

  it('has gained nobody in a year', async () => {
    const seen = (day: string, result: string): [string, Partial<Entry>] => [day, { action: 'followers_seen', result }];
    const year = await log(seen('2025-11-10', '1024'), seen('2026-05-01', '2000'), seen('2026-11-12', '1024'));
    expect(followersOf(year, accountOf({}))).toEqual({ count: 1024, change: 0, standstill: '2026-11-12' });
    expect(due(policyOf({}), year, '2026-11-20').map(({ kind }) => kind)).toContain('followers');
    const grown = await log(seen('2025-11-10', '1024'), seen('2026-11-12', '1025'));
    expect(followersOf(grown, accountOf({}))).toEqual({ count: 1025, change: 1, standstill: '' });
    expect(due(policyOf({}), grown, '2026-11-20').map(({ kind }) => kind)).not.toContain('followers');
    const young = await log(seen('2026-11-10', '5'), seen('2026-11-12', '5'));
    expect(followersOf(young, accountOf({}))).toEqual({ count: 5, change: null, standstill: '' });
    // Another account's, and what is no number, count for nothing.
    expect(followersOf(year, accountOf({ id: 'other' })).count).toBeNull();
    expect(followersOf(await log(seen('2026-11-12', 'many')), accountOf({})).count).toBeNull();
  });

  it.each([
    ['1,024 フォロワー', 1024],
    ['１．２万 フォロワー', 12_000],
    ['3.4K Followers', 3400],
    ['2M', 2_000_000],
    ['0 フォロワー', 0],
    ['フォロワー', null],
  ])('%s is read as %s', (text, count) => {
    expect(countIn(text)).toBe(count);
  });

  it('stops the post where it is closed or was never approved, and says so where its term or policy is missing', () => {
    const found = (guideline: string, account: object) =>
      registerFindings(draft, policyOf({ guidelines: [guideline] }, account), at('2026-11-20')).map(
        ({ topic, severity, citations }) => [topic, severity, citations.map(({ clause }) => clause).join(' ')],
      );
    expect(found('kisarazu', {})).toEqual([]);
    expect(found('kisarazu', { kind: '関連' })).toEqual([['account-register', 'block', '11(1)']]);
    expect(found('kisarazu', { kind: '関連', approvedOn: '2026-12-01' })).toHaveLength(1);
    expect(found('kisarazu', { kind: '関連', approvedOn: '2026-04-01' })).toEqual([]);
    // 川崎 knows no such approval.
    expect(found('kawasaki', { kind: '関連' })).toEqual([]);
    expect(found('samukawa', { closedOn: '2026-11-20' })).toEqual([['account-register', 'block', '4(8)']]);
    expect(found('samukawa', { closedOn: '2026-11-21' })).toEqual([]);
    expect(found('kisarazu', { closedOn: '2026-11-20' })).toEqual([['account-register', 'block', '7(4)']]);
    expect(found('samukawa', { validUntil: '2026-11-19' })).toEqual([['account-register', 'warn', '4(6)⑧']]);
    expect(found('samukawa', { policyUrl: '' })).toEqual([['operation-policy', 'warn', '4(3) 4(7)']]);
    expect(found('kawasaki', { policyUrl: '' })).toEqual([['operation-policy', 'info', '5(4)']]);
  });
});

describe('what an account shows', () => {
  it('is known by its id, or by its text; the rest is news or older than the log', async () => {
    const rows = await log(
      ['2026-11-10', { action: 'released', detail: '図書館は十一月三十日に休みます。' }],
      ['2026-11-10', { result: '100' }],
    );
    const posts = [
      { id: '100', at: at('2026-11-10'), text: '' },
      { id: '', at: at('2026-11-11'), text: '図書館は十一月三十日に休みます。\nご了承ください。' },
      { id: '300', at: at('2026-11-12'), text: '今だけ無料！' },
      { id: '50', at: at('2026-11-01'), text: '昔の投稿' },
      { id: '60', at: Number.NaN, text: '日時の分からない投稿' },
    ];
    const { known, unknown, older } = reconcile(posts, rows, { site: 'x', id: 'MIHON_city' });
    expect(known.map(({ id }) => id)).toEqual(['100', '']);
    expect(unknown.map(({ id }) => id)).toEqual(['300']);
    expect(older.map(({ id }) => id)).toEqual(['50', '60']);
    // Another account's rows prove nothing for this one.
    expect(reconcile(posts, rows, { site: 'x', id: 'other' }).known).toEqual([]);
    // Nor do those of the same handle on another service.
    expect(reconcile(posts, rows, { site: 'facebook', id: 'mihon_city' }).known).toEqual([]);
  });

  it('is that of one account of X alone', () => {
    expect(isShown({ account: 'MIHON_city' }, 'x', 'mihon_city')).toBe(true);
    expect(isShown({ account: 'mihon_city' }, 'facebook', 'mihon_city')).toBe(false);
    expect(isShown({ account: 'other' }, 'x', 'mihon_city')).toBe(false);
    expect(isShown(null, 'x', 'mihon_city')).toBe(false);
  });
});

describe('when something goes wrong', () => {
  it('every kind has steps, from the town where it speaks, else from experience', () => {
    for (const kind of flowKinds)
      expect(
        flowFor(
          guidelines.filter(({ id }) => id === 'common'),
          kind,
        ),
      ).not.toBeNull();
    const inForce = (id: string) => guidelines.filter((one) => one.id === 'common' || one.id === id);
    expect(flowFor(inForce('shiroi'), 'flame')?.guideline.id).toBe('shiroi');
    expect(flowFor(inForce('kawasaki'), 'flame')?.guideline.id).toBe('common');
  });

  it('steps cite clauses that exist, and are named once', () => {
    for (const { id, clauses, flows = [] } of guidelines) {
      const numbers = new Set(clauses.map(({ number }) => number));
      for (const { kind, steps } of flows) {
        expect(new Set(steps.map((step) => step.id)).size, `${id} ${kind}`).toBe(steps.length);
        // A step that two clauses ask for names both; what they share of their numbers is written once.
        for (const part of steps.flatMap(({ clause }) => clause.split('・').filter(Boolean))) {
          const known = [...numbers].some((number) => number === part || number.endsWith(` ${part}`));
          expect(known, `${id} ${kind} ${part}`).toBe(true);
        }
      }
    }
  });

  it('木更津 has whoever notices an intrusion tell the one whom its chart names, on official and on related accounts', () => {
    const steps = guidelines
      .find(({ id }) => id === 'kisarazu')
      ?.flows?.find(({ kind }) => kind === 'intrusion')
      ?.steps.filter(({ id }) => id === 'tell' || id === 'up');
    expect(steps?.map(({ who, text, clause }) => [who, text, clause])).toEqual([
      [
        '投稿者・担当者',
        '公式SNSは運用管理者に、市関連SNSは管理責任者に知らせる',
        '問題が発生した場合の対応 公式SNS①・市関連SNS①',
      ],
      ['管理責任者', '市関連SNSでは、運用管理者に知らせ、指示を仰ぐ', '11(5)'],
    ]);
  });

  it('two who tick at once both count', async () => {
    const memory = new Map<string, string>();
    const local = {
      get: async <T>(key: string, fallback: T) =>
        memory.has(key) ? (JSON.parse(memory.get(key) ?? '') as T) : fallback,
      set: async (key: string, value: unknown) => void memory.set(key, JSON.stringify(value)),
    };
    const fresh: Incident = {
      id: 'a',
      kind: 'flame',
      guideline: 'shiroi',
      account: '',
      note: '',
      opened: { at: 0, by: '' },
      steps: {},
      closed: null,
    };
    await keepIncident(local, 'a', () => fresh);
    const tick = (id: string) =>
      keepIncident(local, 'a', (before) => ({
        ...(before ?? fresh),
        steps: { ...before?.steps, [id]: { at: 1, by: 'x', note: '' } },
      }));
    await Promise.all([tick('calm'), tick('stop')]);
    const flow = flowFor(guidelines, 'flame')?.flow;
    const [kept] = (await local.get<Incident[]>('incidents', [])) as [Incident];
    expect(Object.keys(kept.steps).sort()).toEqual(['calm', 'stop']);
    expect(flow && openSteps({ steps: {} }, flow)).toHaveLength(flow?.steps.length ?? 0);
  });
});

describe('papers', () => {
  const now = at('2026-11-20');
  const policy = policyOf(
    { guidelines: ['samukawa'], people: [{ id: 'h', name: '例示花子', roles: ['approver'] }], contact: '広報戦略課' },
    { owner: '広報戦略課', kind: '市公式', purpose: '町の出来事を伝える', contents: ['防災', '催し'] },
  );
  const [account] = policy.accounts;
  if (!account) throw new Error('no account');

  it('the operation policy has all fifteen items of 寒川 4(6)', () => {
    const { rows, basis } = documentFor('policy', policy, account, now);
    // Fifteen items, then the two rows that only the form has.
    expect(rows.map(({ heading }) => heading).slice(15)).toEqual(['問い合わせ先', '備考']);
    expect(rows).toHaveLength(17);
    expect(basis).toBe('寒川町公式ソーシャルメディア運用ガイドライン 4(3)・4(6)・4(7)');
    expect(rows.find(({ heading }) => heading === '発信する内容')?.text).toBe('・防災\n・催し');
    expect(rows.find(({ heading }) => heading === '利用者への注意事項')?.text).toContain('削除しません');
  });

  it.each([
    ['policy', '川崎市 5(4)・5(7)、寒川町 4(3)・4(6)・4(7)'],
    ['rules', '川崎市 5(5)'],
    ['opening', '川崎市 5(1)、寒川町 4(5)'],
    ['closing', '川崎市 5(1)、寒川町 4(8)'],
    ['application', '木更津市 11(1)・11(2)'],
    ['consultation', '川崎市 5(1)'],
    ['request', '白井市 2(3)③'],
  ] as const)('%s names the clauses that ask for this paper, and no others', (kind, asked) => {
    const all = policyOf({ guidelines: ['kawasaki', 'samukawa', 'shiroi', 'kisarazu'] });
    const short = guidelines.reduce(
      (text, { title, municipality }) => text.replace(title, municipality),
      documentFor(kind, all, account, now).basis,
    );
    expect(short).toBe(asked);
    // A town whose text does not ask for it is not made to say so, nor is a clause that policy has switched off.
    expect(documentFor(kind, policyOf({ guidelines: [] }), account, now).basis).toBe('');
    const off = policyOf({ guidelines: ['kawasaki'], clausesOff: ['kawasaki 5(1)', 'kawasaki 5(4)', 'kawasaki 5(5)'] });
    expect(documentFor(kind, off, account, now).basis).toMatch(/^(?:川崎市\S* 5\(7\))?$/);
  });

  it('calls the number of a page of Facebook a number, not a name', () => {
    const shown = (site: string, name: string) =>
      paperText(documentFor('policy', policyOf({}), accountOf({ site, id: '200001', name }), now));
    for (const site of ['facebook', 'business-suite']) {
      expect(shown(site, '見本市')).toContain('アカウント名：見本市（ページの番号 200001）');
      expect(shown(site, '')).toContain('ページの番号 200001 運用ポリシー');
      expect(shown(site, '見本市') + shown(site, '')).not.toContain('@200001');
    }
    expect(shown('line-manager', '見本市')).toContain('アカウント名：見本市（@200001）');
  });

  it('the rules of use say of reactions that they are not used, not that they are mended before posting', () => {
    const rows = documentFor('rules', policyOf({ guidelines: ['shiroi'] }), account, now).rows;
    const text = (heading: string) => rows.find((row) => row.heading === heading)?.text;
    expect(text('反応')).toContain('メッセージ：使わない');
    // Not a blank: nothing is left to be written there.
    expect(text('直すまで投稿しないこと')).toBe('ありません。');
    const strict = policyOf({ severities: { like: 'block', reply: 'block', rumor: 'block' } });
    const mended = documentFor('rules', strict, account, now).rows.find(({ heading }) => /直すまで/.test(heading));
    expect(mended?.text).toBe('うわさ・伝聞');
  });

  it('the reports carry the day and the reason that the forms ask for', () => {
    const heading = (kind: 'opening' | 'closing', account: object) =>
      Object.fromEntries(
        documentFor(kind, policyOf({}), accountOf(account), now).rows.map((row) => [row.heading, row.text]),
      );
    expect(heading('opening', { openedOn: '2026-04-01', purpose: '防災の案内' })).toMatchObject({
      宛先: '',
      開設日: '2026-04-01',
      開設の理由: '防災の案内',
    });
    expect(heading('closing', { closedOn: '2026-09-30' })).toMatchObject({ 閉鎖日: '2026-09-30', 閉鎖の理由: '' });
  });

  it('the request of another section has a place for its decision, and for why none was waited for', () => {
    const policy = policyOf({ guidelines: ['shiroi'] });
    const paper = documentFor('request', policy, accountOf({}), now);
    expect(paper.basis).toContain('2(3)③');
    const headings = paper.rows.map(({ heading }) => heading);
    expect(headings.filter((heading) => /決裁/.test(heading))).toHaveLength(2);
    expect(paperText(paper)).toContain('@mihon_city');
  });

  it('the rules of use say what is in force', () => {
    const rowOf = (p: Policy, heading: string) =>
      documentFor('rules', p, account, now).rows.find((row) => row.heading === heading)?.text;
    expect(rowOf(policy, '確認する人')).toBe('例示花子');
    expect(rowOf(policy, '緊急のとき')).toContain('認めません');
    const open = policySchema.parse({ ...policy, emergency: { allowed: true }, reactions: { like: 'block' } });
    expect(rowOf(open, '緊急のとき')).toContain('あとで必ず');
    expect(rowOf(open, '反応')).toContain('いいね：使わない');
  });

  it('the rules of use are those of this account and this day', () => {
    const rowOf = (change: object, heading: string, kind = '') => {
      const p = policyOf(change, { kind });
      const [own] = p.accounts;
      return own && documentFor('rules', p, own, now).rows.find((row) => row.heading === heading)?.text;
    };
    const [shown, others] = [['Mihon_city'], ['other']];
    const asks = (item: object, kind = '') => rowOf({ stricter: [item] }, '投稿の確認', kind);
    expect(asks({ required: 3, accounts: shown })).toContain('別の3人（または所属長）');
    expect(asks({ required: 3, accounts: others })).toContain('別の1人（または所属長）');
    expect(asks({ required: 3, when: 'media' })).toContain('別の1人（または所属長）');
    expect(asks({ headOnly: true })).toContain('所属長だけ');
    // 木更津 11(4): posts of related accounts are confirmed by the head alone.
    expect(asks({}, '関連')).toContain('所属長だけ');
    expect(asks({}, '市公式')).not.toContain('所属長だけ');
    const hurry = (accounts: string[]) => rowOf({ emergency: { allowed: true, accounts } }, '緊急のとき');
    expect(hurry(shown)).toContain('あとで必ず');
    expect(hurry(others)).toContain('認めません');
    const people = [
      { id: 'a', name: '在職', roles: ['poster', 'approver'], notBefore: '2026-11-20', notAfter: '2026-11-20' },
      { id: 'b', name: '離任', roles: ['poster', 'approver', 'head'], notAfter: '2026-11-19' },
      { id: 'c', name: '着任前', roles: ['poster', 'approver'], notBefore: '2026-11-21' },
      { id: 'd', name: '他の担当', roles: ['poster', 'approver'], accounts: others },
      { id: 'e', name: '課長', roles: ['head'] },
    ];
    expect(rowOf({ people }, '投稿する人')).toBe('在職');
    expect(rowOf({ people }, '確認する人')).toBe('在職\n所属長：課長');
    expect(rowOf({ people, stricter: [{ headOnly: true }] }, '確認する人')).toBe('所属長：課長');
  });

  it.each(documentKinds)('%s shows its blanks', (kind) => {
    const text = paperText(documentFor(kind, policy, account, now));
    expect(text).toContain('@mihon_city');
    expect(text.split('■').length).toBeGreaterThan(6);
    if (kind !== 'rules') expect(text).toContain('（未記入）');
  });
});
