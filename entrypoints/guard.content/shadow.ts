import baseCss from '../../assets/styles/base.css?inline';
import siteCss from '../../assets/styles/site.css?inline';
import tokensCss from '../../assets/styles/tokens.css?inline';

/** One closed shadow root for all we show, so that neither side's styles or scripts mix, and whose keys the page never hears. */

/** What is typed, pasted and focused inside our own interface is none of the page's business (shortcuts, focus traps, codes). */
const private_ =
  'keydown keyup keypress focus focusin beforeinput input compositionstart compositionupdate compositionend paste copy cut';

/** A copy of a key or of typed words that stays within our root, where alone it may be heard; false = it is not to do what it does. */
const hears = (on: Element | null, event: Event): boolean => {
  const { type } = event;
  const how = { bubbles: true, cancelable: true };
  if (event instanceof KeyboardEvent) {
    const { key, repeat } = event;
    return on?.dispatchEvent(new KeyboardEvent(type, { ...how, key, repeat })) ?? true;
  }
  if (type === 'input') on?.dispatchEvent(new Event(type, how));
  return true;
};

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
  for (const type of private_.split(' ')) {
    window.addEventListener(
      type,
      (event) => {
        if (!owns(event.composedPath())) return;
        event.stopImmediatePropagation();
        if (!hears(root.activeElement, event)) event.preventDefault();
      },
      { capture: true },
    );
  }
  return { host, mount, sheets, owns };
}
