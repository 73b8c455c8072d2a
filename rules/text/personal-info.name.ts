import { findNames, type NameMention } from '../names.ts';
import { isQuoted, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext, type Token } from '../types.ts';

/** Matters that nobody wants to be named with. */
const DELICATE =
  /相談(?!会|員|窓口|先|室)|被害|加害|事件|事故に|逮捕|容疑|死亡|亡くな|遺体|けが|怪我|負傷|重傷|軽傷|感染|陽性|患者|入院|通院|診断|発症|認知症|行方不明|帰って(?:い|き|こ)|家出|徘徊|迷子|不登校|虐待|いじめ|ひきこもり|離婚|DV|ＤＶ|生活保護|受給|滞納|未納|差し押さえ|借金|障害|苦情|クレーム|自宅|さん宅|にお住まい|在住|住所|口座|生まれ|生年月日|電話番号|処分|違反|補導|万引|飼い主|不備|体罰|懲戒|申請した|返却|不祥事|当選者|落選|不合格|合格者/;

/** Children and families: named with an age or a school, they can be found. */
const FAMILY =
  /[0-9０-９]年生|[0-9０-９]年の|[小中高]学?校?[0-9０-９一二三]年|園児|児童|生徒|赤ちゃん|ベビー|長男|長女|次男|次女|保護者|ママ|パパ|夫妻|結婚|誕生|お子/;

const ROLE =
  '市長|町長|村長|知事|区長|議長|副議長|議員|大臣|長官|総理|首相|大使|会長|理事長|社長|代表|取締役|館長|園長|校長|所長|署長|学長|講師|先生|選手|監督|コーチ|投手|捕手|力士|横綱|騎手|棋士|作家|作者|著者|著|画家|絵本作家|漫画家|書家|写真家|陶芸家|建築家|詩人|俳人|歌人|歌手|俳優|女優|声優|タレント|芸人|落語家|講談師|アナウンサー|キャスター|ピアニスト|バイオリニスト|ヴァイオリニスト|チェリスト|指揮者?|奏者|演奏|ソプラノ|テノール|作曲|作詞|編曲|脚本|主演|出演|監修|司会|進行|ゲスト|パネリスト|コーディネーター|ファシリテーター|教授|准教授|博士|医師|弁護士|研究員|学芸員|気象予報士|防災士|栄養士|インストラクター|アドバイザー|大使|アンバサダー|名誉市民|偉人|武将|藩主|歴史家|シェフ|冒険家|宇宙飛行士|候補者?|新人|現職|メダリスト';
const ROLE_BEFORE = new RegExp(`(?:${ROLE})(?:[（(][^）)\\n]{1,20}[）)])?[：:・／/\\s\u3000は、の「]{0,3}$`);
const ROLE_AFTER = new RegExp(
  `^(?:[（(][^）)\\n]{0,30}(?:${ROLE})|[\\s\u3000・]?(?:${ROLE})|の(?:作品|著書|生誕|没後|講演|絵本|小説|生家|銅像|展))`,
);

/** The public side of a person: a stage, a prize, a portrait of somebody known, a mascot. */
const PUBLIC =
  /講師(?:は|：|:)|ゲスト(?:は|：|:)|司会(?:は|：|:)|講演|講座|コンサート|ライブ|リサイタル|出演|演奏会|公演|対談|トーク|サイン会|個展|原画展|作品展|受賞|優勝|入賞|金賞|銀賞|銅賞|最優秀|表彰|メダル|金メダル|五輪|オリンピック|パラリンピック|プロ野球|Jリーグ|出身の|ゆかり|生誕|没後|生家|マスコット|キャラクター|ゆるキャラ|観光大使|ドラマ|映画|大河|原作|主人公|小説|絵本|民話|昔話|記念館|候補|当選証書|委嘱|任命|選任|委員に|展示|さん作|作の|居城|城跡|武士|武将|供養塔|史跡|生涯|戦国|歌碑|句碑|墓所|という名前の|名付け|就任|退任|着任|記入例|見本です|例：/;

/** Whatever their role, nobody is named with these; a visit to the scene (被害状況を視察) is another matter. */
const GRAVE = /被害者|加害者|容疑|逮捕|患者|陽性|滞納|生活保護|自宅|体罰|懲戒|処分され|不倫|飲酒運転/;
/** 長谷川のおじいさん: a family told by its name. */
const RELATIVE =
  /^(?:の|さん(?:ち|宅)?の)(?:おじいさん|おばあさん|おじいちゃん|おばあちゃん|おじさん|おばさん|奥さん|ご?主人|息子|娘|お子さん|一家)/;

function isPublic(text: string, name: NameMention, sentence: string): boolean {
  const before = text.slice(Math.max(0, name.start - 30), name.start);
  const after = text.slice(name.end, name.end + 40);
  const titled = text.slice(name.fullEnd, name.fullEnd + 40);
  return ROLE_BEFORE.test(before) || ROLE_AFTER.test(after) || ROLE_AFTER.test(titled) || PUBLIC.test(sentence);
}

/** たなかゆうとくん: a whole name in kana, no kin and no creature. */
const KANA_NAME =
  /(?<![ぁ-んァ-ヶー])(?!(?:お|あか|おに|おね|おば|おじ|ぼっ|みな|かあ|とう|わん|にゃん|こと|うさ|くま|ぞう|ぱん|たぬ|きつ)[ぁ-んー]{0,4}(?:ちゃん|くん))([ぁ-ん]{4,9}|[ァ-ヶー]{4,9}|[ぁ-ん]{2,5}[ 　][ぁ-ん]{2,5})(くん|ちゃん|君)(?=[がをはのにと、。（(])/gu;

function* kanaNames(text: string): Iterable<Match> {
  for (const m of text.matchAll(KANA_NAME)) {
    const sentence = sentenceAt(text, m.index).text;
    const children = DELICATE.test(sentence) || FAMILY.test(sentence);
    if (!children || PUBLIC.test(sentence) || isQuoted(text, m.index)) continue;
    yield { start: m.index, end: m.index + m[0].length };
  }
}

function* check(text: string, _context: RuleContext, tokens: readonly Token[] = []): Iterable<Match> {
  yield* kanaNames(text);
  for (const name of findNames(text, tokens)) {
    const sentence = sentenceAt(text, name.start).text;
    const delicate = DELICATE.test(sentence);
    if (isPublic(text, name, sentence) && !GRAVE.test(sentence)) continue;
    const titled =
      (name.honorific !== '' && name.honorific !== '氏') ||
      RELATIVE.test(text.slice(name.end, name.end + 8)) ||
      (GRAVE.test(sentence) && ROLE_AFTER.test(text.slice(name.end, name.end + 12)));
    const told =
      (name.full && (titled || name.aged || delicate)) ||
      (titled && (name.aged || delicate || FAMILY.test(sentence))) ||
      (name.honorific === '氏' && delicate);
    if (!told || (isQuoted(text, name.start) && !delicate && !name.aged)) continue;
    yield { start: name.start, end: name.fullEnd };
  }
}

export default defineRule({
  id: 'personal-info.name',
  topic: 'personal-info.name',
  severity: 'warn',
  tokens: true,
  message:
    '個人のお名前のようです。ご本人の同意と、載せる必要があるかをお確かめください。なくても伝わるときは、消してください。',
  check,
  ng: [
    '見本太郎さん（42）から相談がありました。',
    '行方不明の例示花子さんを捜しています。',
    '見本小2年の例示 花子ちゃんが転んでけがをしました。',
    '田中さんから騒音の苦情がありました。',
    '新規の患者は見本保育園の山田花子さんです。',
    '市税を滞納している鈴木一郎氏を訪ねました。',
    '今月の赤ちゃん　佐藤 太郎くん',
    '逮捕されたのは山田太郎容疑者です。',
    '迷子の佐藤ひなたちゃん（6）を探しています。',
    '年長組のたなかゆうとくんが迷子になっています。',
    '😀😀𠮷 相談に来た鈴木さんは元気です。',
    '家出した佐藤健太くんを探しています。',
    '田中花子さん（78）がお住まいの家です。',
    '生活保護の相談に来られた鈴木一郎さんの件です。',
    '感染が分かったのは保育士の高橋美咲さんです。',
  ],
  ok: [
    '市長 見本太郎のあいさつを載せました。',
    '講師は料理研究家の見本花子さんです。',
    'おじいちゃんとおばあちゃんが、園児に昔遊びを教えました。',
    '講師：見本太郎氏（防災研究家）',
    '作家の例示花子さんの講演会を開きます。',
    '山田太郎選手が市役所を訪れました。',
    '佐藤記念館で相談会を開きます。',
    '鈴木橋と山田町駅の工事をします。',
    '皆さん、お子さんと一緒にどうぞ。赤ちゃんも大歓迎です。',
    '見本市観光大使の例示花子さんが来場します。',
    '高橋さんのいちご園が開園しました。',
    '見本市出身のピアニスト 例示花子さんが出演します。',
    '里親さんを募集します。ご相談は子ども課へ。',
    '佐藤健太市長があいさつしました。',
    '講師は田中花子さん（医師）です。',
    '鈴木一郎選手が来場します。',
    '渡辺さんの絵が美術館に並びました。',
    '山田町の皆さん、ありがとうございました。',
    '松本城の桜が見ごろです。',
  ],
});
