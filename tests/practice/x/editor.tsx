/** @jsxImportSource react */
import {
  CompositeDecorator,
  type ContentBlock,
  ContentState,
  Editor,
  EditorState,
  getDefaultKeyBinding,
  Modifier,
  SelectionState,
} from 'draft-js';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { people } from '../town.ts';
import { type ComposerId, edit, editPost, type PostDraft } from './drafts.ts';
import { editors } from './model.ts';
import { attach } from './submit.ts';
import { addresses } from './weigh.ts';

/** The text box: real Draft.js, so that its markup, its model and its faults are the ones X's composer has. */

const marked = (pattern: RegExp) => (block: ContentBlock, found: (start: number, end: number) => void) => {
  for (const match of block.getText().matchAll(pattern)) found(match.index, match.index + match[0].length);
};
const Marked = (props: { children?: ReactNode }) => <span style={{ color: 'var(--accent)' }}>{props.children}</span>;
const decorator = new CompositeDecorator([
  { strategy: marked(/[#＃][\p{L}\p{N}_]+/gu), component: Marked },
  { strategy: marked(/@\w+/g), component: Marked },
  { strategy: marked(addresses), component: Marked },
]);

interface Props {
  composer: ComposerId;
  index: number;
  post: PostDraft;
  placeholder: string;
  autoFocus: boolean;
  onSubmit: () => void;
}

/** The handle being typed before the caret, without @; null = none. */
function mentionAt(state: EditorState): string | null {
  const selection = state.getSelection();
  if (!selection.isCollapsed()) return null;
  const text = state.getCurrentContent().getBlockForKey(selection.getStartKey()).getText();
  return /(?:^|[^\w])@(\w{1,15})$/.exec(text.slice(0, selection.getStartOffset()))?.[1] ?? null;
}

function insertMention(state: EditorState, typed: string, handle: string): EditorState {
  const caret = state.getSelection();
  const end = caret.getStartOffset();
  const range = SelectionState.createEmpty(caret.getStartKey()).merge({
    anchorOffset: end - typed.length,
    focusOffset: end,
  });
  const content = Modifier.replaceText(state.getCurrentContent(), range, `${handle} `);
  return EditorState.push(state, content, 'insert-characters');
}

export function PostEditor({ composer, index, post, placeholder, autoFocus, onSubmit }: Props) {
  const [state, setState] = useState(() =>
    EditorState.moveSelectionToEnd(EditorState.createWithContent(ContentState.createFromText(post.text), decorator)),
  );
  const [chosen, setChosen] = useState(0);
  const [closedFor, setClosedFor] = useState('');
  const editor = useRef<Editor>(null);
  const live = useRef(state);
  live.current = state;

  useEffect(() => {
    const name = `${composer}/${index}`;
    const read = (): string => live.current.getCurrentContent().getPlainText('\n');
    editors.set(name, read);
    return () => {
      if (editors.get(name) === read) editors.delete(name);
    };
  }, [composer, index]);
  // Before the next event is heard: a key pressed right after a click must not get lost.
  useLayoutEffect(() => {
    if (autoFocus) editor.current?.focus();
  }, [autoFocus]);

  const typed = mentionAt(state);
  const candidates =
    typed && typed !== closedFor ? people.filter((p) => p.handle.startsWith(typed.toLowerCase())).slice(0, 5) : [];
  const open = candidates.length > 0;

  const change = (next: EditorState): void => {
    setState(next);
    const text = next.getCurrentContent().getPlainText('\n');
    if (text !== post.text) editPost(composer, post.key, () => ({ text }));
  };
  const choose = (handle: string): void => {
    if (!typed) return;
    setClosedFor(handle);
    change(insertMention(state, typed, handle));
  };
  const keys = (event: KeyboardEvent): string | null => {
    // 229 = the key belongs to the input method, which is still composing.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return null;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'send-post';
    if (open && event.key === 'Enter') return 'choose-mention';
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : candidates.length - 1;
      setChosen((now) => (now + step) % candidates.length);
      return 'move-mention';
    }
    if (open && event.key === 'Escape') {
      setClosedFor(typed ?? '');
      return 'close-mention';
    }
    return getDefaultKeyBinding(event);
  };
  const command = (name: string): 'handled' | 'not-handled' => {
    const candidate = candidates[chosen] ?? candidates[0];
    if (name === 'send-post') onSubmit();
    else if (name === 'choose-mention' && candidate) choose(candidate.handle);
    else if (name !== 'move-mention' && name !== 'close-mention') return 'not-handled';
    return 'handled';
  };
  const takeFiles = (files: readonly Blob[]): 'handled' | 'not-handled' => {
    const real = files.filter((file): file is File => file instanceof File);
    if (real.length === 0) return 'not-handled';
    attach(composer, real);
    return 'handled';
  };

  const id = `typeaheadDropdown-${composer}-${index}`;
  return (
    <div className="editor">
      <div data-testid={`tweetTextarea_${index}_label`}>
        <div data-testid={`tweetTextarea_${index}RichTextInputContainer`} className="editor-box">
          <Editor
            ref={editor}
            editorState={state}
            onChange={change}
            onFocus={() => edit(composer, { focus: index })}
            keyBindingFn={keys}
            handleKeyCommand={command}
            handlePastedFiles={takeFiles}
            handleDroppedFiles={(_, files) => takeFiles(files)}
            placeholder={placeholder}
            webDriverTestID={`tweetTextarea_${index}`}
            ariaLabel="ポスト本文"
            ariaMultiline
            ariaAutoComplete="list"
            ariaControls={open ? id : undefined}
            ariaActiveDescendantID={open ? `typeaheadFocus-${chosen}` : undefined}
            role="textbox"
            spellCheck
          />
        </div>
      </div>
      {open && (
        <div id={id} className="typeahead" role="listbox">
          {candidates.map((person, at) => (
            <div
              key={person.id}
              id={`typeaheadFocus-${at}`}
              data-testid="typeaheadResult"
              role="option"
              aria-selected={at === chosen}
              tabIndex={-1}
              // mousedown: the editor must not lose the focus before the choice is made.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(person.handle);
              }}
            >
              <b>{person.name}</b> @{person.handle}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
