import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Citation } from '../rules/types.ts';
import { Basis } from './basis.tsx';
import { Modal } from './modal.tsx';

export interface LinkPromptProps {
  link: { url: string; host: string; shown: string };
  citations: readonly Citation[];
  strings: SheetStrings;
  onAnswer: (open: boolean) => void;
}

/** Shows where a link in a received post really leads before it opens. The safe answer has the focus. */
export function LinkPrompt({ link, citations, strings, onAnswer }: LinkPromptProps) {
  const words = strings.link;
  const no = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => no.current?.focus(), []);
  return (
    <Modal
      look="narrow"
      title={words.title}
      onCancel={() => onAnswer(false)}
      footer={
        <div class="row">
          <button type="button" class="button" ref={no} onClick={() => onAnswer(false)}>
            {words.no}
          </button>
          <button type="button" class="button main" onClick={() => onAnswer(true)}>
            {words.yes}
          </button>
        </div>
      }
    >
      <p>{words.lead}</p>
      <div class="text">
        <b>{link.host || words.hidden}</b>
        <p class="small">{link.url}</p>
        {link.shown && <p class="small">{words.shown(link.shown)}</p>}
      </div>
      {link.host.startsWith('xn--') || link.host.includes('.xn--') ? <p class="note warn">{words.punycode}</p> : null}
      <div class="small">
        <Basis citations={citations} strings={strings} />
      </div>
    </Modal>
  );
}
