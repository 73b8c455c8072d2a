import { type Published, type Reacted, UNREADABLE } from './adapter.ts';
import { type Json, list, parsed, record, string } from './json.ts';

/** What LINE Official Account Manager and its chat send. Bodies are data from a hostile page: anything unexpected is null. */

/** Words under which a state that sends nothing has been seen (DRAFTED) or may be spelt. */
const DRAFT = /^draft(ed)?$/i;

/** Last steps of an address that send nothing, as interfaces of this kind call them. */
const QUIET = /\/(?:cancel|copy|duplicate|preview|validate|validation|check|estimate|count|reach|quota)$/i;

/**
 * True = the request keeps a broadcast as a draft and sends nothing: it says so itself, and nothing in it says otherwise.
 * The values for sending are not publicly known; so only what is known to be harmless is.
 */
export function isLineDraft(url: string, body: string): boolean {
  const { pathname } = new URL(url);
  // What is kept among the drafts, and what undoes, copies or counts something, sends nothing to anybody.
  if (/\/drafts(?:\/|$)/.test(pathname) || QUIET.test(pathname)) return true;
  const json = parsed(body);
  if (!json || json.immediate === true || json.sendNow === true) return false;
  return DRAFT.test(string(json.status)) || DRAFT.test(string(json.type));
}

/** Names of a picture's or film's handle in a balloon or an item; only contentMessageToken has been seen. */
const HANDLE = /(?:content|image|media|video|original|object|file)\w*(?:id|hash|key|token)$/i;

const handlesOf = (balloon: Json): string[] =>
  Object.entries(balloon).flatMap(([key, value]) => {
    if (HANDLE.test(key) && string(value)) return [string(value)];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? handlesOf(value as Json) : [];
  });

/**
 * Text of a balloon as staff wrote it. Of anything else, its kind and all that it says: another coupon or link is another text.
 * Pictures are bound by their bytes; an updateToken is new every time.
 */
function postOf(balloon: Json): { text: string; mediaIds: string[] } {
  const text = balloon.text ?? record(balloon.content).text;
  const mediaIds = handlesOf(balloon);
  const named = ['contentType', 'type'].find((name) => string(balloon[name])) ?? '';
  const kind = string(balloon[named]);
  if (typeof text === 'string' && /^(text\w*)?$/i.test(kind)) return { text, mediaIds };
  const said = JSON.stringify(
    { ...balloon, updateToken: undefined, [named]: undefined },
    (key, value: unknown) => (HANDLE.test(key) && mediaIds.includes(string(value)) ? undefined : value),
    1,
  ).slice(2, -2);
  // In JSON's own spelling, in which no value can pass for another field.
  const head = `[${kind || '?'}]`;
  return { text: said ? `${head}\n${said}` : mediaIds.length > 0 ? '' : head, mediaIds };
}

const seconds = (value: unknown): number | null => {
  if (value === undefined || value === null || value === '' || value === 0) return null;
  const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) / 1000 : Number.NaN;
  if (!Number.isFinite(at)) return UNREADABLE;
  // Milliseconds are told from seconds by their size (the year 2286 in seconds).
  return at > 1e10 ? Math.round(at / 1000) : at;
};

/** Basic id of the account a request is about, without @. */
const botOf = (url: string): string =>
  (/\/bots\/([^/?#]+)/.exec(decodeURIComponent(new URL(url).pathname))?.[1] ?? '').replace(/^@/, '');

/** A broadcast, one post per balloon; null when it cannot be understood (which never passes). */
export function readBroadcast(url: string, body: string): Published | null {
  const json = parsed(body);
  const balloons = list(json?.balloons ?? json?.messages).flatMap((one) => (Array.isArray(one) ? one : [one]));
  if (!json || balloons.length === 0) return null;
  const filtered = json.targeting ?? json.audience ?? json.recipientFilter ?? json.filter;
  const audience = [
    json.withTimeline === true || json.withVoom === true ? 'voom' : '',
    filtered && Object.keys(record(filtered)).length > 0 ? 'filtered' : '',
  ];
  return {
    account: botOf(url),
    surface: 'broadcast',
    posts: balloons.map((balloon) => postOf(record(balloon))),
    replyTo: '',
    quoteOf: '',
    placeTag: '',
    audience: audience.filter(Boolean).join(' '),
    scheduledAt: json.immediate === true ? null : seconds(json.scheduledDate ?? json.scheduledAt),
  };
}

/** True = a test delivery, which reaches nobody but those who run the account; its address or its body says so. */
export function isLineTest(url: string, body: string): boolean {
  const json = parsed(body);
  return (
    /\/broadcasts\/(?:[^/?#]+\/)?test(?:[-_]?\w+)?$/i.test(new URL(url).pathname) ||
    DRAFT_TEST.test(string(json?.status))
  );
}

const DRAFT_TEST = /^test(ing)?$/i;

/** Whom a chat message goes to. */
export const readLineMessage = (url: string): Reacted => ({
  kind: 'direct-message',
  target: /\/(?:chats|messages)\/([^/?#]+)/.exec(new URL(url).pathname)?.[1] ?? '',
});

/** Id of a new broadcast or message; empty when the answer names none. */
export const createdOnLine = (response: string): string =>
  /"(?:broadcastId|messageId|id)"\s*:\s*"?([\w@.:-]{1,100})/.exec(response)?.[1] ?? '';

/** Handles the answer to an upload gives to the bytes: every text in it that may be one. */
export const uploadedOnLine = (response: string): string[] => handlesOf(parsed(response) ?? {});
