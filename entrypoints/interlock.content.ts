import { defineContentScript } from 'wxt/utils/define-content-script';
import { installInterlock } from '../guards/interlock-page.ts';
import { sites } from '../sites/all.ts';

/** Page world, before any script of the page. It holds requests and knows no secrets but those it is handed. */
export default defineContentScript({
  matches: sites.flatMap((site) => [...site.matches]),
  runAt: 'document_start',
  world: 'MAIN',
  allFrames: true,
  matchOriginAsFallback: true,
  main() {
    installInterlock(
      window as Window & typeof globalThis,
      sites.flatMap((site) =>
        site.operations.map(({ kind, method, url, body }) => ({
          kind,
          method,
          url: new RegExp(url, 'i'),
          body: body === undefined ? null : new RegExp(body),
        })),
      ),
    );
  },
});
