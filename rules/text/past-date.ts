import { type DateMention, dayNumber, exists, findDates, today, yearsOf } from '../dates.ts';
import { lineAt, sentenceAndNext, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** What is still to come: said of a day gone by, one of the two is wrong. */
const AHEAD =
  /募集|参加者を|開催(?:します|です|予定)|開き(?:ます|、)|行い(?:ます|、)|実施(?:します|予定)|始ま?り(?:ます|、)|上演|上映|予定|予約|申し?込|受け?付け?|締め?切り?|期限|までに|まで(?:です|。|！|$)|お越し|ご来場|お待ち|ください|ご覧|ご参加|です。?$|オープン|公開し?ます|発売し?ます|配布し?ます|集合|開演|定員|先着/m;

/** What is over, or a day named for another reason than to be waited for. */
const OVER =
  /ました|でした|だった|した(?=[、。・「」\sのこ一-龥]|$)|され(?:た|て)|(?:い|あっ|なっ|かっ)た|済み|終了|終わり|中止|延期|変更前|現在|時点|生まれ|誕生|以降|以前|以後|以来|に?施行|制定|公布|撮影|当時|記念日|過去|歴史|訂正|誤|お詫び|おわび|感謝|お礼|御礼|当日の様子|結果|投票率|得票|当選/;

/** Right behind the date: it dates or numbers something. */
const DATES =
  /^\s?(?:[)）]|付け?で?|号|版|現在|時点|発行|作成|更新|生まれ|没|以降|以後|改定|改正|施行|制定|開館|創業|の(?:地震|大雨|台風|豪雨|火災|事故))/;

/** A post that reports what has been held: its schedule lines tell of the past. */
const REPORT =
  /(?:開催|実施|開き|行い|行われ|終了し|終わり|閉幕し|来場(?:いただき)?|参加(?:いただき)?)(?:し|され|いたし|致し)?ました|ありがとうございました|(?:の|を)(?:報告|様子|レポート|振り返)/;

/** A day from which something holds, or that is over when a range goes on. */
const FROM = /^\s?(?:から|より|以降|〜|～|~|ー|－|-)/;
const LABEL =
  /[日時程間限切]\s?[：:]\s?$|(?:日時|日程|期日|開催日|とき|時間|期間|締め?切り?|申し?込み?|期限)[^。\n]{0,8}$/;

function* check(text: string, { now }: RuleContext): Iterable<Match> {
  const day = today(now);
  const dates = findDates(text).filter(exists);
  const when = dates.map((date) => nearest(date, text, now));
  for (const [index, date] of dates.entries()) {
    const at = when[index] ?? day;
    if (at >= day) continue;
    const tail = text.slice(date.fullEnd, date.fullEnd + 3);
    if (FROM.test(tail)) {
      const end = when[index + 1];
      const gap = (dates[index + 1]?.start ?? Number.POSITIVE_INFINITY) - date.fullEnd;
      const closes = gap <= 16 && end !== undefined;
      // A range that is still running, or one without an end, is no slip.
      if (!closes || end >= day) continue;
    }
    if (!announces(text, date)) continue;
    const said = text.slice(date.start, date.end);
    yield {
      start: date.start,
      end: date.fullEnd,
      message: `「${said}」は投稿の日より前の日付です。これからの案内でしたら、日付をお確かめください。`,
    };
  }
}

/** The day meant, as days since the epoch: with a weekday, the likely year in which it is that weekday's. */
const nearest = (date: DateMention, text: string, now: number): number => {
  const year = yearsOf(date, text, now)[0] ?? 0;
  return dayNumber(year, date.month, date.day);
};

function announces(text: string, date: DateMention): boolean {
  const sentence = sentenceAt(text, date.start);
  const before = sentence.text.slice(0, date.start - sentence.start);
  const after = sentence.text.slice(date.end - sentence.start);
  if (
    DATES.test(text.slice(date.fullEnd)) ||
    OVER.test(after) ||
    /(?:撮影|生年月日|発行|作成|更新|発表|昨年|去年)[日：:はの\s]*$/.test(before)
  )
    return false;
  // The next sentence may be what it is about: 9月26日（土）14時から。参加費は無料です。
  if (REPORT.test(text)) return false;
  // Dates that end their sentence are spoken of in the next: 10月3日、11月7日。お申し込みはお早めに。
  const listed = /^[^\p{Script=Hiragana}]{0,80}$/u.test(after);
  if (listed && AHEAD.test(sentenceAndNext(text, date.start).text)) return true;
  const line = lineAt(text, date.start).text;
  if (AHEAD.test(after) || LABEL.test(before)) return true;
  const timed = /^.{0,14}?\d{1,2}(?:時(?!点)|:\d\d)/s.test(text.slice(date.fullEnd, date.fullEnd + 20));
  return timed && (AHEAD.test(text) || line.length < 40);
}

export default defineRule({
  id: 'past-date',
  topic: 'past-date',
  severity: 'warn',
  message: '投稿の日より前の日付のようです。これからの案内でしたら、日付をお確かめください。',
  check,
  ng: [
    '防災講座を11月15日（日）に開きます。ぜひお越しください。',
    '参加者を募集します！　11月8日（日） 14時から文化センターで。',
    '日時：11月15日（日）10時〜12時\n場所：見本公民館\n定員20人',
    '申込は11月13日（金）までです。',
    '説明会は令和7年11月28日（金）に行います。',
    '作品展は11月7日（土）〜11月15日（日）に開催します。',
    'パネル展　2026年10月1日（木）10時〜　見本館',
    '締め切りは11/18(水)。お早めにどうぞ。',
    '防災講座の参加者を募集します。11月14日（土）10時から公民館で。',
    '申込は11月10日までに広報課へ。',
    { text: '説明会は令和7年11月22日（土）に開きます。', now: 1795136400000 },
  ],
  ok: [
    '防災講座を11月29日（日）に開きます。ぜひお越しください。',
    '11月15日（日）に防災講座を開きました。ご参加ありがとうございました。',
    '11月1日現在の人口は8,412人です。',
    '作品展は11月14日（土）〜11月29日（日）に開催します。',
    '10月1日から、町営バスの運賃が変わっています。',
    '11月15日（日）に開催した防災講座の様子をご覧ください。\n日時：11月15日（日）10時〜12時',
    '平成3年4月2日以降に生まれた方が対象です。',
    '申込は1月15日（金）までです。',
    '11月10日に発表した「避難情報」は、誤って配信したものです。ご注意ください。',
    '今日11月20日（金）が申込の締切です。',
    '昨年の台風では、9月12日に見本橋が流されました。備えを見直してください。',
    '11月14日（土）に防災講座を開催しました。ご参加ありがとうございました。',
    '11月1日から募集しています。締め切りは11月30日です。',
    '11月28日（土）に開きます。定員50人。',
    '11月10日〜12月10日まで受け付けます。',
    '1月10日（日）に開催します。',
    '昭和53年11月10日に開館した図書館です。どうぞお越しください。',
  ],
});
