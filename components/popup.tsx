import type { Strings } from '../assets/strings/ja.ts';
import { Mark } from './icons.tsx';
import { when } from './when.ts';

export interface PopupProps {
  protection: 'on' | 'off' | 'lost';
  source: keyof Strings['popup']['source'];
  approvers: number;
  /** Emergency posts that nobody has looked at yet. */
  red: number;
  flame: boolean;
  /** Duties that are due. */
  due: number;
  records: readonly {
    seq: number;
    at: string;
    action: keyof Strings['action'];
    account: string;
    detail: string;
    result: string;
  }[];
  strings: Strings;
  onOptions: () => void;
  onConfirm: () => void;
  onLog: () => void;
  onDuty: () => void;
  onTemplates: () => void;
  onDocuments: () => void;
}

/** Today at a glance. */
export function Popup(props: PopupProps) {
  const {
    protection,
    source,
    approvers,
    red,
    flame,
    due,
    records,
    strings,
    onOptions,
    onConfirm,
    onLog,
    onDuty,
    onTemplates,
  } = props;
  const words = strings.popup;
  return (
    <main class="popup">
      <div class="row">
        <Mark />
        <strong>{strings.name}</strong>
      </div>
      <p class={`note ${protection === 'on' ? 'fine' : protection === 'lost' ? 'block' : ''}`}>{words[protection]}</p>
      {red > 0 && (
        <p class="note block" role="alert">
          {words.red(red)}
        </p>
      )}
      {due > 0 && <p class="note warn">{words.due(due)}</p>}
      {flame && <p class="note block">{words.flame}</p>}
      <p class={approvers === 0 ? 'note warn' : 'small'}>
        {approvers === 0 ? words.noApprover : words.approvers(approvers)}
      </p>
      <p class="small soft">{words.source[source]}</p>
      <h2 class="small">{words.recent}</h2>
      {records.length === 0 ? (
        <p class="small soft">{words.noRecords}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ul class="records small" tabIndex={0} aria-label={words.recent}>
          {records.map((record) => (
            <li key={record.seq}>
              <span class="soft">{when(Date.parse(record.at))}</span>
              <br />
              <b>{strings.action[record.action]}</b> {record.account && `@${record.account}`}{' '}
              {record.detail.slice(0, 40)}
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <button type="button" class="button small main" onClick={onConfirm}>
          {words.confirm}
        </button>
        <button type="button" class="button small" onClick={onOptions}>
          {words.options}
        </button>
        <button type="button" class="button small" onClick={onDuty}>
          {words.duty}
        </button>
        <button type="button" class="button small" onClick={onTemplates}>
          {words.templates}
        </button>
        <button type="button" class="button small" onClick={props.onDocuments}>
          {words.documents}
        </button>
        <button type="button" class="button small" onClick={onLog}>
          {words.log}
        </button>
      </div>
    </main>
  );
}
