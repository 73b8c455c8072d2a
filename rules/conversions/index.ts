import early from './a-ki.ts';
import middle from './ku-shi.ts';
import late from './su-wa.ts';

/**
 * Slips of kana-kanji conversion that change what a notice says: the right word, and a pattern of what is typed instead, with the
 * neighbours that give it away. One line a word; a blank separates the two. Lines stand in the order of the right word's reading.
 */
export const conversions: readonly (readonly [right: string, pattern: string])[] = [early, middle, late]
  .flatMap((lines) => lines.trim().split('\n'))
  .map((line): [string, string] => {
    const blank = line.indexOf(' ');
    return [line.slice(0, blank), line.slice(blank + 1)];
  });
