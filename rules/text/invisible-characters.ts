import { defineRule } from '../types.ts';

export default defineRule({
  id: 'invisible-characters',
  topic: 'invisible-characters',
  severity: 'block',
  message:
    '目に見えない文字が入っています。読み上げやリンクが崩れるほか、確認者が同じ文面を確かめられません。前後の文字ごと消して、打ち直してください。',
  match: [
    // Zero width, bidi controls, soft hyphen, Hangul fillers; a joiner only where it joins no emoji; tags only outside flags.
    '/[\\u00ad\\u061c\\u115f\\u1160\\u180e\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\u3164\\ufeff\\uffa0]+/u',
    '/(?<!\\p{Extended_Pictographic}\\ufe0f?\\p{Emoji_Modifier}?)\\u200d+/u',
    '/(?<!\\u{1f3f4}[\\u{e0000}-\\u{e007f}]*)[\\u{e0000}-\\u{e007f}]+/u',
  ],
  ng: ['公\u200b園', '\u202eabc', '図\u00ad書館', '市\u3164役所', 'a\u200db', '\u{e0041}tag'],
  ok: [
    '👨‍👩‍👧‍👦の日',
    '🏳️‍🌈',
    '👩🏽‍🚒さん',
    '☀️です',
    '辻\u{e0100}さんの店',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ],
});
