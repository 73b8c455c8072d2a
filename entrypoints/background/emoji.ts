import browser from 'webextension-polyfill';

/** Names of emoji in Japanese: look-alikes are told apart by words, not by eye. */

let names: Promise<Map<string, string>> | null = null;

async function load(): Promise<Map<string, string>> {
  const response = await fetch(browser.runtime.getURL('/emoji-ja.json'));
  return new Map(Object.entries((await response.json()) as Record<string, string>));
}

const SKIN = /[\u{1f3fb}-\u{1f3ff}]/gu;
const bare = (emoji: string): string => emoji.replace(SKIN, '').replaceAll('\ufe0f', '');

/** Every emoji of a text with its name and its place in UTF-16 units. */
export async function emojiNames(text: string): Promise<{ char: string; name: string; index: number }[]> {
  if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text)) return [];
  names ??= load();
  const known = await names;
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)]
    .filter(
      ({ segment }) =>
        /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment) && !/^[\d#*©®™]$/u.test(segment),
    )
    .map(({ segment, index }) => ({
      char: segment,
      name: known.get(bare(segment)) ?? '名前の分からない絵文字',
      index,
    }));
}
