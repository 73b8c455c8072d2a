import { z } from 'zod';
import type { Account } from '../policy/account-schema.ts';
import type { Language, Policy } from '../policy/schema.ts';
import type { Hint } from '../rules/tone/model.ts';
import { topicIds } from '../rules/topics.ts';
import type { Guideline, TextRule, Token, TownContext } from '../rules/types.ts';
import type { Override } from '../sites/override.ts';
import type { Change } from './approval/difference.ts';
import { assertionSchema } from './approval/passkey.ts';
import { consentSchema } from './desk/consent.ts';
import type { Sent } from './desk/recent.ts';
import { emergencySchema, type Review } from './desk/review.ts';

/**
 * Everything content scripts may ask of the background. Parsed there with zod: a content script lives in the page's
 * process, so its words are data, and every decision that releases something is taken by the background alone.
 */

const text = z.string().max(100_000);
/** A code, or a whole mail with a signature somewhere in it. */
const typed = z.string().max(20_000);
const hash = z.string().regex(/^([0-9a-f]{64})?$/);
/** Facebook's ids of stories are up to 200 characters of base64. */
export const postId = z.string().max(200);
/** Id of a post, or what an address may have. */
const shared = z.string().max(2048);

const site = z.enum(['x', 'facebook', 'business-suite', 'line-manager', 'line-chat']);

export const draftSchema = z.object({
  v: z.literal(1),
  site,
  surface: z.enum(['post', 'reply', 'quote', 'thread', 'comment', 'message', 'broadcast', 'edit', 'poll']),
  account: z.string().max(100),
  posts: z.array(z.object({ text })).max(50),
  media: z
    .array(z.object({ sha256: hash, kind: z.enum(['image', 'video', 'gif']), alt: text, post: z.number().int() }))
    .max(80),
  audience: z.string().max(200),
  placeTag: z.string().max(200),
  scheduledAt: z.number().nullable(),
  replyTo: postId,
  quoteOf: shared,
});

/** What one outgoing request carries, with media already traced back to bytes. */
export const carriedSchema = z.object({
  posts: z
    .array(z.object({ text, media: z.array(z.object({ sha256: hash, alt: text })).max(80) }))
    .min(1)
    .max(50),
  /** Account that acts as the request goes out; empty = neither request nor page says. */
  account: z.string().max(100),
  replyTo: postId,
  quoteOf: shared,
  placeTag: z.string().max(200),
  audience: z.string().max(200),
  scheduledAt: z.number().nullable(),
});

const sheet = {
  draft: draftSchema,
  acknowledged: z.array(z.string().max(300)).max(500),
  answered: z.array(z.string().max(300)).max(200),
  pointed: z.array(z.string().max(100)).max(20),
  consent: consentSchema.optional(),
  emergency: emergencySchema.optional(),
};

/** Rows about what happens on a page: those about confirming and posting are the desk's to write. */
const pageAction = z.enum([
  'stopped',
  'protection_lost',
  'reaction',
  'link',
  'delete',
  'image_cleaned',
  'image_kept',
  'image_cancelled',
]);

const reaction = z.enum(['like', 'repost', 'quote', 'follow', 'direct-message']);

export const requestSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('hello'), site }),
  z.object({ ask: z.literal('tokens'), texts: z.array(text).max(1000) }),
  z.object({ ask: z.literal('tones'), texts: z.array(text).max(1000) }),
  z.object({ ask: z.literal('review'), ...sheet, first: z.boolean() }),
  z.object({ ask: z.literal('requested'), draft: draftSchema }),
  z.object({ ask: z.literal('walk-up'), ...sheet }),
  z.object({ ask: z.literal('i-am'), id: z.string().max(100) }),
  z.object({ ask: z.literal('code'), ...sheet, code: typed }),
  z.object({ ask: z.literal('release'), ...sheet }),
  z.object({ ask: z.literal('authorize'), release: z.string().max(100), carried: carriedSchema }),
  z.object({
    ask: z.literal('react'),
    site,
    kind: reaction,
    target: z.string().max(100),
    account: z.string().max(100),
  }),
  z.object({
    ask: z.literal('harmless'),
    site,
    method: z.string().max(10),
    url: z.string().max(4000),
    body: z.string().max(1_000_000),
  }),
  z.object({ ask: z.literal('started'), ticket: z.number().int() }),
  z.object({
    ask: z.literal('done'),
    site,
    ticket: z.number().int(),
    status: z.number().int(),
    createdId: postId,
  }),
  z.object({ ask: z.literal('frame-stopped'), site, kind: z.string().max(30), account: z.string().max(100) }),
  z.object({ ask: z.literal('trace'), site, line: z.string().max(1000) }),
  z.object({ ask: z.literal('open-options') }),
  z.object({ ask: z.literal('sheets') }),
  z.object({
    ask: z.literal('log'),
    site,
    action: pageAction,
    account: z.string().max(100),
    result: z.string().max(100),
    topics: z.array(z.enum(topicIds)).max(30),
    detail: z.string().max(2000),
  }),
]);

/** What only pages of the extension may ask: somebody has confirmed at the poster's desk. */
export const deskSchema = z.discriminatedUnion('desk', [
  z.object({ desk: z.literal('passkey'), assertion: assertionSchema }),
  z.object({ desk: z.literal('code'), code: typed }),
]);

export type DeskRequest = z.infer<typeof deskSchema>;

/** Pictures that a page has sent, for the second person's eyes; `data` is a data: address. */
export const picturesSchema = z
  .array(z.object({ sha256: hash, data: z.string().max(48_000_000).startsWith('data:') }))
  .max(80);

export type Pictures = z.infer<typeof picturesSchema>;

export type Request = z.infer<typeof requestSchema>;
export type Carried = z.infer<typeof carriedSchema>;
export type PageAction = z.infer<typeof pageAction>;
export type ReactionName = z.infer<typeof reaction>;

/** What the background answers. */
export interface Replies {
  hello: Hello;
  tokens: Token[][];
  tones: Hint[][];
  review: Review;
  requested: null;
  'walk-up': null;
  'i-am': null;
  code: Review;
  release: { release: string } | { review: Review };
  authorize: { ticket: number; nonce: string } | { refused: Change[] };
  react: { ticket: number; nonce: string } | null;
  /** A pass for a request that publishes nothing; null = it does, or cannot be told. */
  harmless: { ticket: number; nonce: string } | null;
  started: null;
  done: { finished: boolean; sent: Sent[] };
  'frame-stopped': null;
  trace: null;
  'open-options': null;
  /** The script of the sheets has run in the frame that asked. */
  sheets: null;
  log: null;
}

/** Everything a page's guard needs to know, sent anew whenever the policy changes. */
export interface Hello {
  guidelines: Guideline[];
  severities: Policy['severities'];
  clausesOff: Policy['clausesOff'];
  /** What policy says of this site's markup and requests. */
  override: Override;
  /** Rules that are nothing but data: sent, so that not every page carries them. */
  rules: TextRule[];
  context: TownContext;
  /** What has gone out in the last day. */
  sent: Sent[];
  accounts: Account[];
  contact: string;
  reactions: Policy['reactions'];
  replies: Policy['replies'];
  /** Links in received posts are asked about before they open. */
  asksAboutLinks: boolean;
  images: Policy['images'];
  /** A policy was in force once and is gone: posting stays closed. */
  policyLost: boolean;
  refused: number;
  /** An admin collects how the pages are built. */
  recording: boolean;
  /** Of our own words; en = the script with the English ones is in the page. */
  language: Language;
}
