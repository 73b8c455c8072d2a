import { useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import { Mark } from './icons.tsx';

export interface ProfileNoteProps {
  gaps: readonly { item: keyof SheetStrings['profile']['items']; guideline: string; clause: string; begins: string }[];
  strings: SheetStrings;
  onClose: () => void;
}

/** What the account's own profile still lacks, with the clause that asks for it. It takes no focus. */
export function ProfileNote({ gaps, strings, onClose }: ProfileNoteProps) {
  const words = strings.profile;
  const [folded, setFolded] = useState(false);
  return (
    <section class={`live corner warn ${folded ? 'folded' : ''}`} aria-label={words.title}>
      <header>
        <Mark />
        <strong class="word">{words.title}</strong>
        <button type="button" class="button small" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? strings.live.open : strings.live.fold}
        </button>
        <button type="button" class="button small" onClick={onClose}>
          {strings.close}
        </button>
      </header>
      {!folded && (
        <ul class="body plain">
          {gaps.map(({ item, guideline, clause, begins }) => (
            <li key={`${item}${guideline}${clause}`} class="finding warn">
              <p>{words.items[item](begins)}</p>
              <p class="small soft">
                {guideline} {clause}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
