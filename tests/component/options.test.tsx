import { cleanup, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ja } from '../../assets/strings/ja.ts';
import { OptionsPage, type OptionsPageProps } from '../../components/options-page.tsx';
import { Pairing, type PairingProps } from '../../components/pairing.tsx';

/** What is typed on the options page, and what becomes of it when something else changes. */

afterEach(cleanup);

const pairing: PairingProps = {
  people: [],
  allowed: true,
  candidate: null,
  error: null,
  strings: ja,
  onRead: vi.fn(),
  onAdd: vi.fn(),
  onRefuse: vi.fn(),
  onRemove: vi.fn(),
};
const candidate = { name: '例示花子', dept: '', fingerprint: '11111 22222', own: false };
const cardField = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: ja.options.pasteCard });

describe('a card that was read', () => {
  it('shows the digits to compare before anybody is added', async () => {
    render(<Pairing {...pairing} candidate={candidate} />);
    expect(screen.getByText('11111 22222')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: /照合番号が同じでした/ }));
    expect(pairing.onAdd).toHaveBeenCalledTimes(1);
  });

  it('refuses one’s own card, and everything where policy forbids it', () => {
    render(<Pairing {...pairing} candidate={{ ...candidate, own: true }} />);
    expect(screen.queryByRole('button', { name: /照合番号/ })).toBeNull();
    cleanup();
    render(<Pairing {...pairing} allowed={false} />);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('can be refused when the number is another, and the keyboard goes to the next card', async () => {
    const onRefuse: () => void = vi.fn(() => rerender(<Pairing {...pairing} onRefuse={onRefuse} />));
    const { rerender } = render(<Pairing {...pairing} candidate={candidate} onRefuse={onRefuse} />);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: ja.options.refuseCard }));
    expect(onRefuse).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(candidate.fingerprint)).toBeNull();
    expect(document.activeElement).toBe(cardField());
  });

  it('leaves room for another when it was one’s own', async () => {
    const onRead = vi.fn();
    render(<Pairing {...pairing} candidate={{ ...candidate, own: true }} onRead={onRead} />);
    expect(screen.getByRole('alert').textContent).toBe(ja.options.own);
    expect(screen.queryByRole('button', { name: ja.options.add })).toBeNull();
    await userEvent.type(cardField(), 'カード');
    await userEvent.click(screen.getByRole('button', { name: ja.options.readCard }));
    expect(onRead).toHaveBeenCalledWith('カード');
  });
});

describe('one’s name', () => {
  let props: OptionsPageProps;
  let rerender: ReturnType<typeof render>['rerender'];
  /** The page as it is drawn anew with what was saved. */
  const save = (name: string, dept: string) => rerender(<OptionsPage {...props} me={{ name, dept }} />);

  const nameField = () => screen.getByRole<HTMLInputElement>('textbox', { name: ja.confirm.personName });

  beforeEach(() => {
    props = {
      me: { name: '', dept: '' },
      myFingerprint: '33333 44444',
      pairing,
      towns: [],
      townsByPolicy: false,
      diagnosis: {
        source: 'none',
        present: [],
        initial: [],
        changed: [],
        refused: [],
        version: '',
        hash: '',
        onCopyReport: vi.fn(),
      },
      recording: { on: false, lines: [], onSwitch: vi.fn(), onClear: vi.fn(), onCopy: vi.fn() },
      onTryFitting: vi.fn(),
      chain: { ok: true, count: 0 },
      strings: ja,
      onMe: async (name, dept) => save(name, dept),
      onCopyCard: vi.fn(),
      onTown: vi.fn(),
      language: 'ja',
      onLanguage: vi.fn(),
      onBuilder: vi.fn(),
      onLog: vi.fn(),
      onCsv: vi.fn(),
      onJsonLines: vi.fn(),
    };
    rerender = render(<OptionsPage {...props} />).rerender;
  });

  it('is saved, says so in the same place, and leaves what was typed elsewhere', async () => {
    const places = screen.getAllByRole('status');
    await userEvent.type(cardField(), '読む前のカード');
    await userEvent.type(nameField(), '見本太郎{Enter}');
    expect(places).toContain(await screen.findByText(ja.options.saved));
    expect(document.activeElement).toBe(nameField());
    expect(cardField().value).toBe('読む前のカード');
  });

  it('is shown as it was taken from the register, or said in another place', async () => {
    props.onMe = async () => save('例示花子', '広報課');
    save('', '');
    await userEvent.type(nameField(), '花子{Enter}');
    await screen.findByText(ja.options.saved);
    expect(nameField().value).toBe('例示花子');
    // The register has the same name as before.
    await userEvent.type(nameField(), '（主査）{Enter}');
    await vi.waitFor(() => expect(nameField().value).toBe('例示花子'));
    save('見本太郎', '');
    await vi.waitFor(() => expect(nameField().value).toBe('見本太郎'));
  });

  it('does not lose what is being typed when something else changes', async () => {
    save('見本太郎', '');
    await vi.waitFor(() => expect(nameField().value).toBe('見本太郎'));
    await userEvent.type(nameField(), '（主査）');
    save('見本太郎', '');
    expect(nameField().value).toBe('見本太郎（主査）');
  });
});
