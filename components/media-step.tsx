import { useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Draft } from '../rules/draft.ts';
import { ConsentBox, type ConsentView } from './consent-box.tsx';
import { Thumb } from './image-prompt.tsx';
import { Lightbox } from './lightbox.tsx';
import { type Pointing, Step } from './step.tsx';

interface Props {
  draft: Draft;
  /** In order of draft.media; empty address = cannot be shown. */
  previews: readonly { url: string; video: boolean }[];
  mode: 'off' | 'ask' | 'record';
  /** Something about the people in them is still to be said. */
  open: boolean;
  consent: ConsentView;
  point: Pointing | null;
  strings: SheetStrings;
  onConsent: (consent: ConsentView) => void;
}

/** The pictures of a draft: to look at closely, and what is to be said of whoever is in them. */
export function MediaStep({ draft, previews, mode, open, consent, point, strings, onConsent }: Props) {
  const words = strings.sheet;
  const [looked, setLooked] = useState<number | null>(null);
  const images = draft.media.filter((media) => media.kind !== 'video').length;
  return (
    <Step
      title={`${words.media}${strings.marks.open}${words.mediaCount(images, draft.media.length - images)}${strings.marks.close}`}
      state={mode === 'off' ? 'plain' : open ? 'todo' : 'fine'}
      point={point}
      strings={strings}
    >
      <ul class="thumbs">
        {draft.media.map((media, index) => (
          <li class="thumb" key={`${media.sha256}${media.post}`}>
            <button
              type="button"
              class="look"
              disabled={!previews[index]?.url}
              aria-label={`${words.look}${strings.marks.colon}${strings.lightbox.title(index + 1, draft.media.length)}`}
              onClick={() => setLooked(index)}
            >
              <Thumb url={previews[index]?.video ? '' : (previews[index]?.url ?? '')} />
              <span class="small">{words.look}</span>
            </button>
            <div>
              <p class="small">{words.alt(media.alt)}</p>
              <p class="small soft">{words.mediaFingerprint(media.sha256)}</p>
            </div>
          </li>
        ))}
      </ul>
      {mode !== 'off' && (
        <ConsentBox consent={consent} record={mode === 'record'} strings={strings} onChange={onConsent} />
      )}
      {looked !== null && (
        <Lightbox
          images={draft.media.map(({ alt }, index) => ({
            url: previews[index]?.url ?? '',
            video: previews[index]?.video ?? false,
            alt,
          }))}
          start={looked}
          strings={strings}
          onClose={() => setLooked(null)}
        />
      )}
    </Step>
  );
}
