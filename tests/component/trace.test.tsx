import { afterEach, describe, expect, it } from 'vitest';
import { blanked, maskedAddress, traceOf } from '../../sites/trace.ts';

/** What an admin's recording holds, and what it never holds. */

afterEach(() => document.body.replaceChildren());

describe('a trace', () => {
  it('names the pressed control and what it lies in, without a word of the page', () => {
    document.body.innerHTML = `
      <main role="main"><article data-testid="tweet-1234567"><p>見本太郎の投稿 090-0000-0000</p>
        <div><button type="button" data-testid="like" aria-label="35 件のいいね。いいねする">35</button></div>
      </article></main>`;
    const button = document.querySelector('button') as HTMLElement;
    const path: EventTarget[] = [];
    for (let at: Node | null = button; at; at = at.parentNode) path.push(at);
    expect(traceOf(path)).toBe(
      'main[role="main"] article[data-testid="tweet-0"] button[data-testid="like"][type="button"][aria-label~"0 件のいいね。いいねする"]',
    );
  });

  it('goes into open shadow roots', () => {
    const host = document.createElement('textarea-ex');
    const field = document.createElement('textarea');
    field.setAttribute('part', 'input');
    field.value = '秘密の文';
    host.attachShadow({ mode: 'open' }).append(field);
    document.body.append(host);
    expect(traceOf([field, host.shadowRoot as ShadowRoot, host, document.body])).toBe(
      'textarea-ex >>> textarea[part="input"]',
    );
  });

  it.each([
    ['見本太郎さんをフォロー', '…さんをフォロー'],
    ['@mihon_cityに返信', '@…に返信'],
    ['「避難所を開きました」を削除', '「…」を削除'],
    ['10月12日の予約', '0月0日の予約'],
    ['公開する\u200b', '公開する'],
  ])('%s is kept as %s', (label, kept) => expect(blanked(label)).toBe(kept));

  it('keeps where something was sent, and nothing that tells one from another', () => {
    expect(maskedAddress('https://manager.line.biz/api/bots/@mihon_city/broadcasts/12345?page=1#x')).toBe(
      'manager.line.biz/api/bots/*/broadcasts/*',
    );
    expect(maskedAddress('https://x.com/i/api/graphql/aBcDeFgHiJkLmNoPqRsTuVwXyZ_0/CreateTweet')).toBe(
      'x.com/i/api/graphql/*/CreateTweet',
    );
    expect(maskedAddress('nonsense')).toBe('');
  });
});
