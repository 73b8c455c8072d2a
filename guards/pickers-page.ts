import { call, getter } from './borrow.ts';
import type { PageGate } from './interlock-page.ts';

/**
 * Ways of taking files from a person that no event of the document shows: an input that hangs nowhere or in a closed shadow
 * root and is pressed by a script, and the file picker. Lives in the page's world beside the interlock; what the page gets is
 * decided on our side.
 */

/** File objects are as good as bytes: what was decided for one handle holds until the file behind it changes. */
interface Decided {
  lastModified: number;
  file: File | null;
}

type Picker = Window & typeof globalThis & { showOpenFilePicker?: (...args: unknown[]) => Promise<FileSystemHandle[]> };

export function patchPickers(world: Picker, { sift }: PageGate): void {
  patchInputs(world, sift);
  patchHandles(world, sift);
}

/** The page's file, ours in its place, or nothing. */
const chosen = (file: File, passed: File | 'same' | null | undefined): File | null =>
  passed === 'same' ? file : (passed ?? null);

function patchInputs(world: Picker, sift: PageGate['sift']): void {
  const Input = world.HTMLInputElement;
  const Label = world.HTMLLabelElement;
  const typeOf = getter(Input.prototype, 'type');
  const filesOf = getter(Input.prototype, 'files');
  const setFiles = Object.getOwnPropertyDescriptor(Input.prototype, 'files')?.set ?? (() => undefined);
  const setValue = Object.getOwnPropertyDescriptor(Input.prototype, 'value')?.set ?? (() => undefined);
  const controlOf = getter(Label.prototype, 'control');
  const rootOf = world.Node.prototype.getRootNode;
  const Root = world.ShadowRoot;
  const modeOf = getter(Root.prototype, 'mode');
  const Doc = world.Document;
  const { click } = world.HTMLElement.prototype;
  const { showPicker } = Input.prototype;
  const { addEventListener, dispatchEvent } = world.EventTarget.prototype;
  const stop = world.Event.prototype.stopImmediatePropagation;
  const EventOf = world.Event;
  const Transfer = world.DataTransfer;
  const itemsOf = getter(Transfer.prototype, 'items');
  const transferFiles = getter(Transfer.prototype, 'files');
  const addItem = world.DataTransferItemList.prototype.add;
  const later = world.setTimeout;
  const weakHas = WeakSet.prototype.has;
  const weakAdd = WeakSet.prototype.add;
  const weakDelete = WeakSet.prototype.delete;
  const armed = new WeakSet<HTMLInputElement>();
  const passing = new WeakSet<HTMLInputElement>();
  const holding = new WeakSet<HTMLInputElement>();

  /** Whether the guard of the document hears what happens to an input. */
  const isHeard = (input: HTMLInputElement): boolean => {
    let root = call(rootOf, input, { composed: false }) as Node;
    while (root instanceof Root) {
      if (call(modeOf, root) === 'closed') return false;
      root = call(rootOf, root.host, { composed: false }) as Node;
    }
    return root instanceof Doc;
  };

  const handOn = (input: HTMLInputElement, files: readonly File[]): void => {
    const transfer = new Transfer();
    for (let index = 0; index < files.length; index++) call(addItem, call(itemsOf, transfer), files[index]);
    call(weakAdd, passing, input);
    call(setFiles, input, call(transferFiles, transfer));
    call(dispatchEvent, input, new EventOf('input', { bubbles: true, composed: true }));
    call(dispatchEvent, input, new EventOf('change', { bubbles: true }));
    call(weakDelete, passing, input);
  };

  const hold = (input: HTMLInputElement, event: Event): void => {
    if (call(weakHas, passing, input) || isHeard(input)) return;
    // `input` comes first, `change` follows in the same task with the list already emptied: one round for both.
    if (call(weakHas, holding, input)) return void call(stop, event);
    const list = call(filesOf, input) as FileList | null;
    const files: File[] = [];
    for (let index = 0; list && index < list.length; index++) files[index] = list[index] as File;
    if (files.length === 0) return;
    call(stop, event);
    call(weakAdd, holding, input);
    call(later, world, () => call(weakDelete, holding, input));
    call(setValue, input, '');
    sift(files, (passed) => {
      const given: File[] = [];
      for (let index = 0; index < files.length; index++) {
        const file = chosen(files[index] as File, passed[index]);
        if (file) given[given.length] = file;
      }
      if (given.length > 0) handOn(input, given);
    });
  };

  /** Listens on the input itself, before any listener of the page that does not capture. */
  const arm = (target: unknown): void => {
    const input = target instanceof Label ? call(controlOf, target) : target;
    if (!(input instanceof Input) || call(typeOf, input) !== 'file' || call(weakHas, armed, input)) return;
    call(weakAdd, armed, input);
    call(addEventListener, input, 'input', (event: Event) => hold(input, event), true);
    call(addEventListener, input, 'change', (event: Event) => hold(input, event), true);
  };

  world.HTMLElement.prototype.click = function (this: HTMLElement) {
    arm(this);
    return call(click, this);
  };
  Input.prototype.showPicker = function (this: HTMLInputElement) {
    arm(this);
    return call(showPicker, this);
  };
  // A click made by hand opens the picker as well.
  Input.prototype.dispatchEvent = function (this: HTMLInputElement, event: Event) {
    arm(this);
    return call(dispatchEvent, this, event);
  };
}

function patchHandles(world: Picker, sift: PageGate['sift']): void {
  const Handle = world.FileSystemFileHandle;
  const open = world.showOpenFilePicker;
  if (!Handle || !open) return;
  const { getFile } = Handle.prototype;
  const { then } = Promise.prototype;
  const PromiseOf = Promise;
  const ErrorOf = world.DOMException;
  const modifiedOf = getter(world.File.prototype, 'lastModified');
  const weakGet = WeakMap.prototype.get;
  const weakSet = WeakMap.prototype.set;
  const decided = new WeakMap<FileSystemHandle, Decided>();
  const aborted = () => new ErrorOf('The user aborted a request.', 'AbortError');

  const decide = (handle: FileSystemHandle, file: File, passed: File | 'same' | null | undefined): File | null => {
    const lastModified = call(modifiedOf, file) as number;
    const mine = chosen(file, passed);
    call(weakSet, decided, handle, { lastModified, file: mine } satisfies Decided);
    return mine;
  };

  Handle.prototype.getFile = function (this: FileSystemFileHandle) {
    return new PromiseOf<File>((resolve, reject) => {
      const settle = (file: File | null): void => (file ? resolve(file) : reject(aborted()));
      const got = (file: File): void => {
        const known = call(weakGet, decided, this) as Decided | undefined;
        if (known && known.lastModified === call(modifiedOf, file)) settle(known.file);
        else sift([file], (passed) => settle(decide(this, file, passed[0])));
      };
      call(then, call(getFile, this), got, reject);
    });
  };

  world.showOpenFilePicker = (...args: unknown[]) =>
    new PromiseOf<FileSystemHandle[]>((resolve, reject) => {
      const picked = (handles: FileSystemHandle[]): void => {
        const files: File[] = [];
        // One after another by callbacks: all are asked about at once, in their order.
        const collect = (at: number): void => {
          const handle = handles[at];
          if (handle) {
            const got = (file: File): void => {
              files[at] = file;
              collect(at + 1);
            };
            call(then, call(getFile, handle), got, reject);
            return;
          }
          sift(files, (passed) => {
            const given: FileSystemHandle[] = [];
            for (let index = 0; index < files.length; index++) {
              const one = handles[index] as FileSystemHandle;
              if (decide(one, files[index] as File, passed[index])) given[given.length] = one;
            }
            if (given.length > 0) resolve(given);
            else reject(aborted());
          });
        };
        collect(0);
      };
      call(then, call(open, world, ...args), picked, reject);
    });
}
