import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawSheets } from './draw.tsx';

/**
 * The sheets of a page, sent for by the guard when the first of them opens: no page carries them before. Both scripts live
 * in the extension's own world, where no page can put anything in this place.
 */
export default defineUnlistedScript(() => {
  globalThis.yubisashiSheets = drawSheets;
});
