import browser from 'webextension-polyfill';
import type { SiteId } from '../../rules/draft.ts';
import { adapters } from '../../sites/adapters.ts';
import { sites } from '../../sites/all.ts';
import { loadHere } from '../options/here.ts';
import { wordsOf } from '../options/words.ts';

/** Tells every guarded page that something it was told has changed. */
export async function tellPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: sites.flatMap((site) => [...site.matches]) });
  // A tab without a guard (opened before installation) has nobody to hear it.
  await Promise.allSettled(tabs.map((tab) => browser.tabs.sendMessage(tab.id ?? -1, 'policy-changed')));
}

export interface OpenPages {
  site: SiteId;
  /** A guard answers there; one that was opened before the extension came has none. */
  on: boolean;
  tabs: number[];
}

const answers = (tab: number): Promise<boolean> =>
  browser.tabs.sendMessage(tab, 'there?', { frameId: 0 }).then(
    () => true,
    () => false,
  );

/** Open pages of the services, those with a guard and those without. */
export async function openPages(): Promise<OpenPages[]> {
  const all = await Promise.all(
    adapters.map(async ({ id: site, site: { matches } }) => {
      const found = await browser.tabs.query({ url: [...matches] });
      const tabs = await Promise.all(found.map(async ({ id = -1 }) => ({ id, on: await answers(id) })));
      return [true, false].map((on) => ({ site, on, tabs: tabs.filter((tab) => tab.on === on).map(({ id }) => id) }));
    }),
  );
  return all.flat().filter(({ tabs }) => tabs.length > 0);
}

/**
 * Something a frame of this tab would have sent was stopped. The page around it says so if it is guarded; else (a like button
 * on somebody's page) the button in the toolbar does, for as long as the tab stays there.
 */
export async function tellStopped(tabId: number, kind: string): Promise<void> {
  try {
    await browser.tabs.sendMessage(tabId, { stopped: kind }, { frameId: 0 });
  } catch {
    const { popup } = wordsOf((await loadHere()).language);
    await browser.action.setBadgeText({ tabId, text: popup.stopped });
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#8f0f18' });
    await browser.action.setTitle({ tabId, title: popup.stoppedInFrame });
  }
}
