import { isQuoted, narrow, sentencesOf } from '../sentences.ts';
import { defineRule, type Match } from '../types.ts';

/**
 * Private chatter on the official account, mostly from the wrong account. Told apart from a friendly office or its mascot by what
 * is missing: no politeness, no office, no notice; and by what is there: one's own day, family, drink, work, loves.
 */

/** Words of an office or of a notice: who says these speaks on duty. */
const OFFICE =
  /市(?:民|内|役所|立|営|長|議会|の|では|で(?:は)?、|HP|外|政|報)|町(?:民|内|役場|立|営|長|議会|の|では|政)|村(?:民|内|役場|立|営|長|議会|の|では|政)|区(?:民|内|役所|立|長|の)|役場|課|係へ|窓口|お知らせ|ご案内|開催|募集|申し?込|受け?付|問い?合わ?せ|ください|下さい|お越し|ご覧|ご参加|ご協力|ご利用|お待ちして|ご注意|皆さん|皆さま|皆様|みなさん|みんな(?:で|も)?(?:、)?(?:来て|遊び|見て|食べ)|訓練|警報|避難|定員|無料|参加費|会場|場所|日時|主催|共催|センター|公民館|図書館|体育館|博物館|美術館|公園|会館|ホール|https?:|☎|\d{2,4}-\d{2,4}-\d{4}|\d{1,2}:\d{2}|広報|観光|イベント|まつり|祭り|フェア|特産|ロビー|展示|運転|運休|通行止め|ごみ|教室|講座|講習|相談|健診|検診|給食|献血|レシピ|熱中症|ライフジャケット|消防|救急|防犯|防災|こども|選挙|投票|申請|手続|証明|税|年金|保険|手当|児童|園児|高齢|介護|福祉|食べに来て|来てね|待ってる(?:よ|ね)|フォロー|クイズ/u;

/** Plain talk: endings, fillers and laughter of a chat. */
const CHAT =
  /(?:だわ|だよね|だよな|だよー|だよ〜|よねー?|よな|じゃん|だな|だなあ|かな[ぁあー〜]?|なあ|なぁ|だし|けど(?:ね|さ|な)?|もん|っす|っけ|かも|やん|やわ|やろ|ねん|へん|わー|わ〜|わぁ|かよ|だろ|しとく|してて|てて|といて|しといて|とくね|するね|くるね|行くね|帰るね|買うね|ったわ|てた|てる|ない[わー〜]|すぎ(?:る|た|て|ん)?|しんど[いっ]?|たい|たくない|たかった|した|った|んだ|だった|かった|なう|む[りー]|無理|やば[いっす]?|ヤバ[いっす]?|まじ|マジ|ガチ|めっちゃ|めちゃ|ちょー|超|くそ|クソ|草|笑|ｗ|w|orz|泣|汗|つら[いた]?|だる[いー]?|ダル|ねむ[いー]?|眠[いたすー]|疲れた|つかれた|腹減|お腹(?:す|空)|うま[いっ]|美味[いすし]|最高|最悪|神|推し|尊い|沼|エモ|ワロ|ぴえん|うける|ウケる|りょ|おけ|よろ|あざ|サンキュ|ごめん|すまん|いいや|やーめ|っしょ|よし|さて)[。!?…〜ー♪wｗ笑(（\s\p{Extended_Pictographic}]*$/u;

/** One's own life. */
const LIFE =
  /ママ|パパ|旦那|だんな|夫(?:が|の|に|と)|嫁|妻(?:が|の|に|と)|彼氏|彼女(?:が|と|に)|うちの(?:子|犬|猫|旦那|嫁|夫|妻|親|母|父|息子|娘|チビ|ばあ|じい)|息子(?:が|の|と|は)|娘(?:が|の|と|は)|長男|長女|次男|次女|子ども(?:の|が)(?:迎え|熱|寝|弁当|宿題|運動会)|お迎え|保育園(?:の)?(?:迎え|から(?:電話|呼び出し))|義母|義父|義実家|実家|母さん|父さん|お母さん(?:、|に)|お父さん(?:、|に)|姉|妹|弟|兄(?:貴|ちゃん)|親友|友達|友だち|同期|元カレ|元カノ|デート|合コン|婚活|マッチング|既読|LINE返|LINE見|電話して|迎えに(?:来|行|い)|買って(?:き|帰|きて|こい|おい)|買い忘れ|牛乳|おむつ|卵|晩ごはん|晩ご飯|夕飯|夜ごはん|昼飯|昼ごはん|朝飯|朝ごはん|ごはん(?:先|食)|弁当|飯|ラーメン|カレー|焼肉|寿司|唐揚げ|からあげ|ビール|ハイボール|酒|日本酒|焼酎|ワイン|飲み(?:会|過|す|に|た|ます)|飲む|飲も|飲んだ|二日酔い|二次会|居酒屋|コンビニ|スタバ|マック|アイス|スイーツ|ダイエット|体重|痩せ|太っ|筋トレ|ジム|美容院|ネイル|コスメ|服|靴|セール|ポチ|Amazon|メルカリ|ガチャ|課金|ログイン|イベラン|周回|レベル|ボス|ゲーム|スイッチ|Switch|プレステ|アニメ|推し|ライブ|チケット|当落|握手|ツアー|新曲|ドラマ|録画|最終回|Netflix|ネトフリ|野球|阪神|巨人|カープ|ホークス|ベイ|サッカー|試合|競馬|馬券|万馬券|パチ|スロ|麻雀|宝くじ|仕事|出勤|残業|定時|上司|課長|部長|係長|同僚|先輩|後輩|新人|会議|異動|有給|ボーナス|給料|月曜|休み(?:た|明|終)|連休|休日出勤|早退|遅刻|寝坊|電車|満員|渋滞|終電|乗り遅|駐車場ない|家(?:帰|着|出|か)|帰宅|帰る|帰り|布団|ベッド|寝(?:る|た|よ|坊|落ち|不足)|おやすみ|おはよ|起き|朝から|風呂|シャワー|洗濯|掃除|皿洗い|猫|犬(?:が|の|と)|散歩|歯医者|病院行|熱(?:が|っぽ|で)|頭痛|腰(?:が|痛)|肩こり|花粉|鼻水|薬|テスト|レポート|単位|サボ|人生|彼|俺|僕|あたし|わい|ワイ|自分|うち(?:も|は|ら)/u;

/** What nobody writes on duty, whatever stands around it. */
const NEVER =
  /私事(?:です|で恐縮|ながら|で)|プロポーズし|(?:まじ|マジ|ガチ|がち)(?:で|な|か)|腹(?:が)?立つ(?!人)|ムカつ|むかつ|だりぃ|だるい|ダルい|まあいっか|ま、いっか|ワロタ|草生え|もう引退(?:する|し)|大嫌い(?:だ|なん|です)|(?:笑|ｗ|w{1,5}|草|泣|爆)[。!)）]?$|なん?だけど[。!…]?$|(?:退屈|つまらな|眠|長)[^。\n]{0,14}(?:私|自分|担当)は|うちの(?:課長|部長|係長|上司|局長|所長)|采配|やってられ|やる気(?:が)?(?:出な|ゼロ|なし)|帰りてえ|帰りたい|働きたくな|(?:一歩も|絶対に?)[^。\n]{0,8}(?:出たくな|行きたくな|働きたくな)|寝落ち|二度寝/u;

const POLITE = /です|ます|ました|ません|でした|ましょう|ください|下さい|ございます/;

interface Reading {
  start: number;
  end: number;
  chat: boolean;
  life: boolean;
  polite: boolean;
  office: boolean;
}

function read(flat: string): Reading[] {
  return sentencesOf(flat)
    .map(({ start, text }) => ({ start, text: text.trimEnd() }))
    .filter(({ text }) => /[\p{L}]/u.test(text))
    .map(({ start, text }) => ({
      start,
      end: start + text.length,
      chat: CHAT.test(text.replace(/[。!?\s]+$/u, '')),
      life: LIFE.test(text) && !isQuoted(flat, start + Math.max(0, text.search(LIFE))),
      polite: POLITE.test(text),
      office: OFFICE.test(text),
    }));
}

/** Polite, but about one's own evening, family or mood: no office tells that. */
const OWN =
  /(?:私|わたし|僕|ぼく|俺|自分|中の人|担当|担当者|広報担当)(?:は|も|の|が)[^。\n]{0,24}(?:飲み(?:過|す)|二日酔い|寝坊|寝不足|眠|残業|疲れ|だる|しんど|やる気|帰りた|休みた|辞めた|転職|失恋|彼氏|彼女|旦那|嫁|夫|妻|息子|娘|実家|推し|ライブ|ゲーム|ガチャ|競馬|パチンコ|ダイエット|体重|筋肉痛|腰痛|誕生日|給料|ボーナス|お腹|腹痛|太|飲みに|晩酌|ビール|酒|おやつ|夕飯|昼ごはん)|(?:昨日|昨夜|ゆうべ|今夜|今晩|今日|週末|連休)(?:は|も|の)?[^。\n]{0,12}(?:飲み(?:過|す)ぎ|二日酔い|彼氏|彼女|旦那|嫁と|夫と|妻と|友達と|推し|デート|合コン|晩酌|一人飲み|家飲み|寝坊|夜更かし)|(?:早く|もう)(?:帰|寝|休|辞)(?:り|み|め)?たい(?:です|なあ|な|。)|(?:課長|部長|上司|係長|同僚)(?:が|の|に|は)[^。\n]{0,16}(?:うる|怖|機嫌|嫌|愚痴|怒|小言|無茶|わがまま|面倒)|(?:残業|仕事|会議|出勤|月曜)[^。\n]{0,12}(?:つら|しんど|だる|嫌|いや|うんざり|疲れ|憂鬱|行きたくな|無理)/u;

function* check(text: string): Iterable<Match> {
  const flat = narrow(text);
  const all = read(flat);
  if (all.length === 0) return;
  for (const sentence of all) {
    const own = OWN.exec(flat.slice(sentence.start, sentence.end));
    const never = NEVER.exec(flat.slice(sentence.start, sentence.end));
    const at = own?.index ?? never?.index;
    if (at !== undefined && !isQuoted(flat, sentence.start + at)) yield { start: sentence.start, end: sentence.end };
  }
  // The whole post is chatter: nothing in it is polite, nothing is of the office.
  const office = all.some((sentence) => sentence.office);
  const private_ = all.filter((sentence) => sentence.life && !sentence.polite);
  const chatty = all.filter((sentence) => sentence.chat && !sentence.polite);
  if (!office && private_.length > 0 && (chatty.length > 0 || all.every((sentence) => !sentence.polite))) {
    const [first, last] = [all[0], all.at(-1)];
    if (first && last) yield { start: first.start, end: last.end };
    return;
  }
  // A stray sentence amid a notice: plain chat about one's own life.
  for (const sentence of all) {
    if (sentence.life && sentence.chat && !sentence.polite && !sentence.office && !isQuoted(flat, sentence.start + 1)) {
      yield { start: sentence.start, end: sentence.end };
    }
  }
}

export default defineRule({
  id: 'personal-voice',
  topic: 'personal-voice',
  severity: 'warn',
  also: ['purpose', 'account'],
  message: '私的なつぶやきのようです。アカウントの取り違えでないかを確かめ、公式のお知らせでなければ消してください。',
  check,
  ng: [
    'ママ、卵とパン買って帰るね。先に寝てて',
    '連休最終日、ビール3本目。明日から仕事とか無理〜',
    '推しのライブ当たった！ まじ最高',
    '今日も残業。上司の話が長すぎて帰れないわ',
    '昨夜は飲み過ぎて、担当は二日酔いです。',
  ],
  ok: [
    'あつ〜い！ぼく、とけちゃいそう…。村の雪室カフェに、かき氷を食べにきてね〜',
    'おはようございます。今朝の見本市は雪です。',
    '「早く寝よう」を合言葉に、生活リズムを整えましょう。',
    '市民駅伝、最高の天気になりました！',
    '猫の飼い方教室を12月6日（日）に開きます。',
    '見本くんだよ！みんな、まつりに来てね！',
  ],
});
