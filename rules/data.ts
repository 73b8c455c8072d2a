import type { TextRule } from './types.ts';

/**
 * Rules that are nothing but data. The background sends them to the pages, so that a long lexicon costs no page anything
 * before somebody writes there.
 */
export const dataRules: readonly TextRule[] = [];
