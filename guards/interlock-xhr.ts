import { call, getter } from './borrow.ts';
import type { Frozen, PageGate, PageOperation } from './interlock-page.ts';
import type { Decision } from './interlock-protocol.ts';

/** Beginning of an answer that is passed on, in UTF-16 units. */
const ANSWER_LIMIT = 64 * 1024;
/** Refused requests are sent nowhere: an address that cannot be fetched gives the page an ordinary network error. */
const NOWHERE = 'blob:yubisashi/refused';

interface Opened {
  method: string;
  url: string;
  async: boolean;
  /** Operations it may be, by its address. */
  may: PageOperation[] | null;
  headers: [string, string][];
  held: boolean;
}

/** Holds guarded XMLHttpRequests between send() and the answer; the object stays the page's own. */
export function patchXhr(world: typeof globalThis & Window, gate: PageGate): void {
  const Xhr = world.XMLHttpRequest.prototype;
  const { open, send, abort, setRequestHeader } = Xhr;
  const listen = world.EventTarget.prototype.addEventListener;
  const responseText = getter(Xhr, 'responseText');
  const responseType = getter(Xhr, 'responseType');
  const readyState = getter(Xhr, 'readyState');
  const statusOf = getter(Xhr, 'status');
  const { slice, toUpperCase } = String.prototype;
  const weakGet = WeakMap.prototype.get;
  const weakSet = WeakMap.prototype.set;
  const UrlOf = URL;
  const href = getter(URL.prototype, 'href');
  const DOMExceptionOf = world.DOMException;
  const { classify, kindOf, kindOfText, ask, freeze, say } = gate;
  const opened = new WeakMap<XMLHttpRequest, Opened>();

  Xhr.open = function (
    this: XMLHttpRequest,
    method: string,
    url: string | URL,
    async: boolean = true,
    ...rest: unknown[]
  ) {
    const verb = call(toUpperCase, `${method}`) as string;
    let address = `${url}`;
    let may: PageOperation[] | null = null;
    if (verb === 'POST' || verb === 'PUT') {
      try {
        address = call(href, new UrlOf(address, world.document.baseURI)) as string;
        may = classify(verb, address);
      } catch {
        // Not an address: the browser's own open() below says so to the page.
      }
    }
    call(weakSet, opened, this, { method: verb, url: address, async, may, headers: [], held: false } satisfies Opened);
    return call(open, this, method, may ? address : url, async, ...rest);
  } as typeof open;

  Xhr.setRequestHeader = function (this: XMLHttpRequest, name: string, value: string) {
    const state = call(weakGet, opened, this) as Opened | undefined;
    call(setRequestHeader, this, name, value);
    if (state?.may) state.headers[state.headers.length] = [`${name}`, `${value}`];
  };

  Xhr.abort = function (this: XMLHttpRequest) {
    const state = call(weakGet, opened, this) as Opened | undefined;
    if (state) state.held = false;
    return call(abort, this);
  };

  Xhr.send = function (this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
    const state = call(weakGet, opened, this) as Opened | undefined;
    if (!state?.may) return call(send, this, body);
    const { may } = state;
    const kind = kindOf(may, body);
    if (kind === null) return call(send, this, body);
    if (!state.async) {
      // A synchronous request cannot wait for an answer.
      gate.report({
        kind: kind ?? may[0]?.kind ?? 'publish',
        url: state.url,
        method: state.method,
        body: null,
        media: [],
      });
      throw new DOMExceptionOf('Refused', 'NetworkError');
    }
    if (state.held) throw new DOMExceptionOf('Already sent', 'InvalidStateError');
    state.held = true;
    const finish = (answer: Decision, frozen: Frozen): void => {
      if (call(weakGet, opened, this) !== state || !state.held) {
        // The page has thought better of it meanwhile: whoever let it go must not wait for its answer.
        if (answer.nonce) {
          say({ type: 'started', id: answer.id });
          say({ type: 'done', id: answer.id, status: 0, text: '' });
        }
        return;
      }
      state.held = false;
      if (answer.type !== 'pass') {
        call(open, this, 'POST', NOWHERE, true);
        call(send, this);
        return;
      }
      if (answer.nonce) {
        call(open, this, state.method, `${state.url}#${answer.nonce}`, true);
        for (let index = 0; index < state.headers.length; index++) {
          const [name, value] = state.headers[index] as [string, string];
          call(setRequestHeader, this, name, value);
        }
      }
      const id = answer.id;
      let started = false;
      call(listen, this, 'readystatechange', () => {
        if (started || (call(readyState, this) as number) < 2) return;
        started = true;
        say({ type: 'started', id });
      });
      call(listen, this, 'loadend', () => {
        const type = call(responseType, this) as string;
        const text =
          type === '' || type === 'text' ? (call(slice, call(responseText, this), 0, ANSWER_LIMIT) as string) : '';
        say({ type: 'done', id, status: call(statusOf, this) as number, text });
      });
      call(send, this, frozen.body);
    };
    freeze(body, kind === 'upload', (frozen) => {
      // A body that had to be read first may turn out to be an ordinary one.
      const told = kind ?? kindOfText(may, frozen.text ?? '');
      if (told === null && frozen.text !== null) return finish({ type: 'pass', id: 0, nonce: '' }, frozen);
      ask(
        { kind: told ?? 'publish', url: state.url, method: state.method, body: frozen.text, media: frozen.media },
        (answer) => finish(answer, frozen),
      );
    });
  } as typeof send;
}
