import { describe, expect, it } from 'vitest';
import { readText, textRanges } from '../../sites/text.ts';

/** Markup as the editors leave it, and the text their own model holds. */
const cases: [name: string, html: string, text: string][] = [
  [
    'Draft.js, with an empty line',
    '<div data-contents="true">' +
      '<div data-block="true"><div class="public-DraftStyleDefault-block"><span><span data-text="true">A</span></span></div></div>' +
      '<div data-block="true"><div class="public-DraftStyleDefault-block"><span><br data-text="true"></span></div></div>' +
      '<div data-block="true"><div class="public-DraftStyleDefault-block"><span><span data-text="true">C</span></span></div></div></div>',
    'A\n\nC',
  ],
  ['Draft.js, empty', '<div><div data-block="true"><div><span><br data-text="true"></span></div></div></div>', ''],
  [
    'Lexical, paragraphs',
    '<p><span data-lexical-text="true">一</span></p><p><br></p><p><br></p><p>三</p>',
    '一\n\n\n三',
  ],
  ['Lexical, soft breaks', '<p><span>一</span><br><br><span>三</span></p>', '一\n\n三'],
  ['Lexical, a soft break at the end', '<p><span>一</span><br><br></p>', '一\n'],
  ['Lexical, empty', '<p><br></p>', ''],
  ['a plain box, as browsers fill it', '一<div>二</div><div><br></div><div>四</div>', '一\n二\n\n四'],
  ['a plain box of one line', 'こんにちは', 'こんにちは'],
  ['blanks between blocks', '<div>一</div>\n  <div>二</div>\n', '一\n二'],
  ['emoji drawn as pictures', '<div>晴れ<img alt="☀">です<span><img alt="(coffee)"></span></div>', '晴れ☀です(coffee)'],
  ['links and marks inside a line', '<p>見て<a href="#"><span>#防災</span></a><b>!</b></p>', '見て#防災!'],
];

const editorOf = (html: string): HTMLElement => {
  const editor = document.createElement('div');
  editor.innerHTML = html;
  document.body.append(editor);
  return editor;
};

describe('reading an editor', () => {
  it.each(cases)('%s', (_name, html, text) => {
    expect(readText(editorOf(html))).toBe(text);
  });

  it('a field by its value', () => {
    const field = document.createElement('textarea');
    field.value = '一\n二';
    expect(readText(field)).toBe('一\n二');
    expect(textRanges(field, [[0, 1]])).toEqual([]);
  });

  it('ranges point at the words they are about, across nodes and lines', () => {
    const editor = editorOf('<p>見て<b>防災</b>講座</p><p><br></p><p>雨<img alt="☔">です</p>');
    const text = readText(editor);
    expect(text).toBe('見て防災講座\n\n雨☔です');
    const spanOf = (word: string): [number, number] => [text.indexOf(word), text.indexOf(word) + word.length];
    const [across, picture] = textRanges(editor, [spanOf('て防災講'), spanOf('☔です')]);
    expect(across?.toString()).toBe('て防災講');
    expect(picture?.cloneContents().querySelector('img')?.alt).toBe('☔');
    expect(picture?.toString()).toBe('です');
    expect(textRanges(editor, [[90, 92]])).toEqual([]);
  });
});
