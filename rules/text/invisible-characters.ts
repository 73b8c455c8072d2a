import { defineRule, type Match } from '../types.ts';

/** What does not show: zero width, bidi controls, soft hyphen, Hangul fillers, tags, controls, stray variation selectors. */
const UNSEEN =
  /\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\u{e0001}\u{e0020}-\u{e007f}]|(?![\t\n])\p{Cc}/u;
const RUN = new RegExp(`(?:${UNSEEN.source})+`, 'gu');

/** Emoji built with joiners, skin tones, keycaps and flag tags; kanji with the selectors of their variant forms (異体字). */
const RIGHTFUL =
  /[#*0-9]\ufe0f?\u20e3|\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}|\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?(?:\u200d\p{Extended_Pictographic}[\ufe0e\ufe0f]?\p{Emoji_Modifier}?)*|[\p{Script=Han}々〆][\ufe00-\ufe02\u{e0100}-\u{e01ef}]|[\u3030\u303d\u3297\u3299][\ufe0e\ufe0f]/gu;

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u, '文字の並ぶ向きを変える文字'],
  [/[\u{e0001}\u{e0020}-\u{e007f}]/u, '見えない「タグ文字」'],
  [/[\u115f\u1160\u3164\uffa0]/u, '空白に見えるハングルの文字'],
  [/\u00ad/u, '見えないハイフン'],
];

function* check(text: string): Iterable<Match> {
  if (!UNSEEN.test(text)) return;
  // Blanked out by spaces of the same length, so that offsets stay.
  const left = text.replace(RIGHTFUL, (found) => ' '.repeat(found.length));
  for (const m of left.matchAll(RUN)) {
    const name = NAMES.find(([kind]) => kind.test(m[0]))?.[1] ?? '目に見えない文字';
    yield {
      start: m.index,
      end: m.index + m[0].length,
      message: `${name}が${[...m[0]].length}個入っています。検索や読み上げの妨げになり、見た目と違う文になることもあります。消してから投稿してください。`,
    };
  }
}

export default defineRule({
  id: 'invisible-characters',
  topic: 'invisible-characters',
  severity: 'warn',
  message: '目に見えない文字が入っています。消してから投稿してください。',
  check,
  ng: [
    '見本\u200b市からのお知らせです。',
    '見本市\u202e公式',
    '見本\u00ad市の広報です。',
    '見本市\u3164のお知らせ',
    '\ufeff見本市のお知らせ',
    '見本市\u{e0041}\u{e0042}のお知らせ',
    'a\u200db の記号',
    '見本市\u2066のお知らせ\u2069',
    '公\u200b園',
    '\u202eabc',
    '図\u00ad書館',
    '市\u3164役所',
    'a\u200db',
    '\u{e0041}tag',
  ],
  ok: [
    '👨‍👩‍👧‍👦 家族で参加しよう❗️',
    '👍🏽 ありがとうございます 1️⃣ 2️⃣',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿 イングランドの国際交流員です。',
    '葛\u{e0100}城市の\u{20bb7}野家跡の由来です。',
    '☎️ 0480-11-2345（見本課）☀️',
    '㊗️ 開館10周年！\n\tご来館をお待ちしています。',
    '👨\u200d👩\u200d👧\u200d👦の日',
    '🏳️\u200d🌈',
    '👩🏽\u200d🚒さん',
    '☀️です',
    '辻\u{e0100}さんの店',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ],
});
