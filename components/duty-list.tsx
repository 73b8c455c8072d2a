import type { Strings } from '../assets/strings/ja.ts';

type Kind = keyof Strings['duties']['kinds'];

export interface DutyView {
  kind: Kind;
  site: keyof Strings['siteName'];
  account: string;
  due: string;
  days: number;
  who: string;
  /** Clauses that ask for it, as people quote them. */
  basis: readonly string[];
}

export interface DutyListProps {
  duties: readonly DutyView[];
  strings: Strings;
  onDone: (duty: DutyView) => void;
}

/** What somebody has to do, by when, and which clause asks for it. */
export function DutyList({ duties, strings, onDone }: DutyListProps) {
  const words = strings.duties;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {duties.length === 0 && <p class="note fine">{words.none}</p>}
      <ul class="stack">
        {duties.map((duty) => (
          <li
            key={duty.kind + duty.site + duty.account + duty.who}
            class={`note stack ${duty.days <= 0 ? 'warn' : ''}`}
          >
            <p>
              <b>{words.kinds[duty.kind]}</b> @{duty.account} <span class="soft">{strings.siteName[duty.site]}</span>{' '}
              {duty.who && words.left(duty.who)}
              <br />
              <span class="small">
                {words.due(duty.due, duty.days)} <span class="soft">{duty.basis.join(strings.marks.list)}</span>
              </span>
            </p>
            <p class="small">{words.how[duty.kind]}</p>
            {words.done[duty.kind] && (
              <div class="row">
                <button
                  type="button"
                  class="button small"
                  aria-label={`@${duty.account} ${strings.siteName[duty.site]} ${words.kinds[duty.kind]} ${words.done[duty.kind]}`}
                  onClick={() => onDone(duty)}
                >
                  {words.done[duty.kind]}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
