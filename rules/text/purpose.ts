import { defineRule } from '../types.ts';
import { words } from '../words.ts';

/** Written for colleagues, not for citizens: the account is there for news of the town alone. */
export default defineRule({
  id: 'purpose',
  topic: 'purpose',
  severity: 'warn',
  message: '市民向けのお知らせかどうかをお確かめください。職員どうしの連絡は、庁内の手段で送ってください。',
  unless: ['quoted', 'titled', 'corrected'],
  lexicon: [
    {
      word: words(String.raw`
        職員各位 課員各位 各課各位 関係課各位 所属長各位 庶務担当者各位 職員の皆さまへ: 職員の皆さんへ: 庁内の皆さん
        /(?:各課|各所属|所属長|庶務担当|係員|課員)(?:は|の(?:皆さん|担当者)は)、?[^。\n]{0,30}(?:提出して|回覧して|入力して|報告して|決裁を)/
        /(?:起案|決裁|回覧|稟議|出張命令|時間外命令|勤怠|年休届)(?:を|の)(?:お願いします|回してください|提出|入力)(?:して)?(?:ください)?/
      `),
      reason: '庁内の連絡のようです。',
    },
  ],
  ng: [
    '職員各位　年末調整の書類を総務課へ出してください。',
    '各課の担当者は、調査票を金曜までに提出してください。',
    '出張命令の入力をお願いします。',
  ],
  ok: [
    '事業所の皆さんは、給与支払報告書を1月29日（金）までに提出してください。',
    '職員の採用試験を行います。',
    '職員が各課の仕事を紹介します。',
  ],
});
