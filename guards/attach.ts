import { composers, findOne } from '../sites/page.ts';
import type { Site } from '../sites/types.ts';
import { isMedia } from './media-file.ts';
import { type Brought, bringOf, transferOf } from './transfer.ts';

/**
 * Holds files on their way into the page (file input, drop, paste) until they have been looked at, and hands each on exactly
 * once and in order. What no event of the document shows (pickers-page.ts) comes here by the interlock.
 */

export interface AttachDesk {
  /** For every file what is handed on in its place, null = nothing. */
  inspect: (files: File[]) => Promise<readonly (File | null)[]>;
  /** Files were let go, and the page took none of them. */
  untaken: () => void;
}

export function watchAttachments(site: Site, desk: AttachDesk, signal: AbortSignal): void {
  /** Inputs whose next input / change events are ours. */
  const passing = new WeakSet<HTMLInputElement>();
  /** Inputs whose `change` belongs to an `input` event that was held already. */
  const holding = new WeakSet<HTMLInputElement>();
  /** Drops and pastes of our own. */
  const ours = new WeakSet<Event>();
  const roots = new WeakSet<ShadowRoot>();
  const options = { capture: true, signal };

  const sift = async (files: File[]): Promise<File[]> => (await desk.inspect(files)).filter((file) => file !== null);

  const handOn = (input: HTMLInputElement, files: readonly File[]): void => {
    // A page that has drawn itself anew meanwhile has another input in its place.
    const door = input.isConnected ? input : findOne(site.parts.fileInput, document);
    if (!(door instanceof HTMLInputElement)) return desk.untaken();
    passing.add(door);
    try {
      door.files = transferOf(files).files;
      door.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      door.dispatchEvent(new Event('change', { bubbles: true }));
    } finally {
      passing.delete(door);
    }
  };

  const onPick = (event: Event): void => {
    const input = event.composedPath()[0];
    if (!(input instanceof HTMLInputElement) || input.type !== 'file' || passing.has(input)) return;
    if (holding.has(input)) return event.stopImmediatePropagation();
    const files = [...(input.files ?? [])];
    if (!files.some(isMedia)) return;
    event.stopImmediatePropagation();
    // `input` comes first, `change` follows in the same task with the list already emptied: one round for both.
    holding.add(input);
    setTimeout(() => holding.delete(input));
    input.value = '';
    void sift(files).then((passed) => passed.length > 0 && handOn(input, passed));
  };

  /** `change` does not leave a shadow root: it is heard there. What leads to it (click, focus, input) is heard before. */
  const enterRoots = (event: Event): void => {
    for (const target of event.composedPath()) {
      if (!(target instanceof ShadowRoot) || roots.has(target)) continue;
      roots.add(target);
      target.addEventListener('input', onPick, options);
      target.addEventListener('change', onPick, options);
    }
  };

  /** The event once more, with what was let go. True = the page took it. */
  const repeat = (event: DragEvent | ClipboardEvent, at: Element, transfer: DataTransfer): boolean => {
    const shape = { bubbles: true, composed: true, cancelable: true };
    const again = (made: Event): boolean => {
      ours.add(made);
      return !at.dispatchEvent(made);
    };
    if (event instanceof ClipboardEvent)
      return again(new ClipboardEvent('paste', { ...shape, clipboardData: transfer }));
    const { clientX, clientY, screenX, screenY } = event;
    // An editor takes a drop only after it has seen the drag arrive.
    const drag = { ...shape, clientX, clientY, screenX, screenY, dataTransfer: transfer };
    again(new DragEvent('dragenter', drag));
    again(new DragEvent('dragover', drag));
    return again(new DragEvent('drop', drag));
  };

  const pass = async (event: DragEvent | ClipboardEvent, at: Element, brought: Brought): Promise<void> => {
    const files = await sift(await brought.files);
    if (files.length === 0) return;
    const composer = composers(site, document).find(({ root }) => root.contains(at));
    const input = composer && findOne(site.parts.fileInput, composer.root);
    // With text beside the files the editor has to see them together.
    if (input instanceof HTMLInputElement && brought.texts.length === 0) return handOn(input, files);
    const target = at.isConnected ? at : document.activeElement;
    if (!target || !repeat(event, target, transferOf(files, brought.texts))) desk.untaken();
  };

  const onTransfer = (event: DragEvent | ClipboardEvent, transfer: DataTransfer | null): void => {
    const at = event.composedPath()[0];
    if (ours.has(event) || !transfer || !(at instanceof Element)) return;
    if (![...transfer.files].some(isMedia)) return;
    const brought = bringOf(transfer);
    event.stopImmediatePropagation();
    const isField = at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement;
    const textGoesIn =
      event instanceof ClipboardEvent && isField && brought.texts.some(([type]) => type === 'text/plain');
    // The browser itself puts the text into a plain field; only the files wait.
    if (textGoesIn) brought.texts = [];
    else event.preventDefault();
    // The site marks its drop zone on dragenter; tell it that the drag is over.
    if (event instanceof DragEvent) at.dispatchEvent(new DragEvent('dragleave', { bubbles: true, composed: true }));
    void pass(event, at, brought);
  };

  window.addEventListener('click', enterRoots, options);
  window.addEventListener('focusin', enterRoots, options);
  window.addEventListener('input', enterRoots, options);
  window.addEventListener('input', onPick, options);
  window.addEventListener('change', onPick, options);
  window.addEventListener('drop', (event) => onTransfer(event, event.dataTransfer), options);
  window.addEventListener('paste', (event) => onTransfer(event, event.clipboardData), options);
}
