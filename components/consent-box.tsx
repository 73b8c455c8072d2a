import { useId, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

export interface ConsentView {
  shown: boolean | null;
  from: string;
  how: string;
  on: string;
}

interface Props {
  /** As it stood when the sheet opened. */
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
  /** What is being written: an answer to an earlier field must not wipe it out. */
  const [written, setWritten] = useState(consent);
  const say = (change: Partial<ConsentView>): void => {
    const said = { ...written, ...change };
    setWritten(said);
    onChange(said);
  };
  return (
    <fieldset class="stack">
      <legend>{words.question}</legend>
      <div class="row">
        {[false, true].map((shown) => (
          <label class="check" key={words[shown ? 'yes' : 'no']}>
            <input type="radio" name={id} checked={written.shown === shown} onChange={() => say({ shown })} />
            <span>{words[shown ? 'yes' : 'no']}</span>
          </label>
        ))}
      </div>
      {written.shown && (
        <>
          <p class="small">{record ? words.record : words.note}</p>
          {(['from', 'how', 'on'] as const).map((part) => (
            <label class="field" key={part}>
              {words[part]}
              <input
                value={written[part]}
                maxLength={100}
                required={record}
                onInput={(event) => setWritten({ ...written, [part]: event.currentTarget.value })}
                onChange={(event) => say({ [part]: event.currentTarget.value })}
              />
            </label>
          ))}
        </>
      )}
    </fieldset>
  );
}
