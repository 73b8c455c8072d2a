import { type Published, type Reacted, type Surface, UNREADABLE } from './adapter.ts';
import { type Json, list, parsed, record, string } from './json.ts';
import type { ReactionKind } from './types.ts';

/**
 * What Facebook's and Business Suite's requests carry. Every mutation goes to one address; its name and its variables are
 * fields of a form. Bodies are data from a hostile page: anything unexpected is null.
 */

interface Call {
  /** fb_api_req_friendly_name: stable for years, while doc_id changes every few weeks. */
  name: string;
  /** Acting person or Page. */
  actor: string;
  variables: Json;
}

export function readCall(body: string): Call | null {
  const form = new URLSearchParams(body);
  const name = form.get('fb_api_req_friendly_name') ?? '';
  const variables = parsed(form.get('variables') ?? '');
  return name && variables ? { name, variables, actor: form.get('av') ?? '' } : null;
}

/** Text of a message object; null when there is none. Business Suite keeps it one level deeper (`base`). */
const messageOf = (input: Json): string | null => {
  const message = input.message ?? record(input.base).message;
  if (typeof message === 'string') return message;
  const { text } = record(message);
  return typeof text === 'string' ? text : null;
};

const attachmentsOf = (input: Json): Json[] =>
  [...list(input.attachments), ...list(record(input.base).attachments)].map(record);

const mediaIds = (attachments: readonly Json[]): string[] =>
  attachments.flatMap((attachment) => {
    const id = string(record(attachment.photo).id) || string(record(attachment.video).id);
    return id ? [id] : [];
  });

const sharedOf = (attachments: readonly Json[]): string => {
  for (const { link } of attachments) {
    const data = record(link).share_scrape_data;
    if (typeof data === 'string') return data;
  }
  return '';
};

/** Names under which a place has been seen or may be sent (seen: explicit_place_id; the others are guesses by name). */
const placeKeys = ['explicit_place_id', 'place_id', 'place', 'location_id', 'checkin_place_id'];

const placeOf = (input: Json): string => {
  for (const source of [input, record(input.base)]) {
    for (const key of placeKeys) {
      const value = source[key];
      const id = string(value) || string(record(value).id);
      if (id) return id;
    }
  }
  return '';
};

/** Epoch seconds; null = at once; -1 = a schedule that cannot be read. */
const scheduleOf = (input: Json): number | null => {
  const data = input.unpublished_content_data ?? record(input.base).unpublished_content_data;
  if (data === undefined || data === null) return null;
  const at = Number(record(data).scheduled_publish_time);
  return Number.isFinite(at) && at > 0 ? at : UNREADABLE;
};

/** Who can see it, in lower case; empty = everyone. Business Suite adds where it goes. */
const audienceOf = (input: Json): string => {
  const state = string(record(record(input.audience).privacy).base_state).toLowerCase();
  const channels = list(input.channels).map(string).filter(Boolean).sort();
  return [state === 'everyone' ? '' : state, ...channels].filter(Boolean).join(' ');
};

/** Content of a request that would publish; null when it cannot be understood (which never passes). */
export function readFacebookPublish(body: string): Published | null {
  const call = readCall(body);
  if (!call) return null;
  const input = record(call.variables.input);
  const attachments = attachmentsOf(input);
  const text = messageOf(input);
  const surface: Surface = /Edit/.test(call.name) ? 'edit' : /Comment/.test(call.name) ? 'comment' : 'post';
  // Neither words nor pictures: a shape nobody has described, so nobody could say what it publishes.
  if (text === null && attachments.length === 0) return null;
  return {
    surface,
    account: string(input.actor_id) || string(record(input.base).actor_id) || call.actor,
    posts: [{ text: text ?? '', mediaIds: mediaIds(attachments) }],
    replyTo: string(input.feedback_id) || string(input.story_id),
    quoteOf: sharedOf(attachments),
    placeTag: placeOf(input),
    audience: audienceOf(input),
    scheduledAt: scheduleOf(input),
  };
}

const isTakenBack = (input: Json): boolean => string(input.feedback_reaction_id) === '0';

/** True = a reaction is taken back, which may always go. */
export const takesBack = (body: string): boolean => isTakenBack(record(readCall(body)?.variables.input));

/** What a reaction is about. */
export function readFacebookReaction(kind: ReactionKind, body: string): Reacted {
  const input = record(readCall(body)?.variables.input);
  const target = string(input.feedback_id) || string(input.subscribee_id) || string(input.page_id);
  return { kind, target: target || sharedOf(attachmentsOf(input)) };
}

/** Id of the new story or comment; empty when the answer names none. */
export const createdOnFacebook = (response: string): string =>
  /"(?:post_id|story_id|legacy_story_hideable_id|comment_id|id)"\s*:\s*"([^"]{1,200})"/.exec(response)?.[1] ?? '';

/** Ids that the answer to an upload names (photoID, video_id, fbid …); it begins with a guard against being run as a script. */
export const uploadedToFacebook = (answer: string): string[] => [
  ...new Set(
    [...answer.matchAll(/"(?:photoID|photo_id|videoID|video_id|fbid|mediaID)"\s*:\s*"?(\d+)/g)].map(
      ([, id = '']) => id,
    ),
  ),
];
