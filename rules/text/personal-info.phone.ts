import { lineAt, narrow, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/**
 * Own bounded pattern: libphonenumber-js with metadata cut to Japan finds the same numbers but weighs 17 kB gzip (1.15, measured),
 * more than all rules together. 10 or 11 digits from a leading 0 or +81, in up to three groups, as 総務省's numbering plan has it.
 */
const NUMBER =
  /(?<![\d+-])(?:(?:\+|00)81[-\s.]?\(?0?\)?|\(?0)\d{1,4}\)?[-\s.(]{0,2}\d{1,4}[-\s.)]{0,2}\d{3,4}(?![\d-])/g;

const MOBILE = /^0[789]0\d{8}$/;
const FREE = /^0(?:120|800|570|180|990)/;

/** Belongs to a person. */
const PERSONAL =
  /自宅|[\p{Script=Han}]宅\s?(?:[(の:☎📞]|$)|個人(?:の(?:電話|携帯|番号|連絡先)|携帯|電話|宅)|携帯|けいたい|ケータイ|スマホ|実家|さん宅|宅(?:の)?(?:電話|TEL)|本人(?:の(?:電話|携帯|番号|連絡先)|\s?[(:]|$)|私の|直通の携帯|(?:(?<![皆子客])さん|氏|くん|ちゃん|様(?!式))(?:\s?[(:☎📞]|の(?:電話|連絡先|番号)|\s?(?:電話|TEL)|\s?$)|担当者の(?:携帯|自宅)|飼い主|保護者(?:の|:)|会長宅|代表宅|(?:代表|会長|世話人|幹事|連絡係|班長|組長)者?[\s:・]{1,2}[\p{Script=Han}ァ-ヶ]{2,4}\s?[\p{Script=Han}ぁ-ん]{0,4}\s?[(:]?$/u;

/** Belongs to an office that publishes it. */
const OFFICE =
  /課|係(?!の家)|室|局|センター|窓口|役場|役所|庁|署|館|病院|医院|消防|学校|学園|園|事務所|協会|協議会|連盟|組合|公社|財団|団体|会社|ホール|支所|出張所|コール|ダイヤル|ホットライン|相談所|事務局|本部|委員会/;

/** A number that is warned against, or that nobody has. */
const WARNED = /不審|詐欺|なりすまし|偽|着信|折り返さない|かけ直さない|架空/;

/** Numbers of documents and goods. */
const SERIAL = /(?<!電話|携帯|TEL|連絡先の?)(?:番号|No\.?|№|コード|ID)[\s:は(]*$/i;

/** Digits of a number as written, national form with the leading 0. */
const digitsOf = (written: string): string => {
  const digits = written.replace(/\D/g, '');
  return digits.replace(/^(?:00)?81(?:0)?(?=\d{9,10}$)/, '0');
};

function* check(text: string, { officialPhones }: RuleContext): Iterable<Match> {
  const flat = narrow(text);
  const official = new Set(officialPhones.map((phone) => digitsOf(narrow(phone))));
  for (const m of flat.matchAll(NUMBER)) {
    const digits = digitsOf(m[0]);
    const mobile = MOBILE.test(digits);
    if (official.has(digits) || FREE.test(digits) || !(mobile || /^0[1-9]\d{8}$/.test(digits))) continue;
    if (WARNED.test(sentenceAt(flat, m.index).text)) continue;
    // A mobile number in its three groups is one, whatever the word before it says.
    const grouped = mobile && /\D\d{4}\D\d{4}$/.test(m[0]);
    if (!grouped && SERIAL.test(flat.slice(Math.max(0, m.index - 10), m.index))) continue;
    if (!mobile && !isPersonal(flat, m.index)) continue;
    // A bracket that opens before the number closes behind what is said of it.
    const bracket = m[0].startsWith('(') && !m[0].includes(')') ? 1 : 0;
    yield {
      start: m.index + bracket,
      end: m.index + m[0].length,
      message: mobile
        ? '携帯電話の番号のようです。個人の番号は載せず、課や窓口の電話番号をご案内ください。'
        : '個人の電話番号のようです。本人の番号は載せず、課や窓口の電話番号をご案内ください。',
    };
  }
}

/** A fixed number is a person's when the words before it on its line say so, and no office stands nearer. */
function isPersonal(flat: string, at: number): boolean {
  const line = lineAt(flat, at);
  const near = line.text.slice(Math.max(0, at - line.start - 30), at - line.start);
  const before = near.slice(near.lastIndexOf('。') + 1);
  const persons = [...before.matchAll(new RegExp(PERSONAL, 'gu'))];
  const offices = [...before.matchAll(new RegExp(OFFICE, 'g'))];
  const person = persons.at(-1)?.index ?? -1;
  return person >= 0 && person > (offices.at(-1)?.index ?? -1);
}

export default defineRule({
  id: 'personal-info.phone',
  topic: 'personal-info.phone',
  severity: 'warn',
  message: '個人の電話番号のようです。課や窓口の電話番号をご案内ください。',
  check,
  ng: [
    '連絡は携帯 090-1234-5678 まで。',
    '心当たりの方は、番号070-1234-5678まで。',
    '欠席の連絡は０８０－１２３４－５６７８へ。',
    '申込は09012345678へショートメールで。',
    '連絡先（070）1234-5678',
    '英語での問い合わせは +81 90-1234-5678 へ。',
    '会長の見本さん（自宅 0480-11-2345）へお電話ください。',
    '飼い主の電話：03-1234-5678',
    '見本太郎さん ☎0480(11)2345',
    '町内会長宅（0480 11 2345）まで。',
    '連絡先は090-1234-5678です',
    '例示さん（０８０－１２３４－５６７８）まで',
    '見本さん宅 044-200-0000',
    '+81 90-1234-5678',
    '08012345678にお願いします',
  ],
  ok: [
    '問い合わせは環境課（0480-11-2345）へ。',
    '火事・救急は119番、相談は#7119へ。',
    'フリーダイヤル 0120-123-456（見本相談センター）',
    '子育て世代の皆さんへ。申込は保健センター 0480-11-2345 まで。',
    { text: '公用携帯 090-1234-5678（防災当直）へ。', officialPhones: ['09012345678'] },
    '090-1234-5678から市職員を名乗る不審な電話が相次いでいます。',
    '見本市役所 ☎0480-11-2345 FAX 0480-11-2346',
    '会議IDは 812 3456 7890 です。',
    '〒028-0000 見本町1-2-3',
    '2026-11-20の資料番号0123-4567を参照',
    '参加される皆さん、電話03-1234-5678（見本会館）へ。',
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
