import type { Adapter, Target } from '../sites/adapter.ts';
import { partInPath } from '../sites/page.ts';

/** A link in what others have written: where it really leads, before anybody follows it (寒川 7(3)). */

export interface Link {
  url: string;
  /** Host it leads to; empty where a shortened address does not say. */
  host: string;
  /** What stands on the page. */
  shown: string;
}

/** Addresses of the sites that only lead on, with the parameter that says where to. */
const redirectors: Record<string, string> = { 'l.facebook.com': 'u', 'lm.facebook.com': 'u', 't.co': '' };

const HOST = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/:?#…]|$)/i;

function targetOf(address: URL, shown: string): Pick<Link, 'url' | 'host'> {
  const parameter = redirectors[address.hostname];
  if (parameter === undefined) return { url: address.href, host: address.hostname };
  const leads = parameter && address.searchParams.get(parameter);
  if (leads && URL.canParse(leads)) return { url: leads, host: new URL(leads).hostname };
  // Within a post's text, X writes the address that t.co stands for as the text of the link.
  return { url: address.href, host: HOST.exec(shown)?.[1]?.toLowerCase() ?? '' };
}

/**
 * The link a click or key is about to follow, if it stands in a received post and leads away from the site; else null.
 * `own` tells posts of one's own account apart.
 */
export function linkIn(adapter: Adapter, path: readonly EventTarget[], own: (target: Target) => boolean): Link | null {
  const { parts, matches } = adapter.site;
  const anchor = path.find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
  if (!anchor || !/^https?:$/.test(anchor.protocol)) return null;
  if (!partInPath(parts.post ?? parts.postText, path)) return null;
  const address = new URL(anchor.href);
  const stays = matches.some((match) => new URL(match).hostname === address.hostname);
  if (stays || own(adapter.target(path, document))) return null;
  const shown = (anchor.textContent ?? '').trim().slice(0, 200);
  // A card below it is a link too, and says what the author of the page has chosen.
  return { ...targetOf(address, partInPath(parts.postText, path) ? shown : ''), shown };
}
