import type { Operation, OtherPart, Part, Site } from './types.ts';

/** What admins know better than this version: selectors that come first, and further requests that are stopped. */
export interface Override {
  parts: readonly { part: string; find: readonly string[] }[];
  operations: readonly Omit<Operation, 'seen'>[];
}

const builtIn = new WeakMap<Site, Site>();

/**
 * Puts an override on a site, in the place of the last one. The site itself is changed, for everybody who watches a page
 * holds it already; what is built in is always tried after what was added, and no operation can be taken away.
 */
export function override(site: Site, { parts, operations }: Override): void {
  const own = builtIn.get(site) ?? { ...site };
  builtIn.set(site, own);
  const mended: Partial<Record<string, Part>> = { ...own.parts };
  for (const { part, find } of parts) {
    const usual = own.parts[part as OtherPart];
    // A selector that this browser does not take would throw wherever it is used.
    const known = find.filter((selector) => CSS.supports(`selector(${selector})`));
    mended[part] = { ...usual, find: [...known, ...(usual?.find ?? [])], seen: usual?.seen ?? 'policy' };
  }
  Object.assign(site, {
    parts: mended,
    operations: [...own.operations, ...operations.map((operation) => ({ ...operation, seen: 'policy' }))],
  });
}
