import { useId, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import { MAX_BYTES, Qr } from './qr.tsx';
import { clock } from './when.ts';

type Strength = 'typed' | 'signed' | 'passkey';

export interface CodeState {
  approvals: readonly { name: string; at: number; expiresAt: number; strength: Strength }[];
  required: number;
  headOnly: boolean;
  strengths: readonly Strength[];
  walkUp: boolean;
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
  strings: SheetStrings;
  /** Nobody is waited for: an emergency, or a text that was signed beforehand. */
  waived: boolean;
  hasMedia: boolean;
  onCopyRequest: () => Promise<void>;
  onSaveRequest: () => Promise<void>;
  onWalkUp: () => void;
  onCode: (code: string) => void;
  onOpenOptions: () => void;
}

/** The second person's part: copy the request, carry it over, type the code that comes back. */
export function CodeBox(props: Props) {
  const { request, error, open, waived, strings, onCode, onOpenOptions } = props;
  const words = strings.sheet;
  const id = useId();
  const [code, setCode] = useState('');
  const [done, setDone] = useState('');
  const say = (work: () => Promise<void>, words: string): Promise<void> => work().then(() => setDone(words));
  const byHand = request.strengths.some((strength) => strength !== 'passkey');
  if (waived) return <p>{words.waived}</p>;
  if (request.approvers.length === 0) {
    return (
      <div class="note block stack">
        <p>{request.headOnly ? words.noHead : words.noApprover}</p>
        <button type="button" class="button" onClick={onOpenOptions}>
          {words.openOptions}
        </button>
      </div>
    );
  }
  const got = request.approvals.map((a) => (
    <p class="note fine" key={a.name}>
      {words.got(a.name, words.strength[a.strength], clock(a.expiresAt, strings))}
    </p>
  ));
  if (!open) return <>{got}</>;
  return (
    <>
      {got}
      {request.required > 1 && <p>{words.needMore(request.approvals.length, request.required)}</p>}
      {request.headOnly && <p class="note">{words.headOnly}</p>}
      <p class="small soft">{words.approvers([...request.approvers])}</p>
      {(request.walkUp || request.strengths.includes('signed')) && (
        <div class="row">
          <button type="button" class="button" onClick={props.onWalkUp}>
            {words.walkUp}
          </button>
        </div>
      )}
      {byHand && (
        <>
          <ol class="steps">
            {words.steps(request.strengths.includes('typed'), request.strengths.includes('signed')).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <div class="row">
            <button type="button" class="button" onClick={() => void say(props.onCopyRequest, words.requestCopied)}>
              {words.copyRequest}
            </button>
            <button type="button" class="button" onClick={() => void say(props.onSaveRequest, words.requestSaved)}>
              {props.hasMedia ? words.saveWithMedia : words.saveRequest}
            </button>
            <span class="small" role="status">
              {done}
            </span>
          </div>
          <details>
            <summary class="small">{words.showQr}</summary>
            <Qr text={request.text} label={words.qrLabel} />
            <p class="small soft">{words.qrLead(new TextEncoder().encode(request.text).length <= MAX_BYTES)}</p>
          </details>
        </>
      )}
      {byHand && (
        <form
          class="field"
          onSubmit={(event) => {
            event.preventDefault();
            onCode(code);
          }}
        >
          <label for={id}>
            <b>{words.codeLabel(request.strengths.includes('typed'), request.strengths.includes('signed'))}</b>{' '}
            <span class="small soft">{words.codeHint}</span>
          </label>
          <div class="row">
            <input
              id={id}
              class="code-input digits"
              inputMode={request.strengths.includes('signed') ? 'text' : 'numeric'}
              autoComplete="one-time-code"
              value={code}
              maxLength={20_000}
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
          {request.lockedUntil > 0 && <p class="small">{words.locked(clock(request.lockedUntil, strings))}</p>}
        </form>
      )}
    </>
  );
}
