import browser from 'webextension-polyfill';
import { localIso, nothing } from '../../audit/record.ts';
import { after, all, append, latest, prune, who } from '../../audit/store.ts';
import type { Store } from '../../guards/desk/ports.ts';
import { keepPast } from '../../guards/duty/past.ts';
import type { Policy } from '../../policy/schema.ts';
import { createForwarder } from './forward.ts';

/** Looks after the log: sends it on where policy says so, and drops what policy no longer keeps, once a day. */

const ALARM = 'log';
/** Also what wakes the background to try again after the other side was down. */
const EVERY_MINUTES = 5;

export function createKeeper(local: Store, policy: () => Promise<Policy>) {
  /** Whoever wrote last, here or on a page of the extension; rows about the log itself are theirs. */
  const lastAuthor = async () => (await latest(1))[0];

  const forwarder = createForwarder({
    after,
    policy,
    local,
    fetch: (...args) => fetch(...args),
    failed: async (why) => {
      const author = await lastAuthor();
      if (author) await append({ ...nothing, ...who(author), action: 'forward_failed', result: why }, Date.now());
    },
  });

  const dropOld = async (): Promise<void> => {
    const today = localIso(Date.now()).slice(0, 10);
    if ((await local.get('prunedOn', '')) === today) return;
    const author = await lastAuthor();
    if (!author) return;
    await local.set('prunedOn', today);
    const { audit } = await policy();
    const sent = audit.forward === 'off' ? Number.POSITIVE_INFINITY : await local.get('forwarded', 0);
    // First: where this fails no row goes.
    await keepPast(local, await all());
    await prune(author, Date.now(), audit.retentionDays, sent);
  };

  const report = (error: unknown): void => console.error('[yubisashi]', error);

  const tend = async (): Promise<void> => {
    await dropOld().catch(report);
    await forwarder.flush().catch(report);
  };

  return {
    /** To be called after a row was written. */
    tend,

    /**
     * Rows that pages of the extension write are tended to by the clock, and old ones go even where nobody writes any more.
     * `also` is called with it, and once now.
     */
    start(also: () => Promise<unknown>): void {
      browser.alarms.onAlarm.addListener(({ name }) => {
        if (name !== ALARM) return;
        void tend();
        void also().catch(report);
      });
      void also().catch(report);
      void browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
    },
  };
}
