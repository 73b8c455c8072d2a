import { composerOf, findOne } from '../sites/page.ts';
import { x } from '../sites/x.ts';

/**
 * Holds files on their way into the composer (file input, drop, paste) until they have been looked at, and hands each on
 * exactly once. The site's own file input is the one door they go through, because a synthetic drop is ignored by the editor.
 */

/** Decides what happens to held files: the files to hand on, in order, or null to attach nothing. */
export type Inspect = (files: File[]) => Promise<File[] | null>;

const heldTypes = /^(image|video)\//;
const heldNames = /\.(jpe?g|png|gif|webp|heic|heif|avif|tiff?|mp4|mov)$/i;

const isMedia = (file: File): boolean => heldTypes.test(file.type) || heldNames.test(file.name);

function listOf(files: readonly File[]): FileList {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer.files;
}

export function watchAttachments(inspect: Inspect, signal: AbortSignal): void {
  /** Inputs whose next input / change events are ours. */
  const passing = new WeakSet<HTMLInputElement>();
  /** Inputs whose `change` belongs to an `input` event that was held already. */
  const holding = new WeakSet<HTMLInputElement>();

  const handOn = (input: HTMLInputElement, files: readonly File[]): void => {
    passing.add(input);
    try {
      input.files = listOf(files);
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      input.dispatchEvent(new Event('change', { bubbles: true }));
    } finally {
      passing.delete(input);
    }
  };

  const onPick = (event: Event): void => {
    const input = event.composedPath()[0];
    if (!(input instanceof HTMLInputElement) || input.type !== 'file' || passing.has(input)) return;
    if (holding.has(input)) {
      event.stopImmediatePropagation();
      return;
    }
    const files = [...(input.files ?? [])];
    if (!files.some(isMedia)) return;
    event.stopImmediatePropagation();
    // `input` comes first, `change` follows in the same task with the list already emptied: one round for both.
    holding.add(input);
    setTimeout(() => holding.delete(input));
    input.value = '';
    void inspect(files).then((passed) => {
      if (passed && passed.length > 0) handOn(input, passed);
    });
  };

  const onTransfer = (event: Event, transfer: DataTransfer | null): void => {
    const files = [...(transfer?.files ?? [])];
    if (!files.some(isMedia)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const at = event.composedPath()[0];
    const composer = at instanceof Element ? composerOf(x, at) : null;
    const input = findOne(x.parts.fileInput, composer?.root ?? document);
    // The site marks its drop zone on dragenter; tell it that the drag is over.
    if (event instanceof DragEvent) at?.dispatchEvent(new DragEvent('dragleave', { bubbles: true, composed: true }));
    void inspect(files).then((passed) => {
      if (passed && passed.length > 0 && input instanceof HTMLInputElement) handOn(input, passed);
    });
  };

  const options = { capture: true, signal };
  window.addEventListener('input', onPick, options);
  window.addEventListener('change', onPick, options);
  window.addEventListener('drop', (event) => onTransfer(event, event.dataTransfer), options);
  window.addEventListener('paste', (event) => onTransfer(event, event.clipboardData), options);
}
