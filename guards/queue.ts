/** Runs works one after the other, so that none reads what another is about to change; a failure does not stop the next. */
export function createQueue(): <R>(work: () => Promise<R>) => Promise<R> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * The same across background and pages of the extension, which each have a queue of their own: the browser's lock of this name
 * is held meanwhile, where there are locks.
 */
export function createSharedQueue(name: string): ReturnType<typeof createQueue> {
  const queue = createQueue();
  return (work) => queue(() => locksOf()?.request(`yubisashi/${name}`, work) ?? work());
}

/** The part of LockManager that is used; none outside a browser. */
interface Locks {
  request: <R>(name: string, work: () => Promise<R>) => Promise<R>;
}

const locksOf = (): Locks | undefined => (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks;
