import type { Person } from './people-schema.ts';

/** Who sits here, from the name that somebody typed. */

type Who = Pick<Person, 'id' | 'name' | 'dept'>;

/** Blanks and widths tell nobody apart: 見本 太郎 is 見本太郎. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/**
 * The one person of `people` with this name (and section, where one is given), otherwise somebody new. `before` is the id that
 * was used here until now; it stays only if it is nobody's of `people`: else what one types would be another one's in the log.
 */
export function whoIs(
  people: readonly Person[],
  before: string,
  { name, dept }: Pick<Who, 'name' | 'dept'>,
  newId: () => string,
): Who {
  const [known, another] = people.filter(
    (person) => plain(person.name) === plain(name) && (plain(dept) === '' || plain(person.dept) === plain(dept)),
  );
  // Of two with the same name we cannot know which one it is.
  if (known && !another) return { id: known.id, name: known.name, dept: known.dept };
  const taken = before === '' || people.some(({ id }) => id === before);
  return { id: taken ? newId() : before, name, dept };
}
