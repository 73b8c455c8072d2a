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
  // A share of the feed carries one attachment instead of a list.
  [input.attachments, record(input.base).attachments].flat().filter(Boolean).map(record);

/** Ids of an attachment's pictures and films; a comment calls either of them media. */
const mediaIds = ({ photo, video, media }: Json): string[] =>
  [photo, video, media].map((one) => string(record(one).id)).filter(Boolean);

/** SHA-256 in hex. */
async function markOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The id of the post that an attachment shares, else the address of the page it previews; empty = neither is named. */
function sharedOf({ link }: Json): string {
  const data = string(record(link).share_scrape_data);
  // Read as text: an id is longer than numbers are precise.
  const id = /^\{"share_type":\d+,"share_params":\["?(\d{1,100})"?\]\}$/.exec(data.replace(/\s/g, ''))?.[1];
  return id ?? string(record(record(parsed(data)?.share_params).urlInfo).canonical);
}

/** What is shared, bound as a whole: of a preview the address is to be read, and no word or picture of it may change either. */
async function quoteOf(attachments: readonly Json[]): Promise<string> {
  const shares = attachments.filter(({ link }) => link);
  const all = shares.map(async (share) => {
    const shared = sharedOf(share);
    return /^\d+$/.test(shared) ? shared : `${shared.slice(0, 1900)} ${await markOf(JSON.stringify(share.link))}`;
  });
  return (await Promise.all(all)).join(' ').trim();
}

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

/** What is said of a post that does not go out at once. */
const unpublishedOf = (input: Json): Json[] =>
  [input, record(input.base)].flatMap(({ unpublished_content_data: data }) => (data ? [record(data)] : []));

/** Epoch seconds; null = at once; -1 = a schedule that cannot be read. */
const scheduleOf = (input: Json): number | null => {
  const [data] = unpublishedOf(input);
  if (!data) return null;
  const at = Number(data.scheduled_publish_time);
  return Number.isFinite(at) && at > 0 ? at : UNREADABLE;
};

/** Who can see it, in lower case; empty = everyone. Business Suite adds where it goes. */
const audienceOf = (input: Json): string => {
  const state = string(record(record(input.audience).privacy).base_state).toLowerCase();
  const channels = list(input.channels).map(string).filter(Boolean).sort();
  return [state === 'everyone' ? '' : state, ...channels].filter(Boolean).join(' ');
};

/** Content of a request that would publish; null when it cannot be understood (which never passes). */
export async function readFacebookPublish(body: string): Promise<Published | null> {
  const call = readCall(body);
  if (!call) return null;
  const input = record(call.variables.input);
  const attachments = attachmentsOf(input);
  const text = messageOf(input);
  const surface: Surface = /Edit/.test(call.name) ? 'edit' : /Comment/.test(call.name) ? 'comment' : 'post';
  // Neither words nor pictures, or something beside them: a shape nobody has described, so nobody could say what it publishes.
  if (text === null && attachments.length === 0) return null;
  if (attachments.some((one) => !one.link && mediaIds(one).length === 0)) return null;
  return {
    surface,
    account: string(input.actor_id) || string(record(input.base).actor_id) || call.actor,
    posts: [{ text: text ?? '', mediaIds: attachments.flatMap(mediaIds) }],
    replyTo: string(input.feedback_id) || string(input.story_id),
    quoteOf: await quoteOf(attachments),
    placeTag: placeOf(input),
    audience: audienceOf(input),
    scheduledAt: scheduleOf(input),
  };
}

const isTakenBack = (input: Json): boolean => string(input.feedback_reaction_id) === '0';

/** True = a reaction is taken back, which may always go. */
export const takesBack = (body: string): boolean => isTakenBack(record(readCall(body)?.variables.input));

/** True = a new post is kept as a draft: it says so wherever it says anything, and names no time at which it would go out. */
export function isFacebookDraft(body: string): boolean {
  const call = readCall(body);
  if (!call || !/StoryCreat/.test(call.name)) return false;
  const said = unpublishedOf(record(call.variables.input));
  const isDraft = (data: Json): boolean => data.unpublished_content_type === 'DRAFT' && !data.scheduled_publish_time;
  return said.length > 0 && said.every(isDraft);
}

/** What a reaction is about. */
export function readFacebookReaction(kind: ReactionKind, body: string): Reacted {
  const input = record(readCall(body)?.variables.input);
  const target = string(input.feedback_id) || string(input.subscribee_id) || string(input.page_id);
  return { kind, target: target || attachmentsOf(input).map(sharedOf).join(' ').slice(0, 100) };
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
