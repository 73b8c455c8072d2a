import type { SessionState } from './town.ts';

/** The pages of the range, and a content security policy as strict as X's: scripts only by nonce, few addresses. */

/** `anywhere`: it may stand in a frame of any page, as like buttons do. */
export const policy = (nonce: string, hosts: readonly string[] = ['x.com', 'upload.x.com'], anywhere = false): string =>
  [
    "default-src 'self'",
    "base-uri 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    `connect-src 'self' blob: ${hosts.map((host) => `https://${host}`).join(' ')}`,
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "form-action 'self'",
    anywhere ? 'frame-ancestors *' : "frame-ancestors 'self'",
  ].join('; ');

const json = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export interface PageOptions {
  nonce: string;
  session: SessionState;
  /** Loads the attempts of hostile.ts before anything else. */
  hostile: boolean;
  /** Without it the page is empty besides the attempts. */
  app: boolean;
}

export function page({ nonce, session, hostile, app }: PageOptions): string {
  const script = (name: string): string => `<script nonce="${nonce}" src="/practice/${name}.js"></script>`;
  return `<!doctype html>
<html lang="ja" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="google" content="notranslate">
<title>練習場</title>
<link rel="icon" href="data:,">
<script nonce="${nonce}">window.__INITIAL_STATE__=${json(session)};</script>
${hostile ? script('hostile') : ''}
${app ? '<link rel="stylesheet" href="/practice/app.css">' : ''}
</head>
<body>
<div id="react-root"></div>
<div id="layers"></div>
${app ? script('app') : '<h1>練習場：外からの不正な操作を試すページ</h1>'}
</body>
</html>
`;
}

/** A page of one of the further sites: everything in it is made by its script. */
export const plainPage = (nonce: string, script: string): string => `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>練習場</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/practice/${script}.css">
</head>
<body>
<script nonce="${nonce}" src="/practice/${script}.js"></script>
</body>
</html>
`;
