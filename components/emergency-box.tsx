import { useId, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

export interface EmergencyView {
  reason: 'life' | 'correction' | 'no-approver';
  note: string;
  tried: string;
}

interface Props {
  /** What was said; null = the second person is waited for. */
  said: EmergencyView | null;
  strings: SheetStrings;
  onSay: (said: EmergencyView | null) => void;
}

const reasons = ['life', 'correction', 'no-approver'] as const;

/** The emergency exit: opened by hand, with a reason, and red until somebody has looked at it afterwards. */
export function EmergencyBox({ said, strings, onSay }: Props) {
  const words = strings.emergency;
  const id = useId();
  const [draft, setDraft] = useState<EmergencyView>(said ?? { reason: 'life', note: '', tried: '' });
  const change = (next: Partial<EmergencyView>): void => {
    const all = { ...draft, ...next };
    setDraft(all);
    if (said) onSay(all);
  };
  return (
    <details class="emergency" open={said !== null}>
      <summary>{words.title}</summary>
      <div class="note block stack">
        <p>{words.lead}</p>
        <fieldset>
          <legend>{words.reason}</legend>
          {reasons.map((reason) => (
            <label class="check" key={reason}>
              <input type="radio" name={id} checked={draft.reason === reason} onChange={() => change({ reason })} />
              <span>{words.reasons[reason]}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          {words.note}
          <input value={draft.note} maxLength={500} onInput={(event) => change({ note: event.currentTarget.value })} />
        </label>
        <label class="field">
          {words.tried}
          <input
            value={draft.tried}
            maxLength={200}
            onInput={(event) => change({ tried: event.currentTarget.value })}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={said !== null}
            disabled={said === null && draft.note.trim().length < 2}
            onChange={(event) => onSay(event.currentTarget.checked ? draft : null)}
          />
          <span>{words.say}</span>
        </label>
      </div>
    </details>
  );
}
