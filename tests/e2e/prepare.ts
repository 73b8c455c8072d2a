import { buildRange } from '../practice/build.ts';

/** Builds the practice range once, before two test files want it at the same time. */
export const setup = buildRange;
