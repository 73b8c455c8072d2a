import type { Strings } from '../assets/strings/ja.ts';
import { PageHeader } from './page-header.tsx';
import { TableHead } from './table-head.tsx';
import { when } from './when.ts';

type ActionName = keyof Strings['action'];

export interface LogPageProps {
  /** Rows that fit, newest first. */
  records: readonly LogRow[];
  total: number;
  wanted: { words: string; month: string; action: ActionName | ''; account: string };
  /** What there is to choose from. */
  months: readonly string[];
  accounts: readonly { place: string; site: string; account: string }[];
  report: {
    actions: readonly { action: ActionName; count: number }[];
    posts: readonly { site: string; account: string; poster: string; approvers: string; count: number }[];
  };
  chain: { ok: true; count: number } | { ok: false; brokenAt: number };
  strings: Strings;
  onWanted: (change: Partial<LogPageProps['wanted']>) => void;
  onCsv: () => void;
  onPrint: () => void;
}

interface LogRow {
  seq: number;
  at: string;
  actor: { name: string };
  site: string;
  account: string;
  action: ActionName;
  result: string;
  detail: string;
  clauses: readonly string[];
  approvers: readonly string[];
}

/** Drawn at once; more are reached by narrowing the search, or in the file. */
const SHOWN = 300;

/** The log: looked through, added up for a month, printed. Nothing can be changed here. */
export function LogPage({ records, total, wanted, months, accounts, report, chain, strings, ...on }: LogPageProps) {
  const words = strings.log;
  const services: Readonly<Record<string, string>> = strings.siteName;
  return (
    <main class="page wide">
      <PageHeader title={words.title} />
      <p class={`note ${chain.ok ? 'fine' : 'block'}`}>
        {chain.ok ? strings.options.chainOk(chain.count) : strings.options.chainBroken(chain.brokenAt)}
      </p>
      <form class="card filters" onSubmit={(event) => event.preventDefault()}>
        <label class="field">
          {words.words}
          <input
            type="search"
            value={wanted.words}
            onInput={(event) => on.onWanted({ words: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          {words.month}
          <select value={wanted.month} onChange={(event) => on.onWanted({ month: event.currentTarget.value })}>
            <option value="">{words.any}</option>
            {months.map((month) => (
              <option key={month} value={month}>
                {words.monthName(month)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {words.action}
          <select
            value={wanted.action}
            onChange={(event) => on.onWanted({ action: event.currentTarget.value as ActionName | '' })}
          >
            <option value="">{words.any}</option>
            {(Object.keys(strings.action) as ActionName[]).map((action) => (
              <option key={action} value={action}>
                {strings.action[action]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {words.account}
          <select value={wanted.account} onChange={(event) => on.onWanted({ account: event.currentTarget.value })}>
            <option value="">{words.any}</option>
            {accounts.map(({ place, site, account }) => (
              <option key={place} value={place}>
                @{account} {services[site] ?? site}
              </option>
            ))}
          </select>
        </label>
      </form>
      <div class="row">
        <span role="status">{words.found(records.length, total)}</span>
        <button type="button" class="button" onClick={on.onCsv}>
          {words.csv}
        </button>
        <button type="button" class="button" onClick={on.onPrint}>
          {words.print}
        </button>
      </div>
      <section class="card">
        <h2>{words.report}</h2>
        <div class="scrollable">
          <table>
            <caption>{words.posts}</caption>
            <TableHead names={words.postHead} />
            <tbody>
              {report.posts.map(({ site, account, poster, approvers, count }) => (
                <tr key={`${site} ${account} ${poster} ${approvers}`}>
                  <td>
                    @{account} <span class="soft">{services[site] ?? site}</span>
                  </td>
                  <td>{poster || words.nobody}</td>
                  <td>{approvers || words.unconfirmed}</td>
                  <td>{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <ul>
          {report.actions.map(({ action, count }) => (
            <li key={action}>
              {strings.action[action]}
              {strings.marks.colon}
              {count}
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{words.rows}</h2>
        {records.length > SHOWN && <p class="small soft">{words.more(SHOWN)}</p>}
        <div class="scrollable">
          <table>
            <TableHead names={words.head} />
            <tbody>
              {records.slice(0, SHOWN).map((record) => (
                <tr key={record.seq}>
                  <td>{record.seq}</td>
                  <td>{when(Date.parse(record.at), strings)}</td>
                  <td>{record.actor.name || words.nobody}</td>
                  <td>
                    {record.account && `@${record.account}`}{' '}
                    <span class="soft small">{services[record.site] ?? record.site}</span>
                  </td>
                  <td>
                    <b>{strings.action[record.action]}</b>
                    {record.approvers.length > 0 && (
                      <span class="small"> {record.approvers.join(strings.marks.list)}</span>
                    )}
                  </td>
                  <td>
                    {record.detail}
                    {record.clauses.length > 0 && <p class="small soft">{record.clauses.join(' / ')}</p>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </main>
  );
}
