/** LINE's own text element: a plain field in an open shadow root. Enter sends, Shift+Enter makes a line; `value` is a list. */
class TextareaEx extends HTMLElement {
  readonly #field = document.createElement('textarea');

  constructor() {
    super();
    const field = this.#field;
    field.setAttribute('part', 'input');
    field.placeholder = 'Enterで送信、Shift + Enterで改行';
    this.attachShadow({ mode: 'open' }).append(field);
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.dispatchEvent(new CustomEvent('send'));
    });
    field.addEventListener('input', () => {
      this.dataset.isEmpty = String(field.value === '');
    });
  }

  get value(): string[] {
    return this.#field.value === '' ? [] : [this.#field.value];
  }

  set value(blocks: string[]) {
    this.#field.value = blocks.join('');
  }
}

customElements.define('textarea-ex', TextareaEx);
