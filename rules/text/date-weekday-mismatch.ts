import { dayNumber, exists, findDates, weekdayOf, yearsOf } from '../dates.ts';
import { isHoliday } from '../holidays.ts';
import { sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** A correction quotes the wrong date on purpose. */
const CORRECTION = /誤[りっ)）:：]|正しくは|訂正/;

function* check(text: string, { now }: RuleContext): Iterable<Match> {
  for (const date of findDates(text)) {
    if (!exists(date) || CORRECTION.test(sentenceAt(text, date.start).text)) continue;
    const years = yearsOf(date, text, now);
    const [year] = years;
    if (year === undefined) continue;
    const place = { start: date.start, end: date.fullEnd };
    const said = `${year}年${date.month}月${date.day}日`;
    const weekdayIn = (y: number) => weekdayOf(dayNumber(y, date.month, date.day));
    if (date.weekday !== '' && !years.some((y) => weekdayIn(y) === date.weekday)) {
      yield {
        ...place,
        message: `${said}は${weekdayIn(year)}曜日です。日付と曜日のどちらが正しいか、元の資料でお確かめください。`,
        fix: `${text.slice(date.start, date.end)}（${weekdayIn(year)}）`,
      };
    } else if (date.holiday && years.every((y) => isHoliday(y, date.month, date.day) === false)) {
      yield { ...place, message: `${said}は祝日ではないようです。日付と「祝」の表記をお確かめください。` };
    }
  }
}

export default defineRule({
  id: 'date-weekday-mismatch',
  topic: 'date-weekday-mismatch',
  severity: 'warn',
  message: '日付と曜日が合っていないようです。どちらが正しいか、元の資料でお確かめください。',
  check,
  ng: [
    '防災講座は2026年11月20日(土)に開きます。',
    '文化祭は12月6日（土）10時からです。',
    '１２月６日（月曜日）に清掃活動をします。',
    '令和8年11月22日（土）10時から、見本公園で。',
    'R8.11.22(土) 見本公園',
    '11/22(土)は市民の日です。',
    '11月22日土曜日に開きます。',
    '作品展は11月20日（金）〜22日（土）です。',
    '年末の休館は12月29日（火）〜1月3日（土）です。',
    '12月30日（水）～2日（日）は休館します。',
    '平成31年4月30日（月）に発行した見本誌です。',
    '11月24日（火・祝）は休館します。',
    '11月24日（祝）は休館します。',
    '11/22(Sat) Open day',
    '来年1月11日（日）に成人の集いを開きます。',
    '11月20日（土）に開きます。',
    '令和8年11月21日(金)',
    '２０２６年１１月２１日（日）',
    '11/21(日)開催',
    '11月21日日曜日に集まります',
    '11月21日（土）～23日（火）',
    '11月21日（土・祝）',
    '11月24日（祝）は休館です',
    'R8.11.21（金）',
  ],
  ok: [
    '防災講座は2026年11月20日(金)に開きます。',
    '作品展は11月20日（金）～22日（日）、11月23日（月・祝）は休みます。',
    '11月23日（祝）は開館します。',
    '令和９年１月１１日（月・祝）に成人の集いを開きます。',
    '年末の休館は12月29日（火）〜1月3日（日）です。',
    '12月5日（土・日）の配布は12月5日（土）からです。',
    '12月5日（日程変更のため時間は10時から）',
    { text: '7月12日（日）に開いた夏まつりの写真展です。', now: Date.parse('2026-11-20T10:00:00+09:00') },
    '【訂正】11月20日（土）は誤りで、正しくは11月20日（金）です。',
    '昨年11月20日（木）に開館しました。',
    '窓口は平日（土日祝を除く）の9時から17時です。',
    '休業日：11月29日（休）',
    '11月20日（金）に開きます。',
    '令和8年11月21日(土)',
    '11/21(土)開催',
    '11月21日（土）～23日（月・祝）',
    '11月30日（月）～12月2日（水）',
    '11月30日（月）・1日（火）',
    '昨年11月20日（木）の大会',
    '1/2の確率です',
    '3月3日はひな祭り',
    '11月23日（祝）は開館します',
    '12月5日（土曜日）、6日（日曜日）に行います。',
  ],
});
