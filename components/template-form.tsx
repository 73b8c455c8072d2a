import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';

export interface DraftTemplate {
  title: string;
  text: string;
  slots: { name: string; kind: keyof Strings['template']['kinds']; choices: string[] }[];
  accounts: string[];
  notAfter: string;
}

export interface TemplateFormProps {
  /** Somebody is registered here, whose signature it would be. */
  named: boolean;
  /** What was signed last: as a block to paste, and as a policy spells it; null = nothing yet. */
  signed: { block: string; json: string } | null;
  faulty: boolean;
  strings: Strings;
  onSign: (draft: DraftTemplate) => void;
  onCopy: (text: string) => Promise<void>;
}

const list = (text: string): string[] =>
  text
    .split(/[,，、\n]/)
    .map((part) => part.trim().replace(/^@/, ''))
    .filter(Boolean);

/** A head writes a text with blanks and signs it. */
export function TemplateForm({ named, signed, faulty, strings, onSign, onCopy }: TemplateFormProps) {
  const words = strings.template;
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [accounts, setAccounts] = useState('');
  const [notAfter, setNotAfter] = useState('');
  const [slots, setSlots] = useState<Record<string, { kind: keyof typeof words.kinds; choices: string }>>({});
  const names = [...new Set([...text.matchAll(/\{([^{}\n]+)\}/g)].map((m) => m[1] ?? ''))];
  const of = (name: string) => slots[name] ?? { kind: 'text' as const, choices: '' };
  return (
    <details class="card">
      <summary>{words.make}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const filled = names.map((name) => ({ name, kind: of(name).kind, choices: list(of(name).choices) }));
          onSign({ title, text, slots: filled, accounts: list(accounts), notAfter });
        }}
      >
        <p class="small">{words.makeLead}</p>
        <p class="small soft">{words.notHead}</p>
        <label class="field">
          {words.name}
          <input required maxLength={60} value={title} onInput={(event) => setTitle(event.currentTarget.value)} />
        </label>
        <label class="field">
          {words.text}
          <textarea required rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        {names.map((name) => (
          <div class="stack" key={name}>
            <label class="field">
              {words.kind(name)}
              <select
                value={of(name).kind}
                onChange={(event) => {
                  const kind = event.currentTarget.value as keyof typeof words.kinds;
                  setSlots({ ...slots, [name]: { ...of(name), kind } });
                }}
              >
                {(Object.keys(words.kinds) as (keyof typeof words.kinds)[]).map((kind) => (
                  <option key={kind} value={kind}>
                    {words.kinds[kind]}
                  </option>
                ))}
              </select>
            </label>
            {of(name).kind === 'choice' && (
              <label class="field">
                {words.choices(name)}
                <input
                  required
                  value={of(name).choices}
                  onInput={(event) =>
                    setSlots({ ...slots, [name]: { ...of(name), choices: event.currentTarget.value } })
                  }
                />
              </label>
            )}
          </div>
        ))}
        <label class="field">
          {words.accounts}
          <input value={accounts} onInput={(event) => setAccounts(event.currentTarget.value)} />
        </label>
        <label class="field">
          {words.notAfter}
          <input type="date" required value={notAfter} onInput={(event) => setNotAfter(event.currentTarget.value)} />
        </label>
        <div role="alert">{faulty && <p class="note block">{words.faulty}</p>}</div>
        {!named && <p class="note warn">{words.noName}</p>}
        <div class="row">
          <button type="submit" class="button main" disabled={!named}>
            {words.sign}
          </button>
        </div>
        {signed && (
          <div class="note fine stack" role="status">
            <p>{words.signed}</p>
            <CopyButton label={words.copySigned} strings={strings} onCopy={() => onCopy(signed.block)} />
            <CopyButton label={words.copyJson} strings={strings} onCopy={() => onCopy(signed.json)} />
          </div>
        )}
      </form>
    </details>
  );
}
