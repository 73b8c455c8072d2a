import baseCss from '../../assets/styles/base.css?inline';
import siteCss from '../../assets/styles/site.css?inline';
import tokensCss from '../../assets/styles/tokens.css?inline';

/** One closed shadow root for all we show, so that neither side's styles or scripts mix, and whose keys the page never hears. */

/** Keys and focus inside our own interface are none of the page's business (shortcuts, focus traps). */
const private_ = ['keydown', 'keyup', 'keypress', 'focus', 'focusin'] as const;

/** A copy of the key that stays within our own root, where alone it may be heard; false = it is not to do what it does. */
const hears = (on: Element | null, { type, key, repeat }: KeyboardEvent): boolean =>
  on?.dispatchEvent(new KeyboardEvent(type, { key, repeat, bubbles: true, cancelable: true })) ?? true;

/** The host, which is not on the page yet, two places in its root to draw into, and whether an event came from inside. */
export function createShadow() {
  const host = document.createElement('yubisashi-stage');
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = tokensCss + baseCss + siteCss;
  const mount = document.createElement('div');
  mount.className = 'stage';
  mount.lang = 'ja';
  const sheets = mount.cloneNode() as HTMLElement;
  root.append(style, mount, sheets);
  const owns = (path: readonly EventTarget[]): boolean => path.includes(host);
  for (const type of private_) {
    window.addEventListener(
      type,
      (event) => {
        if (!owns(event.composedPath())) return;
        event.stopImmediatePropagation();
        if (event instanceof KeyboardEvent && !hears(root.activeElement, event)) event.preventDefault();
      },
      { capture: true },
    );
  }
  return { host, mount, sheets, owns };
}
