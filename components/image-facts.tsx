import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

export interface ImageView {
  name: string;
  /** Object address of a thumbnail; empty when there is none. */
  url: string;
  items: readonly { kind: string; label: string; value: string }[];
  /** Prefecture of the position; empty when not known. */
  hint: string;
  cleanable: boolean;
  /** Why nobody can say what is in it (a code of strings.image.problems, or any other); null = it was read. */
  problem: string | null;
  /** It carries a content credential, which cleaning breaks. */
  credentials: boolean;
}

/** Kinds in the order of what harms most. */
export const gravest = ['gps', 'place', 'face', 'author', 'device', 'hidden', 'thumbnail', 'text', 'time'];
/** Values of one kind that are shown before the rest is folded away. */
const SHOWN = 3;

/** A camera's owner is a person, though the field belongs to the device. */
const kindOf = ({ kind, label }: ImageView['items'][number]): string => (label === 'camera-owner' ? 'author' : kind);

/** How grave a file is: the rank of the worst that was found, 0 = its place; what could not be read comes before all. */
export const rankOf = ({ items, problem }: ImageView): number =>
  problem ? -1 : Math.min(gravest.length, ...items.map((item) => gravest.indexOf(kindOf(item))));

/** What was found in one file, in plain words, the gravest first. */
export function ImageFacts({ image, strings }: { image: ImageView; strings: SheetStrings }) {
  const words = strings.image;
  const line = ({ kind, label, value }: ImageView['items'][number]): string => {
    if (kind === 'gps' && image.hint) return words.near(image.hint, value);
    return words.codes[label] ? `${words.codes[label]}（${value}）` : value;
  };
  const groups = gravest
    .map((kind) => ({ kind, lines: image.items.filter((item) => kindOf(item) === kind).map(line) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <>
      {image.problem && <p class="note warn small">{words.problems[image.problem] ?? words.unknown}</p>}
      {groups.length > 0 && (
        <dl class="facts">
          {groups.map(({ kind, lines }) => (
            <div key={kind} class={kind === 'time' ? 'soft' : ''}>
              <dt>{words.kinds[kind]}</dt>
              <dd>
                {lines.slice(0, SHOWN).map((text) => (
                  <p key={text}>{text}</p>
                ))}
                {lines.length > SHOWN && (
                  <details>
                    <summary>{words.more(lines.length - SHOWN)}</summary>
                    {lines.slice(SHOWN).map((text) => (
                      <p key={text}>{text}</p>
                    ))}
                  </details>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {image.credentials && <p class="small">{words.credentials}</p>}
    </>
  );
}
