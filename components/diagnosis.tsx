import type { Strings } from '../assets/strings/ja.ts';
import { CopyButton } from './copy-button.tsx';

export interface DiagnosisProps {
  source: keyof Strings['popup']['source'];
  /** Keys of the policy; all but the initial values are forced. */
  present: readonly string[];
  /** Names of the initial values that arrived. */
  initial: readonly string[];
  /** Names of what was chosen on this computer. */
  changed: readonly string[];
  refused: readonly { path: string; value: string; reason: string; suggestion?: string }[];
  version: string;
  hash: string;
  strings: Strings;
  onCopyReport: () => Promise<void>;
}

/** What arrived, and what was refused and why: the page an admin looks at when a setting does not work. */
export function Diagnosis({
  source,
  present,
  initial,
  changed,
  refused,
  version,
  hash,
  strings,
  onCopyReport,
}: DiagnosisProps) {
  const words = strings.options;
  return (
    <section class="card">
      <h2>{words.diagnosis}</h2>
      <div class="scrollable">
        <table>
          <tbody>
            <tr>
              <th scope="row">{words.source}</th>
              <td>{strings.popup.source[source]}</td>
            </tr>
            <tr>
              <th scope="row">{words.keys}</th>
              <td>{present.join(strings.marks.list) || strings.sheet.none}</td>
            </tr>
            <tr>
              <th scope="row">{words.initial}</th>
              <td>{initial.join(strings.marks.list) || strings.sheet.none}</td>
            </tr>
            <tr>
              <th scope="row">{words.changedHere}</th>
              <td>{changed.join(strings.marks.list) || strings.sheet.none}</td>
            </tr>
            <tr>
              <th scope="row">{words.version}</th>
              <td>{version}</td>
            </tr>
            <tr>
              <th scope="row">{words.hash}</th>
              <td class="digits">{hash.slice(0, 16)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      {source === 'managed' && !present.includes('expected') && <p class="note">{words.noExpected}</p>}
      <h3>{words.refused}</h3>
      {refused.length === 0 ? (
        <p class="soft">{words.noRefused}</p>
      ) : (
        <>
          <p class="note block" role="alert">
            {words.refusedLead}
          </p>
          <div class="scrollable">
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.path}</th>
                  <th scope="col">{words.value}</th>
                  <th scope="col">{words.reason}</th>
                </tr>
              </thead>
              <tbody>
                {refused.map((r) => (
                  <tr key={`${r.path}${r.reason}`}>
                    <td>
                      <code>{r.path}</code>
                    </td>
                    <td>
                      <code>{r.value}</code>
                    </td>
                    <td>
                      {r.reason}
                      {r.suggestion}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <CopyButton label={words.copyReport} strings={strings} onCopy={onCopyReport} />
    </section>
  );
}
