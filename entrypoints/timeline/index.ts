import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ownPostsOfX } from '../../sites/timeline.ts';

/** Sent to an open page by the page of duties: reads which posts of the own account stand there, and changes nothing. */
export default defineUnlistedScript(() => ownPostsOfX(document));
