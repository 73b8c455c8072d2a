import { createStore } from './store.ts';

export interface Toast {
  text: string;
  /** Serial number: the same words twice are two toasts. */
  serial: number;
}

export const toast = createStore<Toast | null>(null);
const SHOWN_MS = 6000;
let serial = 0;

export function say(text: string): void {
  const mine = { text, serial: ++serial };
  toast.set(() => mine);
  setTimeout(() => toast.set((now) => (now === mine ? null : now)), SHOWN_MS);
}

export const trouble = (): void => say('問題が発生しました。やりなおしてください。');
