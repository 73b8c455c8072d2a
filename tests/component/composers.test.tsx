import { afterEach, describe, expect, it, vi } from 'vitest';
import { facebook } from '../../sites/facebook.ts';
import { lineChat } from '../../sites/line.ts';
import { composerOf, composers, findAll } from '../../sites/page.ts';

/** Which boxes of a page are watched while somebody writes, and what looking for them costs. */

const box = '<div contenteditable="true" role="textbox" data-lexical-editor="true"></div>';
const button = (name: string): string => `<div role="button" aria-label="${name}"></div>`;
const many = (count: number, name: string): string => button(name).repeat(count);
const nested = (depth: number, inner: string): string => (depth ? `<div>${nested(depth - 1, inner)}</div>` : inner);

afterEach(() => {
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

describe('a comment box outside of any dialog', () => {
  it('is watched by itself, though nothing beside it publishes', () => {
    document.body.innerHTML = `${many(3, 'コメントする')}<form>${box}${box}</form>`;
    const found = composers(facebook, document);
    expect(found.map(({ editors }) => editors.length)).toEqual([1, 1]);
    expect(found.every(({ root, editors, button: none }) => root === editors[0] && none === null)).toBe(true);
    const [first] = document.querySelectorAll('form > div');
    expect(first && composerOf(facebook, first)).toBeNull();
  });

  it('belongs to the button that publishes, where there is one', () => {
    document.body.innerHTML = `<section><p>${box}</p>${button('投稿\u200b')}</section>${box}`;
    const found = composers(facebook, document);
    expect(found[0]?.root.tagName).toBe('SECTION');
    expect(found[0]?.button?.getAttribute('role')).toBe('button');
  });

  it('costs one look at each button, however deep it lies', () => {
    document.body.innerHTML = `<main>${many(50, 'いいね！')}${nested(30, box)}${nested(30, box)}</main>`;
    const look = vi.spyOn(Element.prototype, 'getAttribute');
    expect(composers(facebook, document)).toHaveLength(2);
    expect(look.mock.calls.filter(([name]) => name === 'aria-label').length).toBeLessThan(120);
  });
});

it('a box in a shadow root finds the button beside its host, or beside itself', () => {
  document.body.innerHTML = '<form><textarea-ex></textarea-ex><input type="submit" value="送信"></form>';
  const host = document.querySelector('textarea-ex');
  const shadow = host?.attachShadow({ mode: 'open' });
  if (shadow) shadow.innerHTML = '<p><textarea></textarea></p>';
  expect(composers(lineChat, document)[0]?.root.tagName).toBe('FORM');
  document.querySelector('input')?.remove();
  if (shadow) shadow.innerHTML = '<p><textarea></textarea><input type="submit" value="送信"></p>';
  expect(composers(lineChat, document)[0]?.root.tagName).toBe('P');
});

it('names are told whole, by a pattern or as they are', () => {
  document.body.innerHTML = ['見本市さんをフォロー', 'フォロー', '/.+さんをフォロー/', '見本市さんをフォロー中']
    .map(button)
    .join('');
  const names = findAll(facebook.parts.follow, document).map((one) => one.getAttribute('aria-label'));
  expect(names).toEqual(['見本市さんをフォロー', 'フォロー']);
});
