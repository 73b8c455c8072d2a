import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

export interface ChangeView {
  field: keyof SheetStrings['field'];
  post: number;
  before: string;
  after: string;
  pieces: { kind: 'same' | 'removed' | 'added'; text: string }[];
}

/** What changed, word by word where it is text. */
export function Difference({ changes, strings }: { changes: readonly ChangeView[]; strings: SheetStrings }) {
  return (
    <ul class="stack">
      {changes.map((change) => (
        <li key={`${change.field}${change.post}`}>
          <b>{strings.field[change.field]}</b>
          {change.pieces.length > 0 ? (
            <p class="text">
              {change.pieces.map((piece, index) => {
                const key = `${index}`;
                if (piece.kind === 'removed') return <del key={key}>{piece.text}</del>;
                if (piece.kind === 'added') return <ins key={key}>{piece.text}</ins>;
                return <span key={key}>{piece.text}</span>;
              })}
            </p>
          ) : (
            change.field !== 'media' && (
              <p class="text">
                <del>{change.before || '—'}</del> → <ins>{change.after || '—'}</ins>
              </p>
            )
          )}
        </li>
      ))}
    </ul>
  );
}
