import { describe, expect, it } from 'vitest';
import { missingIn, put, putCard } from '../../policy/edit.ts';
import { isRecord, settingsIn } from '../../policy/file.ts';
import { settingsTree } from '../../policy/settings.ts';

it('writes at a place and takes away again, with the groups that have become empty', () => {
  const one = put({}, ['approval', 'ttlMinutes'], 30);
  expect(one).toEqual({ approval: { ttlMinutes: 30 } });
  expect(put(one, ['approval', 'ttlMinutes'], undefined)).toEqual({});
  const two = put(one, ['approval', 'required'], 2);
  expect(put(two, ['approval', 'ttlMinutes'], undefined)).toEqual({ approval: { required: 2 } });
});

it('keeps the order of a file, and never changes what it was given', () => {
  const before = { municipality: '見本市', contact: '広報課', accounts: [{ site: 'x', id: 'a' }] };
  const after = put(before, ['contact'], '総務課');
  expect(Object.keys(after)).toEqual(['municipality', 'contact', 'accounts']);
  expect(before.contact).toBe('広報課');
  expect(put(before, ['accounts', 0, 'id'], 'b')).toEqual({ ...before, accounts: [{ site: 'x', id: 'b' }] });
  expect(before.accounts[0]?.id).toBe('a');
});

it('leaves an emptied item of a list in its place', () => {
  const list = { accounts: [{ id: 'a' }, { id: 'b' }] };
  expect(put(list, ['accounts', 0, 'id'], undefined)).toEqual({ accounts: [{}, { id: 'b' }] });
  expect(put(list, ['accounts', 2, 'id'], 'c')).toEqual({ accounts: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] });
});

it('does not take what is no group or list for one', () => {
  expect(put({ approval: 'x' }, ['approval', 'required'], 2)).toEqual({ approval: { required: 2 } });
  expect(put({ accounts: 5 }, ['accounts', 0, 'id'], 'a')).toEqual({ accounts: [{ id: 'a' }] });
});

it('names what should have come with a configuration and is not in it', () => {
  const expected = ['expected', 'contact', 'accounts', 'approval', 'acounts'];
  expect(missingIn({ contact: '広報課', expected })).toEqual(['accounts', 'approval']);
  // As the registry holds it.
  expect(missingIn({ expected: '["accounts"]' })).toEqual(['accounts']);
  expect(missingIn({ contact: '広報課' })).toEqual([]);
});

it('finds the settings in a policy file of Chromium, or says what is missing', () => {
  expect(settingsIn({ contact: '広報課' }, undefined)).toEqual({ raw: { contact: '広報課' } });
  expect(settingsIn({ '3rdparty': { extensions: { aaa: { contact: '広報課' } } } }, undefined)).toEqual({
    raw: { contact: '広報課' },
  });
  expect(settingsIn({ '3rdparty': {} }, undefined)).toHaveProperty('problem');
  expect([isRecord({}), isRecord([]), isRecord(null), isRecord('x')]).toEqual([true, false, false, false]);
});

type Told = [path: string, title: string, help: string];

const told = (settings: ReturnType<typeof settingsTree>, at = ''): Told[] =>
  Object.entries(settings).flatMap(([key, { title = '', help = '', properties = {}, items }]) => [
    [`${at}${key}`, title, help] satisfies Told,
    ...told(properties, `${at}${key}.`),
    ...told(items?.properties ?? {}, `${at}${key}[].`),
  ]);

it('has a title for every setting that a form shows, in both languages', () => {
  expect(told(settingsTree('ja')).filter(([, title]) => title === '')).toEqual([]);
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  const english = told(settingsTree('en'));
  expect(english.filter(([, title]) => title === '' || japanese.test(title))).toEqual([]);
  expect(english.length).toBeGreaterThan(100);
});

it('explains in English what it explains in Japanese', () => {
  const explained = (language: 'ja' | 'en') =>
    told(settingsTree(language)).flatMap(([path, , help]) => (help === '' ? [] : path));
  expect(explained('en')).toEqual(explained('ja'));
});

describe('the card of a person', () => {
  const old = {
    id: 'b',
    name: '例示花子',
    agreePub: 'old',
    roles: ['head'],
    accounts: ['mihon'],
    notAfter: '2027-03-31',
  };
  const card = { id: 'b', name: '例示花子', dept: '広報課', agreePub: 'new', signPub: 'new', passkeys: [] };
  const others = [{ id: 'a' }, { id: 'c', roles: ['poster'] }];

  it('adds whoever is not there yet, as second person', () => {
    const added = { ...card, roles: ['approver'] };
    expect(putCard({}, card)).toEqual({ raw: { people: [added] }, renewed: false });
    expect(putCard({ contact: '広報課', people: others }, card)).toEqual({
      raw: { contact: '広報課', people: [...others, added] },
      renewed: false,
    });
  });

  it('renews the keys in place, and keeps what no card says', () => {
    const before = { people: [others[0], old, others[1]] };
    const { raw, renewed } = putCard(before, card);
    expect(renewed).toBe(true);
    expect(raw.people).toEqual([
      others[0],
      { ...card, roles: ['head'], accounts: ['mihon'], notAfter: '2027-03-31' },
      others[1],
    ]);
    expect(before.people[1]).toBe(old);
  });

  it('makes whoever had no role a second person, and minds nothing that is no person', () => {
    expect(putCard({ people: ['x', { id: 'b' }] }, card).raw.people).toEqual(['x', { ...card, roles: ['approver'] }]);
    expect(putCard({ people: 'x' }, card).raw.people).toEqual([{ ...card, roles: ['approver'] }]);
  });
});
