import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { when } from './when.ts';

type Kind = keyof Strings['duty']['kinds'];

export interface IncidentView {
  id: string;
  kind: Kind;
  account: string;
  note: string;
  opened: { at: number; by: string };
  closed: { at: number; by: string } | null;
  /** Name of the guideline whose steps these are. */
  title: string;
  steps: readonly {
    id: string;
    who: string;
    text: string;
    clause: string;
    template?: keyof Strings['duty']['templates'];
    done: { at: number; by: string; note: string } | null;
  }[];
}

export interface IncidentListProps {
  incidents: readonly IncidentView[];
  accounts: readonly string[];
  /** A storm of protest is on. */
  flame: { since: number; by: string } | null;
  strings: Strings;
  onOpen: (kind: Kind, account: string, note: string) => void;
  onStep: (incident: string, step: string, note: string) => void;
  onClose: (incident: string) => void;
  onFlame: (on: boolean) => void;
  onCopy: (text: string) => Promise<void>;
  onPrint: () => void;
}

/** Something has gone wrong: who does what next, in the words of the guideline, ticked with name and time. */
export function IncidentList(props: IncidentListProps) {
  const { incidents, flame, strings, onFlame } = props;
  const words = strings.duty;
  const open = incidents.filter(({ closed }) => !closed);
  const closed = incidents.filter((one) => one.closed);
  return (
    <section class="card">
      <h2>{words.incidents}</h2>
      {flame && (
        <div class="note block stack">
          <p>
            <b>{words.flameOn(when(flame.since, strings), flame.by)}</b>
          </p>
          <p class="small">{words.flameLead}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => onFlame(false)}>
              {words.flameEnd}
            </button>
          </div>
        </div>
      )}
      <Start {...props} />
      {open.map((incident) => (
        <Steps key={incident.id} incident={incident} {...props} />
      ))}
      {closed.length > 0 && (
        <details>
          <summary>{words.closedIncidents(closed.length)}</summary>
          {closed.map((incident) => (
            <Steps key={incident.id} incident={incident} {...props} />
          ))}
        </details>
      )}
    </section>
  );
}

function Start({ accounts, flame, strings, onOpen, onFlame }: IncidentListProps) {
  const words = strings.duty;
  const [kind, setKind] = useState<Kind>('wrong-post');
  const [account, setAccount] = useState(accounts[0] ?? '');
  const [note, setNote] = useState('');
  return (
    <details>
      <summary>{words.start}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim()) onOpen(kind, account.replace(/^@/, ''), note.trim());
          setNote('');
        }}
      >
        <label class="field">
          {words.kind}
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
            {(Object.keys(words.kinds) as Kind[]).map((each) => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {words.account}
          <input list="accounts" value={account} onInput={(event) => setAccount(event.currentTarget.value)} />
        </label>
        <datalist id="accounts">
          {accounts.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <label class="field">
          {words.what}
          <input required maxLength={200} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <div class="row">
          <button type="submit" class="button main">
            {words.showSteps}
          </button>
          {!flame && (
            <button type="button" class="button danger" onClick={() => onFlame(true)}>
              {words.flameStart}
            </button>
          )}
        </div>
      </form>
    </details>
  );
}

function Steps({
  incident,
  strings,
  onStep,
  onClose,
  onCopy,
  onPrint,
}: IncidentListProps & { incident: IncidentView }) {
  const words = strings.duty;
  const [notes, setNotes] = useState<Record<string, string>>({});
  const { id, kind, account, note, opened, closed, steps, title } = incident;
  return (
    <article class={`note stack ${closed ? '' : 'warn'}`}>
      <p>
        <b>{words.kinds[kind]}</b> {account && `@${account}`} {note}
        <br />
        <span class="small soft">
          {words.openedBy(when(opened.at, strings), opened.by)} ― {title}
        </span>
      </p>
      <ol class="stack">
        {steps.map((step) => (
          <li key={step.id} class="stack">
            <p>
              {step.done ? '✓ ' : ''}
              <b>{step.who}</b>
              {strings.marks.colon}
              {step.text} <span class="small soft">{step.clause}</span>
            </p>
            {step.done ? (
              <p class="small">{words.doneBy(when(step.done.at, strings), step.done.by, step.done.note)}</p>
            ) : (
              !closed && (
                <div class="row">
                  {step.template && (
                    <CopyButton
                      label={words.copyText}
                      strings={strings}
                      onCopy={() => onCopy(words.templates[step.template ?? 'report'](account, note))}
                    />
                  )}
                  <input
                    aria-label={`${step.text} ${words.memo}`}
                    placeholder={words.memo}
                    maxLength={200}
                    value={notes[step.id] ?? ''}
                    onInput={(event) => setNotes({ ...notes, [step.id]: event.currentTarget.value })}
                  />
                  <button
                    type="button"
                    class="button small"
                    aria-label={`${step.text} ${words.did}`}
                    onClick={() => onStep(id, step.id, notes[step.id] ?? '')}
                  >
                    {words.did}
                  </button>
                </div>
              )
            )}
          </li>
        ))}
      </ol>
      <div class="row">
        {closed ? (
          <span class="small">{words.closedBy(when(closed.at, strings), closed.by)}</span>
        ) : (
          <button type="button" class="button" onClick={() => onClose(id)}>
            {words.close}
          </button>
        )}
        <button type="button" class="button small" onClick={onPrint}>
          {strings.log.print}
        </button>
      </div>
    </article>
  );
}
