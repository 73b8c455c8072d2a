import type { Strings } from '../assets/strings/ja.ts';
import type { Topic } from '../rules/topics.ts';
import type { Finding, Severity, Token } from '../rules/types.ts';
import { FindingCard } from './finding.tsx';
import { TableHead } from './table-head.tsx';

export interface TrialProps {
  text: string;
  /** The pasted text's own result; null before anything is pasted. */
  findings: { now: readonly Finding[]; changed: readonly Finding[] } | null;
  tokens: readonly Token[];
  changes: Readonly<Record<string, Severity | 'off'>>;
  file: FileResult | null;
  problem: keyof Strings['trial']['problems'] | null;
  /** Posts judged so far and in all, while a file is being read. */
  progress: { done: number; all: number } | null;
  /** Topics a text can show, in the order of the list. */
  changeable: readonly Topic[];
  strings: Strings;
  onText: (text: string) => void;
  onFile: (file: File) => void;
  onChange: (topic: string, severity: Severity | 'off' | '') => void;
}

export interface FileResult {
  name: string;
  weights: { now: Weights; changed: Weights };
  counts: readonly { topic: Topic; now: number; changed: number }[];
  /** Posts of which something is said, the gravest first; no more than a screen can show. */
  posts: readonly { id: string; text: string; now: readonly Finding[]; changed: readonly Finding[] }[];
  hidden: number;
}

type Weights = Record<Severity | 'none', number>;

/** Tries the rules on a text or on a file of old posts, with the weights as they are and as they might be. */
export function Trial(props: TrialProps) {
  const { text, findings, tokens, file, problem, progress, strings } = props;
  const words = strings.trial;
  return (
    <section class="card" aria-labelledby="trial-title">
      <h2 id="trial-title">{words.title}</h2>
      <p class="soft small">{words.lead}</p>
      <label class="field">
        {words.text}
        <textarea rows={5} value={text} onInput={(event) => props.onText(event.currentTarget.value)} />
      </label>
      <Weights {...props} />
      <div role="status">
        {findings && (
          <>
            {findings.changed.length === 0 && <p>{strings.live.fine}</p>}
            {findings.changed.map((finding) => (
              <FindingCard key={`${finding.rule}${finding.span}`} finding={finding} text={text} strings={strings}>
                <Was finding={finding} before={findings.now} strings={strings} />
              </FindingCard>
            ))}
            {gone(findings).map((finding) => (
              <p class="soft" key={`gone${finding.rule}${finding.span}`}>
                {words.gone(strings.topic[finding.topic], text.slice(...finding.span))}
              </p>
            ))}
          </>
        )}
      </div>
      {tokens.length > 0 && (
        <details>
          <summary>{words.tokens(tokens.length)}</summary>
          <div class="scrollable">
            <table>
              <TableHead names={words.tokenHead} />
              <tbody>
                {tokens.map((token) => (
                  <tr key={token.start}>
                    <td>{token.surface}</td>
                    <td>{[token.pos, token.pos1, token.pos2, token.pos3].filter((part) => part !== '*').join('・')}</td>
                    <td>{token.basic === '*' ? '' : token.basic}</td>
                    <td>{token.reading}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
      <h3>{words.old}</h3>
      <p class="soft small">{words.oldLead}</p>
      <label class="field">
        {words.file}
        <input
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) props.onFile(chosen);
          }}
        />
      </label>
      <div role="status">
        {problem && <p class="note block">{words.problems[problem]}</p>}
        {progress && <p>{words.progress(progress.done, progress.all)}</p>}
      </div>
      {file && <OldPosts file={file} strings={strings} />}
    </section>
  );
}

const gone = ({ now, changed }: NonNullable<TrialProps['findings']>): readonly Finding[] =>
  now.filter((finding) => !changed.some((other) => other.rule === finding.rule && other.span[0] === finding.span[0]));

/** What was said of the same place with the weights as they are, where that is something else. */
function Was({ finding, before, strings }: { finding: Finding; before: readonly Finding[]; strings: Strings }) {
  const was = before.find((other) => other.rule === finding.rule && other.span[0] === finding.span[0]);
  if (was?.severity === finding.severity) return null;
  return <p class="small soft">{strings.trial.was(was ? strings.severity[was.severity] : strings.trial.silent)}</p>;
}

function Weights({ changes, changeable, strings, onChange }: TrialProps) {
  const words = strings.trial;
  return (
    <details open={Object.keys(changes).length > 0}>
      <summary>{words.weights}</summary>
      <p class="soft small">{words.weightsLead}</p>
      <div class="weights">
        {changeable.map((topic) => (
          <label key={topic} class="small">
            {strings.topic[topic]}
            <select
              value={changes[topic] ?? ''}
              onChange={(event) => onChange(topic, event.currentTarget.value as Severity | 'off' | '')}
            >
              <option value="">{words.asIs}</option>
              <option value="off">{words.off}</option>
              <option value="info">{strings.severity.info}</option>
              <option value="warn">{strings.severity.warn}</option>
              <option value="block">{strings.severity.block}</option>
            </select>
          </label>
        ))}
      </div>
    </details>
  );
}

function OldPosts({ file, strings }: { file: FileResult } & Pick<TrialProps, 'strings'>) {
  const words = strings.trial;
  const sum = Object.values(file.weights.now).reduce((a, b) => a + b, 0);
  return (
    <div class="old-posts">
      <h3>{words.result(file.name, sum)}</h3>
      <table>
        <TableHead names={words.weightHead} />
        <tbody>
          {(['block', 'warn', 'info', 'none'] as const).map((weight) => (
            <tr key={weight}>
              <th scope="row">{weight === 'none' ? words.silent : strings.severity[weight]}</th>
              <td>{file.weights.now[weight]}</td>
              <td>{file.weights.changed[weight]}</td>
            </tr>
          ))}
          {file.counts.map(({ topic, now, changed }) => (
            <tr key={topic}>
              <th scope="row">{strings.topic[topic]}</th>
              <td>{now}</td>
              <td>{changed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {file.posts.map(({ id, text, changed, now }) => (
        <details key={id}>
          <summary>
            {id}
            {strings.marks.colon}
            {text.slice(0, 40)}
            {text.length > 40 && '…'}
          </summary>
          <p class="quoted">{text}</p>
          {(changed.length > 0 ? changed : now).map((finding) => (
            <FindingCard key={`${finding.rule}${finding.span}`} finding={finding} text={text} strings={strings}>
              <Was finding={finding} before={now} strings={strings} />
            </FindingCard>
          ))}
        </details>
      ))}
      {file.hidden > 0 && <p class="soft">{words.hidden(file.hidden)}</p>}
    </div>
  );
}
