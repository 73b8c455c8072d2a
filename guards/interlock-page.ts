import type { OperationKind } from '../sites/types.ts';
import { call, getter } from './borrow.ts';
import { patchFetch } from './interlock-fetch.ts';
import { patchOthers } from './interlock-other.ts';
import {
  type Answer,
  type Decision,
  type FromPage,
  greeting,
  type Held,
  type Passed,
  type Watch,
} from './interlock-protocol.ts';
import { patchXhr } from './interlock-xhr.ts';
import { patchPickers } from './pickers-page.ts';

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
  method: string;
  url: RegExp;
  /** Told by the body, where everything goes to one address. */
  body: RegExp | null;
}

const PORT_WAIT_MS = 5000;

/** A copy of a body that the page can no longer change, and what is to be reported of it. */
export interface Frozen {
  body: XMLHttpRequestBodyInit | null;
  text: string | null;
  media: Blob[];
}

type Report = Omit<Held, 'type' | 'id'>;

/** What the patched XMLHttpRequest and fetch share. */
export interface PageGate {
  /** Operations that go to this address; null = an ordinary request. */
  classify: (method: string, url: string) => PageOperation[] | null;
  /** Which of them a body is; null = an ordinary request after all, undefined = its text has to be read first. */
  kindOf: (operations: readonly PageOperation[], body: unknown) => OperationKind | null | undefined;
  kindOfText: (operations: readonly PageOperation[], text: string) => OperationKind | null;
  /** `upload`: bytes are bytes; otherwise a body that is no text cannot be read. */
  freeze: (body: unknown, upload: boolean, done: (frozen: Frozen) => void) => void;
  ask: (held: Report, answered: (answer: Decision) => void) => void;
  /** What the page gets in place of files that a person has picked. */
  sift: (files: File[], sifted: (files: Passed['files']) => void) => void;
  /** Tells of a request that cannot wait for an answer. */
  report: (held: Report) => void;
  say: (message: FromPage) => void;
}

export function installInterlock(world: typeof globalThis & Window, operations: readonly PageOperation[]): void {
  const listen = world.EventTarget.prototype.addEventListener;
  const post = world.MessagePort.prototype.postMessage;
  const dataOf = getter(world.MessageEvent.prototype, 'data');
  const portsOf = getter(world.MessageEvent.prototype, 'ports');
  const stop = world.Event.prototype.stopImmediatePropagation;
  const exec = RegExp.prototype.exec;
  const Expression = RegExp;
  const mapGet = Map.prototype.get;
  const mapSet = Map.prototype.set;
  const mapDelete = Map.prototype.delete;
  const then = Promise.prototype.then;
  const later = world.setTimeout;
  const FormDataOf = world.FormData;
  const { append, forEach: formEach } = world.FormData.prototype;
  const BlobOf = world.Blob;
  const blobText = world.Blob.prototype.text;
  const BufferOf = ArrayBuffer;
  const isView = ArrayBuffer.isView;
  const SearchOf = world.URLSearchParams;
  const { append: searchAppend, toString: searchText } = world.URLSearchParams.prototype;

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
  let added: PageOperation[] = [];
  const watch = ({ operations: more }: Watch): void => {
    added = [];
    for (let index = 0; index < more.length; index++) {
      const { kind, method, url, body } = more[index] as Watch['operations'][number];
      added[index] = { kind, method, url: new Expression(url), body: body === undefined ? null : new Expression(body) };
    }
  };
  const hear = (event: MessageEvent): void => {
    const message = call(dataOf, event) as Answer | Watch;
    if (message.type === 'watch') watch(message);
    else hearAnswer(message);
  };

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

  const classify = (method: string, url: string): PageOperation[] | null => {
    if (method !== 'POST' && method !== 'PUT') return null;
    let found: PageOperation[] | null = null;
    for (let index = 0; index < operations.length + added.length; index++) {
      const operation = (operations[index] ?? added[index - operations.length]) as PageOperation;
      if (operation.method !== method || call(exec, operation.url, url) === null) continue;
      found ??= [];
      found[found.length] = operation;
    }
    return found;
  };

  const kindOfText = (candidates: readonly PageOperation[], text: string): OperationKind | null => {
    for (let index = 0; index < candidates.length; index++) {
      const operation = candidates[index] as PageOperation;
      if (operation.body === null || call(exec, operation.body, text) !== null) return operation.kind;
    }
    return null;
  };

  const kindOf = (candidates: readonly PageOperation[], body: unknown): OperationKind | null | undefined => {
    if (typeof body === 'string') return kindOfText(candidates, body);
    if (body instanceof SearchOf) return kindOfText(candidates, call(searchText, body) as string);
    if (body instanceof FormDataOf) return kindOfText(candidates, textsOf(body));
    const [first] = candidates;
    if (first?.body === null) return first.kind;
    return body === null || body === undefined ? null : undefined;
  };

  /** Says something that wants an answer; should nobody be there (extension gone, page too early), `closed` answers. */
  const request = (message: FromPage, closed: Answer, answered: (answer: Answer) => void): void => {
    call(mapSet, waiting, closed.id, answered);
    say(message);
    if (!port) call(later, world, () => !port && hearAnswer(closed), PORT_WAIT_MS);
  };

  const ask = (held: Report, answered: (answer: Decision) => void): void => {
    const id = ++lastId;
    const { kind, url, method, body, media } = held;
    request({ type: 'held', id, kind, url, method, body, media }, { type: 'refuse', id, nonce: '' }, (answer) =>
      answered(answer as Decision),
    );
  };

  const sift = (files: File[], sifted: (files: Passed['files']) => void): void => {
    const id = ++lastId;
    request({ type: 'picked', id, files }, { type: 'files', id, files: [] }, (answer) =>
      sifted((answer as Passed).files),
    );
  };

  /** Text fields of a form in form encoding. */
  const textsOf = (form: FormData): string => {
    const texts = new SearchOf();
    call(formEach, form, (value: FormDataEntryValue, key: string) => {
      if (!(value instanceof BlobOf)) call(searchAppend, texts, key, value);
    });
    return call(searchText, texts) as string;
  };

  const freeze = (body: unknown, upload: boolean, done: (frozen: Frozen) => void): void => {
    if (body === null || body === undefined) return done({ body: null, text: '', media: [] });
    if (typeof body === 'string') return done({ body, text: body, media: [] });
    if (body instanceof SearchOf) {
      const text = call(searchText, body) as string;
      return done({ body: new SearchOf(text), text, media: [] });
    }
    if (body instanceof FormDataOf) {
      const copy = new FormDataOf();
      const media: Blob[] = [];
      call(formEach, body, (value: FormDataEntryValue, key: string) => {
        call(append, copy, key, value);
        if (value instanceof BlobOf) media[media.length] = value;
      });
      return done({ body: copy, text: textsOf(copy), media });
    }
    const isBlob = body instanceof BlobOf;
    if (upload && (isBlob || body instanceof BufferOf || (call(isView, BufferOf, body) as boolean))) {
      const bytes = isBlob ? body : new BlobOf([body as BufferSource]);
      return done({ body: bytes, text: '', media: [bytes] });
    }
    if (isBlob) {
      call(then, call(blobText, body), (text: string) => done({ body, text, media: [] }));
      return;
    }
    done({ body: null, text: null, media: [] });
  };

  const report = (held: Report): void =>
    say({
      type: 'held',
      id: ++lastId,
      kind: held.kind,
      url: held.url,
      method: held.method,
      body: held.body,
      media: [],
    });

  const gate: PageGate = { classify, kindOf, kindOfText, freeze, ask, sift, report, say };
  patchXhr(world, gate);
  patchFetch(world, gate);
  patchOthers(world, gate);
  patchPickers(world, gate);
}
