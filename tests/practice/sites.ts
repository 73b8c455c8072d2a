import { facebookRange } from './facebook/site.ts';
import { lineRange } from './line/site.ts';
import type { Recorded } from './server.ts';

/** Further sites of the practice range besides X: each answers for hosts of its own. */

export interface Answer {
  status: number;
  type: string;
  body: string;
  cookies?: string[];
}

export interface Range {
  /** Hosts it answers as; `upload.` hosts included. */
  hosts: readonly string[];
  /** Name of the script in tests/practice/dist that its pages run. */
  script: 'facebook' | 'line';
  /** What a request does, in the site's own word; empty for pages and files. */
  operation: (got: Omit<Recorded, 'operation'>) => string;
  /** The answer to an operation. */
  answer: (got: Recorded, count: number) => Answer;
  cookies: readonly string[];
}

export const ranges: readonly Range[] = [facebookRange, lineRange];
