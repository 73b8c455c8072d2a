import { registerRichText } from '@lexical/rich-text';
import { $getRoot, createEditor, type LexicalEditor } from 'lexical';
import { h } from '../element.ts';

/** A text box as Facebook makes them: the real Lexical in an element that is nothing but role and name. */
export function textBox(
  name: string,
  attributes: Record<string, string> = {},
): { element: HTMLElement; editor: LexicalEditor } {
  const element = h('div', {
    contenteditable: 'true',
    role: 'textbox',
    spellcheck: 'true',
    tabindex: '0',
    'aria-label': name,
    'aria-placeholder': name,
    class: 'notranslate box',
    ...attributes,
  });
  const editor = createEditor({
    namespace: 'practice',
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  return { element, editor };
}

export const textOf = (editor: LexicalEditor): string =>
  editor.getEditorState().read(() => $getRoot().getTextContent().replace(/\n\n/g, '\n'));

export const clear = (editor: LexicalEditor): void => editor.update(() => $getRoot().clear());
