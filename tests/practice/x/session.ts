import type { SessionState } from '../town.ts';

declare global {
  interface Window {
    __INITIAL_STATE__: SessionState;
  }
}

/** Who is logged in: fixed for the life of the page, because switching accounts reloads it. */
export const session: SessionState = window.__INITIAL_STATE__;

export function switchAccount(id: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the address of the page is left at once, nothing may be awaited
  document.cookie = `twid=u%3D${id}; path=/; secure`;
  location.assign('/home');
}
