import { flatten } from '../dates.ts';
import { defineRule, type Match } from '../types.ts';

/** Check digit of an individual number (総務省令第85号 第5条): weights 2–7, then 2–6, from the digit beside it leftwards. */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}

const NUMBER = /(?<![\d-])\d{4}[\s-]?\d{4}[\s-]?\d{4}(?![\d-])/g;
const SAYS_SO = /マイナンバー|個人番号/;
/** One number of twelve digits in eleven passes the check by chance: what is called something else is not one. */
const OTHER = /受付番号|整理番号|予約番号|注文|口座|追跡|伝票|お問い合わせ番号|法人番号|JAN|ISBN|会員番号/;

export default defineRule({
  id: 'personal-info.my-number',
  topic: 'personal-info.my-number',
  severity: 'block',
  message: 'マイナンバー（個人番号）と思われる12けたの番号です。法律で公開が禁じられています。必ず消してください。',
  *check(text): Iterable<Match> {
    const flat = flatten(text);
    for (const m of flat.matchAll(NUMBER)) {
      const before = flat.slice(Math.max(0, m.index - 20), m.index);
      const said = SAYS_SO.test(before);
      if (!said && (OTHER.test(before) || !isMyNumber(m[0].replace(/\D/g, '')))) continue;
      yield { start: m.index, end: m.index + m[0].length };
    }
  },
  ng: ['番号は 1234 5678 9018 です', '個人番号：１２３４－５６７８－９０１８', 'マイナンバー 000000000000'],
  ok: ['受付番号 1234 5678 9018', '番号は 1234 5678 9012 です', 'マイナンバーカードの申請はお早めに', '2026-1120-1000'],
});
