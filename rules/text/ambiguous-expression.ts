import { findDates } from '../dates.ts';
import { isQuoted, narrow, sentenceAt } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

/** Days that move with the reader: a post is read, shared and found again on other days. */
const MOVING =
  /明日(?!葉|香|美|菜|風|原|奈|[をへ](?:担|開|拓|つな|紡|の|照)|の(?:日本|[市町村]|農業|まち|社会|世界|担い手|ために)|は我が身)|あす(?![かなてへぱぺらがけっ]|の|また)|あす(?=の?(?:朝|昼|夜|夕|午|\d))|あした(?!ば|かぜ)|明朝|明晩|明後日|あさって|しあさって|再?来週|(?:今度|次|来たる|きたる|今週|来週)の?(?:日|月|火|水|木|金|土)曜|今週末|今度の週末|次の週末|この週末|(?:この|その)(?:あと|後)(?=[、\s]?(?:\d|午|夕|昼|夜|す|よ|[\p{Script=Han}]))|のちほど|後ほど(?!ご?(?:連絡|お知らせ|案内))/gu;

/** Today is plain where it greets or thanks; where something is to be done today, it needs its date. */
const TODAY = /本日|今日(?!は何の日|も|の?給食|一日(?!限))|きょう(?!だい|と|う|い)|今夜|今晩|今夕|今朝|今日中/gu;
const BOUND =
  /\d\s?時|\d:\d\d|まで|から|締め?切|〆切|最終日|開催|実施|行い|おこない|開き|あります|ございます|休館|休業|休園|休校|休み|お休み|中止|延期|受け?付け|販売|配布|延長|集合|スタート|始ま|終了|放送|断水|停電|通行止め|運休|閉館|閉鎖|公開|オープン|発表|限り/;

/** News of the day: the moment of the post dates it. */
const HAPPENED = /(?:ました|でした|た(?=ため|ので|こと))|ごろ(?:です)?[、。]|現在|発生|鎮火|され(?:た|まし)/;

/** Not about the day of the post. */
const IDLE =
  /毎[日週月朝晩夜]|昨日も今日も|今日明日|今日から(?:始め|でき|はじめ)|今日が一番|今日より|今日に至|今日的|今日の社会|いつか|明日は我が身|ありがとう|お疲れ|クイズ|昔|当時|気温|天気|予報|予想|予報|見込み|おそれ|恐れ|気象|警戒/;

/** A post that shows its moment: a date with its day, or a time stamp at its head. */
const hasDate = (flat: string): boolean =>
  findDates(flat).length > 0 || /(?<!\d)\d{1,2}日(?!間|目|以|分|制|で)(?:\s?\(|[にのはま朝午、)]|$)/m.test(flat);

function* check(text: string): Iterable<Match> {
  const flat = narrow(text);
  let dated: boolean | undefined;
  for (const pattern of [MOVING, TODAY]) {
    for (const m of flat.matchAll(pattern)) {
      dated ??= hasDate(flat);
      if (dated) return;
      const sentence = sentenceAt(flat, m.index).text;
      if (isQuoted(flat, m.index) || IDLE.test(sentence)) continue;
      if (pattern === TODAY && (!BOUND.test(sentence) || HAPPENED.test(sentence))) continue;
      yield {
        start: m.index,
        end: m.index + m[0].length,
        message: `「${m[0]}」は、後から読む人には別の日に見えます。「○月○日（曜日）」のように、日付を書き添えてください。`,
      };
    }
  }
}

export default defineRule({
  id: 'ambiguous-expression',
  topic: 'ambiguous-expression',
  severity: 'warn',
  message: '後から読む人に伝わりにくい日の書き方です。日付を書き添えてください。',
  check,
  ng: [
    '明日9時から、公園の清掃をします。',
    'あす朝8時に集合してください。',
    '来週の月曜は図書館がお休みです。',
    '本日17時で受付を締め切ります。',
    'このあと18時から断水します。',
    '今度の土曜日に朝市を開きます。',
  ],
  ok: [
    '明日11月21日（土）9時から、公園の清掃をします。',
    '本日（20日）17時で受付を締め切ります。',
    '明日を担う子どもたちの作品展です。',
    '今日も寒いですね。手洗いを忘れずに。',
    '「明日やろう」と思っていませんか。',
    '本日はご来場ありがとうございました。',
    '毎週月曜は図書館がお休みです。',
    '本日13時40分ごろ、建物火災が発生しました。原因は調査中です。',
  ],
});
