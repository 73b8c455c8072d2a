import { narrow } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

const TWELVE = /(?<![\d-])\d{4}([-\s]?)\d{4}\1\d{4}(?![\d-])/g;
const NAMED = /個人番号|マイナンバー|ﾏｲﾅﾝﾊﾞｰ|my\s?number/i;
/** Other numbers of twelve digits people do publish. */
const OTHER =
  /会議|ミーティング|meeting|zoom|webinar|ウェビナー|法人番号|受付番号|整理番号|商品|JAN|ISBN|型番|問い?合わ?せ番号|追跡|伝票|ID[:\s]*$/i;

/**
 * Check digit of an individual number (行政手続における特定の個人を識別するための番号の利用等に関する法律の規定による通知カード及び
 * 個人番号カード並びに情報提供ネットワークシステムによる特定個人情報の提供等に関する省令, 平成26年総務省令第85号, 第5条):
 * 11 − (Σ Pn·Qn mod 11), n counted from the last but one digit to the left, Qn = n + 1 up to n = 6 and n − 5 beyond; 0 when
 * the remainder is 0 or 1. `digits` is a string of twelve.
 */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const remainder = sum % 11;
  return Number(digits[11]) === (remainder <= 1 ? 0 : 11 - remainder);
}

function* check(text: string): Iterable<Match> {
  const flat = narrow(text);
  for (const m of flat.matchAll(TWELVE)) {
    const before = flat.slice(Math.max(0, m.index - 24), m.index);
    const after = flat.slice(m.index + m[0].length, m.index + m[0].length + 12);
    // Named so, it is one, even mistyped; unnamed, only the check digit tells it from any other twelve digits.
    const named = NAMED.test(before) || NAMED.test(after);
    if (!named && (!isMyNumber(m[0].replace(/\D/g, '')) || OTHER.test(before))) continue;
    yield { start: m.index, end: m.index + m[0].length };
  }
}

export default defineRule({
  id: 'personal-info.my-number',
  topic: 'personal-info.my-number',
  severity: 'block',
  message: 'マイナンバー（個人番号）のようです。法律で定められた場面のほかでは扱えません。番号を消してください。',
  check,
  ng: [
    '番号は 1234 5678 9018 です。',
    '受け取っていない方（123456789018）はご連絡ください。',
    '個人番号１２３４－５６７８－９０１８の方へ。',
    'マイナンバー 1234 5678 9012 の方へ。',
    '番号は 1234 5678 9018 です',
    '個人番号：１２３４－５６７８－９０１８',
    'マイナンバー 000000000000',
  ],
  ok: [
    '番号は 1234 5678 9012 です。',
    'マイナンバーカードの受け取りは12月28日までです。',
    'ウェビナーのミーティングID 1234 5678 9018 で入室してください。',
    '法人番号 1000020000001',
    'マイナンバー総合フリーダイヤル 0120-95-0178',
    '受付番号 1234 5678 9018',
    '番号は 1234 5678 9012 です',
    'マイナンバーカードの申請はお早めに',
    '2026-1120-1000',
  ],
});
