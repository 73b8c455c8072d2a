import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';
import { PageHeader } from './page-header.tsx';

type Kind = keyof Strings['documents']['kinds'];

export interface DocumentsPageProps {
  accounts: readonly { key: string; label: string }[];
  account: string;
  kind: Kind;
  paper: { title: string; basis: string; rows: readonly { heading: string; text: string }[] } | null;
  strings: Strings;
  onAccount: (key: string) => void;
  onKind: (kind: Kind) => void;
  onEdit: (heading: string, text: string) => void;
  onCopy: () => Promise<void>;
  onSave: () => void;
  onPrint: () => void;
}

/** Papers that the guidelines ask for, filled from the register; what is missing is written here and not kept. */
export function DocumentsPage({ accounts, account, kind, paper, strings, ...on }: DocumentsPageProps) {
  const words = strings.documents;
  return (
    <main class="page">
      <PageHeader class="no-print" title={words.title} />
      <section class="card no-print">
        <p class="small">{words.lead}</p>
        {accounts.length === 0 && <p class="note warn">{strings.duty.noAccounts}</p>}
        <label class="field">
          {words.account}
          <select value={account} onChange={(event) => on.onAccount(event.currentTarget.value)}>
            {accounts.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {words.kind}
          <select value={kind} onChange={(event) => on.onKind(event.currentTarget.value as Kind)}>
            {(Object.keys(words.kinds) as Kind[]).map((each) => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        <div class="row">
          <button type="button" class="button main" onClick={on.onPrint}>
            {strings.log.print}
          </button>
          <button type="button" class="button" onClick={on.onSave}>
            {words.save}
          </button>
          <CopyButton label={strings.copy} strings={strings} onCopy={on.onCopy} />
        </div>
      </section>
      {paper && (
        <article class="card paper">
          <h2>{paper.title}</h2>
          {paper.basis && <p class="small soft">{paper.basis}</p>}
          {paper.rows.map(({ heading, text }) => (
            <label class="field" key={heading}>
              <b>{heading}</b>
              <textarea
                rows={Math.max(1, text.split('\n').length, Math.ceil(text.length / 42))}
                value={text}
                placeholder={words.blank}
                onInput={(event) => on.onEdit(heading, event.currentTarget.value)}
              />
            </label>
          ))}
        </article>
      )}
    </main>
  );
}
