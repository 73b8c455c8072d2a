import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Citation } from '../rules/types.ts';
import { Basis } from './basis.tsx';
import { ImageFacts, type ImageView, rankOf } from './image-facts.tsx';
import { Modal } from './modal.tsx';

export type Choice = 'clean' | 'keep' | 'drop';

export interface ImagePromptProps {
  images: readonly ImageView[];
  /** False where policy or guideline let nothing pass that was not cleaned. */
  mayKeep: boolean;
  citations: readonly Citation[];
  strings: SheetStrings;
  /** One choice per image, in their order; null = attach nothing. */
  onChoice: (choices: Choice[] | null) => void;
}

/** What pictures carry besides what one sees: one button that takes it off all of them, one choice for each. */
export function ImagePrompt({ images, mayKeep, citations, strings, onChoice }: ImagePromptProps) {
  const words = strings.image;
  const [choices, setChoices] = useState<Choice[]>(() => images.map(({ cleanable }) => (cleanable ? 'clean' : 'drop')));
  const [sure, setSure] = useState<readonly number[]>([]);
  const main = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => main.current?.focus(), []);
  const count = (choice: Choice): number => choices.filter((each) => each === choice).length;
  const [clean, keep, drop] = [count('clean'), count('keep'), count('drop')];
  const unsure = choices.some((choice, at) => choice === 'keep' && !sure.includes(at));
  const order = images.map((_, at) => at).sort((a, b) => rank(images[a]) - rank(images[b]));
  const found = images.some(({ items }) => items.length > 0);
  const only = clean === images.length ? words.clean : keep === images.length ? words.keep : words.go(clean + keep);

  return (
    <Modal
      title={(found ? words.title : words.titleProblem)(images.length)}
      onCancel={() => onChoice(null)}
      footer={
        <>
          <p class="small" role="status">
            {images.length > 1 && words.sum(clean, keep, drop)} {unsure && words.unsure}
          </p>
          <div class="row">
            <button type="button" class="button" onClick={() => onChoice(null)}>
              {strings.cancel}
            </button>
            <button type="button" class="button main" ref={main} disabled={unsure} onClick={() => onChoice(choices)}>
              {clean + keep === 0 ? words.drop : only}
            </button>
          </div>
        </>
      }
    >
      <div class="small stack">
        <p>{words.lead}</p>
        {clean > 0 && <p>{words.lossless}</p>}
        {!mayKeep && <p class="note warn">{words.blocked}</p>}
        <Basis citations={citations} strings={strings} />
      </div>
      <ul class="thumbs">
        {order.map((at) => {
          const image = images[at];
          return (
            image && (
              <File
                key={at}
                image={image}
                choice={choices[at] ?? 'drop'}
                mayKeep={mayKeep}
                sure={sure.includes(at)}
                strings={strings}
                onChoice={(choice) => setChoices(choices.with(at, choice))}
                onSure={(on) => setSure(on ? [...sure, at] : sure.filter((other) => other !== at))}
              />
            )
          );
        })}
      </ul>
    </Modal>
  );
}

const rank = (image: ImageView | undefined): number => (image ? rankOf(image) : 0);

interface FileProps {
  image: ImageView;
  choice: Choice;
  mayKeep: boolean;
  sure: boolean;
  strings: SheetStrings;
  onChoice: (choice: Choice) => void;
  onSure: (on: boolean) => void;
}

function File({ image, choice, mayKeep, sure, strings, onChoice, onSure }: FileProps) {
  const words = strings.image;
  const id = useId();
  const ways = (['clean', 'keep', 'drop'] as const).filter(
    (way) => way === 'drop' || (way === 'clean' ? image.cleanable : mayKeep),
  );
  return (
    <li class="thumb">
      <Thumb url={image.url} />
      <fieldset class="stack">
        <legend>{image.name}</legend>
        <ImageFacts image={image} strings={strings} />
        {!image.cleanable && !image.problem && <p class="note warn small">{words.uncleanable}</p>}
        <div class="row">
          {ways.map((way) => (
            <label class="check" key={way}>
              <input type="radio" name={id} checked={choice === way} onChange={() => onChoice(way)} />
              <span>{words.one[way]}</span>
            </label>
          ))}
        </div>
        {choice === 'keep' && (
          <label class="check">
            <input type="checkbox" checked={sure} onChange={(event) => onSure(event.currentTarget.checked)} />
            <span>{words.keepAck}</span>
          </label>
        )}
      </fieldset>
    </li>
  );
}

/** Formats this browser cannot draw (HEIC, TIFF) leave an empty frame. */
export function Thumb({ url }: { url: string }) {
  const [broken, setBroken] = useState(url === '');
  return broken ? (
    <span class="frame" />
  ) : (
    <img class="frame" src={url} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
  );
}
