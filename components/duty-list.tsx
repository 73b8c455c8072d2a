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
  /** The most pressing first. */
  duties: readonly DutyView[];
  strings: Strings;
  onDone: (duty: DutyView) => void;
}

/**
 * What somebody has to do, by when, and which clause asks for it. What it is and how it is done is said once, with all accounts
 * that wait for it: a town with ten accounts has one thing to do ten times, not ten things.
 */
export function DutyList({ duties, strings, onDone }: DutyListProps) {
  const words = strings.duties;
  const kinds = [...new Set(duties.map(({ kind }) => kind))];
  return (
    <section class="card">
      <h2>{words.title}</h2>
      {duties.length === 0 && <p class="note fine">{words.none}</p>}
      <ul class="stack">
        {kinds.map((kind) => (
          <DutyKind
            key={kind}
            kind={kind}
            duties={duties.filter((duty) => duty.kind === kind)}
            strings={strings}
            onDone={onDone}
          />
        ))}
      </ul>
    </section>
  );
}

function DutyKind({ kind, duties, strings, onDone }: DutyListProps & { kind: Kind }) {
  const words = strings.duties;
  const [first] = duties;
  return (
    <li class={`note stack ${first && first.days <= 0 ? 'warn' : ''}`}>
      <h3>{words.kinds[kind]}</h3>
      <p class="small">
        {words.how[kind]} <span class="soft">{first?.basis.join(strings.marks.list)}</span>
      </p>
      <ul class="waiting">
        {duties.map((duty) => (
          <li key={duty.site + duty.account + duty.who} class="row">
            <span>
              <b>@{duty.account}</b> <span class="soft">{strings.siteName[duty.site]}</span>{' '}
              {duty.who && words.left(duty.who)} <span class="small">{words.due(duty.due, duty.days)}</span>
            </span>
            {words.done[kind] && (
              <button
                type="button"
                class="button small"
                aria-label={`@${duty.account} ${strings.siteName[duty.site]} ${words.kinds[kind]} ${words.done[kind]}`}
                onClick={() => onDone(duty)}
              >
                {words.done[kind]}
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
