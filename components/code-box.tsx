import { useId, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import { clock } from './when.ts';

export interface CodeState {
  approvals: readonly { name: string; at: number; expiresAt: number }[];
  required: number;
  approvers: readonly string[];
  triesLeft: number;
  lockedUntil: number;
  text: string;
}

interface Props {
  request: CodeState;
  error: keyof SheetStrings['refusal'] | null;
  /** A code is still needed. */
  open: boolean;
  busy: boolean;
  strings: SheetStrings;
  onCopyRequest: () => Promise<void>;
  onCode: (code: string) => void;
  onOpenOptions: () => void;
}

/** The second person's part: copy the request, carry it over, type the code that comes back. */
export function CodeBox({ request, error, open, busy, strings, onCopyRequest, onCode, onOpenOptions }: Props) {
  const words = strings.sheet;
  const id = useId();
  const [code, setCode] = useState('');
  const [copied, setCopied] = useState(false);
  if (request.approvers.length === 0) {
    return (
      <div class="note block stack">
        <p>{words.noApprover}</p>
        <button type="button" class="button" onClick={onOpenOptions}>
          {words.openOptions}
        </button>
      </div>
    );
  }
  const got = request.approvals.map((a) => (
    <p class="note fine" key={a.name}>
      {words.got(a.name, clock(a.expiresAt))}
    </p>
  ));
  if (!open) return <>{got}</>;
  return (
    <>
      {got}
      {request.required > 1 && <p>{words.needMore(request.approvals.length, request.required)}</p>}
      <ol class="steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small soft">{words.approvers([...request.approvers])}</p>
      <div class="row">
        <button type="button" class="button" onClick={() => void onCopyRequest().then(() => setCopied(true))}>
          {words.copyRequest}
        </button>
        <span class="small" role="status">
          {copied && words.requestCopied}
        </span>
      </div>
      <form
        class="field"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onCode(code);
        }}
      >
        <label for={id}>
          <b>{words.codeLabel}</b> <span class="small soft">{words.codeHint}</span>
        </label>
        <div class="row">
          <input
            id={id}
            class="code-input digits"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            aria-invalid={error !== null}
            aria-describedby={`${id}-error`}
            disabled={request.lockedUntil > 0}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={request.lockedUntil > 0}>
            {words.submitCode}
          </button>
        </div>
        <div id={`${id}-error`} role="alert">
          {error && (
            <p class="note block">
              {strings.refusal[error]}
              {error === 'wrong' && ` ${words.tries(request.triesLeft)}`}
            </p>
          )}
        </div>
        {request.lockedUntil > 0 && <p class="small">{words.locked(clock(request.lockedUntil))}</p>}
      </form>
    </>
  );
}
