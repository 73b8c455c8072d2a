import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { PageHeader } from './page-header.tsx';
import { PasteBox } from './paste-box.tsx';
import { Qr } from './qr.tsx';
import { RequestView, type RequestViewProps } from './request-view.tsx';
import { ScanBox } from './scan-box.tsx';
import { when } from './when.ts';

export type ConfirmState =
  | { step: 'paste'; error: keyof Strings['block'] | null }
  | { step: 'read'; request: RequestData; refused?: string }
  | { step: 'approved'; how: 'typed' | 'signed'; code: string; expiresAt: number }
  | { step: 'done' }
  | { step: 'rejected'; text: string };

type RequestData = Omit<
  RequestViewProps,
  'strings' | 'refused' | 'onAgain' | 'onApprove' | 'onApproveHere' | 'onReject' | 'onTrust'
>;

export interface ConfirmPageProps {
  me: { name: string; dept: string; fingerprint: string } | null;
  /** Somebody has registered here before, and is to say again who sits here. */
  returning: boolean;
  /** Passkeys of this person that were made in this browser. */
  passkeys: number;
  /** In the window beside the poster's page. */
  atDesk: boolean;
  state: ConfirmState;
  /** What has just not worked; null = nothing. */
  problem: keyof Strings['confirm']['problems'] | null;
  strings: Strings;
  onRegister: (name: string, dept: string) => void;
  onCopyCard: () => Promise<void>;
  onPasskey: () => void;
  onPaste: (text: string) => void;
  onFile: (file: File) => void;
  onCamera: (video: HTMLVideoElement, signal: AbortSignal) => Promise<void>;
  onTrust: () => void;
  onApprove: (how: 'typed' | 'signed') => void;
  onApproveHere: () => void;
  onReject: (reason: string) => void;
  onCopy: (text: string) => Promise<void>;
  /** Hands a signature over as a file. */
  onSave: (text: string) => void;
  onAgain: () => void;
}

/** The second person's page: read what will be published, exactly as it will be, then give the code. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { me, atDesk, state, strings } = props;
  const words = strings.confirm;
  return (
    <main class="page">
      <PageHeader title={atDesk ? words.deskTitle : words.title} />
      <div role="alert">{props.problem && <p class="note block">{words.problems[props.problem]}</p>}</div>
      {me || atDesk ? <Desk {...props} /> : <Register {...props} />}
      {me && !atDesk && state.step === 'paste' && (
        <section class="card">
          <h2>{words.card}</h2>
          <p class="small">
            {me.name} {me.dept}
          </p>
          <p class="soft small">{words.cardLead}</p>
          <p>
            {words.fingerprint}
            {strings.marks.colon}
            <b class="digits">{me.fingerprint}</b>
          </p>
          <CopyButton label={words.copyCard} strings={strings} onCopy={props.onCopyCard} />
          <h3>{words.passkey}</h3>
          <p class="soft small">{words.passkeyLead(props.passkeys)}</p>
          <div class="row">
            <button type="button" class="button" onClick={props.onPasskey}>
              {words.makePasskey}
            </button>
          </div>
        </section>
      )}
    </main>
  );
}

function Register({ returning, strings, onRegister }: Pick<ConfirmPageProps, 'returning' | 'strings' | 'onRegister'>) {
  const words = strings.confirm;
  const [name, setName] = useState('');
  const [dept, setDept] = useState('');
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onRegister(name.trim(), dept.trim());
      }}
    >
      <h2>{returning ? words.whoAgain : words.who}</h2>
      <p>{returning ? words.whoAgainLead : words.whoLead}</p>
      <label class="field">
        {words.personName}
        <input required autoComplete="name" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label class="field">
        {words.dept}
        <input value={dept} onInput={(event) => setDept(event.currentTarget.value)} />
      </label>
      <div class="row">
        <button type="submit" class="button main">
          {returning ? words.goOn : words.make}
        </button>
      </div>
    </form>
  );
}

function Desk(props: ConfirmPageProps) {
  const { state, strings } = props;
  const words = strings.confirm;
  switch (state.step) {
    case 'paste':
      return <PasteBox {...props} error={state.error} />;
    case 'read':
      return (
        <>
          <RequestView
            {...state.request}
            refused={state.refused ?? ''}
            strings={strings}
            onAgain={props.onAgain}
            onApprove={props.onApprove}
            onApproveHere={props.onApproveHere}
            onReject={props.onReject}
            onTrust={props.onTrust}
          />
          {props.atDesk && (
            <section class="card">
              <ScanBox label={words.token} strings={strings} onFile={props.onFile} onCamera={props.onCamera} />
            </section>
          )}
        </>
      );
    case 'approved':
      return (
        <section class="card" aria-live="polite">
          <h2>{words.given[state.how]}</h2>
          <p>{words.givenLead[state.how]}</p>
          <p class={state.how === 'typed' ? 'code digits' : 'token'}>{state.code}</p>
          <p class="soft">{words.until(when(state.expiresAt, strings))}</p>
          {state.how === 'signed' && <Qr text={state.code} label={words.tokenQr} />}
          <div class="row">
            <CopyButton label={strings.copy} strings={strings} onCopy={() => props.onCopy(state.code)} />
            {state.how === 'signed' && (
              <button type="button" class="button" onClick={() => props.onSave(state.code)}>
                {words.saveToken}
              </button>
            )}
            <button type="button" class="button" onClick={props.onAgain}>
              {words.another}
            </button>
          </div>
        </section>
      );
    case 'done':
      return (
        <section class="card" aria-live="polite">
          <p class="note fine">{words.deskDone}</p>
        </section>
      );
    case 'rejected':
      return (
        <section class="card" aria-live="polite">
          <p>{words.rejectDone}</p>
          <p class="text">{state.text}</p>
          <div class="row">
            <CopyButton main label={strings.copy} strings={strings} onCopy={() => props.onCopy(state.text)} />
            <button type="button" class="button" onClick={props.onAgain}>
              {words.another}
            </button>
          </div>
        </section>
      );
  }
}
