/** Builds pages of the practice range without a framework: tag, attributes, children. */

type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

export function h<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (typeof value === 'string') element.setAttribute(name, value);
    else if (value) element.setAttribute(name, '');
  }
  element.append(...children);
  return element;
}

/** A button as these sites make it: a div that presses on click, Enter and Space. */
export function divButton(name: string, press: () => void, attributes: Attributes = {}): HTMLElement {
  const onKey = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    if (key !== 'Enter' && key !== ' ') return;
    event.preventDefault();
    press();
  };
  // Class names are new with every load, as with every build of the real site.
  const noise = `x${Math.random().toString(36).slice(2, 9)}`;
  return h(
    'div',
    {
      role: 'button',
      tabindex: '0',
      'aria-label': name,
      class: `press ${noise}`,
      click: () => press(),
      keydown: onKey,
      ...attributes,
    },
    h('span', {}, name),
  );
}

export const say = (text: string): void => {
  document.querySelector('#toast')?.remove();
  document.body.append(h('div', { id: 'toast', role: 'status', 'data-testid': 'toast' }, text));
};
