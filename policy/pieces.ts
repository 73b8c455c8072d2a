import type { z } from 'zod';
import { closest, reasonFor, within } from './reasons.ts';
import { strictestOf } from './schema.ts';

/** Reads lists, groups and texts of a configuration: what is good in one is taken, the rest is refused by name. */

export type Refuse = (path: string, value: unknown, reason: string, suggestion?: string) => void;

/** Stands for a value that has been refused already. */
export const UNREADABLE = Symbol('unreadable');

export const noSuchName = 'この名前の設定はありません。';

/** Registry values may hold a list, an object or one item of a list as JSON text. */
export function unwrap(path: string, value: unknown, wants: z.ZodType, refuse: Refuse): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value) || wants.safeParse('x').success) return value;
  try {
    return JSON.parse(value);
  } catch {
    refuse(path, value, 'JSONとして読み取れません。かっこや引用符の閉じ忘れ、余分なコンマがないか、ご確認ください。');
    return UNREADABLE;
  }
}

interface Item<T> {
  schema: z.ZodType<T>;
  /** Names an item may have, for suggestions. */
  names?: readonly string[];
  /** What the schema cannot say: a reason to refuse the item, or nothing. */
  refusal?: (item: T, before: readonly T[]) => string | undefined;
  /** What holds in the place of an item, or of a whole list, that cannot be read; otherwise nothing does. */
  instead?: (item: unknown) => T;
}

/** Items of a list one by one; a bad one is refused alone. */
export function items<T>(
  path: string,
  given: unknown,
  { schema, names = [], refusal, instead }: Item<T>,
  refuse: Refuse,
): T[] {
  if (!Array.isArray(given)) {
    if (given !== UNREADABLE) refuse(path, given, '一覧（[ ] で囲んだもの）で書いてください。');
    return instead ? [instead(given)] : [];
  }
  const good: T[] = [];
  for (const [index, raw] of given.entries()) {
    const here = `${path}[${index}]`;
    const item = unwrap(here, raw, schema, refuse);
    const parsed = schema.safeParse(item);
    if (!parsed.success && instead) good.push(instead(item));
    if (item === UNREADABLE) continue;
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        if (issue.code === 'unrecognized_keys') {
          for (const key of issue.keys) refuse(`${here}.${key}`, item, noSuchName, closest(key, names));
        } else {
          const { reason, suggestion } = reasonFor(issue, item);
          refuse(`${here}${within(issue.path)}`, item, reason, suggestion);
        }
      }
      continue;
    }
    const reason = refusal?.(parsed.data, good);
    if (reason) refuse(here, item, reason);
    else good.push(parsed.data);
  }
  return good;
}

/** Settings of a group one by one; where one cannot be read, the strictest value stands. */
export function group(
  path: string,
  given: unknown,
  shape: Record<string, z.ZodType>,
  refuse: Refuse,
): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    if (given !== UNREADABLE) refuse(path, given, '項目の集まり（{ } で囲んだもの）で書いてください。');
    return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, strictestOf(schema)]));
  }
  const names = Object.keys(shape);
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!schema) {
      refuse(`${path}.${name}`, value, noSuchName, closest(name, names));
      continue;
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const { reason, suggestion } = issue ? reasonFor(issue, value) : { reason: '読み取れない値です。' };
      refuse(`${path}.${name}`, value, reason, suggestion);
    }
    out[name] = parsed.success ? parsed.data : strictestOf(schema);
  }
  return out;
}

export function text(path: string, given: unknown, refuse: Refuse): string {
  if (typeof given === 'string') return given;
  if (given !== UNREADABLE) refuse(path, given, '値の種類が違います。文字列で書いてください。');
  return '';
}
