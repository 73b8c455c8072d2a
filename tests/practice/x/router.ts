import { createStore } from './store.ts';

/** Addresses change by pushState, as in any single-page app; /compose/… is drawn over the page that was there before. */

export interface Route {
  path: string;
  /** Path of the page under a /compose/… dialog; equal to `path` otherwise. */
  page: string;
}

const overlays = (path: string): boolean => path.startsWith('/compose/');
const read = (before: string): Route => {
  const path = location.pathname;
  return { path, page: overlays(path) ? before : path };
};

export const route = createStore<Route>(read('/home'));

export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
  if (path === location.pathname) return;
  if (how === 'push') history.pushState({}, '', path);
  else history.replaceState({}, '', path);
  route.set((now) => read(now.page));
  if (!overlays(path)) scrollTo(0, 0);
}

addEventListener('popstate', () => route.set((now) => read(now.page)));
