import type { ComponentChildren } from 'preact';
import type { PageStrings } from '../assets/strings/ja-page.ts';
import type { Finding } from '../rules/types.ts';
import { Basis } from './basis.tsx';
import { SeverityIcon } from './icons.tsx';

interface Props {
  finding: Finding;
  /** Text of the post it is about. */
  text: string;
  strings: PageStrings;
  children?: ComponentChildren;
}

/** One finding: how grave, about what, which words, why, how to mend it, and which clause says so. */
export function FindingCard({ finding, text, strings, children }: Props) {
  const { rule, severity, topic, span, message, fix, citations } = finding;
  const advice = strings.advice[rule] ?? strings.advice[topic];
  const quote = text.slice(...span);
  return (
    <div class={`finding ${severity}`}>
      <div class="row">
        <span class={`word ${severity}`}>
          <SeverityIcon severity={severity} />
          {strings.severity[severity]}
        </span>
        <strong>{strings.topic[topic]}</strong>
      </div>
      {quote && (
        <p lang="ja">
          <q>{quote}</q>
        </p>
      )}
      {advice && <p>{advice}</p>}
      <p lang="ja">{message}</p>
      {fix && (
        <p class="small">
          {strings.live.fix}
          {strings.marks.colon}
          <b>{fix}</b>
        </p>
      )}
      <Basis citations={citations} strings={strings} />
      {children}
    </div>
  );
}
