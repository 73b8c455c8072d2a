import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';

export interface CommentMark {
  /** `guideline number` of the clause; empty = criticism that no clause forbids. */
  clause: string;
  address: string;
  decider: string;
  memo: string;
  remove: boolean;
}

export interface CommentCheckProps {
  /** What the guidelines in force forbid those who comment. */
  clauses: readonly { key: string; label: string }[];
  strings: Strings;
  onMark: (mark: CommentMark) => Promise<void>;
}

/** Whether a comment may be taken away, by which rule, and who has said so. Criticism stays. */
export function CommentCheck({ clauses, strings, onMark }: CommentCheckProps) {
  const words = strings.comments;
  const [clause, setClause] = useState('');
  const [address, setAddress] = useState('');
  const [decider, setDecider] = useState('');
  const [memo, setMemo] = useState('');
  const [said, setSaid] = useState(false);
  const mark = (remove: boolean): void => {
    void onMark({ clause, address, decider, memo, remove }).then(() => {
      setSaid(true);
      setAddress('');
      setMemo('');
    });
  };
  const ready = address.trim() !== '' && decider.trim() !== '';
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <details>
        <summary>{words.lead}</summary>
        <div class="stack">
          {clauses.length === 0 && <p class="note warn">{words.none}</p>}
          <label class="field">
            {words.which}
            <select value={clause} onChange={(event) => setClause(event.currentTarget.value)}>
              <option value="">{words.criticism}</option>
              {clauses.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          {clause === '' && <p class="note warn">{words.criticismWarn}</p>}
          <label class="field">
            {words.address}
            <input type="url" maxLength={300} value={address} onInput={(e) => setAddress(e.currentTarget.value)} />
          </label>
          <label class="field">
            {words.decider}
            <input maxLength={50} value={decider} onInput={(e) => setDecider(e.currentTarget.value)} />
          </label>
          <label class="field">
            {words.memo}
            <input maxLength={200} value={memo} onInput={(e) => setMemo(e.currentTarget.value)} />
          </label>
          <div class="row">
            <button type="button" class="button" disabled={!ready} onClick={() => mark(false)}>
              {words.keepIt}
            </button>
            <button type="button" class="button danger" disabled={!ready || clause === ''} onClick={() => mark(true)}>
              {words.removeIt}
            </button>
            <span class="small" role="status">
              {said && words.recorded}
            </span>
          </div>
        </div>
      </details>
    </section>
  );
}
