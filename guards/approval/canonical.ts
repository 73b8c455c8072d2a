import type { Draft } from '../../rules/draft.ts';

/** One spelling per draft, so that the same content always gives the same digest and any other content never does. */

/**
 * Text as it is digested: CRLF and CR become LF, Unicode NFC, blanks at line ends and final newlines are dropped (roads
 * between separated networks change those). Nothing else: １ and 1 are different characters and stay so.
 */
export function canonicalText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/[ \t\u3000\u00a0]+$/gm, '')
    .replace(/\n+$/, '');
}

export function canonicalDraft(draft: Draft): Draft {
  return {
    v: draft.v,
    site: draft.site,
    surface: draft.surface,
    account: draft.account.toLowerCase(),
    posts: draft.posts.map((post) => ({ text: canonicalText(post.text) })),
    media: draft.media.map(({ sha256, kind, alt, post }) => ({ sha256, kind, alt: canonicalText(alt), post })),
    audience: draft.audience,
    placeTag: draft.placeTag,
    scheduledAt: draft.scheduledAt,
    replyTo: draft.replyTo,
    quoteOf: draft.quoteOf,
  };
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON Canonicalization Scheme (RFC 8785) for what we digest: strings, safe integers, booleans, null, arrays, objects.
 * @throws RangeError for a number that is not a safe integer (its spelling would depend on the engine).
 */
export function jcs(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  // RFC 8785 §3.2.3: keys sorted by UTF-16 code units, which is what the default sort does.
  const keys = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${jcs(object[key] as Json)}`).join(',')}}`;
}

export async function sha256Hex(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lower-case hex SHA-256 over everything that is published. */
export async function draftDigest(draft: Draft): Promise<string> {
  return sha256Hex(`yubisashi/draft/v1\n${jcs(canonicalDraft(draft) as unknown as Json)}`);
}

// Zero width, bidi controls, soft hyphen, tags, Hangul filler: what a reader cannot see cannot be confirmed.
// A zero width joiner between emoji and variation selectors are part of what is seen.
const unseen =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0]|(?<!\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d|[\u{e0000}-\u{e007f}]/gu;

/** Positions [post, index] of characters that no reader can see; a draft that has any cannot be confirmed. */
export function unseenCharacters(draft: Draft): [number, number][] {
  return draft.posts.flatMap((post, index) => {
    // Flags of England, Scotland and Wales are spelled with tag characters.
    const text = post.text.replace(/\u{1f3f4}[\u{e0000}-\u{e007f}]+/gu, (flag) => ' '.repeat(flag.length));
    return [...text.matchAll(unseen)].map((match): [number, number] => [index, match.index]);
  });
}
