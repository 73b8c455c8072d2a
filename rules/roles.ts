import { isQuoted, type Stretch, sentenceAndNext } from './sentences.ts';
import type { Role } from './types.ts';

/** What a sentence does with the words in it, seen from its own words and those of the sentence after it. */

/** Said to be untrue, not to be done, or over. */
const DENIED =
  /(?:事実|本当|正しい情報|当市|本市|当町|公式)(?:では|と(?:は)?)(?:あり|異な|違|無関係)|事実(?:無根|に反)|根拠(?:の|は|が)(?:ない|あり)|デマ|誤情報|偽情報|フェイク|うそ(?:の|で|を見)|ではありません|ものではありません|ことはありません|(?:こと|の|もの)はございません|打ち消|否定|誤った(?:情報|認識|理解)|誤解(?:です|や|が|を解)|迷信|思い込み|確認されて(?:い(?:ない|ません)|おりません)/;

/** The reader is told not to. */
const DISCOURAGED =
  /(?:し|せ|え|け|げ|ば|わ|ら|り|い|ま|が|か|さ|た|な|れ|め|て|ね)ないで(?:く|！|!|ね|。)|やめ(?:ましょう|てく|よう)|止めましょう|いけません|絶対にしない|許(?:しません|さない|されません)|犯罪です|違法です|違反(?:です|とな|にな|に当)|処罰|罰則|罰金|罰せ|逮捕|摘発|検挙|法律で|(?:110|119|9110|188)番?|通報|だまされ|騙され|手口|詐欺|悪質|撲滅|根絶|追放|なくそう|なくしましょう|防(?:ぎ|ご|止|ぐ)|ご遠慮|お控え|控えて|断(?:りま|って|ち)|禁じられ|禁止(?:です|して|され|します|と)|できません|固く/;

/** … or told to beware of it, or where to find help. */
const WARNED =
  /ご?注意(?:を|く|し|が|喚|下|！|!|\s|$|。|のこと|報)|気を付け|気をつけ|お気を|禁止|禁じ|被害(?:に|が|を|防|件|状)|不審|相談(?:し|くだ|窓|セ|を|で|が)|しません|せず/;

/** Education, help and rights: the words are the subject. */
const AWARENESS =
  /人権|差別(?:を|の|や|な|解|禁|に|は)|偏見|啓発|(?:強調|推進|防止|予防|啓発)(?:月間|週間|デー|運動)|講演|講座|講習|研修|セミナー|シンポジウム|パネル展|企画展|展示|特別展|ワークショップ|学習会|勉強会|上映|相談(?:窓口|会|所|室|員|ダイヤル|電話)|支援(?:セ|窓|員|団|策|制|事|を|の)|共生|多様性|ハラスメント|虐待|DV|いじめ|条例|計画|審議会|調査|アンケート|統計|歴史|資料館|記念館|追悼|慰霊|平和/;

const CORRECTED =
  /お詫び|おわび|訂正|謝罪|削除(?:し|いた)|撤回|不適切(?:な|で)|誤って|誤り(?:が|で|を)|再発防止|取り消し|取消|正しくは/;

/** Told as news of something over and dealt with by others. */
const REPORTED = /(?:され|し|い|っ|り|た|ま)ました|でした|逮捕|起訴|判決|発表によ|によると|によれば|調べ(?:で|に)/;

const TITLE_TAIL =
  '(?:展|講座|講演|公演|上映|上演|コンサート|教室|フェア|フェスタ|祭|まつり|大会|コンテスト|プロジェクト|キャンペーン|運動|月間|週間|と題|をテーマ|の(?:開催|募集|作者|著者)|[（(](?:著|作|監督))';
const TITLED = new RegExp(`^[^「」『』]{0,60}[」』][^。\\n「『]{0,12}${TITLE_TAIL}|^[^「」『』]{0,60}』`, 'u');
const TITLE_HEAD =
  /(?:展|講座|講演会?|公演|上映会?|映画|演劇|舞台|絵本|書籍|図書|小説|テーマ|演題|題名|演目|新刊|合言葉|標語|作品|劇|企画展|特集)[^。\n「」『』]{0,10}[「『][^「」『』]{0,60}$/u;

const ASKED = /(?:か|でしょうか|ませんか)[？?。]|[？?]\s*$/;

/** Roles of one place in a text; each is worked out only when somebody asks. */
export function roleAt(role: Role, text: string, at: number, sentence: Stretch): boolean {
  switch (role) {
    case 'quoted':
      return isQuoted(text, at);
    case 'denied':
      return DENIED.test(sentenceAndNext(text, at).text);
    case 'discouraged':
      return DISCOURAGED.test(sentenceAndNext(text, at).text);
    case 'warned': {
      const around = sentenceAndNext(text, at).text;
      return DISCOURAGED.test(around) || WARNED.test(around);
    }
    case 'awareness':
      return AWARENESS.test(sentence.text);
    case 'corrected':
      return CORRECTED.test(text);
    case 'reported':
      return REPORTED.test(sentence.text);
    case 'titled':
      return TITLED.test(text.slice(at, at + 90)) || TITLE_HEAD.test(text.slice(Math.max(0, at - 90), at));
    case 'asked':
      return ASKED.test(sentence.text);
  }
}
