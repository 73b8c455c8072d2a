import { isQuoted, narrow, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** Told about, not spoken as. */
const ABOUT =
  /名乗|装|かた(?:る|って|った)|騙|なりすま|偽|詐欺|不審|によると|によれば|主催|共催|後援|協力|連携|提供|問い?合わ?せ|の(?:ホームページ|サイト|アプリ|パンフ|チラシ|資料|職員が来|方が)|へ(?:ご)?連絡|講師|一日|訂正|お詫び|誤っ|ではありません|とは(?:関係|無関係)|アカウントではな|移管|引用|転載|出典|発表され|発表しました。?$/;

const TOWN =
  /(?:^|[。！!\n\s【])(?:こちらは、?)?([\p{Script=Han}ァ-ヶケノが]{1,8}[市町村区都道府県])(?:役所|役場|公式アカウント|公式|広報課?|長|議会|教育委員会)?(?:です|でございます|からのお知らせです|と申します|だよ)/gmu;

/** Another town's name where one's own would stand. */
function* check(text: string, { municipality }: RuleContext): Iterable<Match> {
  const flat = narrow(text);
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
  id: 'impersonation.town',
  topic: 'impersonation',
  severity: 'warn',
  message:
    'ほかの機関や人になりかわって話しているように読めます。「○○によると」のように、誰の情報かを示して書き換えてください。',
  check,
  ng: [
    { text: 'こちらは例示市役所です。窓口の時間が変わります。', municipality: '見本市' },
    { text: '例示町です。防災訓練を行います。', municipality: '見本市' },
    { text: '例示市議会です。傍聴にお越しください。', municipality: '見本市' },
  ],
  ok: [
    { text: '見本市です。窓口の時間が変わります。', municipality: '見本市' },
    '例示市役所によると、窓口の時間が変わるとのことです。',
    '住みよい町です。',
  ],
});
