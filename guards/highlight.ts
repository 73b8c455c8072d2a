import type { Finding, Severity } from '../rules/types.ts';
import type { Composer } from '../sites/page.ts';
import { textRanges } from '../sites/text.ts';

/**
 * Underlines findings in the live text with the CSS Custom Highlight API: nothing in the editor's DOM changes
 * (wrapping a text node makes Draft.js throw and unmount). The colours are in the style sheet that the manifest injects.
 */

const names: Record<Severity, string> = { info: 'yubisashi-info', warn: 'yubisashi-warn', block: 'yubisashi-block' };

export interface Shown {
  composer: Composer;
  findings: readonly Finding[];
}

/** Replaces all highlights of the page. An IME or a re-mount invalidates ranges, so they are made anew every time. */
export function paint(shown: readonly Shown[]): void {
  if (!('highlights' in CSS)) return;
  const ranges: Record<Severity, Range[]> = { info: [], warn: [], block: [] };
  for (const { composer, findings } of shown) {
    composer.editors.forEach((editor, post) => {
      for (const severity of ['info', 'warn', 'block'] as const) {
        const spans = findings.filter((f) => f.post === post && f.severity === severity).map((f) => f.span);
        ranges[severity].push(...textRanges(editor, spans));
      }
    });
  }
  for (const severity of ['info', 'warn', 'block'] as const) {
    CSS.highlights.set(names[severity], new Highlight(...ranges[severity]));
  }
}
