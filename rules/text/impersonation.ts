import { isQuoted, narrow, sentenceAndNext, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** Who is not the town: the state, police, banks, platforms, companies. */
const BODY = String.raw`(?:総務省|消防庁|気象庁|警察庁|警視庁|国税庁|財務省|厚生労働省|厚労省|文部科学省|文科省|経済産業省|国土交通省|国交省|農林水産省|環境省|防衛省|外務省|法務省|デジタル庁|内閣府|内閣官房|首相官邸|官邸|政府|金融庁|消費者庁|観光庁|国民生活センター|日本年金機構|年金事務所|税務署|税関|検察庁|裁判所|労働局|ハローワーク|自衛隊|海上保安庁|海上保安部|入管|出入国在留管理庁|J-?ALERT|Jアラート|NHK|日本放送協会|[\p{Script=Han}ァ-ヶ]{1,8}(?:地方)?気象台|[\p{Script=Han}]{1,6}(?:県警|府警|道警|警察署|警察本部|県庁|都庁|府庁|道庁|県知事)|日本郵便|郵便局|日本銀行|日銀|[\p{Script=Han}ァ-ヶー]{1,10}(?:銀行|信用金庫|電力|ガス|鉄道|新聞社?|テレビ|放送局|航空|証券|生命|損保|運輸|急便)|JR[\p{Script=Han}]{0,3}|NTT[\p{Script=Han}ァ-ヶ]{0,4}|ヤマト運輸|佐川急便|アマゾン|Amazon|楽天市場?|LINEヤフー|LINE運営|X運営|Facebook運営|Twitter社|Meta社|Google|グーグル|アップル|Apple|マイクロソフト|日本赤十字社|赤十字|WHO|国連|ユニセフ|宮内庁|日本医師会)`;

/** Behind whom: a desk, or a role. */
const DESK = String.raw`(?:[\p{Script=Han}ァ-ヶー]{0,12}(?:事務局|窓口|センター|本部|本社|担当|担当者|係|課|室|部|局|係員|職員|長官|大臣|公式|公式アカウント|広報|運営|サポート|お客様センター|調査員|警察官|捜査員))?`;

const SAID = [
  new RegExp(
    String.raw`(?:^|[。！!？?\n\s【】\])\[（(🚨⚠️📢]|こちらは、?|私ども、?|こちら、?)(${BODY}${DESK})(?:です|でございます|だよ|でーす|と申します|より(?:の)?(?:お知らせ|重要|緊急|ご案内|ご連絡)|からの(?:お知らせ|重要|緊急|ご案内|ご連絡)(?:です|。|】|\]))`,
    'gmu',
  ),
  new RegExp(
    String.raw`(${BODY}${DESK})(?:として|の立場で|に代わって|に代わり|を代表して)(?:お知らせ|発表|発令|ご案内|お願い|命じ|警告|通知|要請|宣言|申し上げ)`,
    'gu',
  ),
  /(?:当(?:社|行|庁|省|署|局|研究所|協会|連盟|機構|銀行|店|ホテル|病院|大学|チーム|クラブ|放送局|事務所)|弊社|弊行|弊店|我が社|わが社|我が党|わが党|我が省|当選対)(?:は|が|の|では|より|から|に|を|です|で)/gu,
  /(?:^|[。！!\n\s])(?:私|わたし|わたくし|俺|オレ|僕|ぼく|あたし)(?:は|、|が)、?(?:首相|総理|大臣|知事|[\p{Script=Han}]{1,4}県知事|大統領|天皇|皇|俳優|歌手|女優|タレント|アイドル|選手|野球選手|力士|横綱|監督|芸人|声優|ユーチューバー|YouTuber|警察官|刑事|弁護士|医師|記者)(?:の|だ|です)/gmu,
  /(?:^|[。！!\n\s])(?:俳優|歌手|女優|タレント|アイドル|芸人|声優|元?(?:プロ野球|サッカー|大リーグ|メジャー)?選手|横綱|大関|YouTuber|ユーチューバー|首相|総理(?:大臣)?|知事)の[\p{Script=Han}ァ-ヶーぁ-ん・ ]{2,12}(?:です|だ|でーす|だよ|やで|でございます)/gmu,
];

/** Told about, not spoken as: who is being warned of, thanked, quoted or working with us. */
const ABOUT =
  /名乗|装|かた(?:る|って|った)|騙|なりすま|偽|詐欺|不審|注意|によると|によれば|発表(?:によ|が|され|しました)|主催|共催|後援|協力|連携|提供|問い?合わ?せ|の(?:ホームページ|サイト|アプリ|パンフ|チラシ|資料|職員が来|方が)|へ(?:ご)?連絡|講師|一日|訂正|お詫び|誤っ|ではありません|とは(?:関係|無関係)|アカウントではな|移管|引用|転載|出典/;

function* check(text: string, { municipality }: RuleContext): Iterable<Match> {
  const flat = narrow(text);
  for (const pattern of SAID) {
    for (const m of flat.matchAll(pattern)) {
      const name = m[1] ?? m[0];
      const start = m.index + Math.max(0, m[0].indexOf(name));
      if (isQuoted(flat, start) || ABOUT.test(sentenceAndNext(flat, start).text)) continue;
      if (municipality !== '' && name.includes(municipality)) continue;
      yield { start, end: m.index + m[0].length };
    }
  }
  yield* otherTown(flat, municipality);
}

const TOWN =
  /(?:^|[。！!\n\s【])(?:こちらは、?)?([\p{Script=Han}ァ-ヶケノが]{1,8}[市町村区都道府県])(?:役所|役場|公式アカウント|公式|広報課?|長|議会|教育委員会)?(?:です|でございます|からのお知らせです|と申します|だよ)/gmu;

/** Another town's name where one's own would stand. */
function* otherTown(flat: string, municipality: string): Iterable<Match> {
  if (municipality === '') return;
  for (const m of flat.matchAll(TOWN)) {
    const town = m[1] ?? '';
    const start = m.index + m[0].indexOf(town);
    if (
      municipality.includes(town) ||
      town.includes(municipality) ||
      /[市町村都道府県]の|全国|同じ|この|その|(?:住みよい|元気な|暮らす)/.test(town)
    )
      continue;
    // 本日は晴天の町です: a place is described, nobody introduces himself.
    if (
      !/役|公式|広報|長|議会|委員会|からの|申し|こちらは/.test(m[0]) &&
      !/^[。！!\n\s【]?$/.test(flat.slice(0, m.index))
    )
      continue;
    if (isQuoted(flat, start) || ABOUT.test(sentenceAt(flat, start).text)) continue;
    yield { start, end: m.index + m[0].length };
  }
}

export default defineRule({
  id: 'impersonation',
  topic: 'impersonation',
  severity: 'warn',
  message:
    'ほかの機関や人になりかわって話しているように読めます。「○○によると」のように、誰の情報かを示して書き換えてください。',
  check,
  ng: [
    '気象庁です。大雨に警戒してください。',
    '【緊急】総務省消防庁からのお知らせです。',
    '日本年金機構として通知します。振込先を登録してください。',
    '弊社のキャンペーンにご応募ください。',
    '俳優の例示花子です。見本市へ遊びに来てください。',
    { text: 'こちらは例示市役所です。窓口の時間が変わります。', municipality: '見本市' },
  ],
  ok: [
    '気象庁によると、今夜は大雨になる見込みです。',
    '「総務省です」と名乗る電話は詐欺です。',
    '見本警察署からのお知らせです。空き巣にご注意ください。',
    { text: '見本市です。窓口の時間が変わります。', municipality: '見本市' },
    '講師は俳優の例示花子さんです。市民会館でお待ちしています。',
    '税務署の方が来庁し、申告の相談を受けます。',
  ],
});
