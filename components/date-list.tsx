import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

interface Props {
  dates: readonly { text: string; full: string; away: number }[];
  strings: SheetStrings;
}

/** The dates of a text beside the weekday they really have. */
export function DateList({ dates, strings }: Props) {
  return (
    <ul>
      {dates.map(({ text, full, away }) => (
        <li key={text}>
          「{text}」→ <b>{full || strings.sheet.noSuchDay}</b>
          {full && <span class="small soft"> {strings.sheet.away(away)}</span>}
        </li>
      ))}
    </ul>
  );
}
