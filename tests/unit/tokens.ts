import { loadDictionary } from '../../cli/dictionary-file.ts';
import type { Dictionary } from '../../rules/morphology/dictionary.ts';
import { tokenize } from '../../rules/tokens.ts';
import type { Token } from '../../rules/types.ts';

let loaded: Dictionary | undefined;

/** The real dictionary, read once per test file. */
export function dictionary(): Dictionary {
  loaded ??= loadDictionary();
  return loaded;
}

export const tokensOf = (text: string): Token[] => tokenize(dictionary(), text);
