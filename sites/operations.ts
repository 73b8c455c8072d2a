import type { Operation, Site } from './types.ts';

/** The operation a request is, the first that fits; null for an ordinary request. `body` as in Request. */
export function operationFor(site: Site, method: string, url: string, body: string): Operation | null {
  const bare = url.split('#')[0] ?? '';
  const fits = (op: Operation): boolean =>
    op.method === method.toUpperCase() &&
    new RegExp(op.url, 'i').test(bare) &&
    (op.body === undefined || new RegExp(op.body).test(body));
  return site.operations.find(fits) ?? null;
}
