import { daysInMonth, exists, findDates, flatten } from '../dates.ts';
import { defineRule, type Match } from '../types.ts';

const TIME = /(?<![\d:.])(午前|午後)?\s?(\d{1,2})(?:時(?!間|点|代|期|計)(?:(\d{1,3})分)?|:(\d{2})(?![\d:]))/g;
/** 令和9年（2026年）: both years must be the same one. */
const ERA =
  /(令和|平成)(元|\d{1,2})年\s?[(（]\s?(?:西暦)?(\d{4})年?\s?[)）]|(\d{4})年?\s?[(（](令和|平成)(元|\d{1,2})年?[)）]/g;

export default defineRule({
  id: 'invalid-date',
  topic: 'invalid-date',
  severity: 'block',
  message: '存在しない日付または時刻です。読んだ方が予定を立てられません。正しい日時にお直しください。',
  *check(text): Iterable<Match> {
    for (const mention of findDates(text)) {
      if (exists(mention)) continue;
      const { year, month, day, start, end } = mention;
      const why =
        month < 1 || month > 12
          ? `${month}月はありません`
          : `${month}月は${daysInMonth(year ?? 2024, month)}日までです`;
      yield { start, end, message: `${why}。正しい日付をご確認ください。` };
    }
    const flat = flatten(text);
    for (const m of flat.matchAll(TIME)) {
      const hour = Number(m[2]);
      const minute = Number(m[3] ?? m[4] ?? 0);
      // Night-time programmes are announced up to 30時 on purpose, but offices never open at 25 o'clock.
      if (hour <= (m[1] ? 12 : 24) && minute < 60 && !(hour === 24 && minute > 0)) continue;
      yield {
        start: m.index,
        end: m.index + m[0].length,
        message: `「${m[0].trim()}」という時刻はありません。正しい時刻をご確認ください。`,
      };
    }
    for (const m of flat.matchAll(ERA)) {
      const era = m[1] ?? m[5];
      const value = m[2] ?? m[6];
      const western = Number(m[3] ?? m[4]);
      const expected = (era === '令和' ? 2018 : 1988) + (value === '元' ? 1 : Number(value));
      if (western === expected) continue;
      const message = `${era}${value}年は西暦${expected}年です。和暦と西暦のどちらが正しいかご確認ください。`;
      yield { start: m.index, end: m.index + m[0].length, message };
    }
  },
  ng: [
    '2月30日に行います',
    '13月1日まで',
    '11月31日（火）締切',
    '受付は25時から',
    '10時75分に集合',
    '令和9年（2026年）4月',
    '2026年2月29日',
  ],
  ok: [
    '2月29日生まれの方',
    '24時間受け付けます',
    '午前10時30分から',
    '令和8年（2026年）4月',
    '10:30〜16:00',
    '24時まで',
    '最大25時間',
    '3.11 13:00',
  ],
});
