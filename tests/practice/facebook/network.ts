/** How Facebook's page sends: a form in text, by XMLHttpRequest or fetch as the address of the page says (`?via=fetch`). */

const via = new URLSearchParams(location.search).get('via') ?? 'xhr';
const actor = (): string => /(?:^|; )i_user=(\d+)/.exec(document.cookie)?.[1] ?? '';

export function mutate(name: string, input: Record<string, unknown>): Promise<unknown> {
  const body = new URLSearchParams({
    av: actor(),
    __user: actor(),
    fb_dtsg: 'practice',
    fb_api_caller_class: 'RelayModern',
    fb_api_req_friendly_name: name,
    variables: JSON.stringify({ input: { actor_id: actor(), client_mutation_id: '1', ...input } }),
    doc_id: String(Math.floor(Math.random() * 1e15)),
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'X-FB-Friendly-Name': name };
  if (via === 'fetch') {
    return fetch('/api/graphql/', { method: 'POST', body, headers }).then((response) => response.json());
  }
  return send('/api/graphql/', body, headers).then((text) => JSON.parse(text));
}

export async function upload(file: File): Promise<string> {
  const form = new FormData();
  form.append('source', '8');
  form.append('profile_id', actor());
  form.append('farr', file);
  const host = location.hostname === 'business.facebook.com' ? 'upload-business' : 'upload';
  const answer = await send(
    `https://${host}.facebook.com/ajax/react_composer/attachments/photo/upload?av=${actor()}`,
    form,
    {},
  );
  return (JSON.parse(answer.replace('for (;;);', '')) as { payload: { photoID: string } }).payload.photoID;
}

function send(url: string, body: XMLHttpRequestBodyInit, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onload = () =>
      request.status < 300 ? resolve(request.responseText) : reject(new Error(String(request.status)));
    request.onerror = () => reject(new Error('network'));
    request.send(body);
  });
}
