import browser from 'webextension-polyfill';
import { type Entry, nothing } from '../../audit/record.ts';
import { after, append, prune } from '../../audit/store.ts';
import type { Store } from '../../guards/desk/ports.ts';
import type { Policy } from '../../policy/schema.ts';
import { createForwarder } from './forward.ts';

/** Looks after the log: sends it on where policy says so, and drops what policy no longer keeps, once a day. */

const ALARM = 'log';
/** Also what wakes the background to try again after the other side was down. */
const EVERY_MINUTES = 5;

export function createKeeper(local: Store, policy: () => Promise<Policy>) {
  /** Whoever wrote last; rows about the log itself are theirs. */
  let author: Entry | null = null;

  const forwarder = createForwarder({
    after,
    policy,
    local,
    fetch: (...args) => fetch(...args),
    failed: async (why) => {
      if (author) await append({ ...author, ...nothing, action: 'forward_failed', result: why }, Date.now());
    },
  });

  const dropOld = async (): Promise<void> => {
    const today = new Date().toISOString().slice(0, 10);
    if (!author || (await local.get('prunedOn', '')) === today) return;
    await local.set('prunedOn', today);
    const { audit } = await policy();
    const sent = audit.forward === 'off' ? Number.POSITIVE_INFINITY : await local.get('forwarded', 0);
    await prune({ ...author, ...nothing, action: 'pruned' }, Date.now(), audit.retentionDays, sent);
  };

  const report = (error: unknown): void => console.error('[yubisashi]', error);

  return {
    /** A row was written. */
    async tend(entry: Entry): Promise<void> {
      author = entry;
      await dropOld().catch(report);
      await forwarder.flush().catch(report);
    },

    start(): void {
      browser.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void forwarder.flush().catch(report);
      });
      void browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
    },
  };
}
