import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { TableHead } from './table-head.tsx';
import { when } from './when.ts';

export interface DailyCheckProps {
  accounts: readonly {
    site: keyof Strings['siteName'];
    id: string;
    name: string;
    days: number;
    lastPost: number | null;
    /** No post for longer than a guideline lets stand. */
    idle: boolean;
    checked: boolean;
    /** It is this account's page that was looked at. */
    shown: boolean;
    /** Newest count of followers, and how it has changed in a year; null = not known. */
    followers: { count: number | null; change: number | null };
  }[];
  /** What the open page of an account shows that the log does not know; null = not looked yet. */
  looked: {
    account: string;
    known: number;
    older: number;
    unknown: readonly ShownPost[];
    followers: number | null;
  } | null;
  /** Why the page could not be looked at. */
  problem: keyof Strings['duty']['problems'] | null;
  /** Twelve characters over everything up to today, for the office diary. */
  checkpoint: string;
  strings: Strings;
  onLook: () => void;
  onChecked: (account: string, site: string, said: { fine: boolean; words: string; followers: string }) => void;
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
                    <span class="small">{Number.isNaN(post.at) ? '' : when(post.at, strings)}</span>{' '}
                    {post.text.slice(0, 100)}
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
            <Row
              key={account.site + account.id}
              account={account}
              seen={account.shown ? (looked?.followers ?? null) : null}
              strings={strings}
              onSay={(fine, followers) => {
                onChecked(account.id, account.site, { fine, words: note, followers });
                // It was said of this account: the next one starts without it.
                setNote('');
              }}
            />
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

interface RowProps {
  account: DailyCheckProps['accounts'][number];
  /** Followers as the open page shows them. */
  seen: number | null;
  strings: Strings;
  onSay: (fine: boolean, followers: string) => void;
}

function Row({ account, seen, strings, onSay }: RowProps) {
  const words = strings.duty;
  const name = `@${account.id} ${strings.siteName[account.site]}`;
  const [typed, setTyped] = useState<string | null>(null);
  const { count, change } = account.followers;
  const followers = typed ?? (seen === null ? '' : String(seen));
  const say = (fine: boolean): void => {
    onSay(fine, followers);
    // It was counted today: tomorrow's look starts without it.
    setTyped(null);
  };
  return (
    <tr>
      <th scope="row">
        {account.name} @{account.id} <span class="soft">{strings.siteName[account.site]}</span>
      </th>
      <td>
        {account.lastPost === null ? words.noPost : when(account.lastPost, strings)}
        {account.idle && <p class="note warn small">{words.idle(account.days)}</p>}
      </td>
      <td>
        {count !== null && (
          <p class={change !== null && change <= 0 ? 'note warn small' : ''}>{words.counted(count, change)}</p>
        )}
        {!account.checked && (
          <input
            class="count"
            inputMode="numeric"
            pattern="[0-9]{1,9}"
            maxLength={9}
            aria-label={words.followersOf(name)}
            value={followers}
            onInput={(event) => setTyped(event.currentTarget.value.normalize('NFKC').replace(/\D/g, ''))}
          />
        )}
      </td>
      <td>
        {account.checked ? (
          words.checked
        ) : (
          <span class="row">
            <button type="button" class="button small" aria-label={`${name} ${words.fine}`} onClick={() => say(true)}>
              {words.fine}
            </button>
            <button
              type="button"
              class="button small danger"
              aria-label={`${name} ${words.odd}`}
              onClick={() => say(false)}
            >
              {words.odd}
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}
