import emoji from 'emojibase-data/ja/compact.json' with { type: 'json' };
import { defineConfig } from 'wxt';
import { dictionaryFile } from './cli/dictionary-file.ts';
import { packedTone } from './cli/tone.ts';
import { managedSchema } from './policy/managed-schema.ts';
import { sites } from './sites/all.ts';
import { denyRules } from './sites/deny.ts';

/** Character → Japanese name, without variation selectors. */
const emojiNames = Object.fromEntries(emoji.map(({ unicode, label }) => [unicode.replaceAll('\ufe0f', ''), label]));

const every = sites.flatMap((site) => [...site.matches]);
/** Where pictures go: the browser's own block needs to see these addresses too. */
const uploads = ['https://upload.x.com/*'];

/** Where a package that a municipality serves itself asks for new versions. */
const updateUrl = process.env.YUBISASHI_UPDATE_URL;

/** The log system that a municipality's own package may send its log to; no other package can reach anything. */
const forwardTo = process.env.YUBISASHI_FORWARD_TO ? new URL(process.env.YUBISASHI_FORWARD_TO).origin : '';

export default defineConfig({
  imports: false,
  // Packages are built apart: a browser that has the working build open must not lose its files meanwhile.
  outDir: process.env.YUBISASHI_OUT ?? '.output',
  publicDir: 'assets/public',
  manifest: ({ mode }) => ({
    name: 'Yubisashi（ゆびさし）',
    short_name: 'ゆびさし',
    description:
      '公式SNSへの投稿を、指さし確認で守ります。本文・画像・ボタンの押しまちがいを見て、もう一人の確認コードで投稿します。',
    default_locale: undefined,
    minimum_chrome_version: '122',
    permissions: [
      'storage',
      'unlimitedStorage',
      'declarativeNetRequest',
      'scripting',
      // Tries again when the log system was down.
      'alarms',
      // Stops by what is in a request; browsers grant it to extensions installed by policy alone.
      ...(mode === 'managed' ? (['webRequest', 'webRequestBlocking'] as const) : []),
    ],
    ...(mode === 'managed' && updateUrl ? { update_url: updateUrl } : {}),
    host_permissions: [...every, ...uploads, ...(forwardTo ? [`${forwardTo}/*`] : [])],
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    action: { default_title: 'ゆびさし' },
    storage: { managed_schema: 'managed-schema.json' },
    declarative_net_request: { rule_resources: [{ id: 'deny', enabled: true, path: 'deny.json' }] },
    // The one page that a site may hold: the frame in which files are read. It has no face and no power.
    web_accessible_resources: [{ resources: ['reader.html'], matches: every }],
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        `connect-src 'self' ${forwardTo}`.trim(),
        "media-src 'self' blob:",
        `frame-ancestors ${every.map((match) => match.replace(/\/\*$/, '')).join(' ')}`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    },
  }),
  vite: () => ({
    build: { target: 'chrome122' },
    plugins: [
      {
        // The examples of a rule are for its tests; in every page they would be seven kilobytes of dead weight.
        name: 'rules-without-examples',
        enforce: 'pre' as const,
        transform(code: string, id: string) {
          if (!/\/rules\/text\/[^/]+\.ts$/.test(id)) return null;
          return code
            .replace(/^ {2}(ng|ok): \[[\s\S]*?^ {2}\],$/gm, '  $1: [],')
            .replace(/^ {2}(ng|ok): \[.*\],$/gm, '  $1: [],');
        },
      },
    ],
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      // Generated from the one source of each, so that what ships cannot drift from what is tested.
      files.push({ relativeDest: 'managed-schema.json', contents: JSON.stringify(managedSchema(), null, 2) });
      files.push({ relativeDest: 'deny.json', contents: JSON.stringify(denyRules(sites), null, 2) });
      files.push({ relativeDest: 'emoji-ja.json', contents: JSON.stringify(emojiNames) });
      files.push({ relativeDest: 'tone.bin.gz', absoluteSrc: packedTone() });
      files.push({ absoluteSrc: dictionaryFile(), relativeDest: 'dictionary.bin.gz' });
    },
  },
});
