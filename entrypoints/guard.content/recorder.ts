import type { Adapter } from '../../sites/adapter.ts';
import { maskedAddress, traceOf } from '../../sites/trace.ts';
import { ask } from './ask.ts';

/** Notes how the page is built where it is pressed, and where it sends something, as long as somebody has switched that on. */
export function createRecorder({ id }: Adapter) {
  let on = false;
  let seen = new Set<string>();

  const note = (line: string): void => {
    // The same control twice says nothing new.
    if (!on || line === '' || seen.has(line)) return;
    seen.add(line);
    ask({ ask: 'trace', site: id, line: line.slice(0, 1000) }).catch(() => undefined);
  };

  window.addEventListener('click', (event) => on && note(`press ${traceOf(event.composedPath())}`), { capture: true });
  new PerformanceObserver((list) => {
    if (!on) return;
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const { initiatorType, name } = entry;
      if (initiatorType === 'xmlhttprequest' || initiatorType === 'fetch' || initiatorType === 'beacon') {
        note(`send ${initiatorType} ${maskedAddress(name)}`);
      }
    }
  }).observe({ type: 'resource' });

  return {
    switch(to: boolean): void {
      if (to && !on) seen = new Set();
      on = to;
    },
  };
}
