import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { enSheet } from '../../assets/strings/en-sheet.ts';

/** The English words for a page, brought in by the background where somebody has chosen them: no page carries them before. */
export default defineUnlistedScript(() => {
  globalThis.yubisashiWords = enSheet;
});
