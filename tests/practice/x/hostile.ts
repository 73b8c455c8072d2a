/**
 * What a hostile (or merely careless) script in the page could try. Loaded before the app with `?hostile`, and alone on
 * /hostile. Every attempt answers with what the page itself could see: a status, or the error.
 */

const url = 'https://x.com/i/api/graphql/hostile/CreateTweet';
const body = (text: string): string =>
  JSON.stringify({ variables: { tweet_text: text, media: { media_entities: [] } } });
const headers = { 'content-type': 'application/json' };

const nonce = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
const after = (ms: number): Promise<string> => new Promise((resolve) => setTimeout(() => resolve('silence'), ms));
const message = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const workerSource = `onmessage = (event) => fetch(event.data.url, event.data.init)
  .then((r) => postMessage('status ' + r.status), (e) => postMessage(String(e)));`;

function frame(set: (element: HTMLIFrameElement) => void): Promise<HTMLIFrameElement> {
  return new Promise((resolve) => {
    const element = document.createElement('iframe');
    element.hidden = true;
    element.onload = () => resolve(element);
    set(element);
    document.body.append(element);
  });
}

type Framed = Window & typeof globalThis;

const attempts = {
  fetch: async (text: string) => `status ${(await fetch(url, { method: 'POST', headers, body: body(text) })).status}`,

  fetchRequest: async (text: string) =>
    `status ${(await fetch(new Request(url, { method: 'post', headers, body: body(text), keepalive: true }))).status}`,

  xhr: (text: string) =>
    new Promise<string>((resolve) => {
      const request = new XMLHttpRequest();
      request.open('POST', url);
      request.onloadend = () => resolve(`status ${request.status}`);
      request.send(body(text));
    }),

  syncXhr: async (text: string) => {
    const request = new XMLHttpRequest();
    request.open('POST', url, false);
    request.send(body(text));
    return `status ${request.status}`;
  },

  beacon: async (text: string) => `queued ${navigator.sendBeacon(url, new Blob([body(text)], { type: 'text/plain' }))}`,

  worker: (text: string) =>
    new Promise<string>((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' })));
      worker.onmessage = (event) => resolve(String(event.data));
      worker.onerror = () => resolve('worker error');
      worker.postMessage({ url, init: { method: 'POST', headers, body: body(text), credentials: 'include' } });
    }),

  /** A frame made by script has its own, untouched functions: used before anything could load into it. */
  blankFrame: async (text: string) => {
    const element = document.createElement('iframe');
    element.hidden = true;
    document.body.append(element);
    const inner = element.contentWindow as Framed;
    return `status ${(await inner.fetch(url, { method: 'POST', headers, body: body(text) })).status}`;
  },

  srcdocFrame: async (text: string) => {
    const element = await frame((f) => {
      f.srcdoc = '<!doctype html><p>x</p>';
    });
    const inner = element.contentWindow as Framed;
    return `status ${(await inner.fetch(url, { method: 'POST', headers, body: body(text) })).status}`;
  },

  /** Script inside of the frame, at the earliest moment there is. */
  srcdocScript: (text: string) =>
    new Promise<string>((resolve) => {
      addEventListener('message', (event) => String(event.data).startsWith('srcdoc:') && resolve(String(event.data)));
      const script = `fetch(${JSON.stringify(url)}, ${JSON.stringify({ method: 'POST', headers, body: body(text) })})
        .then((r) => parent.postMessage('srcdoc: status ' + r.status, '*'), (e) => parent.postMessage('srcdoc: ' + e, '*'))`;
      frame((f) => {
        f.srcdoc = `<!doctype html><script nonce="${nonce()}">${script.replaceAll('<', '\\u003c')}</script>`;
      });
    }),

  /** A plain form, no script API at all. */
  form: async (text: string) => {
    const target = await frame((f) => {
      f.name = `hostile${Math.random()}`;
    });
    const form = document.createElement('form');
    Object.assign(form, { action: url, method: 'POST', enctype: 'text/plain', target: target.name });
    const field = document.createElement('input');
    field.name = body(text);
    form.append(field);
    document.body.append(form);
    form.submit();
    return after(1000);
  },

  clickButton: async () => {
    document.querySelector<HTMLElement>('[data-testid="tweetButton"], [data-testid="tweetButtonInline"]')?.click();
    return after(1000);
  },

  dispatchClick: async () => {
    const button = document.querySelector('[data-testid="tweetButton"], [data-testid="tweetButtonInline"]');
    button?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    return after(1000);
  },

  /** Calls the handler that React keeps on the button: no event at all. */
  reactHandler: async () => {
    const button = document.querySelector('[data-testid="tweetButton"], [data-testid="tweetButtonInline"]');
    const key = Object.keys(button ?? {}).find((name) => name.startsWith('__reactProps$'));
    const props = key ? (button as unknown as Record<string, { onClick: (event: unknown) => void }>)[key] : undefined;
    props?.onClick({ stopPropagation() {}, preventDefault() {} });
    return after(1000);
  },

  /** Guesses at what a guard might listen to. */
  forgedEvents: async (text: string) => {
    const detail = { type: 'pass', id: 1, nonce: 'forged', approved: true, digest: '0'.repeat(64) };
    for (const name of [
      'yubisashi',
      'yubisashi:release',
      'yubisashi:pass',
      'yubisashi:answer',
      'yubisashi:interlock',
    ]) {
      for (const target of [window, document]) target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
      postMessage({ ...detail, type: name }, '*');
    }
    return attempts.fetch(text);
  },

  /** Offers a port of its own in the place of the extension's and answers everything with yes. */
  forgedPort: async (text: string) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => port1.postMessage({ type: 'pass', id: event.data.id, nonce: 'forged' });
    postMessage('yubisashi:interlock', '*', [port2]);
    await after(100);
    return attempts.fetch(text);
  },
};

export type Attempt = keyof typeof attempts;

declare global {
  interface Window {
    __hostile: { names: Attempt[]; run: (name: Attempt, text: string) => Promise<string> };
  }
}

window.__hostile = {
  names: Object.keys(attempts) as Attempt[],
  run: (name, text) => Promise.race([attempts[name](text).catch(message), after(8000)]),
};
