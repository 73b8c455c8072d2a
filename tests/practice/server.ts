import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { createTown, type Upload } from './api.ts';
import { buildRange, dist } from './build.ts';
import { page, plainPage, policy } from './document.ts';
import { type Range, ranges } from './sites.ts';

/** The practice range's server: answers as x.com on this computer only and remembers every request it gets. */

export interface Recorded {
  method: string;
  host: string;
  /** Without the query. */
  path: string;
  query: Record<string, string>;
  /** GraphQL operation, or e.g. `friendships/create`, `dm/new2`, `media/upload:APPEND`; empty for pages and files. */
  operation: string;
  headers: Record<string, string>;
  /** Parsed JSON, fields of a form, or text; multipart bodies as { field: size in bytes }. */
  body: unknown;
}

export interface Practice {
  port: number;
  /** Everything that arrived since the start or the last reset, in order; `operation` picks. */
  requests(operation?: string): Recorded[];
  /** Files as they arrived, parts joined. */
  uploads(): Upload[];
  /** A fresh town: posts, likes, uploads, requests and planned failures are forgotten. */
  reset(): void;
  /** Makes the next request of that operation fail with an HTTP status; 0 = the connection breaks during the answer. */
  failNext(operation: string, status: number): void;
  /** Value for Chromium's --host-resolver-rules. Every other name is made unknown: a practice browser reaches nothing. */
  hostRules: string;
  /** Value for --ignore-certificate-errors-spki-list: trusts this one certificate and no other. */
  certificateHash: string;
  close(): Promise<void>;
}

/** Somebody's own page, on which a like button of Facebook stands. */
const EMBEDDING = 'town.example';
const HOSTS = [EMBEDDING, 'x.com', '*.x.com', 'twitter.com', '*.twitter.com', ...ranges.flatMap(({ hosts }) => hosts)];
const MAX_BODY = 64 * 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function operationOf(path: string, query: URLSearchParams): string {
  const graphql = /^\/i\/api\/graphql\/[^/]+\/(\w+)$/.exec(path)?.[1];
  if (graphql) return graphql;
  const legacy = /^\/(?:i\/api\/)?1\.1\/(.+)\.json$/.exec(path)?.[1];
  if (legacy) return legacy;
  return path.endsWith('/media/upload.json') ? `media/upload:${query.get('command') ?? ''}` : '';
}

const fields = (form: FormData): Record<string, unknown> =>
  Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.size]));

/** Body for the record, and the bytes of its `media` field. */
async function parse(type: string, body: Buffer): Promise<{ body: unknown; media: Buffer | null }> {
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const media = form.get('media');
    return { body: fields(form), media: media instanceof Blob ? Buffer.from(await media.arrayBuffer()) : null };
  }
  const text = body.toString('utf8');
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { body: Object.fromEntries(new URLSearchParams(text)), media: null };
  }
  try {
    return { body: JSON.parse(text), media: null };
  } catch {
    return { body: text, media: null };
  }
}

const variablesOf = (body: unknown): Record<string, unknown> => {
  const found = typeof body === 'object' && body !== null && 'variables' in body ? body.variables : null;
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
};

const cookie = (header: string | undefined, name: string): string =>
  decodeURIComponent(new RegExp(`(?:^|; )${name}=([^;]*)`).exec(header ?? '')?.[1] ?? '');

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  jpg: 'image/jpeg',
};

export async function startPractice(options: { port?: number } = {}): Promise<Practice> {
  await buildRange();
  const names = [
    EMBEDDING,
    'x.com',
    'upload.x.com',
    'mobile.x.com',
    'pro.x.com',
    'twitter.com',
    'upload.twitter.com',
  ].concat(ranges.flatMap(({ hosts }) => hosts));
  const pems = await generate([{ name: 'commonName', value: 'x.com' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) }],
  });

  let town = createTown();
  let requests: Recorded[] = [];
  let failures = new Map<string, number[]>();

  const json = (response: ServerResponse, status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(value === null ? '' : JSON.stringify(value));
  };

  const serveFile = async (response: ServerResponse, path: string): Promise<void> => {
    const media = /^\/practice\/media\/(\d+)$/.exec(path)?.[1];
    const upload = media ? town.media.find(media) : undefined;
    const sample = /^\/practice\/samples\/([\w-]+\.jpg)$/.exec(path)?.[1];
    const built = /^\/practice\/((?:app|hostile|facebook|line)\.(?:js|css))$/.exec(path)?.[1];
    const file = sample ? join(import.meta.dirname, 'x', 'samples', sample) : built ? join(dist, built) : null;
    if (!upload && !file) return json(response, 404, { errors: [{ message: 'not found' }] });
    const bytes = upload?.bytes ?? (await readFile(file ?? ''));
    const type = upload?.type ?? TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(bytes);
  };

  const servePage = (response: ServerResponse, url: URL, userId: string): void => {
    const nonce = randomBytes(16).toString('base64');
    const alone = url.pathname === '/hostile';
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
      'set-cookie': [`twid=u%3D${userId}; Path=/; Secure`, 'ct0=practice; Path=/; Secure'],
    });
    const hostile = alone || url.searchParams.has('hostile');
    response.end(page({ nonce, session: town.session(userId), hostile, app: !alone }));
  };

  const serveApi = (response: ServerResponse, got: Recorded, media: Buffer | null, userId: string): void => {
    const { operation, query, body } = got;
    if (got.path.startsWith('/i/api/graphql/')) {
      return json(response, 200, town.graphql(operation, variablesOf(body), userId));
    }
    const mediaId = query.media_id ?? '';
    if (operation === 'media/upload:INIT') {
      const id = town.media.init(query.media_type ?? '');
      return json(response, 202, { media_id_string: id, expires_after_secs: 86400 });
    }
    if (operation === 'media/upload:APPEND') {
      if (media) town.media.append(mediaId, Number(query.segment_index ?? 0), media);
      return json(response, 204, null);
    }
    if (operation === 'media/upload:FINALIZE') return json(response, 201, { media_id_string: mediaId });
    if (operation === 'media/metadata/create') {
      const { media_id: id, alt_text: alt } = body as { media_id?: string; alt_text?: { text?: string } };
      town.media.describe(id ?? '', alt?.text ?? '');
      return json(response, 200, null);
    }
    return json(response, 200, {});
  };

  /** A request to one of the further sites. */
  const handleRange = (range: Range, got: Recorded, response: ServerResponse): void => {
    if (got.operation) {
      const { status, type, body } = range.answer(got, requests.length);
      response.writeHead(status, { 'content-type': type });
      return void response.end(body);
    }
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce, range.hosts, got.path.startsWith('/plugins/')),
      'set-cookie': [...range.cookies],
    });
    response.end(plainPage(nonce, range.script));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = request.headers.host ?? '';
    const url = new URL(request.url ?? '/', `https://${host}`);
    const method = request.method ?? 'GET';
    const raw = await readBody(request);
    const { body, media } = await parse(request.headers['content-type'] ?? '', raw);
    const range = ranges.find(({ hosts }) => hosts.includes(url.hostname));
    const plain: Omit<Recorded, 'operation'> = {
      method,
      host: url.hostname,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body,
    };
    const named = range ? range.operation(plain) : operationOf(url.pathname, url.searchParams);
    // A preflight carries nothing out: it is remembered without a name.
    const operation = method === 'OPTIONS' ? '' : named;
    const got: Recorded = { ...plain, operation };
    requests.push(got);

    const { origin } = request.headers;
    if (origin && /^https:\/\/([\w-]+\.)?(x\.com|twitter\.com|facebook\.com|line\.biz)$/.test(origin)) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('vary', 'origin');
    }
    if (method === 'OPTIONS') {
      response.writeHead(204, {
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '',
      });
      return void response.end();
    }
    const failure = operation ? failures.get(operation)?.shift() : undefined;
    if (failure === 0) {
      // Broken in the middle of the answer: a connection that breaks earlier is quietly tried again by the browser.
      response.writeHead(200, { 'content-length': '2' });
      response.flushHeaders();
      return void request.socket.destroy();
    }
    if (failure) return json(response, failure, { errors: [{ code: failure, message: 'practice failure' }] });

    const userId = /^u=(\d+)$/.exec(cookie(request.headers.cookie, 'twid'))?.[1] ?? '1001';
    if (url.hostname === EMBEDDING) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(
        '<title>town</title><iframe src="https://www.facebook.com/plugins/like" width="600" height="500"></iframe>',
      );
    }
    if (range && !url.pathname.startsWith('/practice/')) return handleRange(range, got, response);
    if (operation) return serveApi(response, got, media, userId);
    if (url.pathname.startsWith('/practice/')) return serveFile(response, url.pathname);
    if (method === 'GET') return servePage(response, url, userId);
    json(response, 404, { errors: [{ message: 'not found' }] });
  };

  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) json(response, 500, { errors: [{ message: String(error) }] });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const key = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });

  return {
    port,
    requests: (operation) => (operation ? requests.filter((got) => got.operation === operation) : [...requests]),
    uploads: () => town.media.all(),
    reset() {
      town = createTown();
      requests = [];
      failures = new Map();
    },
    failNext: (operation, status) => void failures.set(operation, [...(failures.get(operation) ?? []), status]),
    hostRules: [
      ...HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
      'MAP * ~NOTFOUND',
      'EXCLUDE 127.0.0.1',
    ].join(', '),
    certificateHash: createHash('sha256').update(key).digest('base64'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
