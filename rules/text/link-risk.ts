import { defineRule, type Match, type RuleContext } from '../types.ts';

/** A link ends where the ASCII that may stand in one ends; letters of any script may stand in the host. */
const LINK = /https?:\/\/([^\s/?#「」（）()、。<>"'｜]{1,253})([/?#][!-~]{0,2000})?/giu;
/** Shorteners written without a scheme. */
const BARE = /(?<![\w./@-])((?:[a-z0-9-]{1,30}\.){1,3}[a-z]{2,6})\/[\w-]{2,40}/gi;

/** Services that hide where a link leads. t.co is X's own wrapper of every link; lin.ee and fb.me are the platforms' own. */
const SHORTENERS = new Set(
  'bit.ly is.gd v.gd tinyurl.com ow.ly buff.ly goo.gl cutt.ly rebrand.ly tiny.cc x.gd ux.nu urx.space urx.red urx.blue onl.bz onl.tw onl.sc onl.la shorturl.at rb.gy t.ly s.id bl.ink short.gy qr.paps.jp qr.quel.jp p.tl bit.do 00m.in 2.gp j.mp amzn.to ift.tt dlvr.it lnkd.in soo.gd adf.ly tr.im mcaf.ee u0u1.net'.split(
    ' ',
  ),
);

const say = {
  http: '通信が暗号化されない http:// のリンクです。https:// のページがあれば、そちらをご案内ください。',
  short: '短縮リンクは行き先が見えず、後から変わることもあります。元のアドレスをそのままご案内ください。',
  address: '数字（IPアドレス）のリンクは、どこのページか分かりません。公式のドメインのアドレスかをお確かめください。',
  unicode: '見分けにくい文字の混じったドメインです。本物のアドレスかどうかをお確かめください。',
  alike: '公的なドメイン（lg.jp・go.jp）に似せた別のドメインのようです。本物のアドレスかどうかをお確かめください。',
  retired:
    '市が手放したドメインです。今は別の持ち主のサイトが開くことがあります。リンクを消すか、今のアドレスに直してください。',
  shown: '書かれているアドレスと、実際の行き先が違います。行き先のアドレスをそのままご案内ください。',
  user: '「@」の前は行き先ではなく、別のサイトが開きます。リンクを消すか、正しいアドレスに直してください。',
} as const;

const OTHER_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]|[！-～]|[ıɑɡⅼ]|[\u00c0-\u024f\u1e00-\u1eff]/u;

/** What is wrong with a host; null when nothing is known against it. */
function riskOf(host: string): keyof typeof say | null {
  if (/^\[|^(?:\d{1,10}\.){0,3}\d{1,10}$|^0x[0-9a-f]{1,8}$/i.test(host)) return 'address';
  if (host.split('.').some((label) => label.startsWith('xn--') || OTHER_SCRIPT.test(label))) return 'unicode';
  if (SHORTENERS.has(host)) return 'short';
  if (/\.(?:lg|go)\.jp$/.test(host)) return null;
  return /(?:^|[.-])(?:lg|go)[.-]?jp(?:[.-]|$)|(?:^|[.-])(?:lg|go)\.(?:jp[a-z0-9-]|jpn|co|com|cn|tk|xyz)|(?:^|\.)(?:city|town|vill|pref|soumu|nta|mhlw|digital)-[a-z0-9-]{2,30}-(?:lg|go|gov)(?:-|\.)/.test(
    host,
  )
    ? 'alike'
    : null;
}

const within = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** [www.city.example.lg.jp](https://elsewhere.example/): the text names one host, the link opens another. */
const DISGUISED =
  /[[［「（(]\s?(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?:\/[!-'*-Z^-~]{0,300})?\s?[\]］」）)]\s?[（(]\s?https?:\/\/([a-z0-9.-]{1,253})/giu;

function* disguised(text: string): Iterable<Match> {
  for (const m of text.matchAll(DISGUISED)) {
    const [shown, target] = [m[1]?.toLowerCase(), m[2]?.toLowerCase()];
    if (shown !== target) yield { start: m.index, end: m.index + m[0].length, message: say.shown, severity: 'block' };
  }
}

function* check(text: string, { officialDomains, retiredDomains }: RuleContext): Iterable<Match> {
  yield* disguised(text);
  for (const m of text.matchAll(LINK)) {
    const url = m[0].replace(/[.,;:!?]+$/, '');
    const place = { start: m.index, end: m.index + url.length };
    const authority = (m[1] ?? '').toLowerCase();
    if (authority.includes('@')) {
      yield { ...place, message: say.user, severity: 'block' };
      continue;
    }
    const host = authority.replace(/:\d{1,5}$/, '').replace(/\.$/, '');
    if (within(host, retiredDomains)) {
      yield { ...place, message: say.retired, severity: 'block' };
      continue;
    }
    const ours = within(host, officialDomains);
    const risk = ours ? null : riskOf(host);
    if (risk) yield { ...place, message: say[risk] };
    else if (!ours && /^http:/i.test(url)) yield { ...place, message: say.http, fix: url.replace(/^http:/i, 'https:') };
  }
  for (const m of text.matchAll(BARE)) {
    const host = (m[1] ?? '').toLowerCase();
    if (SHORTENERS.has(host) && !officialDomains.includes(host)) {
      yield { start: m.index, end: m.index + m[0].length, message: say.short };
    }
  }
}

export default defineRule({
  id: 'link-risk',
  topic: 'link-risk',
  severity: 'warn',
  message: '行き先を確かめたいリンクです。公式のアドレスかどうかをお確かめください。',
  check,
  ng: [
    '詳しくはhttp://www.mihon.example/eventをご覧ください。',
    'http://www.city.mihon.lg.jp/event',
    '申込 https://bit.ly/mihon26',
    '申込はbit.ly/mihon26から。',
    'https://192.0.2.15/form',
    'https://3221225985/form',
    'https://www.city-mihon-lg-jp.example/kyufu/',
    'https://www.city.mihon.lg.jp.example.com/kyufu/',
    'https://www.city.mihon.lg.jp@example.com/kyufu/',
    'https://xn--mihon-9za.example/',
    'https://www.city.mіhon.lg.jp/',
    'https://www.cíty.mihon.lg.jp/',
    'https://city.mihon-lg.jp/',
    '詳しくは http://www.example.com/a を',
    'https://bit.ly/abc123',
    'https://192.168.0.1/x',
    'https://xn--80ak6aa92e.com/',
    'https://www.city-mihon-lg-jp.example/',
    'https://city.mihon.lg.jp.example.com/',
    'https://www.city.mihon.lg.jp@evil.example/',
    'is.gd/abc をご覧ください',
    { text: '詳しくは https://www.mihon-matsuri.example/2026 へ。', retiredDomains: ['mihon-matsuri.example'] },
    '申請は[www.city.mihon.lg.jp](https://mihon-kyufu.example/)から。',
  ],
  ok: [
    'https://www.city.mihon.lg.jp/event/index.html',
    'https://www.jma.go.jp/bosai/#pattern=default をご覧ください。',
    'https://www.mihon-kanko.example/event?id=1&lang=ja。',
    { text: 'https://bit.ly/mihon26', officialDomains: ['bit.ly'] },
    'https://見本市観光.example/ をご覧ください。',
    'https://t.co/abcdefghij',
    '市議会中継（https://www.youtube.com/watch?v=mihon）',
    'https://www.city.mihon.lg.jp/page/1.html をご覧ください。',
    '（https://www.mhlw.go.jp/）',
    { text: 'http://www.mihon-kanko.example/', officialDomains: ['mihon-kanko.example'] },
    'https://www.example.com/lg',
    'koho@city.mihon.lg.jp',
    '申請は[www.city.mihon.lg.jp](https://www.city.mihon.lg.jp/kyufu)から。',
    { text: 'https://mihon-matsuri.example/2026', retiredDomains: ['old-mihon.example'] },
  ],
});
