import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

interface Props {
  text: string;
  /** Emoji with their names and places in the text. */
  emojis: readonly { char: string; name: string; index: number }[];
  strings: SheetStrings;
}

const dates =
  /(?:\d{1,4}[年月日/.]){1,3}\d{0,2}日?\s?(?:[（(][日月火水木金土祝・休]{1,3}曜?日?[）)])?|\d{1,2}[:時]\d{0,2}分?/g;
const ghosts = /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff]/g;

/** The text as it will be read, with dates and times marked, unseen characters shown, and every emoji named in words. */
export function PostText({ text, emojis, strings }: Props) {
  const marks = [
    ...[...text.matchAll(dates)].map((m) => ({ at: m.index, text: m[0], ghost: false })),
    ...[...text.matchAll(ghosts)].map((m) => ({ at: m.index, text: m[0], ghost: true })),
  ].sort((a, b) => a.at - b.at);
  const parts: (string | preact.JSX.Element)[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.at < at) continue;
    parts.push(text.slice(at, mark.at));
    const code = (mark.text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    parts.push(mark.ghost ? <span class="ghost">［U+{code}］</span> : <mark>{mark.text}</mark>);
    at = mark.at + mark.text.length;
  }
  parts.push(text.slice(at));
  return (
    <>
      <p class="text">{parts}</p>
      {emojis.length > 0 && (
        <p class="small">
          {strings.sheet.emoji}
          {strings.marks.colon}
          {emojis.map(({ char, name, index }) => (
            <span key={index}>
              {' '}
              <span class="emoji">{char}</span>
              <b>「{name}」</b>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
