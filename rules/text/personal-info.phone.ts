import { flatten } from '../dates.ts';
import { defineRule, type Match } from '../types.ts';

// Own bounded pattern: what decides here is whose number it is, not whether its area code was assigned, and a metadata
// library is larger than all rules together in a script that every page carries.
const NUMBER =
  /(?<![\d.-])(?:\+81[\s-]?(?:\(0\))?|\(?0)(\d{1,4})\)?[\s\-‐‑–—―−ー(]{0,2}(\d{1,4})\)?[\s\-‐‑–—―−ー)]{0,2}(\d{3,4})(?![\d-])/g;
const OFFICE =
  /課|係|室|局|署|館|園|庁|センター|窓口|役所|役場|支所|問い?合わ?せ|問合|電話(?:番号)?|TEL|☎|📞|担当|病院|診療所|クリニック|学校|ダイヤル|コール|申し?込|予約|代表|直通|内線|FAX|ファクス|ファックス|相談|受付|協会|商工|農協|公社|財団|消防|警察|保健所/i;
const PRIVATE = /自宅|携帯|個人|さん(?!か)|ちゃん|くん|氏(?!名)|様(?!式)|先生|本人|宅/;

export default defineRule({
  id: 'personal-info.phone',
  topic: 'personal-info.phone',
  severity: 'warn',
  message: '個人のものと思われる電話番号です。公開すると取り消せません。窓口の番号に替えるか、消してください。',
  *check(text, { officialPhones }): Iterable<Match> {
    const flat = flatten(text);
    for (const m of flat.matchAll(NUMBER)) {
      const digits = m[0].replace(/^\+81/, '0').replace(/\D/g, '').replace(/^00/, '0');
      const mobile = /^0[5789]0/.test(digits) && digits.length === 11;
      if (!mobile && digits.length !== 10) continue;
      // Toll-free and navigation numbers belong to organisations.
      if (/^(?:0120|0800|0570|0990)/.test(digits)) continue;
      if (officialPhones.some((phone) => phone.replace(/\D/g, '') === digits)) continue;
      const lineStart = flat.lastIndexOf('\n', m.index) + 1;
      const before = flat.slice(Math.max(lineStart, m.index - 30), m.index);
      const after = flat.slice(m.index + m[0].length, m.index + m[0].length + 12);
      const isPrivate = PRIVATE.test(before) || /^[\s)）]*(?:本人|自宅)/.test(after);
      const previousLine = flat.slice(flat.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
      if (!mobile && !isPrivate && (OFFICE.test(before) || OFFICE.test(after) || OFFICE.test(previousLine))) continue;
      // 050 is an ordinary line of offices as often as a person's.
      if (digits.startsWith('050') && !isPrivate && OFFICE.test(before)) continue;
      yield { start: m.index, end: m.index + m[0].length };
    }
  },
  ng: [
    '連絡先は090-1234-5678です',
    '例示さん（０８０－１２３４－５６７８）まで',
    '見本さん宅 044-200-0000',
    '+81 90-1234-5678',
    '08012345678にお願いします',
  ],
  ok: [
    '広報課 044-200-0000',
    'お問い合わせ：防災課（電話 0558-16-4500）',
    'フリーダイヤル0120-000-000',
    { text: '090-1111-2222（災害用携帯）', officialPhones: ['09011112222'] },
    '令和8年11月20日 10-12時',
    '#7119へご相談ください',
    '見本市役所\n044-200-0000',
    '製品番号 0123-456-789012',
  ],
});
