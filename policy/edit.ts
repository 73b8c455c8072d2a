import { isRecord } from './file.ts';
import { parsePolicy } from './parse.ts';
import { policySchema } from './schema.ts';

/** Changes a configuration that is being written, in which nothing stands that was not written. */

export type Raw = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

function within(value: unknown, [step, ...rest]: Path, put: unknown): unknown {
  if (step === undefined) return put;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(value) ? [...value] : [];
    // An item of a list keeps its place, whatever is in it.
    list[step] = within(list[step], rest, put) ?? {};
    return list;
  }
  const group = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const inner = within(Reflect.get(group, step), rest, put);
  const { [step]: _, ...others } = group as Record<string, unknown>;
  if (isEmpty(inner)) return Object.keys(others).length === 0 ? undefined : others;
  // A value keeps its place among the others, so that a file changes where it was changed.
  return step in group ? { ...group, [step]: inner } : { ...others, [step]: inner };
}

/** The configuration with another value at a place; undefined takes it away, and groups that have become empty with it. */
export const put = (raw: Raw, path: Path, value: unknown): Raw => (within(raw, path, value) ?? {}) as Raw;

/** Settings that should have come with a configuration and are not in it. */
export const missingIn = (raw: Raw): string[] =>
  parsePolicy(raw, []).policy.expected.filter(
    (name) => name !== 'expected' && Object.hasOwn(policySchema.shape, name) && !Object.hasOwn(raw, name),
  );

/**
 * The configuration with the card of a person. Whoever is in it already keeps their place and what no card says, such as
 * roles, accounts and days (`renewed`); anybody else is added as second person.
 */
export function putCard(raw: Raw, card: Raw & { id: string }): { raw: Raw; renewed: boolean } {
  const people: unknown[] = Array.isArray(raw.people) ? raw.people : [];
  const place = people.findIndex((person) => isRecord(person) && person.id === card.id);
  const old = people[place];
  const { roles = ['approver'], ...kept } = isRecord(old) ? old : {};
  const person = { ...kept, ...card, roles };
  const renewed = place >= 0;
  return { raw: put(raw, ['people'], renewed ? people.with(place, person) : [...people, person]), renewed };
}
