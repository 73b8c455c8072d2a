import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageStrings } from '../assets/strings/ja-page.ts';
import { Modal } from './modal.tsx';

export interface ImageView {
  name: string;
  /** Object address of a thumbnail; empty when there is none. */
  url: string;
  items: readonly { kind: string; value: string }[];
  cleanable: boolean;
  problem: 'unreadable' | 'uncheckable' | null;
}

export interface ImagePromptProps {
  images: readonly ImageView[];
  strings: PageStrings;
  onChoice: (choice: 'clean' | 'keep' | 'cancel') => void;
}

/** What a picture carries besides what one sees, and the one button that takes it off. */
export function ImagePrompt({ images, strings, onChoice }: ImagePromptProps) {
  const words = strings.image;
  const [sure, setSure] = useState(false);
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);
  const cleanable = images.some((image) => image.cleanable);
  const allCleanable = images.every((image) => image.cleanable);
  return (
    <Modal
      title={words.title}
      onCancel={() => onChoice('cancel')}
      footer={
        <>
          <label class="check">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
            <span>{words.keepAck}</span>
          </label>
          <div class="row">
            <button type="button" class="button" onClick={() => onChoice('cancel')}>
              {strings.cancel}
            </button>
            <button type="button" class="button" disabled={!sure} onClick={() => onChoice('keep')}>
              {words.keep}
            </button>
            {cleanable && (
              <button
                type="button"
                class="button main"
                ref={main}
                disabled={!allCleanable && !sure}
                onClick={() => onChoice('clean')}
              >
                {words.clean}
              </button>
            )}
          </div>
        </>
      }
    >
      <p>{words.lead}</p>
      <ul class="thumbs">
        {images.map((image) => (
          <li class="thumb" key={image.name}>
            {image.url ? <img src={image.url} alt="" /> : <span />}
            <div class="stack">
              <b>{image.name}</b>
              {image.problem && (
                <p class="note warn">{image.problem === 'unreadable' ? words.unreadable : words.uncheckable}</p>
              )}
              {image.items.length > 0 && (
                <dl class="facts">
                  {image.items.map((item) => (
                    <div key={`${item.kind}${item.value}`}>
                      <dt>{words.kinds[item.kind] ?? item.kind}</dt>
                      <dd>{item.value}</dd>
                    </div>
                  ))}
                </dl>
              )}
              {!image.cleanable && !image.problem && <p class="small">{words.uncleanable}</p>}
            </div>
          </li>
        ))}
      </ul>
      {cleanable && <p class="small soft">{words.lossless}</p>}
    </Modal>
  );
}
