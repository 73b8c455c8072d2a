import { narrow, sentenceAt } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

const TOKYO_MS = 9 * 3_600_000;

/** The office that runs the election names everybody alike. */
const NEUTRAL = /選挙公報|立候補者一覧|候補者一覧|届出順|届け出順|開票結果|投票結果|選挙管理委員会が/;
const FAVOUR =
  /(?:を|の)(?:応援|支持|推薦)|に(?:清き)?一票|投票して(?:くだ|ほし|ね)|ご支援|勝たせ|当選(?:させ|を目指|に向け)|公約(?:を(?:実現|守)|に掲げ)|出陣式|街頭演説|演説会|後援会|決起/;

/** In an election period, names of those who stand and words that favour are stopped, whatever the rest says. */
function* check(text: string, { now, elections }: RuleContext): Iterable<Match> {
  const day = new Date(now + TOKYO_MS).toISOString().slice(0, 10);
  const flat = narrow(text);
  for (const { name, from, to, names } of elections) {
    if (day < from || day > to) continue;
    const why = `「${name}」の期間中です（${from}〜${to}）。`;
    for (const person of names) {
      const wanted = narrow(person);
      for (let at = flat.indexOf(wanted); at >= 0; at = flat.indexOf(wanted, at + wanted.length)) {
        if (NEUTRAL.test(sentenceAt(flat, at).text)) continue;
        const message = `${why}候補者や政党の名前を載せると、応援と受け取られます。選挙が終わってから投稿するか、名前を外してください。`;
        yield { start: at, end: at + wanted.length, message };
      }
    }
    for (const m of flat.matchAll(new RegExp(FAVOUR, 'g'))) {
      if (
        NEUTRAL.test(sentenceAt(flat, m.index).text) ||
        !/選|候補|議員|市長|町長|知事|党|票/.test(sentenceAt(flat, m.index).text)
      )
        continue;
      const message = `${why}特定の候補への働きかけと受け取られます。投票日や投票所のご案内だけにしてください。`;
      yield { start: m.index, end: m.index + m[0].length, message };
    }
  }
}

const elections = [{ name: '見本市長選挙', from: '2026-11-15', to: '2026-11-22', names: ['見本太郎', '例示の会'] }];

export default defineRule({
  id: 'political.election',
  topic: 'political',
  severity: 'block',
  message: '選挙の期間中です。候補者や政党に触れずに書いてください。',
  check,
  ng: [
    { text: '見本太郎さんが駅前に来ます。', elections },
    { text: '例示の会の皆さんと清掃をしました。', elections },
    { text: '市長選挙では、現職の後援会の演説会へどうぞ。', elections },
  ],
  ok: [
    { text: '11月22日（日）は見本市長選挙の投票日です。', elections },
    { text: '見本太郎、例示花子（届出順）の選挙公報を、全世帯に配りました。', elections },
    { text: '講師は見本太郎氏（防災研究家）です。', elections, now: Date.parse('2026-11-23T10:00:00+09:00') },
  ],
});
