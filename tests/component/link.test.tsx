import { afterEach, describe, expect, it } from 'vitest';
import { linkIn } from '../../guards/link.ts';
import { facebookAdapter } from '../../sites/facebook-adapter.ts';
import { xAdapter } from '../../sites/x-adapter.ts';

/** Where the link under a hand leads. */

afterEach(() => document.body.replaceChildren());

function path(html: string): EventTarget[] {
  document.body.innerHTML = html;
  const out: EventTarget[] = [];
  for (let at: Element | null = document.querySelector('[data-here]'); at; at = at.parentElement) out.push(at);
  return out;
}

const article = (inner: string): string => `<article data-testid="tweet">
  <a href="/somebody/status/19"><time></time></a>${inner}</article>`;

const words = (inner: string): string => article(`<div data-testid="tweetText">${inner}</div>`);

describe('a link', () => {
  it('through the short address of X is known by its text', () => {
    const here = path(words('<a href="https://t.co/x1"><span data-here>https://example.com/a/b…</span></a>'));
    expect(linkIn(xAdapter, here, () => false)).toEqual({
      url: 'https://t.co/x1',
      host: 'example.com',
      shown: 'https://example.com/a/b…',
    });
  });

  it('whose text names no host leads nobody knows where', () => {
    const here = path(words('<a data-here href="https://t.co/x1">くわしくはこちら</a>'));
    expect(linkIn(xAdapter, here, () => false)?.host).toBe('');
  });

  it('of a card is not known by the title that its page has chosen', () => {
    const here = path(article('<a data-here href="https://t.co/x1">www.city.mihon.lg.jp/防災</a>'));
    expect(linkIn(xAdapter, here, () => false)).toEqual({
      url: 'https://t.co/x1',
      host: '',
      shown: 'www.city.mihon.lg.jp/防災',
    });
  });

  it('through Facebook is taken out of it', () => {
    const here = path(
      '<div role="article"><a data-here href="https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.net%2Fq&h=1">city.mihon.lg.jp</a></div>',
    );
    expect(linkIn(facebookAdapter, here, () => false)).toEqual({
      url: 'https://example.net/q',
      host: 'example.net',
      shown: 'city.mihon.lg.jp',
    });
  });

  it.each([
    ['of the site itself', article('<a data-here href="https://x.com/somebody">@somebody</a>')],
    ['outside of posts', '<a data-here href="https://example.com/">お知らせ</a>'],
    ['that runs a script', article('<a data-here href="javascript:void 0">x</a>')],
    ['that is none', article('<b data-here>太字</b>')],
  ])('%s is none of this', (_name, html) => {
    expect(linkIn(xAdapter, path(html), () => false)).toBeNull();
  });

  it('in a post of our own opens as it is', () => {
    const here = path(article('<a data-here href="https://example.com/">x</a>'));
    expect(linkIn(xAdapter, here, ({ handle }) => handle === 'somebody')).toBeNull();
    expect(linkIn(xAdapter, here, ({ handle }) => handle === 'mihon_city')?.host).toBe('example.com');
  });
});
