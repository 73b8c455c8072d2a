import type { z } from 'zod';

/** Why a value was refused, in words an admin can act on. */

const kinds: Record<string, string> = {
  string: '文字列',
  number: '数',
  int: '整数',
  boolean: 'true か false',
  array: '一覧（[ ] で囲んだもの）',
  object: '項目の集まり（{ } で囲んだもの）',
};

/** Where inside a value a fault lies: ['roles', 0] → `.roles[0]`. */
export const within = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');

export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  );
}

/** The reason for a fault that zod found in `value`, and what may have been meant. */
export function reasonFor(issue: z.core.$ZodIssue, value: unknown): { reason: string; suggestion?: string } {
  const given = at(value, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      if (given === undefined) return { reason: 'この項目は必ず書いてください。' };
      return { reason: `値の種類が違います。${kinds[issue.expected] ?? issue.expected}で書いてください。` };
    case 'invalid_value': {
      const values = issue.values.map(String);
      const suggestion = typeof given === 'string' ? closest(given, values) : undefined;
      return { reason: `使える値は ${values.join('、')} です。`, suggestion };
    }
    case 'too_small':
      return issue.origin === 'string'
        ? { reason: '空にはできません。' }
        : { reason: `小さすぎます。${issue.minimum} 以上にしてください。` };
    case 'too_big':
      return issue.origin === 'string'
        ? { reason: `長すぎます。${issue.maximum} 文字以内にしてください。` }
        : { reason: `大きすぎます。${issue.maximum} 以下にしてください。` };
    case 'invalid_format':
    case 'custom':
      return { reason: issue.message };
    default:
      return { reason: '読み取れない値です。' };
  }
}

/** Letters to change, add or drop (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Asks whether the nearest name was meant; undefined when none is near: a third of its letters, three at most. */
export function closest(name: string, names: readonly string[]): string | undefined {
  if (name.length > 40) return undefined;
  const lower = name.toLowerCase();
  const near = names
    .map((other) => ({ other, far: distance(lower, other.toLowerCase()) }))
    .filter(({ other, far }) => far <= Math.min(3, Math.max(1, Math.floor(other.length / 3))))
    .sort((a, b) => a.far - b.far)[0];
  return near && `「${near.other}」ではありませんか。`;
}

/** A value for reading, 80 characters at most. */
export function shorten(value: unknown): string {
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    // Too deep, or not JSON at all.
    text = Object.prototype.toString.call(value);
  }
  const letters = [...text.slice(0, 200)];
  return letters.length > 80 ? `${letters.slice(0, 80).join('')}…` : text;
}
