import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
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

/**
 * A dialog in the browser's top layer: above everything of the site, with the rest of the page inert and focus kept by the
 * browser itself, so no site's focus trap can pull it away.
 */
export function Modal({ title, look, onCancel, onKeyDown, footer, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
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
