import { dictionaryFile } from '../../cli/dictionary-file.ts';

/** Cuts the dictionary once, before a dozen test files want it at the same time. */
export function setup(): void {
  dictionaryFile();
}
