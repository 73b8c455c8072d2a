import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Intent, intentOf } from '../../guards/gesture.ts';
import { createReactions, type ReactionDesk, type ReactionIntent } from '../../guards/reaction.ts';
import { noTarget } from '../../sites/adapter.ts';
import { lineChatAdapter } from '../../sites/line-adapter.ts';
import { xAdapter } from '../../sites/x-adapter.ts';

/** A direct message: which key sends it, and how far a yes to it reaches. */

afterEach(() => {
  document.body.innerHTML = '';
  vi.useRealTimers();
});

describe('the key that sends in the chat of LINE', () => {
  const does = (placeholder: string, shiftKey: boolean): Intent['does'] | null => {
    document.body.innerHTML = '<form><textarea-ex></textarea-ex><input type="submit" value="送信"></form>';
    const shadow = document.querySelector('textarea-ex')?.attachShadow({ mode: 'open' });
    if (shadow) shadow.innerHTML = `<textarea part="input" placeholder="${placeholder}"></textarea>`;
    let found: Intent | null = null;
    const hear = (event: Event): void => {
      found = intentOf(lineChatAdapter, event, document);
    };
    window.addEventListener('keydown', hear, { capture: true });
    const key = new KeyboardEvent('keydown', { key: 'Enter', shiftKey, bubbles: true, composed: true });
    shadow?.querySelector('textarea')?.dispatchEvent(key);
    window.removeEventListener('keydown', hear, { capture: true });
    return (found as Intent | null)?.does ?? null;
  };

  it.each([
    ['', true],
    ['Enterで送信、Shift + Enterで改行', true],
    ['Enter to send, Shift + Enter for a new line', true],
    ['Shift + Enterで送信、Enterで改行', false],
    ['Shift+Enterで送信 / Enterで改行', false],
    ['Enterで改行、Shift + Enterで送信', false],
    ['Press Shift + Enter to send', false],
  ])('%s', (placeholder, enterSends) => {
    expect(does(placeholder, false)).toBe(enterSends ? 'direct-message' : null);
    expect(does(placeholder, true)).toBe(enterSends ? null : 'direct-message');
  });
});

describe('a yes to a message', () => {
  const message = (): ReactionIntent => ({
    does: 'direct-message',
    element: document.body.appendChild(document.createElement('button')),
    target: noTarget,
  });
  const request = (target = '') => ({ kind: 'direct-message' as const, target });
  const start = async () => {
    const calls = { mode: () => 'confirm' as const, ask: vi.fn(async () => true), open: vi.fn(), press: vi.fn() };
    const rest: Pick<ReactionDesk, 'userIsActive' | 'stray'> = { userIsActive: () => false, stray: () => {} };
    const reactions = createReactions(xAdapter, { ...calls, ...rest });
    expect(reactions.passes(message())).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(calls.press).toHaveBeenCalledTimes(1);
    return { calls, reactions };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    history.replaceState(null, '', '/i/chat/1-2');
  });

  it('reaches the request that follows the press', async () => {
    const { reactions } = await start();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await reactions.admits(request())).toBe(true);
    expect(await reactions.admits(request())).toBe(false);
  });

  it('ends soon after the press where none follows', async () => {
    const { calls, reactions } = await start();
    await vi.advanceTimersByTimeAsync(3500);
    expect(await reactions.admits(request())).toBe(false);
    expect(reactions.passes(message())).toBe(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(calls.ask).toHaveBeenCalledTimes(2);
  });

  it('is for nobody else', async () => {
    const { reactions } = await start();
    expect(await reactions.admits(request('1-3'))).toBe(false);
    history.replaceState(null, '', '/i/chat/1-3');
    expect(reactions.passes(message())).toBe(false);
    expect(await reactions.admits(request())).toBe(false);
    history.replaceState(null, '', '/i/chat/1-2');
    expect(await reactions.admits(request('1-2'))).toBe(true);
  });
});
