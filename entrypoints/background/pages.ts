import browser from 'webextension-polyfill';
import { sites } from '../../sites/all.ts';

/** Tells every guarded page that something it was told has changed. */
export async function tellPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: sites.flatMap((site) => [...site.matches]) });
  // A tab without a guard (opened before installation) has nobody to hear it.
  await Promise.allSettled(tabs.map((tab) => browser.tabs.sendMessage(tab.id ?? -1, 'policy-changed')));
}
