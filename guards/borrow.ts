/** Borrowed methods: taken before any script of the page runs, called so that nothing the page replaces later is touched. */

const apply = Reflect.apply;

// biome-ignore lint/suspicious/noExplicitAny: the one place where a method of unknown shape is borrowed
export type Method = (...args: any[]) => any;

export const call = (method: Method, self: unknown, ...args: unknown[]) => apply(method, self, args);

/** The getter of an accessor property. */
export const getter = (prototype: object, name: string): Method =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined);
