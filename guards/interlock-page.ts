import type { OperationKind } from '../sites/types.ts';
import { type Answer, type FromPage, greeting, type Held } from './interlock-protocol.ts';

/**
 * The half of the interlock that lives in the page's own world (document_start, before any script of the page).
 *
 * The page may replace any global later, so everything used after start-up is taken now and called through Reflect.apply.
 * Values go from step to step by callbacks, never as the result of a promise: a page that puts a `then` on
 * Object.prototype or a species on Promise would otherwise see and swap them.
 * Should a page get round this half all the same, its request carries no secret and declarativeNetRequest refuses it.
 * Cost for an ordinary request: one regular expression on its address.
 */

export interface PageOperation {
  kind: OperationKind;
  url: RegExp;
}

const apply = Reflect.apply;
// biome-ignore lint/suspicious/noExplicitAny: the one place where a method of unknown shape is borrowed
type Method = (...args: any[]) => any;
const call = (method: Method, self: unknown, ...args: unknown[]) => apply(method, self, args);
const getter = (prototype: object, name: string): Method =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined);

const ANSWER_LIMIT = 64 * 1024;
const PORT_WAIT_MS = 5000;
/** Refused requests are sent nowhere: an address that cannot be fetched gives the page an ordinary network error. */
const NOWHERE = 'blob:yubisashi/refused';

interface Opened {
  method: string;
  url: string;
  async: boolean;
  kind: OperationKind | null;
  headers: [string, string][];
  held: boolean;
}

export function installInterlock(world: typeof globalThis & Window, operations: readonly PageOperation[]): void {
  const Xhr = world.XMLHttpRequest.prototype;
  const { open, send, abort, setRequestHeader } = Xhr;
  const listen = world.EventTarget.prototype.addEventListener;
  const responseText = getter(Xhr, 'responseText');
  const responseType = getter(Xhr, 'responseType');
  const readyState = getter(Xhr, 'readyState');
  const statusOf = getter(Xhr, 'status');
  const post = world.MessagePort.prototype.postMessage;
  const dataOf = getter(world.MessageEvent.prototype, 'data');
  const portsOf = getter(world.MessageEvent.prototype, 'ports');
  const stop = world.Event.prototype.stopImmediatePropagation;
  const exec = RegExp.prototype.exec;
  const { slice, toUpperCase } = String.prototype;
  const mapGet = Map.prototype.get;
  const mapSet = Map.prototype.set;
  const mapDelete = Map.prototype.delete;
  const weakGet = WeakMap.prototype.get;
  const weakSet = WeakMap.prototype.set;
  const then = Promise.prototype.then;
  const PromiseOf = Promise;
  const UrlOf = URL;
  const href = getter(URL.prototype, 'href');
  const later = world.setTimeout;
  const FormDataOf = world.FormData;
  const { append, get: formGet, forEach: formEach } = world.FormData.prototype;
  const BlobOf = world.Blob;
  const blobText = world.Blob.prototype.text;
  const SearchOf = world.URLSearchParams;
  const searchText = world.URLSearchParams.prototype.toString;
  const fetchOf = world.fetch;
  const RequestOf = world.Request;
  const requestUrl = getter(RequestOf.prototype, 'url');
  const requestMethod = getter(RequestOf.prototype, 'method');
  const requestText = RequestOf.prototype.text;
  const requestForm = RequestOf.prototype.formData;
  const requestHeaders = getter(RequestOf.prototype, 'headers');
  const HeadersOf = world.Headers;
  const { get: headerGet, delete: headerDelete } = world.Headers.prototype;
  const responseClone = world.Response.prototype.clone;
  const responseBody = world.Response.prototype.text;
  const responseStatus = getter(world.Response.prototype, 'status');
  const TypeErrorOf = TypeError;
  const DOMExceptionOf = world.DOMException;

  const opened = new WeakMap<XMLHttpRequest, Opened>();
  const waiting = new Map<number, (answer: Answer) => void>();
  const queue: FromPage[] = [];
  let port: MessagePort | null = null;
  let lastId = 0;

  const say = (message: FromPage): void => {
    if (port) call(post, port, message);
    else queue[queue.length] = message;
  };

  const hearAnswer = (answer: Answer): void => {
    const answered = call(mapGet, waiting, answer.id) as ((answer: Answer) => void) | undefined;
    call(mapDelete, waiting, answer.id);
    answered?.(answer);
  };
  const hear = (event: MessageEvent): void => hearAnswer(call(dataOf, event) as Answer);

  call(
    listen,
    world,
    'message',
    (event: MessageEvent) => {
      const ports = call(portsOf, event) as readonly MessagePort[];
      if (port || ports.length !== 1 || call(dataOf, event) !== greeting) return;
      call(stop, event);
      port = ports[0] ?? null;
      call(listen, port, 'message', hear);
      port?.start();
      for (let index = 0; index < queue.length; index++) say(queue[index] as FromPage);
      queue.length = 0;
    },
    true,
  );

  const classify = (method: string, url: string): OperationKind | null => {
    if (method !== 'POST') return null;
    for (let index = 0; index < operations.length; index++) {
      const operation = operations[index] as PageOperation;
      if (call(exec, operation.url, url) !== null) return operation.kind;
    }
    return null;
  };

  const ask = (held: Omit<Held, 'type' | 'id'>, answered: (answer: Answer) => void): void => {
    const id = ++lastId;
    call(mapSet, waiting, id, answered);
    say({ type: 'held', id, kind: held.kind, url: held.url, method: held.method, body: held.body, media: held.media });
    if (port) return;
    // Nobody on the other side (extension gone, page too early): stay closed.
    call(later, world, () => !port && hearAnswer({ type: 'refuse', id, nonce: '' }), PORT_WAIT_MS);
  };

  /** A copy of the body that the page can no longer change, and what is to be reported of it. */
  type Frozen = { body: XMLHttpRequestBodyInit | null; text: string | null; media?: Blob };
  const freeze = (body: unknown, watched: boolean, done: (frozen: Frozen) => void): void => {
    if (body === null || body === undefined) return done({ body: null, text: '' });
    if (typeof body === 'string') return done({ body, text: body });
    if (body instanceof SearchOf) {
      const text = call(searchText, body) as string;
      return done({ body: new SearchOf(text), text });
    }
    if (body instanceof BlobOf) {
      call(then, call(blobText, body), (text: string) => done({ body, text }));
      return;
    }
    if (watched && body instanceof FormDataOf) {
      const copy = new FormDataOf();
      call(formEach, body, (value: FormDataEntryValue, key: string) => call(append, copy, key, value));
      const media = call(formGet, copy, 'media') as FormDataEntryValue | null;
      return done({ body: copy, text: '', media: media instanceof BlobOf ? media : undefined });
    }
    done({ body: null, text: null });
  };

  const isWatched = (kind: OperationKind): boolean => kind === 'upload' || kind === 'alt-text';

  Xhr.open = function (this: XMLHttpRequest, method: string, url: string | URL, async = true, ...rest: unknown[]) {
    const verb = call(toUpperCase, `${method}`) as string;
    let address = `${url}`;
    let kind: OperationKind | null = null;
    if (verb === 'POST') {
      try {
        address = call(href, new UrlOf(address, world.document.baseURI)) as string;
        kind = classify(verb, address);
      } catch {
        // Not an address: the browser's own open() below says so to the page.
      }
    }
    call(weakSet, opened, this, { method: verb, url: address, async, kind, headers: [], held: false } satisfies Opened);
    return call(open, this, method, kind ? address : url, async, ...rest);
  } as typeof open;

  Xhr.setRequestHeader = function (this: XMLHttpRequest, name: string, value: string) {
    const state = call(weakGet, opened, this) as Opened | undefined;
    call(setRequestHeader, this, name, value);
    if (state?.kind) state.headers[state.headers.length] = [`${name}`, `${value}`];
  };

  Xhr.abort = function (this: XMLHttpRequest) {
    const state = call(weakGet, opened, this) as Opened | undefined;
    if (state) state.held = false;
    return call(abort, this);
  };

  Xhr.send = function (this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
    const state = call(weakGet, opened, this) as Opened | undefined;
    if (!state?.kind) return call(send, this, body);
    const kind = state.kind;
    if (!state.async) {
      // A synchronous request cannot wait for an answer.
      if (isWatched(kind)) return call(send, this, body);
      say({ type: 'held', id: ++lastId, kind, url: state.url, method: state.method, body: null });
      throw new DOMExceptionOf('Refused', 'NetworkError');
    }
    if (state.held) throw new DOMExceptionOf('Already sent', 'InvalidStateError');
    state.held = true;
    const finish = (answer: Answer, frozen: Frozen): void => {
      if (call(weakGet, opened, this) !== state || !state.held) return;
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
    freeze(body, isWatched(kind), (frozen) =>
      ask({ kind, url: state.url, method: state.method, body: frozen.text, media: frozen.media }, (answer) =>
        finish(answer, frozen),
      ),
    );
  } as typeof send;

  world.fetch = function (this: unknown, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    let address = '';
    try {
      address =
        input instanceof RequestOf
          ? (call(requestUrl, input) as string)
          : (call(href, new UrlOf(`${input}`, world.document.baseURI)) as string);
    } catch {
      return call(fetchOf, world, input, init) as Promise<Response>;
    }
    const declared = init?.method ?? (input instanceof RequestOf ? (call(requestMethod, input) as string) : 'GET');
    const kind = classify(call(toUpperCase, `${declared}`) as string, address);
    if (!kind) return call(fetchOf, world, input, init) as Promise<Response>;

    const request = new RequestOf(input, init);
    const type = (call(headerGet, call(requestHeaders, request), 'content-type') as string | null) ?? '';
    const url = call(requestUrl, request) as string;
    const watched = isWatched(kind);
    return new PromiseOf<Response>((resolve, reject) => {
      const pass = (answer: Answer, frozen: Frozen): void => {
        if (answer.type !== 'pass') return reject(new TypeErrorOf('Failed to fetch'));
        const headers = new HeadersOf(call(requestHeaders, request) as Headers);
        // A new form body brings its own boundary.
        if (frozen.media) call(headerDelete, headers, 'content-type');
        const passed = new RequestOf(answer.nonce ? `${url}#${answer.nonce}` : url, {
          method: 'POST',
          headers,
          body: frozen.body,
          credentials: request.credentials,
          mode: request.mode,
          referrer: request.referrer,
          referrerPolicy: request.referrerPolicy,
          signal: request.signal,
          keepalive: request.keepalive,
        });
        call(
          then,
          call(fetchOf, world, passed),
          (response: Response) => {
            say({ type: 'started', id: answer.id });
            const status = call(responseStatus, response) as number;
            call(then, call(responseBody, call(responseClone, response)), (text: string) =>
              say({ type: 'done', id: answer.id, status, text: call(slice, text, 0, ANSWER_LIMIT) as string }),
            );
            resolve(response);
          },
          (error: unknown) => {
            say({ type: 'started', id: answer.id });
            say({ type: 'done', id: answer.id, status: 0, text: '' });
            reject(error);
          },
        );
      };
      const go = (frozen: Frozen): void =>
        ask({ kind, url, method: 'POST', body: frozen.text, media: frozen.media }, (answer) => pass(answer, frozen));
      if (watched && call(exec, /multipart\/form-data/i, type) !== null) {
        call(then, call(requestForm, request), (form: FormData) => freeze(form, true, go), reject);
      } else {
        call(then, call(requestText, request), (text: string) => go({ body: text, text }), reject);
      }
    });
  };
}
