import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { verifyChain } from '../../audit/chain.ts';
import { all, append } from '../../audit/store.ts';
import { createKeeper } from '../../entrypoints/background/keeper.ts';
import { pastOf } from '../../guards/duty/past.ts';
import { dutiesOf } from '../../guards/duty/reminders.ts';
import { policySchema } from '../../policy/schema.ts';
import { memory } from './desk-rig.ts';
import { at, entry } from './log-rows.ts';

/** Whoever looks after the log keeps what the reminders need before rows go. */

vi.mock('webextension-polyfill', () => ({ default: {} }));

it('drops old rows, and duties done in them stay done', async () => {
  const policy = policySchema.parse({
    guidelines: ['kisarazu'],
    audit: { retentionDays: 30 },
    accounts: [{ site: 'x', id: 'mihon_city', openedOn: '2026-01-10' }],
  });
  await append(entry, at('2026-01-05'));
  await append({ ...entry, action: 'duty_done', result: 'password' }, at('2026-01-20'));
  await append(entry, at('2026-08-10'));
  const [now, local] = [at('2026-08-20'), memory()];
  vi.setSystemTime(now);
  await createKeeper(local, async () => policy).tend();
  vi.useRealTimers();
  const rows = await all();
  expect(rows[0]?.at.slice(0, 7)).toBe('2026-08');
  expect(rows.at(-1)?.action).toBe('pruned');
  expect(await verifyChain(rows)).toMatchObject({ ok: true });
  const past = await pastOf(local);
  expect(past.began).toBe(at('2026-01-05'));
  const kinds = (day: string) => dutiesOf(policy, rows, at(day), past).map(({ kind }) => kind);
  expect(kinds('2026-08-20')).not.toContain('password');
  expect(kinds('2027-01-20')).toContain('password');
});
