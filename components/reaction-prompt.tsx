import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Citation } from '../rules/types.ts';
import { Basis } from './basis.tsx';
import { CopyButton } from './copy-button.tsx';
import { Modal } from './modal.tsx';

export interface ReactionPromptProps {
  kind: keyof SheetStrings['reaction'];
  target: { author: string; text: string };
  account: string;
  mode: 'off' | 'confirm' | 'block';
  /** False when the page sends it though no button was recognised. */
  gesture: boolean;
  /** What may be said instead of a reply; empty = this is none. */
  invitation: string;
  /** Seconds until yes can be said: what is answered is heated. */
  pause: number;
  citations: readonly Citation[];
  strings: SheetStrings;
  onCopy: (text: string) => Promise<void>;
  onAnswer: (yes: boolean) => void;
}

const EXCERPT = 80;

/** Asks once before a like, repost, follow, reply or message. The safe answer has the focus. */
export function ReactionPrompt(props: ReactionPromptProps) {
  const { kind, target, account, mode, gesture, invitation, pause, citations, strings, onAnswer } = props;
  const words = strings.react;
  const what = strings.reaction[kind];
  const no = useRef<HTMLButtonElement>(null);
  const left = useCountdown(mode === 'block' ? 0 : pause);
  useLayoutEffect(() => no.current?.focus(), []);
  const excerpt = target.text.slice(0, EXCERPT);
  return (
    <Modal
      look="narrow"
      title={mode === 'block' ? words.blocked(what) : words.title(what)}
      onCancel={() => onAnswer(false)}
      footer={
        <div class="row">
          <button type="button" class="button" ref={no} onClick={() => onAnswer(false)}>
            {mode === 'block' ? strings.close : words.no}
          </button>
          {mode !== 'block' && (
            <button type="button" class="button main" disabled={left > 0} onClick={() => onAnswer(true)}>
              {left > 0 ? words.wait(what, left) : words.yes(what)}
            </button>
          )}
        </div>
      }
    >
      <p>{mode === 'block' ? words.blockedWhy : words.as(account)}</p>
      {!gesture && <p class="note warn">{words.unknown}</p>}
      {pause > 0 && mode !== 'block' && <p class="note warn">{words.hot}</p>}
      {(target.author || excerpt) && (
        <div class="text">
          {target.author && <b>{target.author}</b>}
          {excerpt && <p>{excerpt}</p>}
        </div>
      )}
      {invitation && (
        <div class="text">
          <b>{words.instead}</b>
          <p>{invitation}</p>
          <CopyButton label={words.copyInvitation} strings={strings} onCopy={() => props.onCopy(invitation)} />
        </div>
      )}
      <div class="small">
        <Basis citations={citations} strings={strings} />
      </div>
    </Modal>
  );
}

/** Seconds that are left of `seconds`. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
