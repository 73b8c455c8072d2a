import { useLayoutEffect, useReducer } from 'react';

/** State outside of React, so that it outlives the subtree the page throws away on a theme change. */
export interface Store<S> {
  get(): S;
  set(change: (state: S) => S): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = change(state);
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<S>(store: Store<S>): S {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // In the same task as the drawing: an answer that came between the two would never be shown.
  useLayoutEffect(() => store.subscribe(redraw), [store]);
  return store.get();
}
