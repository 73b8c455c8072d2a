import { useId } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

export interface ConsentView {
  shown: boolean | null;
  from: string;
  how: string;
  on: string;
}

interface Props {
  consent: ConsentView;
  /** From whom, how and when must be said. */
  record: boolean;
  strings: SheetStrings;
  onChange: (consent: ConsentView) => void;
}

/** Whether anybody is in the pictures; if so, who gave leave, how and when. */
export function ConsentBox({ consent, record, strings, onChange }: Props) {
  const words = strings.sheet.consent;
  const id = useId();
  return (
    <fieldset class="stack">
      <legend>{words.question}</legend>
      <div class="row">
        {[false, true].map((shown) => (
          <label class="check" key={words[shown ? 'yes' : 'no']}>
            <input
              type="radio"
              name={id}
              checked={consent.shown === shown}
              onChange={() => onChange({ ...consent, shown })}
            />
            <span>{words[shown ? 'yes' : 'no']}</span>
          </label>
        ))}
      </div>
      {consent.shown && (
        <>
          <p class="small">{record ? words.record : words.note}</p>
          {(['from', 'how', 'on'] as const).map((part) => (
            <label class="field" key={part}>
              {words[part]}
              <input
                value={consent[part]}
                maxLength={100}
                required={record}
                onChange={(event) => onChange({ ...consent, [part]: event.currentTarget.value })}
              />
            </label>
          ))}
        </>
      )}
    </fieldset>
  );
}
