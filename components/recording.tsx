import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';

export interface RecordingProps {
  on: boolean;
  /** Lines that were noted, oldest first. */
  lines: readonly string[];
  strings: Strings;
  onSwitch: (on: boolean) => void;
  onClear: () => void;
  onCopy: () => Promise<void>;
}

/** For admins: how the pages of a service are built, without anything that anybody has written. */
export function Recording({ on, lines, strings, onSwitch, onClear, onCopy }: RecordingProps) {
  const words = strings.recording;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p class="soft small">{words.lead}</p>
      <label class="check">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        <span>{words.on}</span>
      </label>
      {lines.length > 0 && (
        <>
          <p class="small" role="status">
            {words.count(lines.length)}
          </p>
          <details>
            <summary>{words.show}</summary>
            <ul class="small">
              {lines.map((line) => (
                <li key={line}>
                  <code>{line}</code>
                </li>
              ))}
            </ul>
          </details>
          <div class="row">
            <CopyButton label={words.copy} strings={strings} onCopy={onCopy} />
            <button type="button" class="button" onClick={onClear}>
              {words.clear}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
