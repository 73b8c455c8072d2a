import { exists, findDates } from '../dates.ts';
import { narrow } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

/** First year of each era in the western calendar, less one, and the last year it had. */
const ERAS = { 令和: [2018, 99], 平成: [1988, 31], 昭和: [1925, 64] } as const;

const TIME =
  /(?<![\d.,])(午前|午後|AM|PM)?\s?(\d{1,3})\s?(?:時(?!間|点|給|短|差|代|限)(?:\s?(\d{1,3})\s?分(?!間|の\d))?|:(\d{2})(?![\d:]))/gi;
const ERA_YEAR =
  /(令和|平成|昭和)\s?(元|\d{1,3})\s?年?\s?[(/=・]\s?((?:19|20)\d{2})\s?年?|((?:19|20)\d{2})\s?年?\s?[(/=]\s?(令和|平成|昭和)\s?(元|\d{1,3})/g;
const ERA_ALONE = /(令和|平成|昭和)\s?(\d{1,3})\s?年/g;
const MONTH = /(?<!\d)(\d{2})\s?月(?=\s?(?:\d{1,2}\s?日|[上中下]旬|から|まで|号|に))/g;

const place = (m: RegExpMatchArray): Match => ({ start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });

const isTold = (flat: string, m: RegExpMatchArray): boolean => {
  const [start, end] = [m.index ?? 0, (m.index ?? 0) + m[0].length];
  const before = /(?:受付|開場|開演|開始|終了|時間|時刻|集合|日|\)|から|〜)\s?$/.test(
    flat.slice(Math.max(0, start - 4), start),
  );
  return before || /^\s?(?:〜|から|まで|に|頃|開|閉|集合|受付|ごろ)/.test(flat.slice(end, end + 4));
};

function* times(flat: string): Iterable<Match> {
  for (const m of flat.matchAll(TIME)) {
    const [, half, hours, spoken, digital] = m;
    const [hour, minute] = [Number(hours), Number(spoken ?? digital ?? 0)];
    // 9:75 may as well be a score or a ratio: the colon form counts only where a time is told.
    if (digital !== undefined && (hour > 30 || !(half || isTold(flat, m)))) continue;
    if (hour > 24 || minute > 59)
      yield { ...place(m), message: `「${m[0].trim()}」という時刻はありません。元の資料でお確かめください。` };
    else if (half && /前|am/i.test(half) && hour > 12) {
      yield {
        ...place(m),
        message: `「${m[0].trim()}」は午前と合わない時刻です。午後か、24時間の書き方かをお確かめください。`,
      };
    }
  }
}

function* eras(flat: string): Iterable<Match> {
  for (const m of flat.matchAll(ERA_YEAR)) {
    const era = ERAS[(m[1] ?? m[5]) as keyof typeof ERAS];
    const value = (m[2] ?? m[6]) === '元' ? 1 : Number(m[2] ?? m[6]);
    const western = Number(m[3] ?? m[4]);
    if (era[0] + value === western) continue;
    yield {
      ...place(m),
      message: `${m[1] ?? m[5]}${m[2] ?? m[6]}年は${era[0] + value}年です。和暦と西暦のどちらが正しいか、お確かめください。`,
    };
  }
  for (const m of flat.matchAll(ERA_ALONE)) {
    const era = ERAS[m[1] as keyof typeof ERAS];
    const value = Number(m[2]);
    if (value >= 1 && value <= era[1]) continue;
    yield { ...place(m), message: `「${m[0]}」という年はありません。元の資料でお確かめください。`, severity: 'warn' };
  }
}

function* check(text: string): Iterable<Match> {
  const flat = narrow(text);
  for (const date of findDates(text)) {
    if (exists(date)) continue;
    const said = text.slice(date.start, date.end);
    yield {
      start: date.start,
      end: date.end,
      message: `「${said}」という日はありません。元の資料でお確かめください。`,
    };
  }
  for (const m of flat.matchAll(MONTH)) {
    if (Number(m[1]) > 12)
      yield { ...place(m), message: `「${m[0]}」という月はありません。元の資料でお確かめください。` };
  }
  yield* times(flat);
  yield* eras(flat);
}

export default defineRule({
  id: 'invalid-date',
  topic: 'invalid-date',
  severity: 'warn',
  message: '存在しない日付か時刻のようです。元の資料でお確かめください。',
  check,
  allow: ['/\\d+ヶ?か?月(?:児|齢|健診|分|間)/', '/(?:比率|割合|縮尺|スコア)[^。\\n]{0,12}/'],
  ng: [
    '申込は2月30日までです。',
    '提出期限は１１月３１日です。',
    '2027年2月29日まで展示します。',
    '13月1日から受け付けます。',
    '開演は25時です。',
    '開場は14時75分です。',
    '受付 9:75〜16:00',
    '令和9年（2026年）4月1日から始まります。',
    '2026年（令和9年）4月1日から始まります。',
    '午前15時に集合してください。',
    '平成35年に完成する予定です。',
    '集合は11/31(月)です。',
    '2月30日に行います',
    '13月1日まで',
    '11月31日（火）締切',
    '受付は25時から',
    '10時75分に集合',
    '令和9年（2026年）4月',
    '2026年2月29日',
  ],
  ok: [
    '申込は2月28日までです。',
    '2028年2月29日（火）は見本館の開館記念日です。',
    '24時まで開いています。受付は24時間です。',
    '令和8年（2026年）4月1日に始まりました。',
    '2019年（令和元年）と平成31年は同じ年です。',
    '18か月児健診と36時間の断水のお知らせです。',
    '縮尺1:25の模型と、倍率1.25の双眼鏡を貸し出します。',
    '見本チームが68:75で惜しくも敗れました。',
    '午後1時と13:00は同じ時刻です。',
    '電話は0480-11-2345です。',
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
