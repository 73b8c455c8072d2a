import browser from 'webextension-polyfill';
import { overridesOf } from '../../guards/desk/hurry.ts';
import type { Store } from '../../guards/desk/ports.ts';

/** The button in the toolbar counts what went out in an emergency and nobody has looked at yet. */
export function showRed(local: Store): void {
  const show = async (): Promise<void> => {
    const open = (await overridesOf(local)).filter(({ seen }) => !seen).length;
    await browser.action.setBadgeBackgroundColor({ color: '#8f0f18' });
    await browser.action.setBadgeText({ text: open > 0 ? String(open) : '' });
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && 'desk.overrides' in changes) void show();
  });
  void show();
}
