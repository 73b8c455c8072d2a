import { narrow } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** Words that admins hold back until a moment; a scheduled post is judged at its own moment. */
function* check(text: string, { now, embargoes }: RuleContext): Iterable<Match> {
  const flat = narrow(text).toLowerCase();
  for (const { words, until } of embargoes) {
    if (now >= Date.parse(`${until}:00+09:00`)) continue;
    const [, year, month, day, time] = /^(\d+)-0?(\d+)-0?(\d+)T(\d\d:\d\d)$/.exec(until) ?? [];
    for (const word of words) {
      const wanted = narrow(word).toLowerCase();
      for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + wanted.length)) {
        yield {
          start: at,
          end: at + wanted.length,
          message: `「${word}」は、${year}年${month}月${day}日${time}まで公表できません。解禁の後に投稿するか、その時刻より後の予約投稿にしてください。`,
        };
      }
    }
  }
}

const embargoes = [{ words: ['見本大橋', '新しい愛称'], until: '2026-12-01T14:00' }];

export default defineRule({
  id: 'pre-announcement.embargo',
  topic: 'pre-announcement',
  severity: 'block',
  message: '解禁の前の情報です。解禁の後に投稿してください。',
  check,
  ng: [
    { text: '見本大橋が開通します。', embargoes },
    { text: '市民ホールの新しい愛称をお知らせします。', embargoes },
    { text: '見本大橋が開通します。', embargoes, now: Date.parse('2026-12-01T13:59:00+09:00') },
  ],
  ok: [
    { text: '見本大橋が開通します。', embargoes, now: Date.parse('2026-12-01T14:00:00+09:00') },
    { text: '見本橋の工事をします。', embargoes },
    '見本大橋が開通します。',
  ],
});
