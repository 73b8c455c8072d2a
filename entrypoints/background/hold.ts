import { adapters } from '../../sites/adapters.ts';
import { operationFor } from '../../sites/operations.ts';
import { isWatchedOnly, type OperationKind } from '../../sites/types.ts';

/**
 * The stop for sites that send everything to one address, where the browser's own rules see no difference: requests are
 * told by their body. Browsers allow it only to extensions that were installed by policy (blocking webRequest), and only
 * the package for that asks for the permission; it reaches what no page script can, such as workers of the page.
 */

type Details = chrome.webRequest.OnBeforeRequestDetails;

/** Text of a body; undefined = of a kind that is not handed out. */
function textOf({ requestBody }: Details): string | undefined {
  if (requestBody?.formData) {
    const form = new URLSearchParams();
    for (const [name, values] of Object.entries(requestBody.formData)) {
      for (const value of values) if (typeof value === 'string') form.append(name, value);
    }
    return form.toString();
  }
  const parts = requestBody?.raw ?? [];
  if (parts.some((part) => !part.bytes)) return undefined;
  const decoder = new TextDecoder();
  return parts.map(({ bytes }) => decoder.decode(bytes, { stream: true })).join('') + decoder.decode();
}

interface Watch {
  /** The address ends in a secret that is good at this moment. */
  isPass: (url: string) => boolean;
  /** Policy has switched the question off for this kind. */
  isOff: (kind: OperationKind) => boolean;
  /** A request that no guard of a page has held was stopped. */
  stopped: (site: string, kind: string, tabId: number) => void;
}

/** Begins to watch where this is allowed. Must be called while the background starts. */
export function holdByBody({ isPass, isOff, stopped }: Watch): void {
  const watched = adapters.filter(({ site }) => site.operations.some(({ body }) => body !== undefined));
  const listen = (details: Details): chrome.webRequest.BlockingResponse => {
    const { url, method, tabId } = details;
    const host = new URL(url).hostname;
    const adapter = watched.find(({ site }) => site.matches.some((match) => new URL(match).hostname === host));
    if (!adapter || method !== 'POST' || isPass(url)) return {};
    const body = textOf(details);
    // Nothing but uploads has a body that is not handed out, and they go to addresses of their own.
    if (body === undefined) return {};
    const operation = operationFor(adapter.site, method, url, body);
    if (!operation || isWatchedOnly(operation.kind) || isOff(operation.kind)) return {};
    if (adapter.harmless({ kind: operation.kind, method, url, body })) return {};
    stopped(adapter.id, operation.kind, tabId);
    return { cancel: true };
  };
  try {
    const urls = watched.flatMap(({ site }) => site.matches);
    chrome.webRequest?.onBeforeRequest.addListener(listen, { urls }, ['blocking', 'requestBody']);
  } catch (error) {
    // Not installed by policy after all: the gate in the page stands alone, as in the other packages.
    console.info('[yubisashi]', String(error));
  }
}
