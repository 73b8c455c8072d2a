import type { Finding } from '../rules/types.ts';
import { type Composer, composers } from '../sites/page.ts';
import { readText } from '../sites/text.ts';
import type { Site } from '../sites/types.ts';
import { paint } from './highlight.ts';

/** Checks every composer of the page while somebody types, without ever touching what they type in. */

export interface LiveDesk {
  /** Findings of the pattern rules, at once. */
  check: (composer: Composer, texts: readonly string[]) => readonly Finding[];
  /** Findings once the tokenizer has answered; null when it has nothing to add. */
  refine: (composer: Composer, texts: readonly string[]) => Promise<readonly Finding[] | null>;
  show: (all: readonly LiveState[]) => void;
}

export interface LiveState {
  composer: Composer;
  texts: readonly string[];
  findings: readonly Finding[];
}

export function watchComposers(site: Site, desk: LiveDesk, signal: AbortSignal): { refresh: () => void } {
  let states: LiveState[] = [];
  let composing = false;
  let scheduled = false;
  let force = false;

  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((t, i) => t === b[i]);

  const refine = async (state: LiveState): Promise<void> => {
    const findings = await desk.refine(state.composer, state.texts);
    const current = states.find((s) => s.composer.root === state.composer.root);
    // Typing has gone on meanwhile: the answer is about another text.
    if (!findings || !current || !same(current.texts, state.texts)) return;
    current.findings = findings;
    paint(states);
    desk.show(states);
  };

  const update = (): void => {
    scheduled = false;
    if (composing) return;
    const fresh: LiveState[] = [];
    let changed = force;
    for (const composer of composers(site, document)) {
      const texts = composer.editors.map(readText);
      const before = states.find((s) => s.composer.root === composer.root);
      const known = before && !force && same(before.texts, texts);
      const moved = !before || before.composer.editors.some((editor, i) => editor !== composer.editors[i]);
      if (known && !moved) {
        before.composer = composer;
        fresh.push(before);
        continue;
      }
      changed = true;
      const state = { composer, texts, findings: known ? before.findings : desk.check(composer, texts) };
      fresh.push(state);
      if (!known) void refine(state);
    }
    changed ||= fresh.length !== states.length;
    states = fresh;
    force = false;
    if (changed) paint(states);
    if (changed || states.length === 0) desk.show(states);
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    // A hidden tab gets no animation frames.
    if (document.hidden) setTimeout(update);
    else requestAnimationFrame(update);
  };

  const options = { capture: true, signal };
  window.addEventListener('compositionstart', () => (composing = true), options);
  window.addEventListener(
    'compositionend',
    () => {
      composing = false;
      schedule();
    },
    options,
  );
  window.addEventListener(
    'input',
    (event) => {
      // An editor that is re-mounted in mid-composition never says compositionend.
      composing = event instanceof InputEvent && event.isComposing;
      schedule();
    },
    options,
  );
  // Re-mounts, page navigation and text put in by the page itself never fire an input event.
  const observer = new MutationObserver(schedule);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  signal.addEventListener('abort', () => observer.disconnect());
  schedule();
  return {
    refresh: () => {
      force = true;
      schedule();
    },
  };
}
