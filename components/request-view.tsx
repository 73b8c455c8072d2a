import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import type { Draft } from '../rules/draft.ts';
import type { Finding } from '../rules/types.ts';
import { FindingCard } from './finding.tsx';
import { LinkList } from './link-list.tsx';
import { PostText } from './post-text.tsx';
import { when } from './when.ts';

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
  findings: readonly Finding[];
  questions: readonly { key: string; question: string; title: string; clause: string }[];
  /** What the poster said of people in the pictures; null = nothing. */
  consent: { shown: boolean; from: string; how: string; on: string } | null;
  emojis: readonly (readonly { char: string; name: string; index: number }[])[];
  strings: Strings;
  onTrust: () => void;
  onApprove: () => void;
  onReject: (reason: string) => void;
}

/** One draft to be confirmed, as it will be published. */
export function RequestView(props: RequestViewProps) {
  const { draft, poster, trusted, refusal, findings, acknowledged, questions, consent, strings } = props;
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
        <p class="soft small">{words.requestedAt(when(props.requestedAt))}</p>
        {!trusted && refusal !== 'self' && (
          <div class="note warn stack">
            <p>{words.unknownPoster}</p>
            <p>
              {words.fingerprint}：<b class="digits">{poster.fingerprint}</b>
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
      <section class="card">
        <h2>
          {strings.surface[draft.surface]}：@{draft.account} {props.accountName}
        </h2>
        {draft.replyTo && <p class="small">{strings.sheet.replyTo}</p>}
        {draft.quoteOf && <p class="small">{strings.sheet.quoteOf}</p>}
        {draft.posts.map((post, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post of a thread is its place in it
          <div key={index}>
            {draft.posts.length > 1 && <p class="small soft">{strings.live.postNumber(index + 1)}</p>}
            <PostText text={post.text} emojis={props.emojis[index] ?? []} strings={strings} />
          </div>
        ))}
        <p>{draft.scheduledAt === null ? strings.sheet.now : strings.sheet.at(when(draft.scheduledAt * 1000))}</p>
        <p class="small">{strings.sheet.reach(draft.site, draft.audience)}</p>
        {draft.placeTag && <p class="note warn">{strings.sheet.place(draft.placeTag)}</p>}
        <h3>{strings.sheet.links}</h3>
        <LinkList texts={draft.posts.map((post) => post.text)} strings={strings} />
        {draft.media.length > 0 && (
          <>
            <h3>{strings.sheet.media}</h3>
            <p class="note warn">{words.media}</p>
            <ul>
              {draft.media.map((media) => (
                <li key={media.sha256} class="small">
                  {strings.sheet.mediaFingerprint(media.sha256)}・{strings.sheet.alt(media.alt)}
                </li>
              ))}
            </ul>
            <p class="note">
              {consent
                ? consent.shown
                  ? words.consent.shown([consent.from, consent.how, consent.on].filter(Boolean).join('、'))
                  : words.consent.nobody
                : words.consent.none}
            </p>
          </>
        )}
      </section>
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
        {findings.length === 0 && <p class="soft">{strings.sheet.noFindings}</p>}
        {findings.map((finding) => (
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
        <div class="row">
          <button type="button" class="button main" disabled={!ready} onClick={props.onApprove}>
            {words.approve}
          </button>
        </div>
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
        </div>
      </section>
    </>
  );
}
