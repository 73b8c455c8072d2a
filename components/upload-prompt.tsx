import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Citation } from '../rules/types.ts';
import { Basis } from './basis.tsx';
import { ImageFacts, type ImageView } from './image-facts.tsx';
import { Thumb } from './image-prompt.tsx';
import { Modal } from './modal.tsx';

export interface UploadPromptProps {
  images: readonly ImageView[];
  mayKeep: boolean;
  citations: readonly Citation[];
  strings: SheetStrings;
  onAnswer: (answer: 'stop' | 'keep') => void;
}

/** A picture that is on its way out without having been looked at. It can only be stopped: what left is sent as it is. */
export function UploadPrompt({ images, mayKeep, citations, strings, onAnswer }: UploadPromptProps) {
  const words = strings.image;
  const [sure, setSure] = useState(false);
  const stop = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => stop.current?.focus(), []);
  return (
    <Modal
      title={words.upload.title}
      onCancel={() => onAnswer('stop')}
      footer={
        <>
          {mayKeep && (
            <label class="check">
              <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
              <span>{words.keepAck}</span>
            </label>
          )}
          <div class="row">
            {mayKeep && (
              <button type="button" class="button" disabled={!sure} onClick={() => onAnswer('keep')}>
                {words.upload.keep}
              </button>
            )}
            <button type="button" class="button main" ref={stop} onClick={() => onAnswer('stop')}>
              {words.upload.stop}
            </button>
          </div>
        </>
      }
    >
      <p>{words.upload.lead}</p>
      <div class="small">
        <Basis citations={citations} strings={strings} />
      </div>
      <ul class="thumbs">
        {images.map((image, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, the list never changes
          <li class="thumb" key={index}>
            <Thumb url={image.url} />
            <div class="stack">
              <b>{image.name}</b>
              <ImageFacts image={image} strings={strings} />
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
