import { useState } from 'preact/hooks';
import type { Strings } from '../assets/strings/ja.ts';
import { TableHead } from './table-head.tsx';

export interface FittingProps {
  strings: Strings;
  /** Tries a text of `parts` and `operations`; never throws. */
  onTry: (text: string) => Promise<FittingResult>;
}

export interface FittingResult {
  /** What is wrong with it; empty = nothing. */
  refused: readonly { path: string; reason: string }[];
  pages: readonly { title: string; parts: readonly Fitted[] }[];
  /** Requests of the recording that each further operation would stop. */
  operations: readonly { url: string; matches: number }[];
}

interface Fitted {
  part: string;
  selector: string;
  count: number | null;
  now: number;
}

/** For admins: what a mended selector finds on the pages that are open, before it goes into policy. */
export function Fitting({ strings, onTry }: FittingProps) {
  const words = strings.fitting;
  const [text, setText] = useState('');
  const [result, setResult] = useState<FittingResult | null>(null);
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        void onTry(text).then(setResult);
      }}
    >
      <h2>{words.title}</h2>
      <p class="soft small">{words.lead}</p>
      <label class="field">
        {words.text}
        <textarea
          rows={6}
          spellcheck={false}
          placeholder={words.example}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="button" disabled={text.trim() === ''}>
          {words.run}
        </button>
      </div>
      <div role="status">
        {result?.refused.map(({ path, reason }) => (
          <p class="note block" key={`${path}${reason}`}>
            {path && <code>{path}</code>} {reason}
          </p>
        ))}
        {result && result.refused.length === 0 && <p class="note fine">{words.sound}</p>}
        {result && result.pages.length === 0 && <p class="small soft">{words.noPages}</p>}
        {result?.pages.map((page) => (
          <div class="scrollable" key={page.title}>
            <table>
              <caption>{page.title}</caption>
              <TableHead names={words.head} />
              <tbody>
                {page.parts.map(({ part, selector, count, now }) => (
                  <tr key={`${part}${selector}`}>
                    <td>{part}</td>
                    <td>
                      <code>{selector}</code>
                    </td>
                    <td>{count ?? words.unknown}</td>
                    <td>{now}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
        {result?.operations.map(({ url, matches }) => (
          <p class="small" key={url}>
            <code>{url}</code>
            {strings.marks.colon}
            {words.matches(matches)}
          </p>
        ))}
      </div>
    </form>
  );
}
