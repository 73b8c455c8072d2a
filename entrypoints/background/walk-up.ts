import browser from 'webextension-polyfill';
import type { Desk } from '../../guards/desk/desk.ts';
import type { Store } from '../../guards/desk/ports.ts';
import type { Sheet } from '../../guards/desk/review.ts';
import type { DeskRequest } from '../../guards/messages.ts';
import { type Loaded, saveSettings } from '../../policy/store.ts';

/**
 * The second person comes over: a window of the extension beside the poster's page, in which the same draft is read and
 * confirmed. The page knows nothing of it until the background says that something was answered.
 */

export const WALK_UP = 'walkUp';

export interface WalkUp {
  sheet: Sheet;
  tab: number;
  /** The block a second person would get to read elsewhere. */
  text: string;
  /** Epoch ms. */
  at: number;
}

/** A window that was left open must not confirm tomorrow. */
const OPEN_MS = 30 * 60_000;
const WINDOW = { type: 'popup', width: 760, height: 860 } as const;

export function createWalkUp(session: Store, desk: Desk) {
  return {
    async open(asked: Sheet, tab: number): Promise<void> {
      const { draft, acknowledged, answered, pointed, consent } = asked;
      const sheet: Sheet = { draft, acknowledged, answered, pointed, tab, ...(consent ? { consent } : {}) };
      const { request } = await desk.review(sheet, false);
      await session.set(WALK_UP, { sheet, tab, text: request.text, at: Date.now() } satisfies WalkUp);
      await browser.windows.create({ url: browser.runtime.getURL('/confirm.html#desk'), ...WINDOW });
    },

    /** Null = it counts; else why not, by the name of the refusal. */
    async answer(request: DeskRequest): Promise<string | null> {
      const waiting = await session.get<WalkUp | null>(WALK_UP, null);
      if (!waiting || Date.now() - waiting.at > OPEN_MS) return 'expired';
      const review =
        request.desk === 'passkey'
          ? await desk.passkey(waiting.sheet, request.assertion)
          : await desk.code(waiting.sheet, request.code);
      if (review.codeError) return review.codeError;
      await session.set(WALK_UP, null);
      // The tab may be gone meanwhile; the confirmation stays for the draft.
      await browser.tabs.sendMessage(waiting.tab, 'answered', { frameId: 0 }).catch(() => undefined);
      return null;
    },

    /** Somebody says who sits here; only people of the register can be chosen. Keys and passkeys of this browser stay. */
    async sit(id: string, { policy, settings }: Loaded): Promise<void> {
      const person = policy.people.find((one) => one.id === id);
      if (!person) return;
      const { name, dept } = person;
      await saveSettings({ me: { ...settings.me, id, name, dept, since: Date.now() } });
    },
  };
}
