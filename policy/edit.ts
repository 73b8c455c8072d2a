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
