import { call, getter } from './borrow.ts';
import type { Frozen, PageGate } from './interlock-page.ts';
import type { Decision } from './interlock-protocol.ts';

/** Beginning of an answer that is passed on, in UTF-16 units. */
const ANSWER_LIMIT = 64 * 1024;
/** Bodies of an upload that are text: a form, or what says something about it. */
const TEXTS = /^(text\/|application\/(json|x-www-form-urlencoded))/i;

/** Holds guarded fetches: the request is rebuilt from a frozen copy, so the page cannot change it while it waits. */
export function patchFetch(world: typeof globalThis & Window, gate: PageGate): void {
  const then = Promise.prototype.then;
  const PromiseOf = Promise;
  const exec = RegExp.prototype.exec;
  const { slice, toUpperCase } = String.prototype;
  const UrlOf = URL;
  const href = getter(URL.prototype, 'href');
  const fetchOf = world.fetch;
  const RequestOf = world.Request;
  const requestUrl = getter(RequestOf.prototype, 'url');
  const requestMethod = getter(RequestOf.prototype, 'method');
  const requestText = RequestOf.prototype.text;
  const requestForm = RequestOf.prototype.formData;
  const requestBlob = RequestOf.prototype.blob;
  const requestBody = getter(RequestOf.prototype, 'body');
  const requestHeaders = getter(RequestOf.prototype, 'headers');
  const HeadersOf = world.Headers;
  const { get: headerGet, delete: headerDelete } = world.Headers.prototype;
  const responseClone = world.Response.prototype.clone;
  const responseBody = world.Response.prototype.text;
  const responseStatus = getter(world.Response.prototype, 'status');
  const TypeErrorOf = TypeError;
  const { classify, kindOf, kindOfText, ask, freeze, say } = gate;

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
    const method = call(toUpperCase, `${declared}`) as string;
    const may = classify(method, address);
    const given = init?.body;
    // Told at once where the body is at hand: an ordinary request goes as it came.
    const ordinary = given !== undefined && given !== null && kindOf(may ?? [], given) === null;
    if (!may || ordinary) return call(fetchOf, world, input, init) as Promise<Response>;

    const request = new RequestOf(input, init);
    const type = (call(headerGet, call(requestHeaders, request), 'content-type') as string | null) ?? '';
    const url = call(requestUrl, request) as string;
    const upload = may[0]?.kind === 'upload' && may[0].body === null;
    const isForm = call(exec, /multipart\/form-data/i, type) !== null;
    return new PromiseOf<Response>((resolve, reject) => {
      const pass = (answer: Decision, frozen: Frozen): void => {
        if (answer.type !== 'pass') return reject(new TypeErrorOf('Failed to fetch'));
        const headers = new HeadersOf(call(requestHeaders, request) as Headers);
        // A new form body brings its own boundary.
        if (isForm) call(headerDelete, headers, 'content-type');
        const passed = new RequestOf(answer.nonce ? `${url}#${answer.nonce}` : url, {
          method,
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
            const done = (text: string): void =>
              say({ type: 'done', id: answer.id, status, text: call(slice, text, 0, ANSWER_LIMIT) as string });
            // An answer that breaks off has its status all the same.
            call(then, call(responseBody, call(responseClone, response)), done, () => done(''));
            resolve(response);
          },
          (error: unknown) => {
            say({ type: 'started', id: answer.id });
            say({ type: 'done', id: answer.id, status: 0, text: '' });
            reject(error);
          },
        );
      };
      const go = (frozen: Frozen): void => {
        const kind = kindOfText(may, frozen.text ?? '');
        if (kind === null && frozen.text !== null) return pass({ type: 'pass', id: 0, nonce: '' }, frozen);
        ask({ kind: kind ?? 'publish', url, method, body: frozen.text, media: frozen.media }, (answer) =>
          pass(answer, frozen),
        );
      };
      if (isForm) {
        call(then, call(requestForm, request), (form: FormData) => freeze(form, upload, go), reject);
      } else if (upload && call(requestBody, request) !== null && call(exec, TEXTS, type) === null) {
        call(then, call(requestBlob, request), (bytes: Blob) => freeze(bytes, true, go), reject);
      } else {
        call(then, call(requestText, request), (text: string) => go({ body: text, text, media: [] }), reject);
      }
    });
  };
}
