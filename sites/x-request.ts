import type { Published, Reacted, UploadPart } from './adapter.ts';
import { type Json, list, record, string } from './json.ts';
import type { ReactionKind } from './types.ts';

/** What X's own requests carry. Bodies are read as data from a hostile page: anything unexpected is null. */

/** Variables of a GraphQL call, or the fields of a form; null when the body is neither. */
function variables(body: string): Json | null {
  try {
    return record(record(JSON.parse(body)).variables);
  } catch {
    const form = new URLSearchParams(body);
    return [...form.keys()].length > 0 ? Object.fromEntries(form) : null;
  }
}

function mediaIds(v: Json): string[] {
  const entities = list(record(v.media).media_entities).map((m) => string(record(m).media_id));
  return entities.length > 0 ? entities : list(v.media_ids).map(string);
}

/** Content of a request that would publish; null when it cannot be understood (which never passes). */
export function readPublish(body: string): Published | null {
  const v = variables(body);
  // A poll: its choices were sent before and stand behind a number. A preview that was taken away leaves a tombstone.
  if (!v || /"card_uri":(?!null|"tombstone:\/\/card")/.test(JSON.stringify(v))) return null;
  const request = record(v.post_tweet_request);
  if (Object.keys(request).length > 0) {
    const thread = list(request.thread_tweets).map((t) => ({
      text: string(record(t).status),
      mediaIds: mediaIds(record(t)),
    }));
    return {
      account: '',
      surface: 'post',
      posts: [{ text: string(request.status), mediaIds: mediaIds(request) }, ...thread],
      replyTo: string(request.in_reply_to_status_id),
      quoteOf: statusId(string(request.attachment_url)),
      placeTag: string(record(request.geo).place_id),
      audience: string(record(v.conversation_control).mode || record(request.conversation_control).mode).toLowerCase(),
      scheduledAt: typeof v.execute_at === 'number' ? v.execute_at : -1,
    };
  }
  const text = v.tweet_text ?? v.status;
  if (typeof text !== 'string') return null;
  return {
    account: '',
    surface: 'post',
    posts: [{ text, mediaIds: mediaIds(v) }],
    replyTo: string(record(v.reply).in_reply_to_tweet_id || v.in_reply_to_status_id),
    quoteOf: statusId(string(v.attachment_url)),
    placeTag: string(record(v.geo).place_id || v.place_id),
    audience: string(record(v.conversation_control).mode).toLowerCase(),
    scheduledAt: null,
  };
}

const statusId = (url: string): string => /\/status\/(\d+)/.exec(url)?.[1] ?? '';

/** Whom or what a reaction is about; empty target when the body does not say. */
export function readReaction(kind: ReactionKind, body: string): Reacted {
  const v = variables(body) ?? {};
  return { kind, target: string(v.tweet_id || v.user_id || v.screen_name || v.source_tweet_id) };
}

/** Id of the post a successful answer speaks of; empty when there is none. */
export function createdId(response: string): string {
  return /"rest_id"\s*:\s*"(\d+)"/.exec(response)?.[1] ?? /"id_str"\s*:\s*"(\d+)"/.exec(response)?.[1] ?? '';
}

/** A GraphQL answer with errors and no post: X sends it with status 200, such as for the same text twice (187). */
export const isRefusal = (response: string): boolean =>
  /"errors"\s*:\s*\[\s*\{/.test(response) && createdId(response) === '';

/** Alternative text set for an uploaded picture. */
export function readAltText(body: string): { mediaId: string; alt: string } | null {
  try {
    const json = record(JSON.parse(body));
    return { mediaId: string(json.media_id), alt: string(record(json.alt_text).text) };
  } catch {
    return null;
  }
}

/** Which part of which upload a request to the upload host carries; X says it in the address or in a form. */
export function readUpload(url: string, body: string): UploadPart {
  const said = [new URL(url).searchParams, new URLSearchParams(body.slice(0, 4096))];
  const get = (name: string): string => said.map((fields) => fields.get(name)).find((value) => value) ?? '';
  return {
    command: get('command').toUpperCase(),
    mediaId: get('media_id'),
    index: Number(get('segment_index')) || 0,
    total: get('total_bytes') === '' ? Number.NaN : Number(get('total_bytes')),
  };
}

/** Id under which the answer says an upload will go on. */
export const uploadedIds = (answer: string): string[] => {
  const id = /"media_id_string"\s*:\s*"(\d+)"/.exec(answer)?.[1];
  return id ? [id] : [];
};
