import type { Token } from './types.ts';

/** Names of persons in tokenized text (IPADIC marks 固有名詞・人名・姓/名). */

export interface NameMention {
  start: number;
  /** End of the name itself. */
  end: number;
  /** End including honorific and an age in brackets. */
  fullEnd: number;
  /** Family and given name both. */
  full: boolean;
  /** さん, 氏 … as written; empty when there is none. */
  honorific: string;
  /** An age follows: （42） or 42歳. */
  aged: boolean;
}

const HONORIFIC = /^[ \u3000]?(さん|くん|君|ちゃん|氏(?!名|神)|様(?![式々子相])|さま|夫妻|容疑者|被告)/;
const AGE = /^[（(]?\s?[0-9０-９]{1,3}\s?(?:[）)]|歳|才)/;
const KANA_GIVEN =
  /^\s?(?![のはがをにへとでもや])(?:[ぁ-ん]{2,4}|[ァ-ヶー]{2,5})(?=さん|くん|君|ちゃん|氏(?!名|神)|[（(]\s?[0-9０-９]{1,3}\s?[）)])/;
/** Names of nobody who could be harmed. */
const NOBODY =
  /^(?:サンタ|サンタクロース|キティ|シンデレラ|ピノキオ|ピーターパン|アリス|マリア|ブッダ|イエス|キリスト)$/;
const isPerson = (token: Token | undefined): boolean =>
  token?.pos1 === '固有名詞' && token.pos2 === '人名' && !NOBODY.test(token.surface);
const isSpace = (token: Token | undefined): boolean => token?.surface === ' ' || token?.surface === '\u3000';
const isKanji = (token: Token | undefined): token is Token =>
  token !== undefined && token.pos === '名詞' && /^\p{Script=Han}{1,3}$/u.test(token.surface);

interface NameEnd {
  /** Index of the first token behind the name. */
  next: number;
  /** Where the name ends in the text; not always where a token does. */
  end: number;
}

/** Where the name ends that begins before the token `at`. */
function endOfName(tokens: readonly Token[], at: number, text: string): NameEnd {
  let next = at;
  for (;;) {
    if (isPerson(tokens[next])) next++;
    else if (isSpace(tokens[next]) && isPerson(tokens[next + 1])) next += 2;
    else break;
  }
  const known = { next, end: tokens[next - 1]?.end ?? 0 };
  // A given name in kana is cut anywhere by the tokenizer (三浦 | ひな | たちゃ | ん): the honorific or age behind it tells.
  const kana = KANA_GIVEN.exec(text.slice(known.end));
  if (kana && next === at && tokens[at - 1]?.pos3 === '姓') {
    const end = known.end + kana[0].length;
    while (tokens[next] && (tokens[next]?.start ?? end) < end) next++;
    return { next, end };
  }
  // A given name the dictionary knows by half (悠 + 斗) or not at all, when an honorific or an age closes it.
  const space = isSpace(tokens[next]) ? 1 : 0;
  for (const length of [1, 2]) {
    const last = tokens[next + space + length - 1];
    const run = tokens.slice(next + space, next + space + length);
    if (!last || !run.every((token) => isKanji(token) && token.pos1 !== '接尾')) break;
    const after = text.slice(last.end);
    if (HONORIFIC.test(after) || AGE.test(after)) return { next: next + space + length, end: last.end };
  }
  return known;
}

/** Every name, in order. Family names alone are mentions, too: what they mean is for the rule to say. */
export function findNames(text: string, tokens: readonly Token[]): NameMention[] {
  const found: NameMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || !isPerson(token)) continue;
    const { next, end } = endOfName(tokens, at + 1, text);
    // A given name right behind a short noun (見本 + 太郎) has a family name that the dictionary does not know.
    const before = tokens[at - 1];
    const family = token.pos3 === '名' && isKanji(before) && !isKanji(tokens[at - 2]) && before.pos1 !== '接尾';
    const honorific = HONORIFIC.exec(text.slice(end, end + 5));
    const afterTitle = end + (honorific?.[0].length ?? 0);
    const age = AGE.exec(text.slice(afterTitle, afterTitle + 7));
    found.push({
      start: family ? before.start : token.start,
      end,
      fullEnd: afterTitle + (age?.[0].length ?? 0),
      full: family || (next - at > 1 && /\S{2}/.test(text.slice(token.start, end))),
      honorific: honorific?.[1] ?? '',
      aged: age !== null,
    });
    at = next - 1;
  }
  return found;
}
