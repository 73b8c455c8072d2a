import { isQuoted, sentenceAndNext } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

const PERSON =
  '(?:議員|氏(?!名)|さん|様|さま|くん|君|ちゃん|容疑者|被告|候補|選手|先生|社長|課長|部長|係長|町長|市長|村長|職員|議長|氏|夫妻)';
const BODY =
  '(?:社(?!会)|会社|株式会社|化学|工業|商店|商会|建設|興業|産業|製作所|食品|病院|医院|銀行|新聞|テレビ|党|組合|店(?!舗)|スーパー|コンビニ)';
const CIRCLE = '[○〇◯●◎△▲□■×✕✖＊*xXｘＸ]';

const MASKED = [
  new RegExp(
    `${CIRCLE}{1,6}(?<![一二三四五六七八九十百千][○〇◯]{1,6})(?:地区の|市の|町の|村の)?[A-ZＡ-Ｚ]?(?:${PERSON}|${BODY})(?:\\s?（仮名）)?`,
    'gu',
  ),
  new RegExp(
    `(?:${CIRCLE}{2,6}(?:地区|市|町|村|区|団地)の)?(?<![A-Za-zＡ-Ｚａ-ｚ])[A-ZＡ-Ｚ](?:・[A-ZＡ-Ｚ])?\\s?(?:${PERSON}|社(?!会|製|員)|病院|議員)`,
    'gu',
  ),
  /某(?:市議|県議|町議|国会)?(?:議員|氏|社|市|町|村|県|国|店|企業|会社|メーカー|職員|新聞|テレビ局?|団体|候補|政党|党|大学|学校|病院|施設|コンビニ|スーパー|飲食店|宗教|有名|大手|課|所|人物)/gu,
  // A word with its heart cut out: 死＊, バ○, 殺×す.
  /(?<=[\p{Script=Han}\p{Script=Katakana}ー])[＊*○〇◯●×]{1,4}(?=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}])(?<![一二三四五六七八九十百千][○〇◯]{1,4})(?=野郎|カ|す(?!る)|ね|ホ|者め)/gu,
  /[（(](?:ピー+|ﾋﾟｰ+|自主規制|伏せ字|伏字)[）)]|ピー{2,}|ﾋﾟｰ{1,}/gu,
  /(?:仮名・|匿名の)?イニシャル(?:で)?[A-ZＡ-Ｚ]/gu,
] as const;

/** Made-up persons of a case study, a quiz or a swindler's script hide nobody. */
const MADE_UP =
  /事例|例えば|たとえば|記入例|体験談|ケース|モデル|架空|クイズ|問題|例[：:）)]|詐欺|だまされ|名乗|を装|かたる|ご注意|寸劇|ドラマ|登場/;

function* check(text: string): Iterable<Match> {
  for (const pattern of MASKED) {
    for (const m of text.matchAll(pattern)) {
      if (isQuoted(text, m.index) || MADE_UP.test(sentenceAndNext(text, m.index).text)) continue;
      yield { start: m.index, end: m.index + m[0].length };
    }
  }
}

export default defineRule({
  id: 'masked-characters',
  topic: 'masked-characters',
  severity: 'warn',
  message: '伏字や頭文字は、誰のことかという詮索を招くことがあります。書けない名前は、書かずに言い換えてください。',
  check,
  allow: [
    '/[○〇◯]×(?:クイズ|ゲーム|問題|式)/u',
    '/[A-ZＡ-Ｚ]さん(?:か|、)[A-ZＡ-Ｚ]さん/u',
    '/[○〇◯×●△□](?:印|マーク|を(?:つけ|付け|記入|描)|型|形|字路)/u',
  ],
  ng: [
    '〇〇議員の発言についてお答えします。',
    '○○氏が役場を訪れました。',
    'A氏から苦情がありました。',
    '△△地区のＭさん、いつもお電話をありがとうございます。',
    '某企業の進出が話題です。',
    '＊＊議員が質問に立ちました。',
    '上流の○○化学（仮名）が原因と見ています。',
    'バ○カと書かれた看板がありました。',
    '担当は（ピー）と叫びました。',
    '●●社の工場から煙が出ています。',
  ],
  ok: [
    '〇×クイズに挑戦しよう。',
    '×印は通行止めです。○印の場所に集合してください。',
    '●日時　11月29日（日）\n●場所　見本公民館',
    '「〇〇さんのお宅ですか」という電話は詐欺の手口です。',
    '【事例】Aさん（70代）は、市職員を名乗る電話を受けました。',
    'PTAさんと一緒に作りました。',
    'T字路の先、L型側溝の工事をします。',
    '二〇〇人の参加がありました。三〇人が受賞しました。',
    'Jリーグの選手とSさんを結ぶクイズです。',
    'ピーマンの収穫がピークです。',
    '某月某日の見本村を撮った写真展です。',
    'K社会人チームとB級グルメの集いです。',
  ],
});
