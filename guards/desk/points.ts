import { dayNumber, exists, findDates, today, weekdayOf, yearsOf } from '../../rules/dates.ts';
import type { Draft } from '../../rules/draft.ts';
import { brief } from '../gate.ts';

/** Pointing and calling: what the poster points at, one after the other, before a hand may move. */

export type PointStep = 'account' | 'text' | 'dates' | 'media' | 'links' | 'audience';

export interface Point {
  /** Another value of the same thing is pointed at anew. */
  key: string;
  step: PointStep;
}

/** A date of the text with the weekday it has. */
export interface NamedDate {
  /** As it is written. */
  text: string;
  /** 2026年11月21日（土）; empty when there is no such day. */
  full: string;
  /** Days from today; negative = past. */
  away: number;
}

const hasLink = /https?:\/\/|www\./i;

export function datesOf(draft: Draft, now: number): NamedDate[] {
  const seen = new Map<string, NamedDate>();
  for (const { text } of draft.posts) {
    for (const mention of findDates(text)) {
      const written = text.slice(mention.start, mention.fullEnd);
      const [year] = yearsOf(mention, text, now);
      if (year === undefined || !exists({ ...mention, year })) {
        seen.set(written, { text: written, full: '', away: 0 });
        continue;
      }
      const day = dayNumber(year, mention.month, mention.day);
      const full = `${year}年${mention.month}月${mention.day}日（${weekdayOf(day)}）`;
      seen.set(written, { text: written, full, away: day - today(now) });
    }
  }
  return [...seen.values()];
}

/** What is to be pointed at in this draft; `short` = account and text only, where every second counts. */
export function pointsOf(draft: Draft, dates: readonly NamedDate[], short: boolean): Point[] {
  const text = draft.posts.map((post) => post.text).join('\n---\n');
  const values: [PointStep, string | null][] = [
    ['account', `${draft.site} ${draft.account.toLowerCase()}`],
    ['text', text],
    ['dates', dates.length > 0 ? dates.map((date) => date.text + date.full).join('\n') : null],
    ['media', draft.media.length > 0 ? draft.media.map(({ sha256, alt }) => sha256 + alt).join('\n') : null],
    ['links', hasLink.test(text) ? text : null],
    ['audience', [draft.surface, draft.audience, draft.placeTag, draft.scheduledAt ?? ''].join('\n')],
  ];
  const kept = short ? values.slice(0, 2) : values;
  return kept.flatMap(([step, value]) => (value === null ? [] : [{ step, key: `${step}|${brief(value)}` }]));
}
