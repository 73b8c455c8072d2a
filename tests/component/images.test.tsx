import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ja } from '../../assets/strings/ja.ts';
import { ConsentBox } from '../../components/consent-box.tsx';
import type { ImageView } from '../../components/image-facts.tsx';
import { ImagePrompt } from '../../components/image-prompt.tsx';
import { Lightbox } from '../../components/lightbox.tsx';
import { UploadPrompt } from '../../components/upload-prompt.tsx';

/** The sheets about pictures, apart from any browser. */

/** What axe finds in the roles, names and structure of what is open (colours need a browser that paints). */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`);
}

beforeAll(() => {
  // The test DOM has no top layer.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(cleanup);

const place = { kind: 'gps', label: 'gps', value: '35.53080, 139.70290' };
const image = (change: Partial<ImageView> = {}): ImageView => ({
  name: 'a.jpg',
  url: '',
  items: [place],
  hint: '',
  cleanable: true,
  problem: null,
  credentials: false,
  ...change,
});
const citations = [
  { guideline: 'common', title: '共通', clause: '原則12', gist: '場所を知られない' },
  { guideline: 'kawasaki', title: '川崎市ガイドライン', clause: '5(11)ス', gist: '位置情報に気を付ける' },
];

function prompt(images: ImageView[], mayKeep = true) {
  const onChoice = vi.fn();
  render(<ImagePrompt images={images} mayKeep={mayKeep} citations={citations} strings={ja} onChoice={onChoice} />);
  return onChoice;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name }) as HTMLButtonElement;
const file = (name: string) => within(screen.getByRole('group', { name }));

describe('the sheet for pictures', () => {
  it('takes everything off with one key', async () => {
    const onChoice = prompt([image(), image({ name: 'b.png' })]);
    expect(document.activeElement).toBe(button('情報を消して添付'));
    expect(screen.getByRole('heading').textContent).toContain('この2点には');
    await userEvent.keyboard('{Enter}');
    expect(onChoice).toHaveBeenCalledWith(['clean', 'clean']);
  });

  it('keeps a picture as it is only after a tick for this very one', async () => {
    const onChoice = prompt([image(), image({ name: 'b.jpg' })]);
    await userEvent.click(file('b.jpg').getByRole('radio', { name: 'そのまま添付' }));
    expect(button('この2点を添付').disabled).toBe(true);
    expect(screen.getByRole('status').textContent).toContain('確かめた印を付けてください');
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    await userEvent.click(file('b.jpg').getByRole('checkbox'));
    await userEvent.click(file('a.jpg').getByRole('radio', { name: 'そのまま添付' }));
    expect(button('そのまま添付').disabled).toBe(true);
    await userEvent.click(file('a.jpg').getByRole('radio', { name: '消して添付' }));
    await userEvent.click(button('この2点を添付'));
    expect(onChoice).toHaveBeenCalledWith(['clean', 'keep']);
  });

  it('answers in the order of the files, though the gravest is shown first', async () => {
    const time = { kind: 'time', label: 'taken', value: '2026-11-20 10:00' };
    const onChoice = prompt([image({ name: 'time.jpg', items: [time] }), image({ name: 'place.jpg' })]);
    expect([...document.querySelectorAll('legend')].map((e) => e.textContent)).toEqual(['place.jpg', 'time.jpg']);
    await userEvent.click(file('place.jpg').getByRole('radio', { name: '添付しない' }));
    expect(screen.getByRole('status').textContent).toContain('消して添付 1点・そのまま 0点・添付しない 1点');
    await userEvent.click(button('この1点を添付'));
    expect(onChoice).toHaveBeenCalledWith(['clean', 'drop']);
  });

  it('says in plain words what was found, the place first, the time last', () => {
    prompt([
      image({
        hint: '神奈川県・東京都',
        credentials: true,
        items: [
          { kind: 'time', label: 'taken', value: '2026-11-20 10:00' },
          { kind: 'device', label: 'serial', value: '0001' },
          { kind: 'device', label: 'camera-owner', value: '見本太郎' },
          { kind: 'hidden', label: 'motion-photo', value: 'MP4 (12 kB)' },
          { kind: 'hidden', label: 'unknown-block', value: 'APP9' },
          place,
        ],
      }),
    ]);
    expect([...document.querySelectorAll('dt')].map((e) => e.textContent)).toEqual([
      '撮影場所',
      '撮影した人・作成者',
      '機器の番号',
      '隠れたデータ',
      '撮影日時（参考）',
    ]);
    expect([...document.querySelectorAll('dd')].map((e) => e.textContent)).toEqual([
      '神奈川県・東京都のあたり（35.53080, 139.70290）',
      '見本太郎',
      '0001',
      '写真に続く動画（MP4 (12 kB)）APP9',
      '2026-11-20 10:00',
    ]);
    expect(screen.getByText(/証明は使えなくなります/)).toBeTruthy();
    expect(screen.getAllByText(/川崎市ガイドライン 5\(11\)ス/).length).toBeGreaterThan(0);
    expect(screen.queryByText(/原則12/)).toBeNull();
  });

  it.each([
    ['truncated', '途中で切れています'],
    ['damaged', '壊れている'],
    ['too-large', '大きすぎて'],
    ['timeout', '時間がかかりすぎる'],
    ['empty', '中身が空'],
    ['unknown-format', '中身を確かめられません'],
    ['a code of tomorrow', '中身を確かめられません'],
  ])('a file that is %s is not attached unless somebody says so, and it says what to do', async (problem, words) => {
    const onChoice = prompt([image({ items: [], cleanable: false, problem })]);
    expect(document.querySelector('fieldset')?.textContent).toContain(words);
    expect(screen.queryByRole('radio', { name: '消して添付' })).toBeNull();
    await userEvent.click(button('添付しない'));
    expect(onChoice).toHaveBeenCalledWith(['drop']);
  });

  it('says so where a file was read but cannot be cleaned', () => {
    prompt([image({ cleanable: false })]);
    expect(screen.getByText(/書き出して添付し直すと、消せます/)).toBeTruthy();
  });

  it('has no way round where nothing uncleaned may pass', () => {
    prompt([image(), image({ name: 'b.tif', cleanable: false })], false);
    expect(screen.queryByRole('radio', { name: 'そのまま添付' })).toBeNull();
    expect(screen.getByText(/決まりにより/)).toBeTruthy();
  });

  it('has no fault of structure that axe would find, nor has what opens beside it', async () => {
    prompt([image({ credentials: true }), image({ name: 'b.tif', cleanable: false }), image({ problem: 'damaged' })]);
    await userEvent.click(file('b.tif').getByRole('radio', { name: 'そのまま添付' }));
    expect(await faults()).toEqual([]);
    cleanup();
    const images = [{ url: 'a.png', video: false, alt: '池' }];
    render(<Lightbox images={images} start={0} strings={ja} onClose={vi.fn()} />);
    await userEvent.click(button('原寸で見る'));
    expect(await faults()).toEqual([]);
    cleanup();
    const consent = { shown: true, from: '', how: '', on: '' };
    render(<ConsentBox consent={consent} record strings={ja} onChange={vi.fn()} />);
    expect(await faults()).toEqual([]);
  });

  it('of forty files has one button, and counts', async () => {
    const onChoice = prompt(Array.from({ length: 40 }, (_, n) => image({ name: `${n}.jpg` })));
    expect(screen.getByRole('heading').textContent).toContain('この40点には');
    await userEvent.click(button('情報を消して添付'));
    expect(onChoice.mock.calls[0]?.[0]).toHaveLength(40);
  });

  it('attaches nothing on Escape', () => {
    const onChoice = prompt([image()]);
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(onChoice).toHaveBeenCalledWith(null);
  });

  it('folds away what is more than a few lines', () => {
    const items = Array.from({ length: 9 }, (_, n) => ({ kind: 'text', label: 'comment', value: `文字${n}` }));
    prompt([image({ items })]);
    expect(screen.getByText('ほか6件')).toBeTruthy();
  });
});

describe('a picture on its way out unseen', () => {
  const upload = (mayKeep = true) => {
    const onAnswer = vi.fn();
    render(<UploadPrompt images={[image()]} mayKeep={mayKeep} citations={[]} strings={ja} onAnswer={onAnswer} />);
    return onAnswer;
  };

  it('is stopped by the first key, goes only after a tick, and is not said to be cleanable', async () => {
    const onAnswer = upload();
    expect(screen.getByRole('heading').textContent).toBe('検査を通らずに送られようとした画像です');
    expect(document.activeElement).toBe(button('送らない'));
    expect(button('このまま送る').disabled).toBe(true);
    expect(screen.queryByText(/消して添付/)).toBeNull();
    await userEvent.click(screen.getByRole('checkbox'));
    await userEvent.click(button('このまま送る'));
    expect(onAnswer).toHaveBeenCalledWith('keep');
  });

  it('cannot go where nothing uncleaned may pass', async () => {
    const onAnswer = upload(false);
    expect(screen.queryByRole('button', { name: 'このまま送る' })).toBeNull();
    await userEvent.click(button('送らない'));
    expect(onAnswer).toHaveBeenCalledWith('stop');
  });
});

describe('a picture at full size', () => {
  const open = () => {
    const onClose = vi.fn();
    const images = ['一', '二', '三'].map((alt) => ({ url: `${alt}.png`, video: false, alt }));
    render(<Lightbox images={images} start={1} strings={ja} onClose={onClose} />);
    return onClose;
  };
  const shown = () => screen.getByRole('img').getAttribute('alt');

  it('moves between pictures by arrow keys, round the ends, but not while one is moved about', async () => {
    open();
    const dialog = screen.getByRole('dialog');
    expect(shown()).toBe('二');
    fireEvent.keyDown(dialog, { key: 'ArrowRight' });
    expect(shown()).toBe('三');
    fireEvent.keyDown(dialog, { key: 'ArrowRight' });
    expect(shown()).toBe('一');
    fireEvent.keyDown(dialog, { key: 'ArrowLeft' });
    expect(screen.getByRole('heading').textContent).toBe('画像 3 / 3');
    await userEvent.click(button('原寸で見る'));
    fireEvent.keyDown(dialog, { key: 'ArrowLeft' });
    expect(shown()).toBe('三');
    expect(button('全体を見る')).toBeTruthy();
  });

  it('is closed by Escape alone', () => {
    const onClose = open();
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});

describe('the consent of people in a picture', () => {
  const none = { shown: null, from: '', how: '', on: '' };

  it('is asked about before it is noted', async () => {
    const onChange = vi.fn();
    render(<ConsentBox consent={none} record strings={ja} onChange={onChange} />);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '写っていない' }));
    expect(onChange).toHaveBeenCalledWith({ ...none, shown: false });
  });

  it('keeps what is being written while an earlier field is answered', async () => {
    const onChange = vi.fn();
    const box = () => <ConsentBox consent={{ ...none, shown: true }} record strings={ja} onChange={onChange} />;
    const { rerender } = render(box());
    await userEvent.type(screen.getByLabelText('だれから'), '例示花子');
    await userEvent.type(screen.getByLabelText(/方法/), '書面');
    rerender(box());
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({ shown: true, from: '例示花子', how: '書面', on: '' });
  });

  it('asks from whom, how and when, and requires it where the record is wanted', async () => {
    const onChange = vi.fn();
    const { rerender } = render(
      <ConsentBox consent={{ ...none, shown: true }} record strings={ja} onChange={onChange} />,
    );
    const fields = screen.getAllByRole('textbox') as HTMLInputElement[];
    expect(fields.map((field) => field.required)).toEqual([true, true, true]);
    await userEvent.type(screen.getByLabelText('だれから'), '例示花子');
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith({ ...none, shown: true, from: '例示花子' });
    rerender(<ConsentBox consent={{ ...none, shown: true }} record={false} strings={ja} onChange={onChange} />);
    expect((screen.getByLabelText('だれから') as HTMLInputElement).required).toBe(false);
  });
});
