import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ownPageOfX } from '../../sites/timeline.ts';

/** Sent to an open page by the page of duties: reads which posts of the own account stand there and how many follow it, and changes nothing. */
export default defineUnlistedScript(() => ownPageOfX(document));
