import { useId, useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { when } from './when.ts';

export interface OverrideView {
  key: string;
  account: string;
  at: number;
  text: string;
  reason: keyof Strings['emergency']['reasons'];
  note: string;
  poster: string;
  /** The site has said that it took it. */
  answered: boolean;
  seen: { by: string; at: number } | null;
}

export interface OverrideListProps {
  overrides: readonly OverrideView[];
  /** Why the last code did not count, and for which. */
  refused: { key: string; why: keyof Strings['refusal'] } | null;
  strings: Strings;
  onCopyRequest: (key: string) => Promise<void>;
  onCode: (key: string, code: string) => void;
}

/** What went out in an emergency, red until a second person has looked at it. */
export function OverrideList({ overrides, refused, strings, onCopyRequest, onCode }: OverrideListProps) {
  const words = strings.duty;
  const open = overrides.filter(({ seen }) => !seen);
  const done = overrides.filter(({ seen }) => seen);
  return (
    <section class="card">
      <h2>{words.overrides}</h2>
      {open.length === 0 && <p class="note fine">{words.noOverrides}</p>}
      {open.map((one) => (
        <article class="note block stack" key={one.key}>
          <p>
            <b>@{one.account}</b> {when(one.at, strings)} {words.postedBy(one.poster)}
          </p>
          <p class="text">{one.text}</p>
          <p>
            {strings.emergency.reasons[one.reason]}
            {strings.marks.colon}
            {one.note}
          </p>
          {!one.answered && <p>{words.unanswered}</p>}
          <p class="small">{words.overrideLead}</p>
          <CopyButton label={words.copyRequest} strings={strings} onCopy={() => onCopyRequest(one.key)} />
          <Code
            why={refused?.key === one.key ? strings.refusal[refused.why] : ''}
            strings={strings}
            onCode={(code) => onCode(one.key, code)}
          />
        </article>
      ))}
      {done.length > 0 && (
        <details>
          <summary>{words.seenOverrides(done.length)}</summary>
          <ul class="stack">
            {done.map((one) => (
              <li key={one.key} class="small">
                {when(one.at, strings)} @{one.account} {one.text.slice(0, 40)} ― {one.seen && words.seenBy(one.seen.by)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Code({ why, strings, onCode }: { why: string; strings: Strings; onCode: (code: string) => void }) {
  const id = useId();
  const [code, setCode] = useState('');
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code);
      }}
    >
      <label for={id}>{strings.duty.code}</label>
      <div class="row">
        <input
          id={id}
          autoComplete="one-time-code"
          value={code}
          aria-invalid={why !== ''}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {strings.sheet.submitCode}
        </button>
      </div>
      <div role="alert">{why && <p class="small">{why}</p>}</div>
    </form>
  );
}
