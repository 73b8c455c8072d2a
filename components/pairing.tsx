import { useEffect, useRef, useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';

export interface PairingProps {
  people: readonly { id: string; name: string; dept: string; approver: boolean; fromPolicy: boolean }[];
  allowed: boolean;
  /** A card that was read and waits for its fingerprint to be compared. */
  candidate: { name: string; dept: string; fingerprint: string; own: boolean } | null;
  error: keyof Strings['block'] | null;
  strings: Strings;
  onRead: (text: string) => void;
  onAdd: (role: 'approver' | 'head') => void;
  onRefuse: () => void;
  onRemove: (id: string) => void;
}

/** Who may confirm: paste a card, compare the digits, done. */
export function Pairing(props: PairingProps) {
  const { people, allowed, candidate, error, strings, onRead, onAdd, onRefuse, onRemove } = props;
  const words = strings.options;
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const waits = candidate !== null && !candidate.own;
  useEffect(() => {
    // The button that answered is gone with the card: the keyboard must not be left nowhere.
    if (waits) return () => field.current?.focus();
  }, [waits]);
  const approvers = people.filter((person) => person.approver);
  return (
    <section class="card">
      <h2>{words.pairing}</h2>
      {approvers.length === 0 && <p class="note warn">{words.nobody}</p>}
      <ul class="people">
        {approvers.map((person) => (
          <li key={person.id}>
            <span>
              <b>{person.name}</b> {person.dept}{' '}
              <span class="tag">{person.fromPolicy ? words.byPolicy : words.paired}</span>
            </span>
            {!person.fromPolicy && (
              <button
                type="button"
                class="button small danger"
                aria-label={`${person.name} ${words.remove}`}
                onClick={() => onRemove(person.id)}
              >
                {words.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!allowed && <p class="note">{words.notAllowed}</p>}
      {allowed && !waits && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            onRead(text);
            setText('');
          }}
        >
          <p>{words.pairingLead}</p>
          <label class="field">
            <b>{words.pasteCard}</b>
            <textarea
              ref={field}
              rows={4}
              value={text}
              aria-invalid={error !== null}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <div role="alert">
            {error && <p class="note block">{strings.block[error]}</p>}
            {candidate && <p class="note block">{words.own}</p>}
          </div>
          <div class="row">
            <button type="submit" class="button main">
              {words.readCard}
            </button>
          </div>
        </form>
      )}
      {waits && (
        <div class="note stack warn" role="alert">
          <p>{words.isItThem(candidate.name, candidate.dept)}</p>
          <p>
            {strings.confirm.fingerprint}
            {strings.marks.colon}
            <b class="digits">{candidate.fingerprint}</b>
          </p>
          <div class="row">
            <button type="button" class="button main" onClick={() => onAdd('approver')}>
              {words.add}
            </button>
            <button type="button" class="button" onClick={() => onAdd('head')}>
              {words.addHead}
            </button>
            <button type="button" class="button" onClick={onRefuse}>
              {words.refuseCard}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
