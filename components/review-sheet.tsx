import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';
import type { Draft } from '../rules/draft.ts';
import type { Finding } from '../rules/types.ts';
import { CodeBox, type CodeState } from './code-box.tsx';
import type { ConsentView } from './consent-box.tsx';
import { DateList } from './date-list.tsx';
import { type ChangeView, Difference } from './difference.tsx';
import { EmergencyBox, type EmergencyView } from './emergency-box.tsx';
import { FindingCard } from './finding.tsx';
import { LinkList } from './link-list.tsx';
import { MediaStep } from './media-step.tsx';
import { Modal } from './modal.tsx';
import { PostText } from './post-text.tsx';
import { type Pointing, Step, type StepState } from './step.tsx';
import { when } from './when.ts';
import { WhoBox } from './who-box.tsx';

type PointStep = 'account' | 'text' | 'dates' | 'media' | 'links' | 'audience';

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
  who: readonly { id: string; name: string; dept: string }[];
  points: readonly { key: string; step: PointStep }[];
  dates: readonly { text: string; full: string; away: number }[];
  emergency: { allowed: boolean };
  template: string;
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
  pointed: readonly string[];
  consent: ConsentView;
  emergency: EmergencyView | null;
  busy: boolean;
  strings: SheetStrings;
  onAcknowledge: (key: string, on: boolean) => void;
  onAnswer: (key: string, on: boolean) => void;
  onConsent: (consent: ConsentView) => void;
  onPoint: (key: string) => void;
  onWho: (id: string) => void;
  onEmergency: (said: EmergencyView | null) => void;
  onCopyRequest: () => Promise<void>;
  onSaveRequest: () => Promise<void>;
  onWalkUp: () => void;
  onCode: (code: string) => void;
  onRelease: () => void;
  onCancel: () => void;
  onOpenOptions: () => void;
  /** What stands beside the code, where this is practice. */
  aside?: ComponentChildren;
}

/** Point and call: everything that is about to be published, in the order in which one points at it. */
export function ReviewSheet(props: ReviewSheetProps) {
  const { draft, previews, review, acknowledged, answered, pointed, busy, strings } = props;
  const words = strings.sheet;
  const { account, findings, questions, verdict, request } = review;
  const [tried, setTried] = useState(false);
  const warns = findings.filter(({ finding }) => finding.severity === 'warn');
  const blocks = findings.filter(({ finding }) => finding.severity === 'block');
  const infos = findings.filter(({ finding }) => finding.severity === 'info');
  const missing = [...new Set(verdict.missing.map((m) => strings.missing[m.need]))];
  const badAccount = account.status === 'unregistered' || account.status === 'unknown';
  const findingState: StepState =
    blocks.length > 0 ? 'block' : warns.every(({ key }) => acknowledged.includes(key)) ? 'fine' : 'todo';
  const codeOpen = verdict.missing.some((m) => m.need === 'code' || m.need === 'approver');

  const buttons = useRef(new Map<string, HTMLButtonElement>());
  // The first thing to point at is one key away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet opens; later the keyboard is wherever it is
  useLayoutEffect(() => buttons.current.get(review.points[0]?.key ?? '')?.focus(), []);
  /** The button of a step, and where the keyboard goes once it is pressed: to the next that is not pointed at yet. */
  const pointing = (step: PointStep): Pointing | null => {
    const own = review.points.find((point) => point.step === step);
    if (!own) return null;
    const { key } = own;
    return {
      done: pointed.includes(key),
      hold: (button) => void (button ? buttons.current.set(key, button) : buttons.current.delete(key)),
      onPoint: () => {
        if (!pointed.includes(key)) props.onPoint(key);
        const next = review.points.find((point) => point.key !== key && !pointed.includes(point.key));
        if (next) buttons.current.get(next.key)?.focus();
      },
    };
  };

  return (
    <Modal
      title={words.title}
      onCancel={props.onCancel}
      footer={
        <>
          <p class="small" role="status">
            {busy
              ? words.working
              : verdict.release
                ? words.ready
                : `${words.stillMissing}${missing.join(strings.marks.list)}`}
          </p>
          {tried && !verdict.release && (
            <p class="note warn small" role="alert">
              {words.stillMissing}
              {missing.join(strings.marks.list)}
            </p>
          )}
          <div class="row">
            <button type="button" class="button" onClick={props.onCancel}>
              {words.back}
            </button>
            <button
              type="button"
              class="button main"
              aria-disabled={!verdict.release}
              onClick={() => {
                // While an answer is on its way nobody here knows what is missing; whoever answers looks at everything again.
                if (verdict.release || busy) props.onRelease();
                setTried(true);
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
      {review.who.length > 0 && <WhoBox people={review.who} strings={strings} onWho={props.onWho} />}
      {review.template && <p class="note fine">{words.template(review.template)}</p>}
      <Step
        title={words.account}
        state={badAccount ? 'block' : account.status === 'registered' ? 'fine' : 'plain'}
        point={badAccount ? null : pointing('account')}
        strings={strings}
      >
        <p class="handle">{account.handle ? `@${account.handle}` : '—'}</p>
        <p class="small">
          {account.name && <b>{account.name} </b>}
          {account.owner && <span class="soft">{words.owner(account.owner)} </span>}
          {strings.accountStatus[account.status]}
        </p>
      </Step>
      <Step
        title={`${words.text}${strings.marks.open}${strings.surface[draft.surface]}${strings.marks.close}`}
        state="plain"
        point={pointing('text')}
        strings={strings}
      >
        {draft.replyTo && <p class="small">{words.replyTo}</p>}
        {draft.quoteOf && <p class="small">{words.quoteOf(draft.quoteOf)}</p>}
        {draft.posts.map((post, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post of a thread is its place in it
          <div key={index}>
            {draft.posts.length > 1 && <p class="small soft">{strings.live.postNumber(index + 1)}</p>}
            <PostText text={post.text} emojis={review.emojis[index] ?? []} strings={strings} />
          </div>
        ))}
      </Step>
      {review.dates.length > 0 && (
        <Step title={words.dates} state="plain" point={pointing('dates')} strings={strings}>
          <DateList dates={review.dates} strings={strings} />
        </Step>
      )}
      {draft.media.length > 0 && (
        <MediaStep
          draft={draft}
          previews={previews}
          mode={review.consent}
          open={verdict.missing.some((m) => m.need === 'consent')}
          consent={props.consent}
          point={pointing('media')}
          strings={strings}
          onConsent={props.onConsent}
        />
      )}
      <Step title={words.links} state="plain" point={pointing('links')} strings={strings}>
        <LinkList texts={[...draft.posts.map((post) => post.text), draft.quoteOf]} strings={strings} />
      </Step>
      <Step title={words.audience} state="plain" point={pointing('audience')} strings={strings}>
        <p>
          {draft.scheduledAt === null
            ? words.now
            : draft.scheduledAt < 0
              ? words.badSchedule
              : words.at(when(draft.scheduledAt * 1000, strings))}
        </p>
        <p class="small">{words.reach(draft.site, draft.audience)}</p>
        {draft.placeTag && <p class="note warn small">{words.place(draft.placeTag)}</p>}
      </Step>
      <Step title={words.findings} state={findingState} strings={strings}>
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
      <Step
        title={words.checklist}
        state={questions.every((q) => answered.includes(q.key)) ? 'fine' : 'todo'}
        strings={strings}
      >
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
      <Step title={words.code} state={codeOpen ? 'todo' : 'fine'} strings={strings}>
        <CodeBox
          request={request}
          error={review.codeError}
          open={codeOpen}
          strings={strings}
          waived={(props.emergency !== null && review.emergency.allowed) || review.template !== ''}
          hasMedia={draft.media.length > 0}
          onCopyRequest={props.onCopyRequest}
          onSaveRequest={props.onSaveRequest}
          onWalkUp={props.onWalkUp}
          onCode={props.onCode}
          onOpenOptions={props.onOpenOptions}
        />
        {props.aside}
        {review.emergency.allowed && (
          <EmergencyBox said={props.emergency} strings={strings} onSay={props.onEmergency} />
        )}
      </Step>
      <p class="small soft">{words.forever}</p>
    </Modal>
  );
}
