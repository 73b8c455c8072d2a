import { isQuoted, narrow, sentenceAndNext, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** Who is not the town: the state, police, courts, banks, carriers, platforms, broadcasters; by the word their names end with. */
const NAMED = String.raw`[\p{Script=Han}ァ-ヶーA-Za-z・]{0,12}?`;
const ENDING = String.raw`(?:[務働済通産境衛林生]省|(?:消防|気象|警察|警視|国税|検察|文化|観光|金融|消費者|復興|水産|林野|特許|海上保安|出入国在留管理|デジタル|公安調査|防衛装備|宮内|スポーツ|こども家庭|中小企業|資源エネルギー|県|都|府|道)庁|内閣府|内閣官房|官邸|政府|国会|(?:県|府|道|都)?警(?:察)?(?:本部|署)?|捜査[一二三四]?課|税務署|税関|国税局|労働局|法務局|労働基準監督署|年金事務所|年金機構|気象台|裁判所|検察|自衛隊|海上保安部|海上保安本部|入管|ハローワーク|国民生活センター|河川(?:国道)?事務所|整備局|防衛局|運輸局|農政局|選挙対策本部|J-?ALERT|Jアラート|NHK|日本放送協会|放送局|新聞社|通信社|テレビ局|日本銀行|日銀|銀行|信用金庫|信金|郵便|郵便局|電力|電力会社|[\p{Script=Han}]{1,4}ガス|ガス会社|鉄道|航空|運輸|急便|JR[\p{Script=Han}]{0,3}|NTT[\p{Script=Han}ァ-ヶ]{0,4}|ドコモ|ソフトバンク|アマゾン|Amazon|楽天(?:市場)?|メルカリ|ヤフー|LINEヤフー|LINE|Twitter|X|Facebook|Instagram|Meta|YouTube|Google|グーグル|アップル|Apple|マイクロソフト|Microsoft|赤十字社?|WHO|国連|ユニセフ|医師会|証券|生命|損保|製薬|株式会社|ホールディングス|カード会社|研究機構)`;
const BODY = String.raw`${NAMED}${ENDING}`;

/** Behind it: a desk, or a person's role. */
const DESK = String.raw`(?:の)?(?:[\p{Script=Han}ァ-ヶー]{0,10}(?:事務局|窓口|センター|本部|本社|支店|支社|担当|担当者|係|課|部|局|台|係員|職員|社員|行員|長官|大臣|公式|公式アカウント|広報|運営|運営チーム|サポート|チーム|調査員|調査官|捜査員|警察官|刑事|予報官|消防))?`;

/** Where somebody begins to speak: the head of a sentence, behind a bracketed title, an emoji or a greeting. */
const HEAD = String.raw`(?:^|[。！!？?\n】\]」』)）])(?:[^\p{L}\p{N}。\n]{0,6})(?:(?:こちらは|こちら|私たち|私ども|わたくしども|当方|我々|われわれ|わたしたち|皆さん|皆様|みなさん|みなさま|こんにちは|こんばんは|おはようございます|緊急|速報|至急|重要)[、,！! ]*)?`;

const SAID = [
  new RegExp(
    String.raw`${HEAD}(${BODY}${DESK})(?:です|でございます|だよ|でーす|であります|と申します|だ(?=[。！!]))(?=[。！!、,\s]|$)`,
    'gmu',
  ),
  new RegExp(String.raw`${HEAD}(${BODY}${DESK})(?:より|発)(?=[。！!、:\s]|$)`, 'gmu'),
  new RegExp(
    String.raw`${HEAD}(${BODY}${DESK})(?:より|から)(?:、)?(?:お伝え|お知らせ|ご連絡|申し上げ|お願い|ご報告)(?:し|いた|致|ま)`,
    'gmu',
  ),
  new RegExp(
    String.raw`${HEAD}(${BODY}${DESK})から(?:の)?(?:通知|命令|警告|督促|通告|指示|要請)(?:です|でございます|書です)`,
    'gmu',
  ),
  new RegExp(
    String.raw`${HEAD}(${BODY}${DESK})(?:は|が)、?(?:ただいま|ただ今|これより|今から|直ちに|本日(?:より)?)[^。\n]{0,40}(?:ます|する|せよ)(?=[。！!\s]|$)`,
    'gmu',
  ),
  new RegExp(
    String.raw`(${BODY}${DESK})(?:が|は|より|から)、?(?:ここに|直ちに|ただちに|皆さんに|皆様に|市民に|全市民に)?、?(?:発令|命令|命じ|警告|宣言|通告|勧告|告知|宣告)(?:し|いた|致|を)`,
    'gu',
  ),
  new RegExp(
    String.raw`(${BODY}${DESK})(?:として(?:は)?|の立場で|の立場から|に代わって|に代わり|を代表して|の代理で|の名において)、?[^。\n]{0,16}(?:お知らせ|発表|発令|ご案内|お願い|命じ|警告|通知|要請|宣言|申し上げ|お伝え|お答え|連絡|指示|期待|方針|考え|検討|約束)`,
    'gu',
  ),
  new RegExp(
    String.raw`(?:私たち|私ども|わたくしども|我々|われわれ|わたしたち)、?(${BODY}${DESK})(?:は|が|では|も)`,
    'gu',
  ),
  /(?:当(?:鉄道|空港|百貨店|旅館|航空|劇場|社|行|庁|省|署|局|研究所|協会|連盟|機構|銀行|店|ホテル|病院|大学|チーム|クラブ|放送局|球団|党|大使館|番組|劇団|事務所)|弊社|弊行|弊店|弊庁|小社|我が社|わが社|我が党|わが党|我が省|我が国政府)(?:は|が|の|では|より|から|に|を|です|で)/gu,
  /(?:^|[。！!\n\s])(?:私|わたし|わたくし|俺|オレ|僕|ぼく|あたし)(?:は|、|が|こそ)、?[^。\n、]{0,10}(?:首相|総理|大臣|知事|大統領|天皇|俳優|歌手|女優|タレント|アイドル|選手|力士|横綱|芸人|声優|ユーチューバー|YouTuber|警察官|刑事|弁護士|医師|記者)(?:の|だ|です|である|をして)/gmu,
  /(?:内閣総理大臣|首相|総理|[\p{Script=Han}]{2,6}大臣|大統領|警察官|裁判官|検察官|自衛官|国会議員|俳優|歌手)として(?:は)?、?[^。\n]{0,24}(?:期待|お願い|申し上げ|宣言|命じ|発表|約束|お伝え|応援|指示)(?:し|いた|を|ます|ございます)/gu,
  /(?:^|[。！!\n\s、])(?:元)?[^。\n、は]{0,12}(?:主演|俳優|歌手|女優|タレント|アイドル|芸人|声優|作家|漫画家|落語家|小説家|アーティスト|ミュージシャン|ボーカル|アナウンサー|メダリスト|総裁|(?:プロ野球|サッカー|大リーグ|メジャーリーグ?)?選手|横綱|大関|YouTuber|ユーチューバー|内閣総理大臣|首相|総理(?:大臣)?|[\p{Script=Han}]{0,5}(?:大臣|県知事)|知事)の[\p{Script=Han}ァ-ヶーぁ-ん・ ]{2,12}?(?:です|だ|でーす|だよ|やで|でございます)(?=[。！!、\s]|$)/gmu,
];

/** Told about, not spoken as: who is being warned of, thanked, quoted or working with us. */
const ABOUT =
  /名乗|装|かた(?:る|って|った)|騙|なりすま|偽|詐欺|不審|によると|によれば|主催|共催|後援|協力|連携|提供|問い?合わ?せ|の(?:ホームページ|サイト|アプリ|パンフ|チラシ|資料|職員が来|方が)|へ(?:ご)?連絡|講師|一日|訂正|お詫び|誤っ|ではありません|とは(?:関係|無関係)|アカウントではな|移管|引用|転載|出典|発表され|発表しました。?$/;

/** In the sentence after: it was somebody else's line, quoted without marks. */
const TOLD = /名乗|かた(?:る|って|った)|騙|なりすま|偽|詐欺|だまさ|という(?:電話|メール|SMS|メッセージ)|などと|そんな/;

/** A town's own fire brigade, and post that is not the carrier. */
const OWN = /^(?:[\p{Script=Han}]{0,8}(?:市|町|村|区|広域)[\p{Script=Han}]{0,6}消防)/u;

function* check(text: string, { municipality }: RuleContext): Iterable<Match> {
  const flat = narrow(text);
  for (const pattern of SAID) {
    for (const m of flat.matchAll(pattern)) {
      const name = m[1] ?? m[0];
      const start = m.index + Math.max(0, m[0].indexOf(name));
      if (isQuoted(flat, start) || ABOUT.test(sentenceAt(flat, start).text)) continue;
      if (TOLD.test(sentenceAndNext(flat, start).text) || OWN.test(name)) continue;
      if (municipality !== '' && (name.includes(municipality) || /[県都府道]$/.test(municipality))) continue;
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
    '【緊急】総務省消防庁です。頑丈な建物に入ってください。',
    '国税庁より。未納の方の財産を調べます。',
    '県警が宣言します。市内全域で検問を行う。',
    '日本年金機構として通知します。振込先を登録してください。',
    '弊社のキャンペーンにご応募ください。',
    '俳優の例示花子です。見本市へ遊びに来てください。',
    { text: 'こちらは例示市役所です。窓口の時間が変わります。', municipality: '見本市' },
  ],
  ok: [
    '気象庁によると、今夜は大雨になる見込みです。',
    '「総務省です」と名乗る電話は詐欺です。',
    '見本警察署からのお知らせです。空き巣にご注意ください。',
    '見本市消防本部です。火の元にお気を付けください。',
    '気象庁が大雨警報を発表しました。',
    'テスト放送です。',
    { text: '見本市です。窓口の時間が変わります。', municipality: '見本市' },
    '講師は俳優の例示花子さんです。市民会館でお待ちしています。',
    '税務署の方が来庁し、申告の相談を受けます。',
  ],
});
