import { dayNumber, exists, findDates, today, yearOf } from '../dates.ts';
import { defineRule, type Match } from '../types.ts';

/** Words of a notice about something still to come. */
const COMING =
  /募集|申(?:し)?込|締(?:め)?切|〆切|受け?付け?(?:中|ます|て)|お越し|お待ちして|ご参加|開催します|開きます|行います|実施します|予定です|始まります|参加(?:者|費)|定員|対象|入場|無料|までに|ください|お申|ご予約/;
/** The sentence looks back. */
const PAST =
  /(?:まし|でし)た|(?:開催|実施|開か|行わ)(?:され|れ)た|行った|のもよう|の様子|を終え|終了|において|から(?:実施|開催|行|募集|受)|制定|施行|改正|生まれ|現在|発行|付け|時点|撮影|に発生|に起き/;
/** Nothing older than this is a forgotten date; it is history, or a date of next year. */
const WINDOW_DAYS = 200;

export default defineRule({
  id: 'past-date',
  topic: 'past-date',
  severity: 'warn',
  message: '過ぎた日付です。以前の文面を使い回していないか、日付をご確認ください。',
  *check(text, { now }): Iterable<Match> {
    if (!COMING.test(text)) return;
    const mentions = findDates(text).filter(exists);
    const days = mentions.map((mention) => dayNumber(yearOf(mention, text, now), mention.month, mention.day));
    for (const [index, mention] of mentions.entries()) {
      const day = days[index] ?? 0;
      const age = today(now) - day;
      // A year that is written out is meant; without one an old date is more likely next year's.
      if (age <= 0 || age > (mention.year === null ? WINDOW_DAYS : 500)) continue;
      const sentence = sentenceAround(text, mention.start);
      if (PAST.test(sentence)) continue;
      const after = text.slice(mention.fullEnd, mention.fullEnd + 4);
      // The beginning of a period that still runs.
      if (/^\s?(?:から|より|〜|～|~|-|ー|―|以降|以後|号|付)/.test(after) && !endsInPast(days, index, today(now)))
        continue;
      const ago = age === 1 ? '昨日' : `${age}日前`;
      yield {
        start: mention.start,
        end: mention.fullEnd,
        message: `${mention.month}月${mention.day}日は${ago}です。これからのお知らせなら、以前の文面の日付が残っていないかご確認ください。`,
      };
    }
  },
  ng: [
    '防災講座の参加者を募集します。11月14日（土）10時から公民館で。',
    '申込は11月10日までに広報課へ。',
    { text: '説明会は令和7年11月22日（土）に開きます。', now: Date.parse('2026-11-20T01:00:00Z') },
  ],
  ok: [
    '11月14日（土）に防災講座を開催しました。ご参加ありがとうございました。',
    '11月1日から募集しています。締め切りは11月30日です。',
    '11月28日（土）に開きます。定員50人。',
    '11月10日〜12月10日まで受け付けます。',
    '1月10日（日）に開催します。',
    '昭和53年11月10日に開館した図書館です。どうぞお越しください。',
  ],
});

function sentenceAround(text: string, at: number): string {
  const start = Math.max(...['。', '\n', '！', '!'].map((mark) => text.lastIndexOf(mark, at - 1))) + 1;
  const end = /[。\n！!]/.exec(text.slice(at));
  return text.slice(start, end ? at + end.index : undefined);
}

/** The date after this one, which ends the period, has passed too. */
const endsInPast = (days: readonly number[], index: number, now: number): boolean => {
  const end = days[index + 1];
  return end !== undefined && end < now && end >= (days[index] ?? 0);
};
