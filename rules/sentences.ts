/** Stretches of a post that are read together. Offsets are UTF-16 units. */

export interface Stretch {
  start: number;
  end: number;
  text: string;
}

const SENTENCE_END = '。！？!?\n';
const QUOTES: readonly (readonly [string, string])[] = [
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
];

/** Units looked at either side of a place: beyond, nothing belongs together, and a text without 。 costs no more than others. */
const REACH = 240;

/** The sentence around a place; a line end closes it, too. Its closing mark belongs to it. */
export function sentenceAt(text: string, at: number): Stretch {
  let start = at;
  while (start > Math.max(0, at - REACH) && !SENTENCE_END.includes(text[start - 1] ?? '')) start--;
  const reach = Math.min(text.length, at + REACH);
  let end = at;
  while (end < reach && !SENTENCE_END.includes(text[end] ?? '')) end++;
  while (end < text.length && SENTENCE_END.includes(text[end] ?? '') && text[end] !== '\n') end++;
  return { start, end, text: text.slice(start, end) };
}

/** A text cut into its sentences; closing marks and line ends belong to the sentence before them. */
export function sentencesOf(text: string): Stretch[] {
  return [...text.matchAll(/[^。！？!?\n]{1,1000}[。！？!?]*\n?|[。！？!?]+\n?|\n/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    text: m[0],
  }));
}

/** The line around a place, without its line end. */
export function lineAt(text: string, at: number): Stretch {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.length : next;
  return { start, end, text: text.slice(start, end) };
}

/** The sentence around a place and the one after it: where a denial of what was just said stands. */
export function sentenceAndNext(text: string, at: number): Stretch {
  const first = sentenceAt(text, at);
  const gap = /^\s*/.exec(text.slice(first.end))?.[0].length ?? 0;
  const next = first.end + gap < text.length ? sentenceAt(text, first.end + gap) : first;
  return { start: first.start, end: next.end, text: text.slice(first.start, next.end) };
}

/** Whether a place lies inside quotation marks on its line: then somebody else's words are shown, not said. */
export function isQuoted(text: string, at: number): boolean {
  const line = lineAt(text, at);
  const before = line.text.slice(0, at - line.start);
  const after = line.text.slice(at - line.start);
  return QUOTES.some(([open, close]) => before.lastIndexOf(open) > before.lastIndexOf(close) && after.includes(close));
}

/**
 * Full-width letters, digits and marks as half-width ones, one unit for one, so that offsets stay. Every dash people type in
 * numbers becomes a hyphen; the wave dash 〜 stays what it is.
 */
export function narrow(text: string): string {
  const known = narrowed.get(text);
  if (known !== undefined) return known;
  if (narrowed.size >= 8) narrowed.clear();
  const flat = halfWidth(text);
  narrowed.set(text, flat);
  return flat;
}

/** A dozen rules read one text the same way, one after the other. */
const narrowed = new Map<string, string>();

const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (c) => (c === '～' ? '〜' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    .replace(/[‐‑‒–—―−ｰ]|(?<=\d)ー(?=\d)/g, '-')
    .replace(/[\u3000\u00a0]/g, ' ');
