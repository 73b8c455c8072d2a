import { narrow, sentenceAndNext } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

/** 1-2-3, 1丁目2番3号, 123番地4, 大字西原403. */
const NUMBER = String.raw`(?:\d{1,4}丁目\s?\d{1,4}(?:番地?(?:の)?\s?\d{0,4}(?:号)?|[-の]\d{1,4}(?:[-の]\d{1,4})?)?|\d{1,5}番地?(?:の?\s?\d{1,4}|\d{1,4}号)?|\d{1,4}-\d{1,4}(?:-\d{1,4})?|字?[\p{Script=Han}]{1,6}\d{1,5}番)(?:号)?`;
const ADDRESS = new RegExp(
  String.raw`(?<![\d-])(?:[\p{Script=Han}ヶケノが々]{1,12}(?:都|道|府|県|市|区|郡|町|村|字|丁|台|丘|通|本町|原|野|田|川|山|島|谷|沢|崎|浜|津|里|前|上|中|下|東|西|南|北|条|宮|寺|橋|坂|池|森|林|根|井|内|木|口|尾|海|岡|塚|目|新|ヶ丘))?[\p{Script=Han}ぁ-んァ-ヶー々]{0,12}${NUMBER}(?![\d-]*(?:円|人|名|件|月|日|時|分|回|個|本|台|度|歳|点|位|年|m|km|キロ|メートル|%))`,
  'gu',
);

/** Somebody lives there. */
const HOME =
  /お住まい|住まい|在住の\s?[\p{Script=Han}ァ-ヶ]{1,6}|住む|住んで|暮らす|暮らして|自宅|ご自宅|家(?:の|に|は|を|で|が)|宅(?!配|地|急|建)|住所(?:は|:|が|を)|さん方|方(?:から|へ|の離れ)|実家|アパート|マンション|号室|団地|一人暮らし|ひとり暮らし|独居|世帯主|(?:[\p{Script=Han}ァ-ヶ]{1,4}\s?){1,2}(?:さん(?!か[がで]|ぽ)|氏|様|くん|ちゃん|容疑者)/u;

/** Somebody works there, or anybody may come. */
const PUBLIC =
  /市役所|役場|役所|庁舎|支所|出張所|センター|会館|公民館|図書館|美術館|博物館|資料館|記念館|体育館|ホール|文化|学校|学園|小学校|中学校|高校|保育|幼稚|こども園|病院|医院|診療所|クリニック|消防署|警察署|交番|駅|公園|広場|グラウンド|球場|プール|会場|場所|集合|開催|所在地|問い?合わ?せ|〒\d{3}-\d{4}\s?(?:[p{Script=Han}]{1,8}課)?|宛|郵送|送付|提出|窓口|店|道の駅|直売|神社|寺|城|跡|碑|工事|通行|断水|火災|火事|建物火災|出火|事故|目撃|不審|出没|募集|事務所|協会|会社|工場|バス停|避難所|停電|交差点|付近|地内|地先|物件|空き家|分譲|売却|公売|入札|区画|新築|移転|オープン|開館|文化財|史跡|生家/;

/** A home nobody needs to know, whoever is meant. */
const TOLD_HOME =
  /自宅|お住まいの|さん(?:の)?(?:お)?(?:宅|家|方)|住んでいる|住所は|一人暮らし|ひとり暮らし|独居|号室|さん\s?[(（]/u;

function* check(text: string): Iterable<Match> {
  const flat = narrow(text);
  for (const m of flat.matchAll(ADDRESS)) {
    if (!/[\p{Script=Han}ァ-ヶ]/u.test(m[0]) || /\d{1,2}-\d{1,2}\s?(?:歳|年|組)/u.test(m[0])) continue;
    const around = sentenceAndNext(flat, m.index).text;
    const before = flat.slice(Math.max(0, m.index - 24), m.index);
    const after = flat.slice(m.index + m[0].length, m.index + m[0].length + 30);
    const near = `${before}${m[0]}${after}`;
    const home = HOME.test(near);
    if (!home || (PUBLIC.test(around) && !TOLD_HOME.test(near))) continue;
    yield { start: m.index, end: m.index + m[0].length };
  }
}

export default defineRule({
  id: 'personal-info.address',
  topic: 'personal-info.address',
  severity: 'warn',
  message: '個人のお住まいが分かる住所のようです。番地は書かず、必要なときも地区の名前までにしてください。',
  check,
  ng: [
    '見本町2丁目3番4号にお住まいの例示さんが、100歳を迎えました。',
    '見本町1-2-3の自宅を夕方に出たまま戻りません。',
    '大字見本403番地の山田さん宅で、柿の木が実りました。',
    '苦情をくださった方の住所は、本町5-6-7です。',
    '見本ハイツ（本町1丁目2-3）の201号室にお住まいの方へ。',
  ],
  ok: [
    '見本市役所　〒028-0000 見本町大字本郷12番地3',
    '会場は文化会館（本町1丁目2番3号）です。',
    '本町2丁目3番付近で、水道管の工事をします。',
    '市内にお住まいの方が対象です。定員は1-2歳児20人。',
    '申込書は、〒028-0000 本町1-1 広報課へ郵送してください。',
    '参加費は大人500円、3-5歳は無料です。',
  ],
});
