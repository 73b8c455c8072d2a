import { defineContentScript } from 'wxt/utils/define-content-script';
import { installInterlock } from '../guards/interlock-page.ts';
import { x } from '../sites/x.ts';

/** Page world, before any script of the page. It holds requests and knows no secrets but those it is handed. */
export default defineContentScript({
  matches: [...x.matches],
  runAt: 'document_start',
  world: 'MAIN',
  allFrames: true,
  matchOriginAsFallback: true,
  main() {
    installInterlock(
      window as Window & typeof globalThis,
      x.operations.map((operation) => ({ kind: operation.kind, url: new RegExp(operation.url) })),
    );
  },
});
