import type { PageStrings } from '../assets/strings/ja-page.ts';
import type { Citation } from '../rules/types.ts';

/** The clauses that speak, those of the own municipality before what all have in common; nothing when there are none. */
export function Basis({ citations, strings }: { citations: readonly Citation[]; strings: PageStrings }) {
  const own = citations.filter((citation) => citation.guideline !== 'common');
  const shown = own.length > 0 ? own : citations;
  if (shown.length === 0) return null;
  return (
    <details>
      <summary>
        {strings.live.basis}
        {strings.marks.colon}
        {shown
          .map((c) => `${c.title} ${c.clause}`)
          .slice(0, 2)
          .join(strings.marks.list)}
        {shown.length > 2 && ` ${strings.marks.more}`}
      </summary>
      <ul>
        {shown.map((c) => (
          <li key={`${c.guideline}${c.clause}${c.gist}`}>
            <b>
              {c.title} {c.clause}
            </b>
            {strings.marks.colon}
            {c.gist}
          </li>
        ))}
      </ul>
    </details>
  );
}
