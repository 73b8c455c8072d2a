import { describe, expect, it, vi } from 'vitest';
import { createReactions, type ReactionDesk, type ReactionIntent } from '../../guards/reaction.ts';
import { noTarget } from '../../sites/adapter.ts';
import { xAdapter } from '../../sites/x-adapter.ts';
import { opens } from '../../sites/x-page.ts';

/** What opens a composer is followed to the post it answers or quotes, whether a question came before or not. */

const quote = (): ReactionIntent => ({
  does: 'quote',
  element: document.body.appendChild(document.createElement('a')),
  target: { ...noTarget, id: '555' },
});

function desk(mode: 'off' | 'confirm') {
  const calls = { mode: () => mode, ask: vi.fn(async () => true), open: vi.fn(), press: vi.fn() };
  const rest: Pick<ReactionDesk, 'userIsActive' | 'stray'> = { userIsActive: () => true, stray: () => {} };
  return { calls, reactions: createReactions(xAdapter, { ...calls, ...rest }) };
}

describe('a quote', () => {
  it('that nobody is asked about is known to the sheet all the same', () => {
    const { calls, reactions } = desk('off');
    expect(reactions.passes(quote())).toBe(true);
    expect(calls.open.mock.calls).toEqual([[{ kind: 'quote', id: '555' }]]);
  });

  it('is asked about each time, also right after a yes to the same post', async () => {
    const { calls, reactions } = desk('confirm');
    for (let turn = 1; turn <= 2; turn++) {
      expect(reactions.passes(quote())).toBe(false);
      await vi.waitFor(() => expect(calls.press).toHaveBeenCalledTimes(turn), { timeout: 10_000 });
      expect(calls.open).toHaveBeenCalledTimes(turn);
    }
    expect(calls.ask).toHaveBeenCalledTimes(2);
  });
});

describe('letters that are shortcuts of X', () => {
  const pressed = (at: HTMLElement, key: string, init: KeyboardEventInit = {}) => {
    let found: ReturnType<typeof opens>;
    const hear = (event: Event): void => {
      found = opens(event);
    };
    window.addEventListener('keydown', hear, { capture: true });
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...init }));
    window.removeEventListener('keydown', hear, { capture: true });
    return found;
  };

  it('open something new, or an answer, on the page', () => {
    expect(pressed(document.body, 'n')).toBeNull();
    expect(pressed(document.body, 'r')).toMatchObject({ kind: 'reply' });
  });

  it.each(['n', 'r'])('open nothing where they are written: %s', (key) => {
    const editor = document.body.appendChild(document.createElement('textarea'));
    expect(pressed(editor, key)).toBeUndefined();
    expect(pressed(document.body, key, { ctrlKey: true })).toBeUndefined();
  });
});
