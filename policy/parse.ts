import { z } from 'zod';
import { topicIds } from '../rules/topics.ts';
import { type Account, accountSchema } from './account-schema.ts';
import { type Stricter, stricterSchema, widened } from './approval-schema.ts';
import { type Person, personSchema } from './people-schema.ts';
import { group, items, noSuchName, type Refuse, text, UNREADABLE, unwrap } from './pieces.ts';
import { isOnCurve } from './public-key.ts';
import { closest, shorten } from './reasons.ts';
import { type Policy, policySchema } from './schema.ts';

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
  /** Admins have said which guidelines hold, or were to: nobody else chooses them. */
  guidelinesGiven: boolean;
}

const lost =
  '配ったはずの設定が届いていません。値の種類（文字列・数・一覧など）の間違いが一つでもあると、ブラウザは設定を丸ごと捨てます。元のファイルを確かめ、書き出し直してください。配るのをやめた設定なら、expected から除いてください。';

/** Lists that only add to what is checked: where one is lost, nothing can stand in for it. */
const adding: readonly string[] = [
  'embargoes',
  'elections',
  'words',
  'hashtags',
  'retiredDomains',
  'operations',
  'parts',
] satisfies (keyof Policy)[];
/** Names that make nothing stricter or laxer. */
const neutral: readonly string[] = ['municipality', 'contact', 'expected'] satisfies (keyof Policy)[];

/** Why a setting that has not arrived is named, and what holds until it does. */
function dropped(key: string): string {
  if (neutral.includes(key)) return lost;
  return `${lost}${adding.includes(key) ? 'この設定が足していた確認は、いまは働いていません。' : 'いまは、いちばん厳しい値で補っています。'}`;
}

function personRefusal(person: Person, before: readonly Person[]): string | undefined {
  const keys = [person.agreePub, person.signPub].filter((key) => key !== '');
  if (before.some(({ id }) => id === person.id)) return `識別子「${person.id}」は、一覧の中で重複しています。`;
  // One key under two names would let one person confirm twice.
  const all = [...keys, ...person.passkeys.map(({ publicKey }) => publicKey)];
  const twin = before.find(({ agreePub, signPub, passkeys }) =>
    [agreePub, signPub, ...passkeys.map(({ publicKey }) => publicKey)].some((key) => all.includes(key)),
  );
  if (twin) return `公開鍵が「${twin.name}」さんのものと同じです。鍵は一人に一つです。`;
  return keys.every(isOnCurve) ? undefined : '公開鍵が正しくありません。登録カードから貼り付け直してください。';
}

const sameAccount = (a: Account, b: Account): boolean => a.site === b.site && a.id.toLowerCase() === b.id.toLowerCase();

/**
 * An empty register means that every account may post. One that was sent and could not be read must not mean the same,
 * so it holds an account that cannot exist.
 */
const nobodysAccount: Account = { ...accountSchema.parse({ site: 'x', id: 'unreadable' }), id: '台帳を読み取れません' };

const { shape } = policySchema;
const severities = Object.fromEntries(topicIds.map((id) => [id, shape.severities.unwrap().valueType]));

/** Lists whose items are taken or refused one by one, with nothing between them to watch. */
const plainLists = [
  'officialPhones',
  'officialEmails',
  'officialDomains',
  'retiredDomains',
  'embargoes',
  'elections',
  'hashtags',
  'words',
  'clausesOff',
  'parts',
  'operations',
  'templates',
] as const;

function plainList<K extends (typeof plainLists)[number]>(key: K): (given: unknown, refuse: Refuse) => Policy[K] {
  const schema: z.ZodType = shape[key].unwrap().element;
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return (given, refuse) => items(key, given, { schema, names }, refuse) as Policy[K];
}

const plainReaders = Object.fromEntries(plainLists.map((key) => [key, plainList(key)])) as {
  [K in (typeof plainLists)[number]]: (given: unknown, refuse: Refuse) => Policy[K];
};

/** Settings that are nothing but a group of values. */
const groups = [
  'defaults',
  'officeHours',
  'reactions',
  'replies',
  'images',
  'approval',
  'emergency',
  'desk',
  'audit',
] as const;

const groupReaders = Object.fromEntries(
  groups.map((key) => [
    key,
    (given: unknown, refuse: Refuse) => shape[key].parse(group(key, given, shape[key].unwrap().shape, refuse)),
  ]),
) as { [K in (typeof groups)[number]]: (given: unknown, refuse: Refuse) => Policy[K] };

/** Ids of guidelines that there are, each once. */
const existing = (path: string, ids: readonly string[], known: readonly string[], refuse: Refuse): string[] =>
  ids.filter((id, index) => {
    if (!known.includes(id)) {
      const reason = `このガイドラインはありません。使えるのは ${known.join('、')} です。`;
      refuse(path, id, reason, closest(id, known));
    }
    return known.includes(id) && ids.indexOf(id) === index;
  });

/** A rule for an account that does not exist would hold nowhere: it is made to hold for all, as one that cannot be read. */
function inRegister(one: Stricter, index: number, accounts: readonly Account[], refuse: Refuse): Stricter {
  if (accounts.length === 0 || accounts.includes(nobodysAccount)) return one;
  const ids = accounts.map(({ id }) => id);
  const strange = one.accounts.filter((name) => !ids.some((id) => id.toLowerCase() === name.toLowerCase()));
  for (const name of strange) {
    const reason = 'この名前のアカウントは、台帳（accounts）にありません。直すまで、すべてのアカウントに効かせます。';
    refuse(`stricter[${index}].accounts`, name, reason, closest(name, ids));
  }
  return strange.length > 0 ? widened({ ...one, accounts: null }) : one;
}

type Readers = { [K in keyof Policy]: (given: unknown, refuse: Refuse) => Policy[K] };

const readersFor = (known: readonly string[]): Readers => ({
  expected: (given, refuse) => items('expected', given, { schema: shape.expected.unwrap().element }, refuse),
  municipality: (given, refuse) => text('municipality', given, refuse),
  contact: (given, refuse) => text('contact', given, refuse),
  guidelines: (given, refuse) => {
    const ids = items('guidelines', given, { schema: shape.guidelines.unwrap().element }, refuse);
    // Nobody knows which were meant: with all of them in force, none of those is missing.
    return Array.isArray(given) ? existing('guidelines', ids, known, refuse) : [...known];
  },
  accounts: (given, refuse) => {
    const refusal = (account: Account, before: readonly Account[]) =>
      before.some((other) => sameAccount(other, account))
        ? `「${account.id}」は、一覧の中で重複しています。`
        : undefined;
    const names = Object.keys(accountSchema.shape);
    const good = items('accounts', given, { schema: accountSchema, names, refusal }, refuse);
    const meantNone = Array.isArray(given) && given.length === 0;
    return good.length > 0 || meantNone ? good : [nobodysAccount];
  },
  people: (given, refuse) => {
    const names = Object.keys(personSchema.shape);
    return items('people', given, { schema: personSchema, names, refusal: personRefusal }, refuse);
  },
  ...plainReaders,
  ...groupReaders,
  defaults: (given, refuse) => {
    const read = groupReaders.defaults(given, refuse);
    return { ...read, guidelines: existing('defaults.guidelines', read.guidelines, known, refuse) };
  },
  stricter: (given, refuse) => {
    const names = Object.keys(stricterSchema.shape);
    return items('stricter', given, { schema: stricterSchema, names, instead: widened }, refuse);
  },
  severities: (given, refuse) => shape.severities.parse(group('severities', given, severities, refuse)),
});

/** Whatever arrived, as a policy. Never throws. `knownGuidelines` are the ids that exist. */
export function parsePolicy(raw: unknown, knownGuidelines: readonly string[]): Parsed {
  const refused: Refused[] = [];
  const refuse: Refuse = (path, value, reason, suggestion) =>
    refused.push({ path, value: shorten(value), reason, ...(suggestion ? { suggestion } : {}) });
  const policy = policySchema.parse({});
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    refuse('', raw, '設定の全体が読み取れません。項目の集まり（{ } で囲んだもの）で書いてください。');
    return { policy, refused, present: [], guidelinesGiven: false };
  }
  const readers = readersFor(knownGuidelines);
  const names = Object.keys(readers);
  const read = <K extends keyof Policy>(key: K, given: unknown): void => {
    policy[key] = readers[key](unwrap(key, given, shape[key], refuse), refuse);
  };
  const isKey = (key: string): key is keyof Policy => Object.hasOwn(readers, key);
  for (const [key, given] of Object.entries(raw)) {
    if (isKey(key)) read(key, given);
    else refuse(key, given, noSuchName, closest(key, names));
  }
  // What the browser has dropped on the way can only be told by what should have come.
  for (const [index, key] of policy.expected.entries()) {
    if (Object.hasOwn(raw, key)) continue;
    if (isKey(key)) {
      refused.push({ path: key, value: '（届いていません）', reason: dropped(key) });
      read(key, UNREADABLE);
    } else refuse(`expected[${index}]`, key, noSuchName, closest(key, names));
  }
  policy.stricter = policy.stricter.map((one, index) => inRegister(one, index, policy.accounts, refuse));
  const approval: unknown = 'approval' in raw ? unwrap('approval', raw.approval, shape.approval, () => undefined) : {};
  const saidSo = typeof approval === 'object' && approval !== null && 'allowLocalPairing' in approval;
  // Where admins name the people, staff cannot add a second self in another browser profile unless told that they may.
  if (('people' in raw || policy.expected.includes('people')) && !saidSo) policy.approval.allowLocalPairing = false;
  const guidelinesGiven = 'guidelines' in raw || policy.expected.includes('guidelines');
  return { policy, refused, present: Object.keys(raw), guidelinesGiven };
}

/** Hex SHA-256 of a policy, the same for the same content. */
export async function policyHash(policy: Policy): Promise<string> {
  const sort = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sort)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([k, v]) => [k, sort(v)]),
          )
        : value;
  const bytes = new TextEncoder().encode(JSON.stringify(sort(policy)));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
