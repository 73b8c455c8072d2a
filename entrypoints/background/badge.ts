import browser from 'webextension-polyfill';
import { all } from '../../audit/store.ts';
import { unseenOf } from '../../guards/desk/hurry.ts';
import type { Store } from '../../guards/desk/ports.ts';
import { pastOf } from '../../guards/duty/past.ts';
import { dueOf } from '../../guards/duty/reminders.ts';
import type { Loaded } from '../../policy/store.ts';
import { wordsOf } from '../options/words.ts';

/** The button in the toolbar: what went out in an emergency and nobody has looked at, else the duties that are due. */

const ALARM = 'duties';
const EVERY_MINUTES = 60;
/** When the number was counted last, epoch ms; forgotten with the browser, as the button is. */
const SHOWN = 'badgeShown';
const RED = '#8f0f18';
const AMBER = '#8a4b00';

/** Whoever only posts is not counted at for what managers have to do (寒川 3, 木更津 11(5)). */
function minds({ policy, me }: Loaded): boolean {
  const known = policy.people.find(({ id }) => id === me.id);
  return !known || known.roles.some((role) => role !== 'poster');
}

/** Shows the number that stands now. */
export async function showBadge(local: Store, loaded: Loaded): Promise<void> {
  const red = await unseenOf(local);
  const due = minds(loaded) ? dueOf(loaded.policy, await all(), Date.now(), await pastOf(local)).length : 0;
  const shown = red > 0 ? red : due;
  await browser.action.setBadgeBackgroundColor({ color: red > 0 ? RED : AMBER });
  await browser.action.setBadgeText({ text: shown > 0 ? String(shown) : '' });
  const { name, popup } = wordsOf(loaded.language);
  const words = [name, red > 0 && popup.red(red), due > 0 && popup.due(due)].filter(Boolean);
  await browser.action.setTitle({ title: words.join('\n') });
}

/** Keeps the number as it should be: when something goes out in an emergency or is looked at, and as the days go by. */
export function keepBadge({ local, session }: { local: Store; session: Store }, load: () => Promise<Loaded>): void {
  const show = async (): Promise<void> => {
    await session.set(SHOWN, Date.now());
    await showBadge(local, await load());
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && 'desk.overrides' in changes) void show();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void show();
  });
  // A day that begins at night is on the button before anybody comes in.
  void browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
  // The background wakes often, and the whole log is read for this: the button remembers its number meanwhile.
  void session.get(SHOWN, 0).then((shown) => {
    if (Date.now() - shown > EVERY_MINUTES * 60_000) void show();
  });
}
