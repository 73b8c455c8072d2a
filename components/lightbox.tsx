import { useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import { Modal } from './modal.tsx';

export interface LightboxProps {
  images: readonly { url: string; video: boolean; alt: string }[];
  /** Which one is looked at first. */
  start: number;
  strings: SheetStrings;
  onClose: () => void;
}

/** One picture as large as the window lets it be, or pixel for pixel: slips happen when nobody looked closely. */
export function Lightbox({ images, start, strings, onClose }: LightboxProps) {
  const words = strings.lightbox;
  const [at, setAt] = useState(start);
  const [full, setFull] = useState(false);
  const image = images[at];
  const go = (step: number): void => setAt((at + step + images.length) % images.length);
  return (
    <Modal
      title={words.title(at + 1, images.length)}
      look="lightbox"
      onCancel={onClose}
      onKeyDown={(event) => {
        // Pixel for pixel the arrows move the picture under the window.
        if (full || event.target instanceof HTMLVideoElement) return;
        if (event.key === 'ArrowLeft') go(-1);
        if (event.key === 'ArrowRight') go(1);
      }}
      footer={
        <div class="row">
          {images.length > 1 && (
            <>
              <button type="button" class="button" onClick={() => go(-1)}>
                {words.before}
              </button>
              <button type="button" class="button" onClick={() => go(1)}>
                {words.next}
              </button>
            </>
          )}
          {!image?.video && (
            <button type="button" class="button" onClick={() => setFull(!full)}>
              {full ? words.fit : words.full}
            </button>
          )}
          <button type="button" class="button main" onClick={onClose}>
            {strings.close}
          </button>
        </div>
      }
    >
      {image?.video ? (
        // biome-ignore lint/a11y/useMediaCaption: somebody's own film before it is published; there are no captions yet
        <video src={image.url} controls aria-label={image.alt} />
      ) : (
        <section
          class={full ? 'pan full' : 'pan'}
          // Larger than the window it is moved by keyboard, too (WCAG 2.1.1).
          tabIndex={full ? 0 : -1}
          aria-label={words.title(at + 1, images.length)}
        >
          <img src={image?.url} alt={image?.alt ?? ''} />
        </section>
      )}
      {image?.alt && <p class="small">{strings.sheet.alt(image.alt)}</p>}
    </Modal>
  );
}
