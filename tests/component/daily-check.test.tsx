import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { ja } from '../../assets/strings/ja.ts';
import { DailyCheck, type DailyCheckProps } from '../../components/daily-check.tsx';

const row = (id: string, site: 'x' | 'facebook', shown: boolean): DailyCheckProps['accounts'][number] => ({
  site,
  id,
  name: '',
  days: 0,
  lastPost: null,
  idle: false,
  checked: false,
  shown,
  followers: { count: null, change: null },
});

it('keeps a note with the account it was written for, and a count with the account it was read from', () => {
  const onChecked = vi.fn();
  const looked = { account: 'Mihon_City', known: 0, older: 0, unknown: [], followers: 12 };
  const host = document.createElement('div');
  const accounts = [row('mihon_city', 'x', true), row('mihon_city', 'facebook', false)];
  const rest = { looked, problem: null, checkpoint: '', strings: ja, onLook: vi.fn(), onChecked };
  act(() => render(<DailyCheck accounts={accounts} {...rest} />, host));
  const field = host.querySelector<HTMLInputElement>('input[maxlength="200"]');
  if (!field) throw new Error('no field for a note');
  act(() => {
    field.value = '見慣れない投稿';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const odd = host.querySelectorAll<HTMLButtonElement>('.button.danger');
  act(() => odd[0]?.click());
  act(() => odd[1]?.click());
  expect(onChecked.mock.calls).toEqual([
    ['mihon_city', 'x', { fine: false, words: '見慣れない投稿', followers: '12' }],
    ['mihon_city', 'facebook', { fine: false, words: '', followers: '' }],
  ]);
  expect(field.value).toBe('');
});

it('forgets a count once it was told, so that it is not offered again on the next day', () => {
  const onChecked = vi.fn();
  const host = document.createElement('div');
  const rest = { looked: null, problem: null, checkpoint: '', strings: ja, onLook: vi.fn(), onChecked };
  const show = (checked: boolean) =>
    act(() => render(<DailyCheck accounts={[{ ...row('mihon_city', 'x', false), checked }]} {...rest} />, host));
  const count = () => host.querySelector<HTMLInputElement>('input.count');
  const press = () => act(() => host.querySelector<HTMLButtonElement>('td .button')?.click());
  show(false);
  act(() => {
    const field = count();
    if (!field) throw new Error('no field for a count');
    field.value = '１２０';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  press();
  show(true);
  expect(count()).toBeNull();
  show(false);
  expect(count()?.value).toBe('');
  press();
  expect(onChecked.mock.calls.map(([, , said]) => said.followers)).toEqual(['120', '']);
});
