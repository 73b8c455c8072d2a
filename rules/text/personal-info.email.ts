import { lineAt, narrow } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** Bounded (RFC 5321: 64 and 255 octets); (at), [at] and ＠ are ways of writing @. */
const ADDRESS =
  /(?<![A-Za-z0-9._%+-])([A-Za-z0-9][A-Za-z0-9._%+-]{0,63})\s?(?:@|\(at\)|\[at\]|\(アット\))\s?((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![A-Za-z0-9-])/gi;

/** Mail that anybody can get, and mail that comes with a phone or a line. */
const PRIVATE_HOST =
  /(?:^|\.)(?:gmail\.com|googlemail\.com|yahoo\.(?:co\.jp|com|ne\.jp)|ymail\.ne\.jp|ymobile\.ne\.jp|outlook\.(?:jp|com)|hotmail\.(?:co\.jp|com)|live\.jp|live\.com|msn\.com|icloud\.com|me\.com|mac\.com|aol\.(?:jp|com)|proton(?:mail)?\.(?:me|com)|gmx\.com|docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|softbank\.(?:ne\.)?jp|i\.softbank\.jp|vodafone\.ne\.jp|disney\.ne\.jp|willcom\.com|uqmobile\.jp|rakuten\.jp|nifty\.com|biglobe\.ne\.jp|so-net\.ne\.jp|ocn\.ne\.jp|plala\.or\.jp|dion\.ne\.jp|infoweb\.ne\.jp|excite\.co\.jp|goo\.jp|mail\.com)$/;

/** Public bodies and organisations. */
const PUBLIC_HOST = /\.(?:lg|go|ed|ac|or)\.jp$/;

const ROLE =
  /info|contact|inquiry|otoiawase|toiawase|office|jimu|mail|support|help|koho|kouho|pr|event|entry|apply|moushikomi|uketsuke|yoyaku|reserve|soudan|center|kanko|desk|press|recruit|saiyo|webmaster|admin|noreply|no-reply|shisetsu|bosai/i;

/** taro.mihon, t_mihon: a person's name in two parts. */
const NAME_LIKE = /^[a-z]{1,12}[._-][a-z]{3,12}\d{0,4}$/i;
const PERSONAL = /自宅|個人(?!情報)|私の|私用|本人|携帯|(?:さん|氏|くん|様(?!式))[^。\n]{0,10}$/;

function* check(text: string, { officialEmails, officialDomains }: RuleContext): Iterable<Match> {
  const flat = narrow(text);
  const official = new Set(officialEmails.map((address) => address.toLowerCase()));
  for (const m of flat.matchAll(ADDRESS)) {
    const [local = '', host = ''] = [m[1], m[2]?.toLowerCase()];
    if (official.has(`${local.toLowerCase()}@${host}`)) continue;
    if (officialDomains.some((domain) => host === domain || host.endsWith(`.${domain}`))) continue;
    const line = lineAt(flat, m.index);
    const before = line.text.slice(0, m.index - line.start);
    const personal = PERSONAL.test(before) || (NAME_LIKE.test(local) && !ROLE.test(local));
    if (!PRIVATE_HOST.test(host) && (PUBLIC_HOST.test(host) || !personal)) continue;
    yield { start: m.index, end: m.index + m[0].length };
  }
}

export default defineRule({
  id: 'personal-info.email',
  topic: 'personal-info.email',
  severity: 'warn',
  message: '個人のメールアドレスのようです。組織のアドレスか、申込フォームをご案内ください。',
  check,
  ng: [
    '申込は mihon.taro@gmail.com へ。',
    '写真はtaro-mihon＠yahoo.co.jpへお送りください。',
    '連絡先：hanako_reiji@docomo.ne.jp',
    '担当の見本さん（taro.mihon@mihon-design.example）へ。',
    '送り先は個人アドレス reiji55(at)icloud.com です。',
    '返信は hanako.reiji@example.com までお願いします。',
    '申込は mihon.taro@gmail.com へ',
    '田中さんの mihon@mail.example.com まで',
    '連絡は xyz@docomo.ne.jp',
  ],
  ok: [
    '申込は koho@city.mihon.lg.jp へ。',
    '環境省（moe@env.go.jp）の調査です。',
    { text: '申込は mihon.event@gmail.com へ。', officialEmails: ['mihon.event@gmail.com'] },
    { text: '申込は taro.mihon@mihon-kanko.jp へ。', officialDomains: ['mihon-kanko.jp'] },
    '予約は info@mihon-kanko.example へ。',
    '公式アカウント @mihon_city をフォローしてください。',
    'koho@city.mihon.lg.jp へお寄せください',
    'お問い合わせ：info@festival.example.jp（実行委員会事務局）',
    { text: '応募は event@mihon-kanko.example へ', officialDomains: ['mihon-kanko.example'] },
    '@mihon_city をフォローしてください',
  ],
});
