import { narrow } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

interface Emoji {
  name: string;
  why: string;
  /** The sign it is taken for. */
  instead?: string;
  /** Harmless where the sentence is about it. */
  allow?: RegExp;
}

/** Emoji that have another meaning than their picture, or that are picked by slip for a neighbour (事例8). */
const EMOJI: Readonly<Record<string, Emoji>> = {
  '🖕': { name: '中指を立てた手', why: '相手をひどく侮辱する身ぶりです', instead: '☝' },
  '🍆': {
    name: 'なす',
    why: '性的な意味で使われることがあります',
    allow: /なす|ナス|茄子|野菜|収穫|畑|農|直売|給食|レシピ|料理|特産|旬/,
  },
  '🍑': {
    name: '桃',
    why: '性的な意味で使われることがあります',
    allow: /桃|もも|モモ|果|農|直売|収穫|特産|狩り|フルーツ|給食|旬/,
  },
  '💦': {
    name: '飛び散る水',
    why: '汗や水のつもりでも、性的な意味で受け取られることがあります',
    allow: /水|雨|汗|熱中|暑|プール|海|川|噴水|打ち水|滝|シャワー|掃除|洗|消防|放水|泳|豪雨|台風|スポーツ|運動|温泉|湯/,
  },
  '🔞': { name: '18歳未満禁止', why: '成人向けの内容を示す印です', allow: /18歳|未満|成人|禁止/ },
  '💩': {
    name: 'うんち',
    why: '相手をからかう印として受け取られます',
    allow: /ふん|フン|うんち|トイレ|検便|犬|肥|下水|絵本|ドリル|教室|大腸|検査/,
  },
  '🤡': {
    name: 'ピエロの顔',
    why: '人を愚かだとからかう意味で使われます',
    allow: /サーカス|ピエロ|クラウン|大道芸|パフォーマ|公演|ショー/,
  },
  '🙄': { name: 'あきれた目', why: '相手をばかにした印象を与えます' },
  '🤮': {
    name: '吐いている顔',
    why: '人や物への嫌悪と受け取られます',
    allow: /嘔吐|食中毒|ノロ|吐|感染|腹痛|体調|熱中/,
  },
  '🤬': { name: 'ののしっている顔', why: '激しい怒りやののしりの印です' },
  '👎': { name: 'だめの合図', why: '人や意見をけなす印です' },
  '👌': {
    name: 'OKの手',
    why: '国によっては侮辱や差別の印です',
    allow: /OK|オーケー|ok|可|大丈夫|手話/,
  },
  '🤘': { name: 'つのの形の手', why: '地域によっては侮辱の印です', allow: /ロック|ライブ|メタル|音楽|フェス|手話/ },
  '🍁': {
    name: 'かえで',
    why: '大麻の隠語に使われることがあります',
    allow:
      /紅葉|もみじ|モミジ|カエデ|楓|秋|散策|山|公園|ライトアップ|渓谷|落ち葉|色づ|見ごろ|葉|1[01]月|[9９]月|まつり|祭/,
  },
  '🥦': {
    name: 'ブロッコリー',
    why: '大麻の隠語に使われることがあります',
    allow: /ブロッコリ|野菜|収穫|畑|農|給食|レシピ|料理|栄養|食|特産|旬/,
  },
  '🖐🏿': { name: '濃い肌色の手', why: '肌の色で人を表した印象を与えます' },
};

/** 👌 beside money or a person, and the like, are read by people; here only what a picture alone says. */
const SIGNS = new RegExp(Object.keys(EMOJI).join('|'), 'gu');

function* check(text: string): Iterable<Match> {
  const flat = narrow(text);
  for (const m of text.matchAll(SIGNS)) {
    const emoji = EMOJI[m[0]];
    if (!emoji || emoji.allow?.test(flat)) continue;
    yield {
      start: m.index,
      end: m.index + m[0].length,
      message: `${m[0]}は「${emoji.name}」の絵文字で、${emoji.why}。${emoji.instead ? `「${emoji.instead}」と取り違えていないか、お確かめください。` : '別の絵文字にするか、言葉で書いてください。'}`,
    };
  }
}

export default defineRule({
  id: 'emoji-meaning',
  topic: 'emoji-meaning',
  severity: 'warn',
  message: '絵文字には、見た目と違う意味をもつものがあります。名前と意味をお確かめください。',
  check,
  ng: [
    '申込はこちらから🖕',
    '市民課は2階です🖕🏻',
    '今夜は窓口を延長します🍆',
    'また苦情の電話です🙄',
    '会議が長引いています🤡',
  ],
  ok: [
    '申込はこちらから☝',
    '夏野菜の収穫体験🍆 参加者を募集します。',
    'プール開きです💦',
    '紅葉が見ごろです🍁',
    '市民課は2階です👍',
    '雪が降りました❄',
  ],
});
