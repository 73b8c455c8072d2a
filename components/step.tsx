import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

export type StepState = 'fine' | 'todo' | 'block' | 'plain';

/** One thing to point at; null = there is nothing to say of it. */
export interface Pointing {
  done: boolean;
  /** Takes the button, so that the keyboard can go from one to the next. */
  hold: (button: HTMLButtonElement | null) => void;
  onPoint: () => void;
}

interface Props {
  title: string;
  state: StepState;
  point?: Pointing | null;
  strings: SheetStrings;
  children: ComponentChildren;
}

/** A part of the sheet; where it is to be pointed at, one key says so and what it holds is read out with the button. */
export function Step({ title, state, point, strings, children }: Props) {
  const id = useId();
  return (
    <section class={`step ${point ? (point.done ? 'fine' : 'todo') : state}`}>
      <span class="number" aria-hidden="true" />
      <h2>{title}</h2>
      <div class="content" id={id}>
        {children}
      </div>
      {point && (
        <button
          type="button"
          class={`button small point ${point.done ? 'done' : ''}`}
          ref={point.hold}
          aria-pressed={point.done}
          aria-describedby={id}
          onClick={point.onPoint}
        >
          {strings.sheet.pointAt(title)}
        </button>
      )}
    </section>
  );
}
