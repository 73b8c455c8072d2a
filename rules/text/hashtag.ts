import { narrow } from '../sentences.ts';
import { defineRule, type Match, type RuleContext } from '../types.ts';

/** A tag as the platforms read it: letters, digits and _ of any script, not digits alone, after a boundary. */
const TAG = /(?<![A-Za-z0-9_&/])#([\p{L}\p{M}\p{N}_ー・]{1,100})/gu;

/** Cant of crime and sex: platforms freeze accounts that use it, even those that warn of it. */
const RISKY =
  /^(?:援交|援助交際|円光|パパ活|ママ活|P活|立ちんぼ|裏垢|裏アカ|裏バイト|闇バイト|闇金|即金|高額案件|高収入|叩き|運び屋|受け子|出し子|大麻|野菜手押し|手押し|アイス|クサ|草売り|シャブ|覚醒剤|覚せい剤|MDMA|LSD|コカイン|自殺|自殺募集|一緒に死にたい|死にたい|リスカ|OD|児ポ|ロリ|JK散歩|JKビジネス|オフパコ|セフレ|エロ.{0,10}|アダルト|無修正|拡散希望|相互フォロー|フォロバ100|相互)$/iu;

function* check(text: string, { hashtags }: RuleContext): Iterable<Match> {
  const flat = narrow(text);
  const tags = [...flat.matchAll(TAG)].filter(([, tag = '']) => !/^\d+$/.test(tag));
  const known = new Set(hashtags.map((tag) => narrow(tag).toLowerCase()));
  for (const m of tags) {
    const [whole, tag = ''] = m;
    const place = { start: m.index, end: m.index + whole.length };
    if (RISKY.test(tag)) {
      yield {
        ...place,
        message: `「#${tag}」は、規約に触れる投稿の目印に使われる言葉です。啓発のつもりでもアカウントが凍結された例があります。タグにせず、本文の言葉で書いてください。`,
      };
    } else if (known.size > 0 && !known.has(tag.toLowerCase())) {
      yield {
        ...place,
        message: `「#${tag}」は、使ってよいハッシュタグの一覧にありません。なぜ話題になっているかを調べ、一覧にあるものに替えるか、管理者にご相談ください。`,
      };
    }
  }
}

export default defineRule({
  id: 'hashtag',
  topic: 'hashtag',
  severity: 'warn',
  message:
    'ハッシュタグは、同じ言葉を使う別の話題に混ざることがあります。開いて、今どう使われているかをお確かめください。',
  check,
  ng: [
    '被害の相談は警察へ。 #援交',
    '子どもを守ろう＃パパ活',
    'やめよう #闇バイト',
    { text: '見本まつり #はやりの言葉', hashtags: ['見本市'] },
  ],
  ok: [
    { text: '見本まつりに来てね #見本市', hashtags: ['見本市'] },
    '闇バイトは犯罪です。相談は #9110 へ。',
    '受付番号#12でお呼びします。',
    'https://www.city.mihon.lg.jp/#event をご覧ください。',
  ],
});
