import { expect, it } from 'vitest';
import { type Person, personSchema } from '../../policy/people-schema.ts';
import { whoIs } from '../../policy/who.ts';

/** Who sits here, by the name that was typed: a slip must never make somebody another person. */

const person = (id: string, name: string, dept = ''): Person => personSchema.parse({ id, name, dept });
const people = [
  person('taro', '見本 太郎', '広報課'),
  person('hanako', '例示花子', '防災課'),
  person('ichiro-1', '同名一郎', '広報課'),
  person('ichiro-2', '同名一郎', '防災課'),
];
const who = (name: string, dept = '', before = '') => whoIs(people, before, { name, dept }, () => 'p-new');

it('is the one person of the register with that name', () => {
  const taro = { id: 'taro', name: '見本 太郎', dept: '広報課' };
  for (const name of ['見本 太郎', '見本太郎', '見本　太郎', ' 見本太郎 ']) {
    expect(who(name)).toEqual(taro);
    expect(who(name, '広報課', 'hanako')).toEqual(taro);
  }
});

it('is never the one before, when the name is not in the register', () => {
  expect(who('見本太朗', '', 'taro')).toEqual({ id: 'p-new', name: '見本太朗', dept: '' });
  // The section of the one before was left standing.
  expect(who('例示花子', '広報課', 'taro')).toEqual({ id: 'p-new', name: '例示花子', dept: '広報課' });
  // A made-up id is nobody else's: it stays when the spelling of a name is mended.
  expect(who('見本太朗', '', 'p-old').id).toBe('p-old');
  expect(who('見本太朗').id).toBe('p-new');
});

it('is none of two with the same name, unless the section tells them apart', () => {
  expect(who('同名一郎').id).toBe('p-new');
  expect(who('同名一郎', '', 'ichiro-1').id).toBe('p-new');
  expect(who('同名一郎', '防災課').id).toBe('ichiro-2');
  expect(who('').id).toBe('p-new');
});
