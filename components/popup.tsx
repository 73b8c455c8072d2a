import type { Strings } from '../assets/strings/ja.ts';
import { Mark } from './icons.tsx';
import { when } from './when.ts';

export interface PopupProps {
  /** Pages of the services that are open; on = a guard answers there. */
  pages: readonly { site: keyof Strings['siteName']; on: boolean; tabs: readonly number[] }[];
  lost: boolean;
  source: keyof Strings['popup']['source'];
  approvers: number;
  /** Emergency posts that nobody has looked at yet. */
  red: number;
  flame: boolean;
  /** Register of accounts with their last post, epoch ms; null = none seen here. */
  accounts: readonly { id: string; site: keyof Strings['siteName']; lastPost: number | null; idle: number | null }[];
  /** Duties that are due, the most pressing first. */
  due: readonly {
    kind: keyof Strings['duties']['kinds'];
    site: keyof Strings['siteName'];
    account: string;
    due: string;
    days: number;
  }[];
  /** What was posted last, newest first. */
  posts: readonly { seq: number; at: string; account: string; text: string }[];
  records: readonly {
    seq: number;
    at: string;
    action: keyof Strings['action'];
    account: string;
    detail: string;
    result: string;
  }[];
  strings: Strings;
  onReload: (tabs: readonly number[]) => void;
  onOpen: (page: 'options' | 'confirm' | 'log' | 'duty' | 'template' | 'documents' | 'welcome') => void;
}

const DUE_SHOWN = 3;

/** Today at a glance. */
export function Popup(props: PopupProps) {
  const { lost, source, approvers, red, flame, due, records, strings, onOpen } = props;
  const words = strings.popup;
  return (
    <main class="popup">
      <div class="row">
        <Mark />
        <strong>{strings.name}</strong>
      </div>
      {lost && (
        <p class="note block" role="alert">
          {words.lost}
        </p>
      )}
      {red > 0 && (
        <p class="note block" role="alert">
          {words.red(red)}
        </p>
      )}
      {flame && <p class="note block">{words.flame}</p>}
      <Pages {...props} />
      {approvers === 0 ? (
        <p class="note warn">{words.noApprover}</p>
      ) : (
        <p class="small">{words.approvers(approvers)}</p>
      )}
      <p class="small soft">{words.source[source]}</p>
      {due.length > 0 && (
        <section class="stack">
          <h2 class="small">{words.due(due.length)}</h2>
          <ul class="records small">
            {due.slice(0, DUE_SHOWN).map((duty) => (
              <li key={duty.kind + duty.site + duty.account}>
                <b>{strings.duties.kinds[duty.kind]}</b> @{duty.account}{' '}
                <span class="soft">{strings.siteName[duty.site]}</span>
                <br />
                <span class="soft">{strings.duties.due(duty.due, duty.days)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Accounts {...props} />
      <Posts {...props} />
      <details class="small">
        <summary>{words.recent}</summary>
        {records.length === 0 ? (
          <p class="soft">{words.noRecords}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
          <ul class="records" tabIndex={0} aria-label={words.recent}>
            {records.map((record) => (
              <li key={record.seq}>
                <span class="soft">{when(Date.parse(record.at), strings)}</span>
                <br />
                <b>{strings.action[record.action]}</b> {record.account && `@${record.account}`}{' '}
                {record.detail.slice(0, 40)}
              </li>
            ))}
          </ul>
        )}
      </details>
      <nav class="row" aria-label={strings.name}>
        {(['confirm', 'duty', 'template', 'documents', 'log', 'options', 'welcome'] as const).map((page, index) => (
          <button
            key={page}
            type="button"
            class={`button small ${index === 0 ? 'main' : ''}`}
            onClick={() => onOpen(page)}
          >
            {words.open[page]}
          </button>
        ))}
      </nav>
    </main>
  );
}

/** Whether each open page of a service is watched over; one that was open before the extension came is not. */
function Pages({ pages, lost, strings, onReload }: PopupProps) {
  const words = strings.popup;
  if (pages.length === 0) return <p class="note">{words.noPages}</p>;
  return (
    <ul class="stack" aria-label={words.pages}>
      {pages.map(({ site, on, tabs }) => (
        <li key={`${site}${on}`} class={`note ${!on ? 'warn' : lost ? 'block' : 'fine'}`}>
          <b>{strings.siteName[site]}</b> {on ? (lost ? words.closed : words.on) : words.off}
          {tabs.length > 1 && <span class="soft"> {words.tabs(tabs.length)}</span>}
          {!on && (
            <>
              {' '}
              <button type="button" class="button small" onClick={() => onReload(tabs)}>
                {strings.bannerReload}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Accounts({ accounts, strings }: PopupProps) {
  const words = strings.popup;
  if (accounts.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="small">{words.accounts}</h2>
      <ul class="records small">
        {accounts.map(({ id, site, lastPost, idle }) => (
          <li key={site + id}>
            @{id} <span class="soft">{strings.siteName[site]}</span>
            <br />
            {lastPost === null ? strings.duty.noPost : words.lastPost(when(lastPost, strings))}
            {idle !== null && <b class="idle"> {words.idle(idle)}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Posts({ posts, strings }: PopupProps) {
  const words = strings.popup;
  return (
    <section class="stack">
      <h2 class="small">{words.posts}</h2>
      {posts.length === 0 && <p class="small soft">{words.noPosts}</p>}
      <ul class="records small">
        {posts.map((post) => (
          <li key={post.seq}>
            <span class="soft">{when(Date.parse(post.at), strings)}</span> @{post.account}
            <br />
            {post.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
