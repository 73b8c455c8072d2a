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
