import { defineRule, type Match } from '../types.ts';

const MAIL = /[A-Za-z0-9._%+-]{1,64}@((?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})/g;
const PERSONAL_HOST =
  /(?:^|\.)(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|icloud|me|aol|proton|protonmail|docomo|ezweb|au|softbank|vodafone|i\.softbank|ymobile|uqmobile|nifty|biglobe|ocn|so-net|excite)\.(?:com|co\.jp|ne\.jp|jp|net|me|or\.jp)$/;
const PUBLIC_HOST =
  /\.(?:lg|go|ed|ac)\.jp$|(?:^|\.)(?:city|town|vill|pref|metro)\.[a-z-]+(?:\.[a-z-]+)*\.(?:jp|example)$/;
const OFFICE = /課|係|室|局|センター|窓口|事務|問い?合わ?せ|申し?込み?先|応募|メール|E-?mail|連絡先|担当/i;
const PRIVATE = /自宅|個人|私の|携帯|さん(?:の|へ|まで)/;

export default defineRule({
  id: 'personal-info.email',
  topic: 'personal-info.email',
  severity: 'warn',
  message:
    '個人のものと思われるメールアドレスです。公開すると取り消せません。組織の代表アドレスに替えるか、消してください。',
  *check(text, { officialEmails, officialDomains }): Iterable<Match> {
    for (const m of text.matchAll(MAIL)) {
      const [address, host = ''] = m;
      const lower = host.toLowerCase();
      if (officialEmails.includes(address.toLowerCase())) continue;
      if (officialDomains.some((domain) => lower === domain || lower.endsWith(`.${domain}`))) continue;
      const around = text.slice(Math.max(0, m.index - 24), m.index + address.length + 12);
      const personal = PERSONAL_HOST.test(lower) || PRIVATE.test(around);
      if (!personal && (PUBLIC_HOST.test(lower) || OFFICE.test(around))) continue;
      yield { start: m.index, end: m.index + address.length };
    }
  },
  ng: ['申込は mihon.taro@gmail.com へ', '田中さんの mihon@mail.example.com まで', '連絡は xyz@docomo.ne.jp'],
  ok: [
    'koho@city.mihon.lg.jp へお寄せください',
    'お問い合わせ：info@festival.example.jp（実行委員会事務局）',
    { text: '応募は event@mihon-kanko.example へ', officialDomains: ['mihon-kanko.example'] },
    '@mihon_city をフォローしてください',
  ],
});
