import { codeRules } from './code.ts';
import { dataRules } from './data.ts';
import type { TextRule } from './types.ts';

/** Every bundled rule. A test refuses a file of rules/text/ that is in neither list. */
export const allRules: readonly TextRule[] = [...codeRules, ...dataRules];
