import { expect, it } from 'vitest';
import { en } from '../../assets/strings/en.ts';
import { ja } from '../../assets/strings/ja.ts';
import { allRules } from '../../rules/all.ts';

/** Both languages say everything, each in its own words; what is the same in both is listed here, with its reason. */

const same = [
  // Names of services and products.
  /^siteName\./,
  /^builder\.names\./,
  // Offered in both languages at once, so that whoever cannot read one finds the other.
  /^options\.language/,
  // Texts that go out to the public, or that blanks are checked against: they are in Japanese whoever writes them.
  /^duty\.templates\./,
  /^template\.hints\./,
  /^template\.(?:makeLead)$/,
  /^documents\.blank$/,
  /^fitting\.example$/,
  // The practice is a Japanese town.
  /^welcome\.(?:slip|right|neighbour|neighbourSays|call|called)$/,
  // Columns of the files are named in Japanese.
  /^trial\.(?:oldLead|problems\.no-text)$/,
  // Names are quoted as they are written.
  /^(?:profile\.items\.name|sheet\.template|template\.(?:kind|choices|remove))$/,
];

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}「」、。（）]/u;

function leaves(value: unknown, at = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[at, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, at === '' ? key : `${at}.${key}`));
}

/** What a text says; one that takes values is asked with some. */
function said(value: unknown): string {
  if (typeof value !== 'function') return String(value);
  for (const given of ['x', 3, true, ['x']]) {
    try {
      return String(value(...Array(value.length).fill(given)));
    } catch {
      // Made for something else.
    }
  }
  throw new Error('nothing fits');
}

it('names the same things in both languages', () => {
  const english = leaves(en).map(([at]) => at);
  expect(english.filter((at) => !/^advice\./.test(at))).toEqual(leaves(ja).map(([at]) => at));
});

it('says in English, before the sentence of a rule, what every rule is about', () => {
  expect(ja.advice).toEqual({});
  expect(allRules.map(({ topic }) => topic).filter((topic) => !en.advice[topic])).toEqual([]);
});

it('has no Japanese left in the English words, but what is listed', () => {
  const left = leaves(en).filter(([at, value]) => JAPANESE.test(said(value)) && !same.some((one) => one.test(at)));
  expect(left.map(([at]) => at)).toEqual([]);
});

it('has no list entry without a reason', () => {
  for (const one of same)
    expect(
      leaves(en).some(([at]) => one.test(at)),
      String(one),
    ).toBe(true);
});

it('takes as many values in both languages where it takes any', () => {
  const english = new Map(leaves(en));
  for (const [at, value] of leaves(ja)) expect(typeof english.get(at), at).toBe(typeof value);
});
