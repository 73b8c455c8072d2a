import { defineRule, type Match } from '../types.ts';

const URL_TEXT = /(?<![A-Za-z0-9])https?:\/\/[^\s\u3000-\u303f\uff00-\uffef\u3040-\u30ff\u3400-\u9fff<>"']+/gi;
const BARE_SHORT =
  /(?<![A-Za-z0-9./@-])(?:bit\.ly|t\.co|goo\.gl|is\.gd|tinyurl\.com|ow\.ly|buff\.ly|x\.gd|00m\.in|ux\.nu|cutt\.ly|rb\.gy|t\.ly|qr\.paps\.jp|onl\.(?:la|sc|tw|bz)|lin\.ee)\/[A-Za-z0-9_-]+/g;
const SHORT =
  /^(?:bit\.ly|t\.co|goo\.gl|is\.gd|v\.gd|tinyurl\.com|ow\.ly|buff\.ly|x\.gd|00m\.in|ux\.nu|cutt\.ly|rb\.gy|t\.ly|amzn\.to|amzn\.asia|onl\.(?:la|sc|tw|bz)|shorturl\.at|tiny\.cc|s\.id|qr\.paps\.jp)$/;
const OFFICIAL = /\.(?:lg|go)\.jp$/;
/** Looks like a public body's name without being one. */
const LOOKALIKE =
  /(?:^|[.-])(?:lg|go)-?jp(?=[.-])|(?:lg|go)\.jp(?=[.-])|-(?:lg|go)-jp(?=\.|$)|(?:^|[.-])(?:lgjp|gojp)(?=[.-])/;
/** Not a name: only digits, dots and colons. */
const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i;

type Reason = [string, Match['severity']];

function reasonFor(raw: string, officialDomains: readonly string[]): Reason | null {
  let url: URL;
  try {
    url = new URL(raw);
  } catch {
    return ['リンクの形が正しくありません。貼り直してください。', 'warn'];
  }
  const host = url.hostname.toLowerCase();
  if (url.username !== '')
    return [
      `「@」の前は飾りで、実際の行き先は ${host} です。偽サイトによくある形です。リンクをお確かめください。`,
      'block',
    ];
  if (IP.test(host))
    return [
      '数字だけの行き先（IPアドレス）です。どこにつながるか読み手が確かめられません。正式なアドレスに替えてください。',
      'warn',
    ];
  if (host.split('.').some((label) => label.startsWith('xn--'))) {
    return ['見た目の似た文字を使える国際化ドメインです。行き先が正しいか、一文字ずつお確かめください。', 'warn'];
  }
  if (!OFFICIAL.test(host) && LOOKALIKE.test(host))
    return [`${host} は lg.jp や go.jp に似せた別のサイトかもしれません。行き先をお確かめください。`, 'warn'];
  if (SHORT.test(host))
    return ['短縮リンクは行き先が見えず、読み手が不安になります。元のアドレスを貼ってください。', 'warn'];
  if (url.protocol === 'http:') {
    const own = officialDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
    return own
      ? null
      : ['暗号化されていないリンク（http）です。https で開けるか確かめ、開けるなら https に替えてください。', 'warn'];
  }
  return null;
}

export default defineRule({
  id: 'link-risk',
  topic: 'link-risk',
  severity: 'warn',
  message: '行き先に注意が必要なリンクです。開いて確かめてから投稿してください。',
  *check(text, { officialDomains }): Iterable<Match> {
    for (const m of text.matchAll(URL_TEXT)) {
      const raw = m[0].replace(/[.,:;!?)\]}]+$/, '');
      const reason = reasonFor(raw, officialDomains);
      if (reason) yield { start: m.index, end: m.index + raw.length, message: reason[0], severity: reason[1] };
    }
    for (const m of text.matchAll(BARE_SHORT))
      yield {
        start: m.index,
        end: m.index + m[0].length,
        message: '短縮リンクは行き先が見えず、読み手が不安になります。元のアドレスを貼ってください。',
      };
  },
  ng: [
    '詳しくは http://www.example.com/a を',
    'https://bit.ly/abc123',
    'https://192.168.0.1/x',
    'https://xn--80ak6aa92e.com/',
    'https://www.city-mihon-lg-jp.example/',
    'https://city.mihon.lg.jp.example.com/',
    'https://www.city.mihon.lg.jp@evil.example/',
    'is.gd/abc をご覧ください',
  ],
  ok: [
    'https://www.city.mihon.lg.jp/page/1.html をご覧ください。',
    '（https://www.mhlw.go.jp/）',
    { text: 'http://www.mihon-kanko.example/', officialDomains: ['mihon-kanko.example'] },
    'https://www.example.com/lg',
    'koho@city.mihon.lg.jp',
  ],
});
