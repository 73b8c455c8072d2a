import type { Range } from '../sites.ts';

/** LINE Official Account Manager and its chat: an address for each thing. The address of pictures is a guess. */

const json = (value: unknown) => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

export const lineRange: Range = {
  hosts: ['manager.line.biz', 'chat.line.biz'],
  script: 'line',
  cookies: ['XSRF-TOKEN=practice; Path=/; Secure'],
  operation: ({ method, path, body }) => {
    if (method === 'GET') return '';
    const [, rest = ''] = /^\/api\/(?:v\d+\/)?bots\/[^/]+\/(.+)$/.exec(path) ?? [];
    if (!rest.startsWith('broadcasts')) return rest.replace(/(chats|messages)\/[^/]+\//, '$1/*/');
    const { status = '' } = (typeof body === 'object' && body !== null ? body : {}) as { status?: string };
    return rest === 'broadcasts' || /^broadcasts\/\d+$/.test(rest) ? `broadcasts:${status}` : rest;
  },
  answer: ({ operation }, count) =>
    /upload/i.test(operation)
      ? json({ contentMessageToken: `token-${count}` })
      : json({ broadcastId: `${5000 + count}`, messageId: `m${count}` }),
};
