import { defineRule, type Match, type Token } from '../types.ts';

const isName = (token: Token | undefined, kind?: '姓' | '名'): boolean =>
  token !== undefined && token.pos === '名詞' && token.pos2 === '人名' && (!kind || token.pos3 === kind);

/** Titles of people who act in public: naming them is the news itself. */
const PUBLIC =
  /市長|町長|村長|知事|大臣|総理|議長|議員|教育長|選手|講師|作家|画家|監督|教授|博士|俳優|歌手|アナウンサー|タレント|指揮|ピアニスト|バイオリニスト|写真家|詩人|俳人|書家|落語|芸人|漫画家|デザイナー|料理人|シェフ|研究者|館長|園長|校長|院長|会長|理事|代表|所長|署長|隊長|大使|観光大使|名誉市民|ゲスト|出演|登壇|司会|作曲|作詞|監修|著者|師匠|コーチ|インストラクター|委員|棋士|騎手|力士|横綱|優勝|受賞|入賞|表彰|メダル|記念館|文学館|美術館|賞|杯/;
/** What makes a name a private matter. */
const PRIVATE =
  /歳|（\d{1,3}）|\(\d{1,3}\)|在住|お住まい|住所|自宅|宅|電話|携帯|生まれ|陽性|感染|患者|入院|退院|死亡|亡くな|被害|加害|容疑|逮捕|相談|滞納|保護|受給|家出|行方不明|捜し|探し|いじめ|不登校|障害|介護|離婚|保育士|年生|\d年\d組|[小中高]\d年|園児|児童|生徒|職員|ママ|パパ|夫妻|夫婦|苦情|クレーム|迷惑/;
const HONORIFIC = /^(?:さん|ちゃん|くん|君|様|氏)$/;

export default defineRule({
  id: 'personal-info.name',
  topic: 'personal-info.name',
  severity: 'warn',
  message:
    '個人のお名前と思われます。だれのことか分かると、ご本人が困ることがあります。ご本人の了解があるか確かめるか、お名前を消してください。',
  tokens: true,
  *check(text, _context, tokens = []): Iterable<Match> {
    for (let i = 0; i < tokens.length; i++) {
      const first = tokens[i];
      if (!first || !isName(first)) continue;
      let last = i;
      // Family name, maybe a blank, given name.
      const gap = /^[\s\u3000・]$/.test(tokens[last + 1]?.surface ?? '') ? 2 : 1;
      const next = tokens[last + gap];
      const given = isName(next) || (gap === 2 && next?.pos === '名詞' && next.end - next.start <= 3);
      if (given) last += gap;
      const honorific = HONORIFIC.test(tokens[last + 1]?.surface ?? '');
      const end = tokens[honorific ? last + 1 : last]?.end ?? first.end;
      if (!given && !honorific) continue;
      const sentence = around(text, first.start);
      i = last;
      if (PUBLIC.test(sentence.near) || !PRIVATE.test(sentence.whole)) continue;
      yield { start: first.start, end };
    }
  },
  ng: [
    '家出した佐藤健太くんを探しています。',
    '田中花子さん（78）がお住まいの家です。',
    '生活保護の相談に来られた鈴木一郎さんの件です。',
    '感染が分かったのは保育士の高橋美咲さんです。',
  ],
  ok: [
    '佐藤健太市長があいさつしました。',
    '講師は田中花子さん（医師）です。',
    '鈴木一郎選手が来場します。',
    '渡辺さんの絵が美術館に並びました。',
    '山田町の皆さん、ありがとうございました。',
    '松本城の桜が見ごろです。',
  ],
});

/** The sentence a place lies in, and the 20 characters either side of it. */
function around(text: string, at: number): { whole: string; near: string } {
  const start = Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1)) + 1;
  const stop = text.slice(at).search(/[。\n]/);
  const end = stop < 0 ? text.length : at + stop;
  return { whole: text.slice(start, end), near: text.slice(Math.max(start, at - 16), Math.min(end, at + 20)) };
}
