import type { Draft } from '../../rules/draft.ts';
import { toHex } from './base64url.ts';

/** One spelling per draft, so that the same content always gives the same digest and any other content never does. */

/**
 * Text as it is digested: CRLF and CR become LF, Unicode NFC, blanks at line ends and final newlines are dropped (roads
 * between separated networks change those). Nothing else: １ and 1 are different characters and stay so.
 * A run of blanks is tried from its first one only: without the lookbehinds 100,000 blanks before a letter took 9 s.
 */
export function canonicalText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/(?<![ \t\u3000\u00a0])[ \t\u3000\u00a0]+$/gm, '')
    .replace(/(?<!\n)\n+$/, '');
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
  return toHex(new Uint8Array(hash));
}

/** Lower-case hex SHA-256 over everything that is published. */
export async function draftDigest(draft: Draft): Promise<string> {
  return sha256Hex(`yubisashi/draft/v1\n${jcs(canonicalDraft(draft) as unknown as Json)}`);
}

// Zero width, bidi, soft hyphen, Hangul fillers, tags, controls, line separators, halves of a surrogate pair: what a reader
// cannot see cannot be confirmed. What is part of a visible character is taken out first.
const unseen = /(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

// Joined emoji; keycaps; ideographic variants (葛󠄀城市 is spelled with one); emoji, text or width style of a sign.
const visible = new RegExp(
  [
    String.raw`\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?(?:\u200d(?=\p{Extended_Pictographic}))?`,
    String.raw`[#*0-9]\ufe0f\u20e3`,
    String.raw`\p{Script=Han}(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])`,
    String.raw`[\p{S}\p{P}](?:\ufe00|\ufe01|\ufe0e|\ufe0f)`,
  ].join('|'),
  'gu',
);

// England, Scotland and Wales: the only flags spelled with tag characters that platforms draw.
const tagFlags = new RegExp(
  ['gbeng', 'gbsct', 'gbwls']
    .map(
      (area) =>
        `\u{1f3f4}${[...area].map((c) => String.fromCodePoint(0xe0000 + (c.codePointAt(0) ?? 0))).join('')}\u{e007f}`,
    )
    .join('|'),
  'gu',
);

const blank = (text: string): string => ' '.repeat(text.length);

const unseenIn = (text: string): number[] =>
  [...text.replace(/\r\n?/g, blank).replace(tagFlags, blank).replace(visible, blank).matchAll(unseen)].map(
    (match) => match.index,
  );

/**
 * Positions [post, index] of characters that no reader can see, in texts and in the descriptions of pictures (index within
 * the description, post of the picture); a draft that has any cannot be confirmed.
 */
export function unseenCharacters(draft: Draft): [number, number][] {
  return [
    ...draft.posts.flatMap((post, index) => unseenIn(post.text).map((at): [number, number] => [index, at])),
    ...draft.media.flatMap((media) => unseenIn(media.alt).map((at): [number, number] => [media.post, at])),
  ];
}
