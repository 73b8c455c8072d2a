import { describe, expect, it } from 'vitest';
import type { AuditRecord, Entry } from '../../audit/record.ts';
import { idleAccounts } from '../../guards/duty/idle.ts';
import { keepPast, noPast, type Past, pastOf } from '../../guards/duty/past.ts';
import { dutiesOf } from '../../guards/duty/reminders.ts';
import { type Policy, policySchema } from '../../policy/schema.ts';
import { memory } from './desk-rig.ts';
import { at, log } from './log-rows.ts';

/** Duties where the log does not tell the whole story: its old rows are gone, or an account is younger than it. */

const policyOf = (change: object, account: object = {}): Policy =>
  policySchema.parse({
    guidelines: ['kisarazu'],
    accounts: [{ site: 'x', id: 'mihon_city', policyUrl: 'https://www.example.lg.jp/p', ...account }],
    ...change,
  });
const due = (policy: Policy, records: AuditRecord[], day: string, past: Past = noPast) =>
  dutiesOf(policy, records, at(day), past).map(({ kind, days }) => ({ kind, days }));

describe('when the log keeps less than duties look back', () => {
  /** The log as it stands once rows before a day are gone, with what was kept of them. */
  async function pruned(rows: AuditRecord[], day: string) {
    const local = memory();
    await keepPast(local, rows);
    return { rows: rows.filter((row) => row.at.slice(0, 10) >= day), past: await pastOf(local) };
  }
  const kinds = (policy: Policy, { rows, past }: { rows: AuditRecord[]; past: Past }, day: string) =>
    due(policy, rows, day, past).map(({ kind }) => kind);
  const did = (day: string, result: string): [string, Partial<Entry>] => [day, { action: 'duty_done', result }];

  it('what was done long ago stays done', async () => {
    const rows = await log(
      ['2026-01-05', {}],
      ...['password', 'opening-report', 'closing-report'].map((kind) => did('2026-01-20', kind)),
      ['2026-08-10', {}],
    );
    const left = await pruned(rows, '2026-08-01');
    const open = policyOf(
      { guidelines: ['samukawa', 'kisarazu'], people: [{ id: 'h', name: '例示花子', notAfter: '2026-01-15' }] },
      // The register writes handles as it likes.
      { id: 'Mihon_City', openedOn: '2026-01-10' },
    );
    for (const kind of ['password', 'leaver', 'opening-report'])
      expect(kinds(open, left, '2026-08-20')).not.toContain(kind);
    expect(kinds(open, left, '2027-01-20')).toContain('password');
    const closed = policyOf({ guidelines: ['samukawa'] }, { closedOn: '2026-01-15' });
    expect(kinds(closed, left, '2026-08-20')).toEqual([]);
    // Of another account, nothing is known to be done.
    expect(kinds(policyOf({}, { id: 'other', openedOn: '2026-01-10' }), left, '2027-01-20')).toContain('password');
  });

  it('what comes round less often than rows are kept falls due all the same', async () => {
    const left = await pruned(await log(['2026-01-05', {}], ['2026-12-20', {}]), '2026-12-01');
    const policy = policyOf({ guidelines: ['kisarazu', 'samukawa'] });
    expect(kinds(policy, left, '2027-01-05')).toEqual(expect.arrayContaining(['mail', 'oath']));
    const again = await pruned(
      await log(['2026-01-05', {}], did('2027-01-05', 'mail'), ['2027-12-20', {}]),
      '2027-12-01',
    );
    const mail = due(policy, again.rows, '2028-01-05', again.past).find(({ kind }) => kind === 'mail');
    expect(mail?.days).toBe(0);
  });

  it('an account is as silent as it was', async () => {
    const rows = await log(['2026-01-05', {}], ['2026-03-01', {}], ['2026-12-01', { account: 'other' }]);
    const left = await pruned(rows, '2026-12-01');
    const [idle] = idleAccounts(policyOf({}), left.rows, at('2026-12-10'), left.past);
    expect(idle).toMatchObject({ lastPost: at('2026-03-01'), days: 284 });
  });

  it('nothing is lost where rows go again and again', async () => {
    const local = memory();
    const rows = await log(['2026-01-05', {}], did('2026-01-20', 'password'), ['2026-03-01', {}], ['2026-09-01', {}]);
    await keepPast(local, rows.slice(0, 3));
    await keepPast(local, rows.slice(3));
    const { began, newest } = await pastOf(local);
    expect(began).toBe(at('2026-01-05'));
    expect(Object.values(newest).sort()).toEqual([at('2026-01-20'), at('2026-09-01')]);
  });
});

describe('an account that opens when the log is old', () => {
  const opened = (openedOn: string, more: object = {}) =>
    policyOf({ guidelines: ['kisarazu', 'kawasaki'], ...more }, { openedOn });
  const kinds = (policy: Policy, rows: AuditRecord[], day: string) => due(policy, rows, day).map(({ kind }) => kind);

  it('is asked for nothing before its first day, and for what is due from then on', async () => {
    const rows = await log(['2024-01-05', { account: 'other' }], ['2026-11-19', { account: 'other' }]);
    expect(due(opened('2026-11-21', { guidelines: ['kisarazu', 'kawasaki', 'samukawa'] }), rows, '2026-11-20')).toEqual(
      [],
    );
    expect(idleAccounts(opened('2026-11-20'), rows, at('2026-11-20'), noPast)).toMatchObject([
      { days: 0, lastPost: null },
    ]);
    const first = kinds(opened('2026-11-20'), rows, '2026-11-20');
    for (const kind of ['idle', 'policy-review', 'connected-app', 'settings', 'mail', 'monthly'])
      expect(first).not.toContain(kind);
    expect(first).toContain('daily');
    const monthly = due(opened('2026-11-20'), rows, '2026-12-20').find(({ kind }) => kind === 'monthly');
    expect(monthly?.days).toBe(0);
  });

  it('is asked for its approval before its first day, where it needs one', async () => {
    const rows = await log(['2024-01-05', { account: 'other' }]);
    const related = policyOf({ guidelines: ['kisarazu'] }, { openedOn: '2026-11-30', kind: '関連' });
    expect(kinds(related, rows, '2026-11-20')).toEqual(['approval-missing']);
  });

  it('was never known to whoever had left by then', async () => {
    const rows = await log(['2024-01-05', {}]);
    const left = (notAfter: string) =>
      kinds(opened('2026-11-10', { people: [{ id: 'h', name: '例示花子', notAfter }] }), rows, '2026-11-20');
    expect(left('2026-11-09')).not.toContain('leaver');
    expect(left('2026-11-10')).toContain('leaver');
  });
});
