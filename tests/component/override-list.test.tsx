import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { ja } from '../../assets/strings/ja.ts';
import { OverrideList, type OverrideListProps } from '../../components/override-list.tsx';

afterEach(cleanup);

const list = (answered: boolean) =>
  render(
    <OverrideList
      overrides={[
        {
          key: '1',
          account: 'mihon_city',
          at: 0,
          text: '避難してください。',
          reason: 'life',
          note: '見本川の堤防',
          poster: '見本太郎',
          answered,
          seen: null,
        } satisfies OverrideListProps['overrides'][number],
      ]}
      refused={null}
      strings={ja}
      onCopyRequest={async () => {}}
      onCode={() => {}}
    />,
  );

it('an emergency post whose answer is missing is to be looked for first', () => {
  list(false);
  expect(screen.getByText(ja.duty.unanswered)).toBeTruthy();
});

it('one that the service has taken is not', () => {
  list(true);
  expect(screen.queryByText(ja.duty.unanswered)).toBeNull();
});
