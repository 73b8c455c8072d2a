import { isHoliday } from '../holidays.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

const TOKYO_MS = 9 * 3_600_000;
const WEEK = '日月火水木金土';

/** What may go out at any hour: people wait for it. */
const URGENT =
  /避難|警報|注意報|警戒|地震|津波|震度|大雨|豪雨|台風|洪水|氾濫|浸水|土砂|大雪|停電|断水|通行止め|運休|火災|火事|行方不明|不審者|捜索|緊急|復旧|解除|訂正|お詫び|ミサイル|熊|クマ|ただ今/;

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Why a moment is outside; null when the office is open, or nobody has said when it is. */
function closedAt(now: number, { days, from, to, closed }: RuleContext['officeHours']): string | null {
  if (days === '') return null;
  const local = new Date(now + TOKYO_MS);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  const weekday = WEEK[local.getUTCDay()] ?? '';
  const iso = local.toISOString().slice(0, 10);
  const name = `${month}月${day}日（${weekday}）`;
  if (closed.includes(iso)) return `${name}は、休みの日です。`;
  if ((month === 12 && day >= 29) || (month === 1 && day <= 3)) return `${name}は、年末年始の休みです。`;
  if (isHoliday(year, month, day)) return `${name}は、祝日です。`;
  if (!days.includes(weekday)) return `${name}は、${weekday}曜日です。`;
  const at = local.getUTCHours() * 60 + local.getUTCMinutes();
  return at < minutes(from) || at > minutes(to) ? `${from}から${to}までの時間の外です。` : null;
}

function* check(text: string, { now, officeHours }: RuleContext): Iterable<Match> {
  const why = closedAt(now, officeHours);
  if (!why || text === '') return;
  yield {
    start: 0,
    end: text.length,
    ...(URGENT.test(text) ? { severity: 'info' } : {}),
    message: `${why}急ぎのお知らせでなければ、開庁時間の予約投稿をお考えください。`,
  };
}

/** 木更津's own hours. */
const officeHours = { from: '08:30', to: '17:15', days: '月火水木金', closed: ['2026-11-19'] };

export default defineRule({
  id: 'office-hours',
  topic: 'office-hours',
  severity: 'warn',
  message: '投稿する時間の外です。急ぎでなければ、開庁時間の予約投稿をお考えください。',
  check,
  ng: [
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-11-20T17:16:00+09:00') },
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-11-21T10:00:00+09:00') },
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-11-23T10:00:00+09:00') },
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-12-29T10:00:00+09:00') },
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-11-19T10:00:00+09:00') },
  ],
  ok: [
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-11-20T08:30:00+09:00') },
    { text: '菊花展を開いています。', officeHours, now: Date.parse('2026-11-20T17:15:00+09:00') },
    { text: '菊花展を開いています。', now: Date.parse('2026-11-21T23:00:00+09:00') },
  ],
});
