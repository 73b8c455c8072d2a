import type { z } from 'zod';
import { accountSchema, type Policy, personSchema, policySchema } from './schema.ts';

/** Takes a configuration apart piece by piece: what is good holds, what is bad is refused by name, never silently. */

export interface Refused {
  path: string;
  /** What stood there, shortened. */
  value: string;
  reason: string;
  suggestion?: string;
}

export interface Parsed {
  policy: Policy;
  refused: Refused[];
  /** Top-level keys that arrived. */
  present: string[];
}

const shorten = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

/** The strictest value where a bad one stood: a fault must never open anything. */
const strictest: Partial<Record<string, unknown>> = {
  'reactions.like': 'block',
  'reactions.repost': 'block',
  'reactions.follow': 'block',
  'reactions.directMessage': 'block',
  'approval.required': 2,
  'approval.ttlMinutes': 10,
  'approval.allowLocalPairing': false,
  'audit.text': 'full',
  'audit.retentionDays': 3650,
};

function reasonFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `値の種類が違います（${issue.expected} が必要です）。`;
    case 'invalid_value':
      return `使える値は ${issue.values.map(String).join('、')} です。`;
    case 'too_small':
      return `小さすぎるか、空です（${String(issue.minimum)} 以上が必要です）。`;
    case 'too_big':
      return `大きすぎます（${String(issue.maximum)} 以下が必要です）。`;
    case 'invalid_key':
      return 'この名前の観点はありません。';
    default:
      return '読み取れない値です。';
  }
}

/** Letters to change, add or drop; good enough to find a mistyped name among a dozen. */
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

function closest(name: string, names: readonly string[]): string | undefined {
  const best = [...names].sort((a, b) => distance(name, a) - distance(name, b))[0];
  return best !== undefined && distance(name, best) <= 3 ? `「${best}」ではありませんか。` : undefined;
}

/** Stands for a value that has been refused already. */
const REFUSED = null;

/** Registry values may hold a list or an object as JSON text. */
function unwrap(key: string, value: unknown, refused: Refused[]): unknown {
  const wants = policySchema.shape[key as keyof Policy];
  if (typeof value !== 'string' || wants.safeParse('').success) return value;
  try {
    return JSON.parse(value);
  } catch {
    refused.push({ path: key, value: shorten(value), reason: 'JSONとして読み取れません。かっこや引用符の閉じ忘れをご確認ください。' });
    return REFUSED;
  }
}

/** Items of a list one by one; a bad or repeated one is refused alone. */
function items<T>(path: string, value: unknown, schema: z.ZodType<T>, idOf: ((item: T) => string) | null, refused: Refused[]): T[] {
  if (!Array.isArray(value)) {
    if (value !== REFUSED) refused.push({ path, value: shorten(value), reason: '一覧（配列）が必要です。' });
    return [];
  }
  const seen = new Set<string>();
  return value.flatMap((item: unknown, index) => {
    const at = `${path}[${index}]`;
    const parsed = schema.safeParse(item);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        refused.push({ path: [at, ...issue.path.map(String)].join('.'), value: shorten(item), reason: reasonFor(issue) });
      }
      return [];
    }
    const id = idOf?.(parsed.data) ?? '';
    if (idOf && seen.has(id)) {
      refused.push({ path: at, value: shorten(item), reason: `「${id}」は一覧の中で重複しています。` });
      return [];
    }
    seen.add(id);
    return [parsed.data];
  });
}

/** Fields of an object one by one; a bad one is replaced by the strictest value. */
function fields(path: string, value: unknown, names: readonly string[], schema: z.ZodType, refused: Refused[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== REFUSED) refused.push({ path, value: shorten(value), reason: '項目の集まり（オブジェクト）が必要です。' });
    return Object.fromEntries(names.map((name) => [name, strictest[`${path}.${name}`]]));
  }
  const out: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const at = `${path}.${name}`;
    if (names.length > 0 && !names.includes(name)) {
      refused.push({ path: at, value: shorten(inner), reason: 'この名前の設定はありません。', suggestion: closest(name, names) });
      continue;
    }
    const parsed = schema.safeParse({ [name]: inner });
    if (parsed.success) out[name] = inner;
    else {
      const issue = parsed.error.issues[0];
      refused.push({ path: at, value: shorten(inner), reason: issue ? reasonFor(issue) : '' });
      if (strictest[at] !== undefined) out[name] = strictest[at];
    }
  }
  return out;
}

/** Whatever arrived, as a policy. Never throws. `knownGuidelines` are the ids that exist. */
export function parsePolicy(raw: unknown, knownGuidelines: readonly string[]): Parsed {
  const refused: Refused[] = [];
  const source = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
  if (source !== raw) refused.push({ path: '', value: shorten(raw), reason: '設定の全体が読み取れません。' });
  const names = Object.keys(policySchema.shape);
  const out: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(source)) {
    if (!names.includes(key)) {
      refused.push({ path: key, value: shorten(given), reason: 'この名前の設定はありません。', suggestion: closest(key, names) });
      continue;
    }
    const value = unwrap(key, given, refused);
    out[key] = part(key as keyof Policy, value, knownGuidelines, refused);
  }
  return { policy: policySchema.parse(out), refused, present: Object.keys(source) };
}

function part(key: keyof Policy, value: unknown, knownGuidelines: readonly string[], refused: Refused[]): unknown {
  switch (key) {
    case 'people':
      return items(key, value, personSchema, (person) => person.id, refused);
    case 'accounts':
      return items(key, value, accountSchema, (account) => `${account.site} ${account.id.toLowerCase()}`, refused);
    case 'guidelines':
      return items(key, value, policySchema.shape.guidelines.unwrap().element, (id) => id, refused).filter((id) => {
        const known = knownGuidelines.includes(id);
        if (!known) refused.push({ path: key, value: shorten(id), reason: 'このガイドラインはありません。', suggestion: closest(id, knownGuidelines) });
        return known;
      });
    case 'officialPhones':
    case 'officialEmails':
    case 'officialDomains':
      return items(key, value, policySchema.shape[key].unwrap().element, null, refused);
    case 'reactions':
    case 'approval':
    case 'audit':
      return fields(key, value, Object.keys(policySchema.shape[key].unwrap().shape), policySchema.shape[key].unwrap().partial(), refused);
    case 'severities':
      return fields(key, value, [], policySchema.shape.severities, refused);
    default: {
      const parsed = policySchema.shape[key].safeParse(value);
      if (parsed.success) return parsed.data;
      for (const issue of parsed.error.issues) refused.push({ path: key, value: shorten(value), reason: reasonFor(issue) });
      return undefined;
    }
  }
}

/** Hex SHA-256 of a policy, the same for the same content. */
export async function policyHash(policy: Policy): Promise<string> {
  const sort = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sort)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sort(v)]))
        : value;
  const bytes = new TextEncoder().encode(JSON.stringify(sort(policy)));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
