import type { Strings } from '../assets/strings/ja.ts';
import type { Citation, Finding } from '../rules/types.ts';
import { FindingCard } from './finding.tsx';
import { PageHeader } from './page-header.tsx';
import { ReactionPrompt } from './reaction-prompt.tsx';
import { ReviewSheet, type ReviewSheetProps } from './review-sheet.tsx';

export interface WelcomePageProps {
  text: string;
  /** null = not looked at yet. */
  findings: readonly Finding[] | null;
  sheet: Omit<ReviewSheetProps, 'strings'> | null;
  /** Digits that the second person of the practice has said; null = none yet. */
  called: string | null;
  liking: boolean;
  /** What the practice has let go; empty = nothing. */
  published: string;
  log: readonly { seq: number; action: keyof Strings['action']; who: string }[];
  likeClauses: readonly Citation[];
  /** Municipality whose policy has arrived; null = none has. */
  managed: string | null;
  named: boolean;
  paired: boolean;
  strings: Strings;
  onText: (text: string) => void;
  onRight: () => void;
  onSlip: () => void;
  onPost: () => void;
  onLike: (open: boolean) => void;
  onOptions: () => void;
  onConfirm: () => void;
}

/** What this is for, in a minute: read three lines, try it, begin. */
export function WelcomePage(props: WelcomePageProps) {
  const { sheet, called, liking, likeClauses, strings } = props;
  const words = strings.welcome;
  return (
    <main class="page">
      <PageHeader title={words.title} />
      <section class="card">
        <p>{words.lead}</p>
        <ul class="steps">
          {words.does.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="small soft">{words.private}</p>
      </section>
      <Try {...props} />
      <Begin {...props} />
      {sheet && (
        <ReviewSheet
          {...sheet}
          strings={strings}
          aside={
            <div role="status">
              <p class="note">{called === null ? words.call : words.called(called)}</p>
            </div>
          }
        />
      )}
      {liking && (
        <ReactionPrompt
          kind="like"
          target={{ author: words.neighbour, text: words.neighbourSays }}
          account="mihon_city"
          mode="confirm"
          gesture
          invitation=""
          pause={0}
          citations={likeClauses}
          strings={strings}
          onCopy={(copied) => navigator.clipboard.writeText(copied)}
          onAnswer={() => props.onLike(false)}
        />
      )}
    </main>
  );
}

/** A box to write in, with everything that happens on the real pages and nowhere to send it to. */
function Try(props: WelcomePageProps) {
  const { text, findings, published, log, strings } = props;
  const words = strings.welcome;
  const graver = (findings ?? []).filter(({ severity }) => severity !== 'info');
  return (
    <section class="card">
      <h2>{words.try}</h2>
      <p class="small">{words.tryLead}</p>
      <label class="field">
        {words.box}
        <textarea rows={4} value={text} onInput={(event) => props.onText(event.currentTarget.value)} />
      </label>
      <div class="row">
        <button type="button" class="button" onClick={props.onRight}>
          {words.useRight}
        </button>
        <button type="button" class="button" onClick={props.onSlip}>
          {words.useSlip}
        </button>
        <button type="button" class="button main" disabled={text.trim() === ''} onClick={props.onPost}>
          {words.post}
        </button>
      </div>
      <div role="status">
        <p class={`note ${graver.length > 0 ? 'warn' : 'fine'}`}>
          {findings === null
            ? strings.live.starting
            : graver.length > 0
              ? words.found(graver.length)
              : strings.live.fine}
        </p>
      </div>
      {findings?.map((finding) => (
        <FindingCard key={`${finding.rule}${finding.span}`} finding={finding} text={text} strings={strings} />
      ))}
      {published && (
        <p class="note fine" role="status">
          {words.published}
        </p>
      )}
      <h3>{words.others}</h3>
      <div class="text">
        <b>{words.neighbour}</b>
        <p>{words.neighbourSays}</p>
        <button type="button" class="button small" onClick={() => props.onLike(true)}>
          ♡ {strings.reaction.like}
        </button>
      </div>
      {log.length > 0 && (
        <>
          <h3>{words.log}</h3>
          <ol class="steps small">
            {log.map(({ seq, action, who }) => (
              <li key={seq}>
                {strings.action[action]}
                {who && `${strings.marks.open}${who}${strings.marks.close}`}
              </li>
            ))}
          </ol>
          <p class="small soft">{words.notKept}</p>
        </>
      )}
    </section>
  );
}

/** How to begin for real: by the configuration of an office, or with one colleague. */
function Begin({ managed, named, paired, strings, onOptions, onConfirm }: WelcomePageProps) {
  const words = strings.welcome;
  return (
    <section class="card">
      <h2>{words.begin}</h2>
      {managed !== null ? (
        <p class="note fine">{words.managed(managed)}</p>
      ) : (
        <>
          <h3>{words.pair}</h3>
          <ol class="todo-list">
            {words.pairSteps.map((step, index) => {
              const done = [named, paired, false][index];
              return (
                <li key={step}>
                  {index < 2 ? (
                    <span class={`tag ${done ? 'fine' : 'todo'}`}>
                      {done ? strings.options.done : strings.options.todo}
                    </span>
                  ) : (
                    <span class="tag">→</span>
                  )}
                  <span>{step}</span>
                </li>
              );
            })}
          </ol>
          <div class="row">
            <button type="button" class="button main" onClick={onOptions}>
              {words.toOptions}
            </button>
            <button type="button" class="button" onClick={onConfirm}>
              {words.toConfirm}
            </button>
          </div>
          <h3>{words.office}</h3>
          <p class="small">{words.officeLead}</p>
        </>
      )}
    </section>
  );
}
