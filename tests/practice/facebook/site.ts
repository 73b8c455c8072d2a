import type { Range } from '../sites.ts';

/** Facebook and Business Suite: one address for everything, told apart by a field of the body. */

const fieldOf = (body: unknown, name: string): string => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};

const json = (value: unknown) => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export const facebookRange: Range = {
  hosts: ['www.facebook.com', 'business.facebook.com', 'upload.facebook.com', 'upload-business.facebook.com'],
  script: 'facebook',
  cookies: ['c_user=100001; Path=/; Secure', 'i_user=200001; Path=/; Secure'],
  operation: ({ path, host, body }) => {
    if (host.startsWith('upload')) return 'photo/upload';
    return path.replace(/\/$/, '') === '/api/graphql' ? fieldOf(body, 'fb_api_req_friendly_name') : '';
  },
  answer: ({ operation }, count) => {
    if (operation === 'photo/upload') {
      // The guard at the beginning keeps other pages from running the answer as a script.
      return { status: 200, type: 'text/javascript', body: `for (;;);{"payload":{"photoID":"${7000 + count}"}}` };
    }
    if (/Comment/.test(operation)) return json({ data: { comment_create: { comment_id: `c${count}` } } });
    return json({ data: { story_create: { story: { id: `s${count}`, post_id: `${9000 + count}` } } } });
  },
};
