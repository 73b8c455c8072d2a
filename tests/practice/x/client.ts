/** All requests of the range, by XMLHttpRequest and with the names, addresses and headers X uses (seen 2026-03 … 2026-10). */

// Query ids rotate on the real site; only the operation name matters.
const queryIds: Record<string, string> = {
  CreateTweet: 'zkcFnLxP3bQm1r0ractice',
  FavoriteTweet: 'lI07N6Otwv1PhnEgXILM7A',
};

const cookie = (name: string): string => new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1] ?? '';

type Body = XMLHttpRequestBodyInit | null;

function send(method: string, url: string, body: Body, type?: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url, true);
    request.withCredentials = true;
    request.setRequestHeader('authorization', 'Bearer PRACTICE');
    request.setRequestHeader('x-csrf-token', cookie('ct0'));
    request.setRequestHeader('x-client-transaction-id', crypto.randomUUID());
    request.setRequestHeader('x-twitter-active-user', 'yes');
    request.setRequestHeader('x-twitter-client-language', 'ja');
    if (type) request.setRequestHeader('content-type', type);
    request.onload = () => {
      const answer: unknown = request.responseText === '' ? null : JSON.parse(request.responseText);
      const refused = typeof answer === 'object' && answer !== null && 'errors' in answer;
      if (request.status >= 200 && request.status < 300 && !refused) resolve(answer);
      else reject(new Error(`${url}: ${request.status}`));
    };
    request.onerror = () => reject(new Error(`${url}: network error`));
    request.onabort = request.onerror;
    request.send(body);
  });
}

type Json = Record<string, unknown>;

export function mutate(operation: string, variables: Json): Promise<unknown> {
  const queryId = queryIds[operation] ?? `practice${operation}`;
  const body = JSON.stringify({ variables, features: { practice: true }, queryId });
  return send('POST', `https://x.com/i/api/graphql/${queryId}/${operation}`, body, 'application/json');
}

export function query(operation: string, variables: Json): Promise<unknown> {
  const search = new URLSearchParams({ variables: JSON.stringify(variables) });
  return send('GET', `https://x.com/i/api/graphql/practice${operation}/${operation}?${search}`, null);
}

export const follow = (userId: string, undo: boolean): Promise<unknown> =>
  send(
    'POST',
    `https://x.com/i/api/1.1/friendships/${undo ? 'destroy' : 'create'}.json`,
    new URLSearchParams({ user_id: userId }).toString(),
    'application/x-www-form-urlencoded',
  );

export const directMessage = (conversation: string, text: string): Promise<unknown> =>
  send(
    'POST',
    'https://x.com/i/api/1.1/dm/new2.json',
    JSON.stringify({ conversation_id: conversation, recipient_ids: false, request_id: crypto.randomUUID(), text }),
    'application/json',
  );

export const describeMedia = (mediaId: string, text: string): Promise<unknown> =>
  send(
    'POST',
    'https://x.com/i/api/1.1/media/metadata/create.json',
    JSON.stringify({ media_id: mediaId, alt_text: { text } }),
    'application/json',
  );

// The size of one part is the range's own choice; the live site's is not known.
const PART = 1024 * 1024;

/** INIT, one APPEND per part, FINALIZE; gives the media id. */
export async function upload(file: File): Promise<string> {
  const endpoint = 'https://upload.x.com/i/media/upload.json';
  const category = file.type.startsWith('video/') ? 'tweet_video' : 'tweet_image';
  const init = await send(
    'POST',
    `${endpoint}?command=INIT&total_bytes=${file.size}&media_type=${encodeURIComponent(file.type)}&media_category=${category}`,
    null,
  );
  const { media_id_string: id } = init as { media_id_string: string };
  for (let part = 0; part * PART < file.size; part++) {
    const form = new FormData();
    form.append('media', file.slice(part * PART, (part + 1) * PART, file.type), 'blob');
    await send('POST', `${endpoint}?command=APPEND&media_id=${id}&segment_index=${part}`, form);
  }
  await send('POST', `${endpoint}?command=FINALIZE&media_id=${id}`, null);
  return id;
}
