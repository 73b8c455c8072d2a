import { useEffect, useRef } from 'preact/hooks';
import type { PageStrings } from '../assets/strings/ja-page.ts';
import type { Citation } from '../rules/types.ts';
import { Modal } from './modal.tsx';

export interface ReactionPromptProps {
  kind: keyof PageStrings['reaction'];
  target: { author: string; excerpt: string };
  account: string;
  mode: 'off' | 'confirm' | 'block';
  /** False when the page sends it though no button was recognised. */
  gesture: boolean;
  citations: readonly Citation[];
  strings: PageStrings;
  onAnswer: (yes: boolean) => void;
}

/** Asks once before a like, repost, follow or message leaves. The safe answer has the focus. */
export function ReactionPrompt({
  kind,
  target,
  account,
  mode,
  gesture,
  citations,
  strings,
  onAnswer,
}: ReactionPromptProps) {
  const words = strings.react;
  const what = strings.reaction[kind];
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  const own = citations.filter((c) => c.guideline !== 'common');
  const [basis] = own.length > 0 ? own : citations;
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
            <button type="button" class="button main" onClick={() => onAnswer(true)}>
              {words.yes(what)}
            </button>
          )}
        </div>
      }
    >
      <p>{mode === 'block' ? words.blockedWhy : words.as(account)}</p>
      {!gesture && <p class="note warn">{words.unknown}</p>}
      {(target.author || target.excerpt) && (
        <div class="text">
          {target.author && <b>{target.author}</b>}
          {target.excerpt && <p>{target.excerpt}</p>}
        </div>
      )}
      {basis && (
        <p class="small soft">
          {strings.live.basis}：{basis.title} {basis.clause} {basis.gist}
        </p>
      )}
    </Modal>
  );
}
