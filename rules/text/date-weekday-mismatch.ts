import { dayNumber, exists, findDates, weekdayOf, yearOf } from '../dates.ts';
import { isHoliday } from '../holidays.ts';
import { defineRule, type Match } from '../types.ts';

export default defineRule({
  id: 'date-weekday-mismatch',
  topic: 'date-weekday-mismatch',
  severity: 'block',
  message: '日付と曜日が合っていません。読んだ方が別の日に来てしまうおそれがあります。カレンダーでご確認ください。',
  *check(text, { now }): Iterable<Match> {
    for (const mention of findDates(text)) {
      if (!exists(mention) || (mention.weekday === '' && !mention.holiday)) continue;
      const year = yearOf(mention, text, now);
      const { month, day, weekday, start, fullEnd: end } = mention;
      if (!exists({ year, month, day })) continue;
      const actual = weekdayOf(dayNumber(year, month, day));
      const date = `${year}年${month}月${day}日`;
      if (weekday !== '' && weekday !== actual) {
        const message = `${date}は${actual}曜日です（本文は${weekday}曜日）。読んだ方が別の日に来てしまうおそれがあります。日付と曜日のどちらが正しいかご確認ください。`;
        yield { start, end, message, fix: text.slice(start, end).replace(`${weekday}`, actual) };
      } else if (mention.holiday && isHoliday(year, month, day) === false) {
        yield { start, end, message: `${date}は祝日ではありません。「祝」の表示か日付をご確認ください。` };
      }
    }
  },
  ng: [
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
