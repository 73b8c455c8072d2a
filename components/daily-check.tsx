import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { TableHead } from './table-head.tsx';
import { when } from './when.ts';

export interface DailyCheckProps {
  accounts: readonly {
    site: string;
    id: string;
    name: string;
    days: number;
    lastPost: number | null;
    /** No post for longer than a guideline lets stand. */
    idle: boolean;
    checked: boolean;
  }[];
  /** What the open page of an account shows that the log does not know; null = not looked yet. */
  looked: { account: string; known: number; older: number; unknown: readonly ShownPost[] } | null;
  /** Why the page could not be looked at. */
  problem: keyof Strings['duty']['problems'] | null;
  /** Twelve characters over everything up to today, for the office diary. */
  checkpoint: string;
  strings: Strings;
  onLook: () => void;
  onChecked: (account: string, site: string, fine: boolean, note: string) => void;
}

interface ShownPost {
  id: string;
  at: number;
  text: string;
}

/** Once a day: does the account show anything that nobody here has posted? And which account has fallen silent? */
export function DailyCheck({ accounts, looked, problem, checkpoint, strings, onLook, onChecked }: DailyCheckProps) {
  const words = strings.duty;
  const [note, setNote] = useState('');
  return (
    <section class="card">
      <h2>{words.daily}</h2>
      <p class="small">{words.dailyLead}</p>
      <div class="row">
        <button type="button" class="button main" onClick={onLook}>
          {words.look}
        </button>
      </div>
      <div role="alert">{problem && <p class="note warn">{words.problems[problem]}</p>}</div>
      {looked && (
        <div class={`note stack ${looked.unknown.length > 0 ? 'block' : 'fine'}`} role="status">
          <p>{words.looked(looked.account, looked.known, looked.older)}</p>
          {looked.unknown.length > 0 && (
            <>
              <p>
                <b>{words.unknown(looked.unknown.length)}</b>
              </p>
              <ul class="stack">
                {looked.unknown.map((post) => (
                  <li key={post.id}>
                    <span class="small">{Number.isNaN(post.at) ? '' : when(post.at)}</span> {post.text.slice(0, 100)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <label class="field">
        {words.checkNote}
        <input value={note} maxLength={200} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <table>
        <caption class="visually-hidden">{words.daily}</caption>
        <TableHead names={words.dailyHead} />
        <tbody>
          {accounts.map((account) => (
            <tr key={account.site + account.id}>
              <th scope="row">
                {account.name} @{account.id}
              </th>
              <td>
                {account.lastPost === null ? words.noPost : when(account.lastPost)}
                {account.idle && <p class="note warn small">{words.idle(account.days)}</p>}
              </td>
              <td>
                {account.checked ? (
                  words.checked
                ) : (
                  <span class="row">
                    <button
                      type="button"
                      class="button small"
                      aria-label={`@${account.id} ${words.fine}`}
                      onClick={() => onChecked(account.id, account.site, true, note)}
                    >
                      {words.fine}
                    </button>
                    <button
                      type="button"
                      class="button small danger"
                      aria-label={`@${account.id} ${words.odd}`}
                      onClick={() => onChecked(account.id, account.site, false, note)}
                    >
                      {words.odd}
                    </button>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {accounts.length === 0 && <p class="soft">{words.noAccounts}</p>}
      <p class="small">
        {words.checkpoint} <b class="digits">{checkpoint || '—'}</b>
      </p>
    </section>
  );
}
