import { businessSuite, facebook } from './facebook.ts';
import { lineChat, lineManager } from './line.ts';
import type { Site } from './types.ts';
import { x } from './x.ts';

/** Every site that is guarded. */
export const sites: readonly Site[] = [x, facebook, businessSuite, lineManager, lineChat];
