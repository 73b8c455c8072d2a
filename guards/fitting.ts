import { findAll } from '../sites/page.ts';
import type { OtherPart, Site } from '../sites/types.ts';

/** Trying selectors out on a page that is open, before policy puts them in force: it reads and counts, nothing else. */

/** What the options page asks a guarded page. */
export interface TryOn {
  tryOn: readonly { site: string; part: string; find: readonly string[] }[];
}

export interface Fitting {
  part: string;
  selector: string;
  /** Elements found; null = this browser does not take the selector. */
  count: number | null;
  /** What is in force now finds this many. */
  now: number;
}

/** How many elements of the page each selector finds, beside what is found now. */
export function fittings(site: Site, { tryOn }: TryOn, root: ParentNode): Fitting[] {
  return tryOn
    .filter((part) => part.site === site.id)
    .flatMap(({ part, find }) => {
      const now = findAll(site.parts[part as OtherPart], root).length;
      return find.map((selector) => {
        const known = CSS.supports(`selector(${selector})`);
        return {
          part,
          selector,
          now,
          count: known ? findAll({ find: [selector], seen: 'policy' }, root).length : null,
        };
      });
    });
}
