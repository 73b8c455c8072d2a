import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Draft } from '../rules/draft.ts';
import type { Finding } from '../rules/types.ts';
import { CodeBox, type CodeState } from './code-box.tsx';
import { ConsentBox, type ConsentView } from './consent-box.tsx';
import { type ChangeView, Difference } from './difference.tsx';
import { FindingCard } from './finding.tsx';
import { Thumb } from './image-prompt.tsx';
import { Lightbox } from './lightbox.tsx';
import { LinkList } from './link-list.tsx';
import { Modal } from './modal.tsx';
import { PostText } from './post-text.tsx';
import { when } from './when.ts';

export interface ReviewView {
  account: {
    handle: string;
    name: string;
    owner: string;
    status: keyof SheetStrings['accountStatus'];
    contact: string;
  };
  findings: readonly { key: string; finding: Finding }[];
  questions: readonly { key: string; question: string; title: string; clause: string }[];
  consent: 'off' | 'ask' | 'record';
  verdict: { release: boolean; missing: readonly { need: keyof SheetStrings['missing'] }[] };
  request: CodeState;
  codeError: keyof SheetStrings['refusal'] | null;
  difference: readonly ChangeView[] | null;
  emojis: readonly (readonly { char: string; name: string; index: number }[])[];
}

export interface ReviewSheetProps {
  draft: Draft;
  /** Pictures to look at, in order of draft.media; empty address = cannot be shown. */
  previews: readonly { url: string; video: boolean }[];
  review: ReviewView;
  acknowledged: readonly string[];
  answered: readonly string[];
  consent: ConsentView;
  busy: boolean;
  strings: SheetStrings;
  onAcknowledge: (key: string, on: boolean) => void;
  onAnswer: (key: string, on: boolean) => void;
  onConsent: (consent: ConsentView) => void;
  onCopyRequest: () => Promise<void>;
  onCode: (code: string) => void;
  onRelease: () => void;
  onCancel: () => void;
  onOpenOptions: () => void;
}

type State = 'fine' | 'todo' | 'block' | 'plain';

function Step({ title, state, children }: { title: string; state: State; children: ComponentChildren }) {
  return (
    <section class={`step ${state}`}>
      <span class="number" aria-hidden="true" />
      <h2>{title}</h2>
      <div class="content">{children}</div>
    </section>
  );
}

/** Point and call: everything that is about to be published, in the order in which one points at it. */
export function ReviewSheet(props: ReviewSheetProps) {
  const { draft, previews, review, acknowledged, answered, busy, strings } = props;
  const words = strings.sheet;
  const { account, findings, questions, verdict, request } = review;
  const [tried, setTried] = useState(false);
  const [looked, setLooked] = useState<number | null>(null);
  const consentOpen = verdict.missing.some((m) => m.need === 'consent');
  const warns = findings.filter(({ finding }) => finding.severity === 'warn');
  const blocks = findings.filter(({ finding }) => finding.severity === 'block');
  const infos = findings.filter(({ finding }) => finding.severity === 'info');
  const images = draft.media.filter((media) => media.kind !== 'video').length;
  const missing = [...new Set(verdict.missing.map((m) => strings.missing[m.need]))];
  const badAccount = account.status === 'unregistered' || account.status === 'unknown';
  const findingState: State =
    blocks.length > 0 ? 'block' : warns.every(({ key }) => acknowledged.includes(key)) ? 'fine' : 'todo';
  const codeOpen = verdict.missing.some((m) => m.need === 'code' || m.need === 'approver');

  return (
    <Modal
      title={words.title}
      onCancel={props.onCancel}
      footer={
        <>
          <p class="small" role="status">
            {busy ? words.working : verdict.release ? words.ready : `${words.stillMissing}${missing.join('、')}`}
          </p>
          {tried && !verdict.release && (
            <p class="note warn small" role="alert">
              {words.stillMissing}
              {missing.join('、')}
            </p>
          )}
          <div class="row">
            <button type="button" class="button" onClick={props.onCancel}>
              {words.back}
            </button>
            <button
              type="button"
              class="button main"
              aria-disabled={!verdict.release || busy}
              onClick={() => {
                if (verdict.release && !busy) props.onRelease();
                else setTried(true);
              }}
            >
              {words.release}
            </button>
          </div>
        </>
      }
    >
      <p class="soft small">{words.lead}</p>
      {review.difference && (
        <div class="note warn" role="alert">
          <p>
            <b>{words.voided}</b>
          </p>
          <Difference changes={review.difference} strings={strings} />
        </div>
      )}
      <Step title={words.account} state={badAccount ? 'block' : account.status === 'registered' ? 'fine' : 'plain'}>
        <p class="handle">{account.handle ? `@${account.handle}` : '—'}</p>
        <p class="small">
          {account.name && <b>{account.name} </b>}
          {account.owner && <span class="soft">{words.owner(account.owner)} </span>}
          {strings.accountStatus[account.status]}
        </p>
      </Step>
      <Step title={`${words.text}（${strings.surface[draft.surface]}）`} state="plain">
        {draft.replyTo && <p class="small">{words.replyTo}</p>}
        {draft.quoteOf && <p class="small">{words.quoteOf}</p>}
        {draft.posts.map((post, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post of a thread is its place in it
          <div key={index}>
            {draft.posts.length > 1 && <p class="small soft">{strings.live.postNumber(index + 1)}</p>}
            <PostText text={post.text} emojis={review.emojis[index] ?? []} strings={strings} />
          </div>
        ))}
      </Step>
      {draft.media.length > 0 && (
        <Step
          title={`${words.media}（${words.mediaCount(images, draft.media.length - images)}）`}
          state={review.consent === 'off' ? 'plain' : consentOpen ? 'todo' : 'fine'}
        >
          <ul class="thumbs">
            {draft.media.map((media, index) => (
              <li class="thumb" key={`${media.sha256}${media.post}`}>
                <button
                  type="button"
                  class="look"
                  disabled={!previews[index]?.url}
                  aria-label={`${words.look}：${strings.lightbox.title(index + 1, draft.media.length)}`}
                  onClick={() => setLooked(index)}
                >
                  <Thumb url={previews[index]?.video ? '' : (previews[index]?.url ?? '')} />
                  <span class="small">{words.look}</span>
                </button>
                <div>
                  <p class="small">{words.alt(media.alt)}</p>
                  <p class="small soft">{words.mediaFingerprint(media.sha256)}</p>
                </div>
              </li>
            ))}
          </ul>
          {review.consent !== 'off' && (
            <ConsentBox
              consent={props.consent}
              record={review.consent === 'record'}
              strings={strings}
              onChange={props.onConsent}
            />
          )}
          {looked !== null && (
            <Lightbox
              images={draft.media.map(({ alt }, index) => ({
                url: previews[index]?.url ?? '',
                video: previews[index]?.video ?? false,
                alt,
              }))}
              start={looked}
              strings={strings}
              onClose={() => setLooked(null)}
            />
          )}
        </Step>
      )}
      <Step title={words.links} state="plain">
        <LinkList texts={draft.posts.map((post) => post.text)} strings={strings} />
      </Step>
      <Step title={words.audience} state="plain">
        <p>
          {draft.scheduledAt === null
            ? words.now
            : draft.scheduledAt < 0
              ? words.badSchedule
              : words.at(when(draft.scheduledAt * 1000))}
        </p>
        <p class="small">{words.reach(draft.site, draft.audience)}</p>
        {draft.placeTag && <p class="note warn small">{words.place(draft.placeTag)}</p>}
      </Step>
      <Step title={words.findings} state={findingState}>
        {findings.length === 0 && <p class="soft">{words.noFindings}</p>}
        {[...blocks, ...warns, ...infos].map(({ key, finding }) => (
          <FindingCard key={key} finding={finding} text={draft.posts[finding.post]?.text ?? ''} strings={strings}>
            {finding.severity === 'warn' && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={acknowledged.includes(key)}
                  onChange={(event) => props.onAcknowledge(key, event.currentTarget.checked)}
                />
                <span>{words.acknowledge}</span>
              </label>
            )}
            {finding.severity === 'block' && finding.topic !== 'account' && <p class="small">{words.mend}</p>}
          </FindingCard>
        ))}
      </Step>
      <Step title={words.checklist} state={questions.every((q) => answered.includes(q.key)) ? 'fine' : 'todo'}>
        {questions.length === 0 && <p class="soft">{words.noChecklist}</p>}
        {questions.map((q) => (
          <label class="check" key={q.key}>
            <input
              type="checkbox"
              checked={answered.includes(q.key)}
              onChange={(event) => props.onAnswer(q.key, event.currentTarget.checked)}
            />
            <span>
              {q.question}
              <span class="small soft">
                {' '}
                {q.title} {q.clause}
              </span>
            </span>
          </label>
        ))}
      </Step>
      <Step title={words.code} state={codeOpen ? 'todo' : 'fine'}>
        <CodeBox
          request={request}
          error={review.codeError}
          open={codeOpen}
          busy={busy}
          strings={strings}
          onCopyRequest={props.onCopyRequest}
          onCode={props.onCode}
          onOpenOptions={props.onOpenOptions}
        />
      </Step>
      <p class="small soft">{words.forever}</p>
    </Modal>
  );
}
