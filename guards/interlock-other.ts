import { call, getter } from './borrow.ts';
import type { PageGate } from './interlock-page.ts';

/**
 * Ways of sending that cannot wait for an answer: a beacon and a form that leaves the page. What would publish or react is
 * refused; where the browser's own block sees it as well, both do.
 */
export function patchOthers(world: typeof globalThis & Window, { classify, kindOf, report }: PageGate): void {
  const UrlOf = URL;
  const href = getter(URL.prototype, 'href');
  const { toUpperCase } = String.prototype;
  const Form = world.HTMLFormElement;
  const actionOf = Form.prototype.getAttribute;
  const { submit } = Form.prototype;
  const FormDataOf = world.FormData;
  const { sendBeacon } = world.Navigator.prototype;
  const listen = world.EventTarget.prototype.addEventListener;
  const prevent = world.Event.prototype.preventDefault;
  const targetOf = getter(world.Event.prototype, 'target');

  /** True = it stays; said so to our side. */
  const stays = (method: string, address: string, body: unknown): boolean => {
    let url: string;
    try {
      url = call(href, new UrlOf(address, world.document.baseURI)) as string;
    } catch {
      return false;
    }
    const may = classify(method, url);
    if (!may) return false;
    // What would have to be read first counts as what the address stands for.
    const kind = kindOf(may, body);
    if (kind === null) return false;
    report({ kind: kind ?? may[0]?.kind ?? 'publish', url, method, body: null, media: [] });
    return true;
  };

  const formStays = (form: HTMLFormElement): boolean => {
    const method = call(toUpperCase, `${call(actionOf, form, 'method') ?? 'GET'}`) as string;
    return method === 'POST' && stays(method, `${call(actionOf, form, 'action') ?? ''}`, new FormDataOf(form));
  };

  world.Navigator.prototype.sendBeacon = function (this: Navigator, url: string | URL, data?: BodyInit | null) {
    return stays('POST', `${url}`, data) ? false : (call(sendBeacon, this, url, data) as boolean);
  };
  Form.prototype.submit = function (this: HTMLFormElement) {
    if (!formStays(this)) call(submit, this);
  };
  call(
    listen,
    world,
    'submit',
    (event: Event) => {
      const form = call(targetOf, event) as EventTarget | null;
      if (form instanceof Form && formStays(form)) call(prevent, event);
    },
    true,
  );
}
