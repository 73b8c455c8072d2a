/** @jsxImportSource react */
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePress } from './press.ts';
import { useStore } from './store.ts';
import { toast } from './toast.ts';

/** Everything that floats is appended to #layers, beside the app: dialogs, menus, toasts. */

const layers = (): Element => document.querySelector('#layers') ?? document.body;

const focusable =
  'a[href], button:not(:disabled), [tabindex="0"], [contenteditable="true"], select, input:not([type=file])';

/**
 * Keeps the focus inside, as React Native for Web's modal does: a listener on `document` sees the focus go elsewhere and
 * pulls it back. Anything the page does not own (the box of an extension) loses its focus by that.
 */
function FocusTrap({ children, className }: { children: ReactNode; className: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    let last: HTMLElement | null = null;
    const first = (): HTMLElement | null => box.current?.querySelector<HTMLElement>(focusable) ?? null;
    const trap = (event: FocusEvent): void => {
      if (!(event.target instanceof HTMLElement) || !box.current) return;
      if (box.current.contains(event.target)) last = event.target;
      // The innermost layer is the one in charge.
      else if (isOnTop(box.current)) (last?.isConnected ? last : first())?.focus();
    };
    document.addEventListener('focus', trap, true);
    if (!box.current?.contains(document.activeElement)) first()?.focus();
    return () => {
      document.removeEventListener('focus', trap, true);
      // Only when nobody else has taken it: a menu may have opened a dialog.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected)
        before.focus();
    };
  }, [before]);
  return (
    <div ref={box} className={className} data-focus-trap="">
      {children}
    </div>
  );
}

const isOnTop = (box: Element): boolean => [...document.querySelectorAll('[data-focus-trap]')].at(-1) === box;

interface DialogProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ label, onClose, children }: DialogProps) {
  return createPortal(
    <div className="layer">
      <div className="mask" data-testid="mask" onClick={onClose} aria-hidden="true" />
      <FocusTrap className="dialog-place">
        <div
          className="dialog"
          role="dialog"
          aria-modal="true"
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.isDefaultPrevented()) return;
            event.stopPropagation();
            onClose();
          }}
        >
          {children}
        </div>
      </FocusTrap>
    </div>,
    layers(),
  );
}

interface SheetProps {
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onCancel: () => void;
  onClose: () => void;
}

export function ConfirmationSheet(props: SheetProps) {
  return (
    <Dialog label={props.title} onClose={props.onClose}>
      <div className="sheet" data-testid="confirmationSheetDialog">
        <h2>{props.title}</h2>
        <p>{props.text}</p>
        <button type="button" className="primary" data-testid="confirmationSheetConfirm" onClick={props.onConfirm}>
          {props.confirm}
        </button>
        <button type="button" className="secondary" data-testid="confirmationSheetCancel" onClick={props.onCancel}>
          {props.cancel}
        </button>
      </div>
    </Dialog>
  );
}

interface MenuProps {
  anchor: Element;
  onClose: () => void;
  children: ReactNode;
}

export function Menu({ anchor, onClose, children }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ top: 0, left: 0 });
  useLayoutEffect(() => {
    const from = anchor.getBoundingClientRect();
    const size = box.current?.getBoundingClientRect() ?? new DOMRect();
    setAt({
      top: Math.max(8, Math.min(from.bottom + 4, innerHeight - size.height - 8)),
      left: Math.max(8, Math.min(from.left, innerWidth - size.width - 8)),
    });
  }, [anchor]);
  return createPortal(
    <div className="layer">
      <div className="mask clear" data-testid="mask" onClick={onClose} aria-hidden="true" />
      <FocusTrap className="menu-place">
        <div
          ref={box}
          className="menu"
          role="menu"
          tabIndex={-1}
          style={at}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onClose();
          }}
        >
          {children}
        </div>
      </FocusTrap>
    </div>,
    layers(),
  );
}

interface ItemProps {
  testId?: string;
  onPress: () => void;
  children: ReactNode;
}

/** A menu item as X has it: a div that presses on Enter without any click event. */
export function MenuItem({ testId, onPress, children }: ItemProps) {
  const press = usePress(onPress);
  return (
    <div role="menuitem" data-testid={testId} className="menu-item" {...press}>
      {children}
    </div>
  );
}

export function ToastLayer() {
  const shown = useStore(toast);
  if (!shown) return null;
  return createPortal(
    <div className="toast" data-testid="toast" role="alert" key={shown.serial}>
      <span>{shown.text}</span>
    </div>,
    layers(),
  );
}
