import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import type { Draft } from '../rules/draft.ts';
import type { Finding } from '../rules/types.ts';
import { type ChangeView, Difference } from './difference.tsx';
import { FindingCard } from './finding.tsx';
import { PostPreview } from './post-preview.tsx';
import { when } from './when.ts';

type Reasons = Strings['emergency']['reasons'];

export interface RequestViewProps {
  draft: Draft;
  poster: { name: string; dept: string; fingerprint: string };
  /** This poster's key was compared before. */
  trusted: boolean;
  /** Why nobody may confirm this here. */
  refusal: 'self' | 'unseen' | null;
  accountName: string;
  requestedAt: number;
  /** Findings the poster let stand, and what a fresh check on this computer says. */
  acknowledged: readonly Finding[];
  recheck: { findings: readonly Finding[]; whole: boolean };
  questions: readonly { key: string; question: string; title: string; clause: string }[];
  /** What the poster said of people in the pictures; null = nothing. */
  consent: { shown: boolean; from: string; how: string; on: string } | null;
  /** It is out already and is looked at afterwards; null = it waits. */
  posted: { at: number; postId: string; emergency: { reason: keyof Reasons; note: string; tried: string } } | null;
  strengths: readonly ('typed' | 'signed' | 'passkey')[];
  headOnly: boolean;
  /** What is different from this poster's last request for the same place. */
  changes: readonly ChangeView[];
  dates: readonly { text: string; full: string; away: number }[];
  /** In order of draft.media; empty address = the picture is not here. */
  pictures: readonly { url: string; video: boolean }[];
  /** In the window beside the poster's page, with a passkey. */
  atDesk: boolean;
  /** Why the last try did not count; empty = there was none. */
  refused: string;
  emojis: readonly (readonly { char: string; name: string; index: number }[])[];
  strings: Strings;
  onAgain: () => void;
  onTrust: () => void;
  onApprove: (how: 'typed' | 'signed') => void;
  onApproveHere: () => void;
  onReject: (reason: string) => void;
}

/** One draft to be confirmed, as it will be published. */
export function RequestView(props: RequestViewProps) {
  const { draft, poster, trusted, refusal, recheck, acknowledged, questions, strings } = props;
  const words = strings.confirm;
  const [ticked, setTicked] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const needed = [...questions.map((q) => q.key), ...(draft.media.length > 0 ? ['media'] : [])];
  const ready = trusted && refusal === null && needed.every((key) => ticked.includes(key));
  const tick = (key: string, on: boolean): void =>
    setTicked((now) => (on ? [...now, key] : now.filter((k) => k !== key)));
  const textOf = (finding: Finding): string => draft.posts[finding.post]?.text ?? '';
  return (
    <>
      <section class="card">
        <h2>{words.from(poster.name, poster.dept)}</h2>
        <p class="soft small">{words.requestedAt(when(props.requestedAt, strings))}</p>
        {!trusted && refusal !== 'self' && (
          <div class="note warn stack">
            <p>{words.unknownPoster}</p>
            <p>
              {words.fingerprint}
              {strings.marks.colon}
              <b class="digits">{poster.fingerprint}</b>
            </p>
            <div class="row">
              <button type="button" class="button" onClick={props.onTrust}>
                {words.trust}
              </button>
            </div>
          </div>
        )}
        {refusal && (
          <p class="note block" role="alert">
            {refusal === 'self' ? words.self : words.unseen}
          </p>
        )}
      </section>
      {props.posted && (
        <section class="card">
          <h2>{words.afterwards}</h2>
          <p class="note block">
            {words.postedAt(when(props.posted.at, strings))}
            <br />
            {strings.emergency.reasons[props.posted.emergency.reason]}
            {strings.marks.colon}
            {props.posted.emergency.note}
            <br />
            {props.posted.emergency.tried && words.tried(props.posted.emergency.tried)}
          </p>
        </section>
      )}
      {props.changes.length > 0 && (
        <section class="card">
          <h2>{words.changes}</h2>
          <Difference changes={props.changes} strings={strings} />
        </section>
      )}
      <PostPreview {...props} />
      <section class="card">
        <h2>{words.acknowledged}</h2>
        {acknowledged.length === 0 && <p class="soft">{strings.sheet.none}</p>}
        {acknowledged.map((finding) => (
          <FindingCard
            key={`${finding.rule}${finding.span}`}
            finding={finding}
            text={textOf(finding)}
            strings={strings}
          />
        ))}
        <h2>{words.recheck}</h2>
        {!recheck.whole && <p class="note warn">{words.notWhole}</p>}
        {recheck.findings.length === 0 && <p class="soft">{strings.sheet.noFindings}</p>}
        {recheck.findings.map((finding) => (
          <FindingCard
            key={`${finding.rule}${finding.span}`}
            finding={finding}
            text={textOf(finding)}
            strings={strings}
          />
        ))}
      </section>
      <section class="card">
        <h2>{strings.sheet.checklist}</h2>
        {questions.map((q) => (
          <label class="check" key={q.key}>
            <input
              type="checkbox"
              checked={ticked.includes(q.key)}
              onChange={(event) => tick(q.key, event.currentTarget.checked)}
            />
            <span>
              {q.question}{' '}
              <span class="small soft">
                {q.title} {q.clause}
              </span>
            </span>
          </label>
        ))}
        {draft.media.length > 0 && (
          <label class="check">
            <input
              type="checkbox"
              checked={ticked.includes('media')}
              onChange={(event) => tick('media', event.currentTarget.checked)}
            />
            <span>{words.seenMedia}</span>
          </label>
        )}
        {!ready && <p class="small soft">{words.checklistFirst}</p>}
        {props.headOnly && <p class="note">{words.headOnly}</p>}
        <div role="alert">{props.refused && <p class="note block">{props.refused}</p>}</div>
        <Approve {...props} ready={ready} />
        <label class="field">
          {words.reason}
          <textarea rows={2} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div class="row">
          <button
            type="button"
            class="button danger"
            disabled={reason.trim() === ''}
            onClick={() => props.onReject(reason.trim())}
          >
            {words.reject}
          </button>
          {!props.atDesk && (
            <button type="button" class="button" onClick={props.onAgain}>
              {words.another}
            </button>
          )}
        </div>
      </section>
    </>
  );
}

/** The button that says yes, in the ways that count for this draft. */
function Approve({
  strengths,
  atDesk,
  ready,
  strings,
  onApprove,
  onApproveHere,
}: RequestViewProps & { ready: boolean }) {
  const words = strings.confirm;
  if (atDesk) {
    return (
      <div class="row">
        <button type="button" class="button main" disabled={!ready} onClick={onApproveHere}>
          {words.approveHere}
        </button>
      </div>
    );
  }
  const typed = strengths.includes('typed');
  const signed = strengths.includes('signed');
  if (!typed && !signed) return <p class="note warn">{words.onlyHere}</p>;
  return (
    <div class="row">
      <button type="button" class="button main" disabled={!ready} onClick={() => onApprove(typed ? 'typed' : 'signed')}>
        {words.approve}
      </button>
      {typed && signed && (
        <button type="button" class="button" disabled={!ready} onClick={() => onApprove('signed')}>
          {words.approveSigned}
        </button>
      )}
    </div>
  );
}
