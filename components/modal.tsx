import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Mark } from './icons.tsx';

interface Props {
  title: string;
  look?: 'narrow' | 'lightbox';
  /** Escape, or the browser's own back gesture. */
  onCancel: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  footer: ComponentChildren;
  children: ComponentChildren;
}

function drop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * A dialog in the browser's top layer: above everything of the site, with the rest of the page inert and focus kept by the
 * browser itself, so no site's focus trap can pull it away. Hands that were moving when it opened press nothing in it: neither
 * a key that is still held down nor the second click of a double click.
 */
export function Modal({ title, look, onCancel, onKeyDown, footer, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const met = useRef(false);
  // Before the next event is heard: no key may slip through to the site while the dialog is on its way.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={look}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      onKeyDownCapture={(event) => {
        if (event.repeat && event.target instanceof HTMLButtonElement) drop(event);
      }}
      onClickCapture={(event) => {
        // `detail` counts the clicks of a double click, wherever they land; a key gives 0.
        if (event.detail > 1 && !met.current) drop(event);
        else met.current = true;
      }}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <header>
        <Mark />
        <h1 id={id}>{title}</h1>
      </header>
      <div class="scroll">{children}</div>
      <footer>{footer}</footer>
    </dialog>
  );
}
