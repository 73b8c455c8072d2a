import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { Mark } from './icons.tsx';
import { RequestView, type RequestViewProps } from './request-view.tsx';
import { clock } from './when.ts';

export type ConfirmState =
  | { step: 'paste'; error: keyof Strings['block'] | null }
  | { step: 'read'; request: Omit<RequestViewProps, 'strings' | 'onApprove' | 'onReject' | 'onTrust'> }
  | { step: 'approved'; code: string; expiresAt: number }
  | { step: 'rejected'; text: string };

export interface ConfirmPageProps {
  me: { name: string; dept: string; fingerprint: string } | null;
  state: ConfirmState;
  strings: Strings;
  onRegister: (name: string, dept: string) => void;
  onCopyCard: () => Promise<void>;
  onPaste: (text: string) => void;
  onTrust: () => void;
  onApprove: () => void;
  onReject: (reason: string) => void;
  onCopy: (text: string) => Promise<void>;
  onAgain: () => void;
}

/** The second person's page: read what will be published, exactly as it will be, then give the code. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { me, state, strings } = props;
  const words = strings.confirm;
  return (
    <main class="page">
      <header>
        <Mark />
        <h1>{words.title}</h1>
      </header>
      {me ? <Desk {...props} /> : <Register strings={strings} onRegister={props.onRegister} />}
      {me && state.step === 'paste' && (
        <section class="card">
          <h2>{words.card}</h2>
          <p class="small">
            {me.name} {me.dept}
          </p>
          <p class="soft small">{words.cardLead}</p>
          <p>
            {words.fingerprint}：<b class="digits">{me.fingerprint}</b>
          </p>
          <CopyButton label={words.copyCard} strings={strings} onCopy={props.onCopyCard} />
        </section>
      )}
    </main>
  );
}

function Register({ strings, onRegister }: Pick<ConfirmPageProps, 'strings' | 'onRegister'>) {
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
      <h2>{words.who}</h2>
      <p>{words.whoLead}</p>
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
          {words.make}
        </button>
      </div>
    </form>
  );
}

function Desk(props: ConfirmPageProps) {
  const { state, strings } = props;
  const words = strings.confirm;
  const [text, setText] = useState('');
  switch (state.step) {
    case 'paste':
      return (
        <form
          class="card"
          onSubmit={(event) => {
            event.preventDefault();
            props.onPaste(text);
          }}
        >
          <p>{words.lead}</p>
          <label class="field">
            <b>{words.paste}</b>
            <textarea
              rows={6}
              value={text}
              aria-invalid={state.error !== null}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <div role="alert">{state.error && <p class="note block">{strings.block[state.error]}</p>}</div>
          <div class="row">
            <button type="submit" class="button main">
              {words.read}
            </button>
          </div>
        </form>
      );
    case 'read':
      return (
        <RequestView
          {...state.request}
          strings={strings}
          onApprove={props.onApprove}
          onReject={props.onReject}
          onTrust={props.onTrust}
        />
      );
    case 'approved':
      return (
        <section class="card" aria-live="polite">
          <h2>{words.code}</h2>
          <p>{words.codeLead}</p>
          <p class="code digits">{state.code}</p>
          <p class="soft">{words.until(clock(state.expiresAt))}</p>
          <div class="row">
            <CopyButton label={strings.copy} strings={strings} onCopy={() => props.onCopy(state.code)} />
            <button type="button" class="button" onClick={props.onAgain}>
              {words.another}
            </button>
          </div>
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
