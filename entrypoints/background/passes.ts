import type { Store } from '../../guards/desk/ports.ts';
import { sites } from '../../sites/all.ts';
import { addedRules, liftRules, passRule } from '../../sites/deny.ts';
import type { Operation, OperationKind } from '../../sites/types.ts';

/**
 * One-time passes through the network block. A pass lives from the moment the background has released a request until its
 * response headers arrive, and only for the request whose address ends in its secret.
 */

/** Numbers of session rules; those of policy start above. */
const FIRST_LIFT = 1_000_000;
const FIRST_ADDED = 2_000_000;
/** A request that never starts must not leave its door open. */
const PASS_MS = 30_000;

type Rule = chrome.declarativeNetRequest.Rule;

/** Whether an expression fits into the memory that the browser grants to one. */
const isTaken = async (regex: string): Promise<boolean> =>
  (await chrome.declarativeNetRequest.isRegexSupported({ regex, isCaseSensitive: false })).isSupported;

/** `session` remembers the last number: a ticket that was given before is never given again while the browser runs. */
export function createPasses(session: Store) {
  let last = 0;

  /** Secrets that are good at this moment. */
  const live = new Map<number, string>();

  const close = async (ticket: number): Promise<void> => {
    live.delete(ticket);
    await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [ticket] });
  };

  /** Passes that a sleeping service worker forgot are closed when it wakes, before it opens any. */
  const closeStale = async (): Promise<void> => {
    const rules = await chrome.declarativeNetRequest.getSessionRules();
    const stale = rules.map((rule) => rule.id).filter((id) => id < FIRST_LIFT);
    last = Math.max(await session.get('lastTicket', 0), ...stale);
    await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: stale });
  };
  const ready = closeStale();

  return {
    async open(): Promise<{ ticket: number; nonce: string }> {
      await ready;
      const ticket = ++last;
      await session.set('lastTicket', ticket);
      const nonce = `yb-${[...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('')}`;
      live.set(ticket, nonce);
      await chrome.declarativeNetRequest.updateSessionRules({ addRules: [passRule(ticket, nonce) as Rule] });
      setTimeout(() => void close(ticket), PASS_MS);
      return { ticket, nonce };
    },

    close,

    isPass: (url: string): boolean => [...live.values()].includes(new URL(url).hash.slice(1)),

    /**
     * Opens for good what policy has switched off, and closes what it has added. Returns expressions that this browser does
     * not take: with one of them among the rules it would take none, and the gate in the page stops those requests still.
     */
    async lift(off: readonly OperationKind[], added: readonly Omit<Operation, 'seen'>[]): Promise<string[]> {
      const wanted = addedRules(added, FIRST_ADDED);
      const taken = await Promise.all(wanted.map(({ condition }) => isTaken(condition.regexFilter)));
      const rules = await chrome.declarativeNetRequest.getSessionRules();
      await chrome.declarativeNetRequest.updateSessionRules({
        removeRuleIds: rules.map((rule) => rule.id).filter((id) => id >= FIRST_LIFT),
        addRules: [...liftRules(sites, off, FIRST_LIFT), ...wanted.filter((_, index) => taken[index])] as Rule[],
      });
      return wanted.flatMap(({ condition }, index) => (taken[index] ? [] : [condition.regexFilter]));
    },
  };
}

export type Passes = ReturnType<typeof createPasses>;
