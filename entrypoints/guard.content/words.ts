import { jaPage, type PageStrings } from '../../assets/strings/ja-page.ts';
import type { SheetStrings } from '../../assets/strings/ja-sheet.ts';

declare global {
  /** Left by the script of the English words, in the extension's own world, where no page can put anything. */
  var yubisashiWords: SheetStrings | undefined;
}

/** What is read on the page: English where it was brought in, else Japanese. */
export const words = (): PageStrings => globalThis.yubisashiWords ?? jaPage;
