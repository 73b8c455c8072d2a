import { narrow } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

const DAY_MS = 86_400_000;
const TOKYO_MS = 9 * 3_600_000;
/** Share of three-unit pieces in common (Dice). Follow-ups of the same event measured up to 0.75, copies from 0.9. */
const ALIKE = 0.84;

const bare = (text: string): string =>
  narrow(text)
    .toLowerCase()
    .replace(/https?:\/\/[!-~]{1,2000}/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

const pieces = (text: string): Set<string> => {
  const found = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) found.add(text.slice(at, at + 3));
  return found;
};

function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [pieces(a), pieces(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const piece of left) if (right.has(piece)) common++;
  return (2 * common) / (left.size + right.size);
}

/** Figures, dates and words that report a change: two notices that differ in them are two notices. */
const TOLD = /\d{1,4}|解除|再開|終了|復旧|延期|中止|追加|訂正|開設|閉鎖|続報|第[一二三四五六七八九十]/g;
const toldIn = (text: string): string => (narrow(text).match(TOLD) ?? []).join(' ');

function head(now: number): string {
  const local = new Date(now + TOKYO_MS);
  const minute = local.getUTCMinutes();
  return `【${local.getUTCMonth() + 1}月${local.getUTCDate()}日${local.getUTCHours()}時${minute ? `${minute}分` : ''}現在】`;
}

function* check(text: string, { now, recentPosts }: RuleContext): Iterable<Match> {
  if (recentPosts.length === 0) return;
  const mine = bare(text);
  if (mine.length < 8) return;
  const same = recentPosts.filter(({ text: other, at }) => {
    if (now - at > DAY_MS || at > now) return false;
    const theirs = bare(other);
    // What the log keeps of a long post is its beginning.
    const cut = other.endsWith('…') && mine.startsWith(theirs) && theirs.length >= 40;
    const level = cut ? 1 : likeness(mine, theirs);
    return level === 1 || (level >= ALIKE && toldIn(text) === toldIn(other));
  });
  if (same.length === 0) return;
  const lead = head(now);
  yield {
    start: 0,
    end: text.length,
    severity: same.length >= 3 ? 'block' : 'warn',
    message: `この24時間に、ほとんど同じ文を${same.length}回投稿しています。同じ文が続くと、災害のさなかでも凍結されることがあります。「${lead}」のように時刻を頭に置くか、変わったところを書き足してください。`,
    fix: `${lead}${text}`,
  };
}

const at = Date.parse('2026-11-20T09:00:00+09:00');
const closed = '県道21号は、倒木のため見本トンネルの手前で通行止めです。町道をご利用ください。';

export default defineRule({
  id: 'repeated-post',
  topic: 'repeated-post',
  severity: 'warn',
  message: 'ほとんど同じ文を投稿したばかりです。時刻を頭に置くか、変わったところを書き足してください。',
  check,
  ng: [
    { text: closed, recentPosts: [{ text: closed, at }] },
    { text: closed, recentPosts: [closed, closed, closed].map((text) => ({ text, at })) },
    { text: `${closed}⚠️`, recentPosts: [{ text: closed, at }] },
    { text: closed.replace('ご利用ください', 'お使いください'), recentPosts: [{ text: closed, at }] },
    { text: closed.repeat(3), recentPosts: [{ text: `${closed.repeat(3).slice(0, 80)}…`, at }] },
  ],
  ok: [
    { text: closed, recentPosts: [{ text: closed, at: at - 2 * 86_400_000 }] },
    { text: '県道21号の通行止めは、11時に解除しました。', recentPosts: [{ text: closed, at }] },
    { text: `【11月20日10時現在】${closed}`, recentPosts: [{ text: `【11月20日9時現在】${closed}`, at }] },
    { text: closed, recentPosts: [] },
  ],
});
