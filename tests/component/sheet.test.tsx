import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ja } from '../../assets/strings/ja.ts';
import { LivePanel } from '../../components/live-panel.tsx';
import { PostText } from '../../components/post-text.tsx';
import { ReactionPrompt } from '../../components/reaction-prompt.tsx';
import { RequestView } from '../../components/request-view.tsx';
import { ReviewSheet, type ReviewSheetProps } from '../../components/review-sheet.tsx';
import type { Draft } from '../../rules/draft.ts';
import type { Finding } from '../../rules/types.ts';

/** What people see and can press, apart from any browser. */

beforeAll(() => {
  // The test DOM has no top layer.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
});
afterEach(cleanup);

const draft: Draft = {
  v: 1,
  site: 'x',
  surface: 'post',
  account: 'mihon_city',
  posts: [{ text: '11月21日（土）に開きます。' }],
  media: [],
  audience: '',
  placeTag: '',
  scheduledAt: null,
  replyTo: '',
  quoteOf: '',
};
const citation = {
  guideline: 'kawasaki',
  title: '川崎市ガイドライン',
  clause: '5(11)ク',
  gist: '確かめていない話を広めない',
};
const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'rumor',
  topic: 'rumor',
  severity: 'warn',
  post: 0,
  span: [0, 6],
  message: '出所を確かめてください。',
  citations: [citation],
  ...change,
});

const request: ReviewSheetProps['review']['request'] = {
  approvals: [],
  required: 1,
  headOnly: false,
  strengths: ['typed', 'signed', 'passkey'],
  walkUp: false,
  approvers: ['例示花子'],
  triesLeft: 5,
  lockedUntil: 0,
  text: '',
};

function sheet(change: Partial<ReviewSheetProps['review']> = {}, props: Partial<ReviewSheetProps> = {}) {
  const calls = {
    onAcknowledge: vi.fn(),
    onAnswer: vi.fn(),
    onConsent: vi.fn(),
    onPoint: vi.fn(),
    onWho: vi.fn(),
    onEmergency: vi.fn(),
    onCopyRequest: vi.fn(async () => {}),
    onSaveRequest: vi.fn(async () => {}),
    onWalkUp: vi.fn(),
    onCode: vi.fn(),
    onRelease: vi.fn(),
    onCancel: vi.fn(),
    onOpenOptions: vi.fn(),
  };
  const review: ReviewSheetProps['review'] = {
    account: { handle: 'mihon_city', name: '見本市', owner: '広報課', status: 'registered', contact: '' },
    findings: [],
    questions: [],
    consent: 'off',
    verdict: { release: false, missing: [{ need: 'code' }] },
    who: [],
    points: [],
    dates: [],
    emergency: { allowed: false },
    template: '',
    request,
    codeError: null,
    difference: null,
    emojis: [[]],
    ...change,
  };
  render(
    <ReviewSheet
      draft={draft}
      previews={[]}
      review={review}
      acknowledged={[]}
      answered={[]}
      pointed={[]}
      emergency={null}
      consent={{ shown: null, from: '', how: '', on: '' }}
      busy={false}
      strings={ja}
      {...calls}
      {...props}
    />,
  );
  return calls;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the review sheet', () => {
  it('shows where the preview of a link leads, and calls a quoted post one', () => {
    const page = 'https://www.city.mihon.lg.jp/bosai';
    sheet({}, { draft: { ...draft, quoteOf: `${page} 1a2b-3c4d` } });
    expect(screen.getByRole('link', { name: page }).getAttribute('href')).toBe(page);
    expect(screen.getByText(ja.sheet.quoteOf(page))).toBeTruthy();
    expect(ja.sheet.quoteOf(page)).not.toBe(ja.sheet.quoteOf('19'));
  });

  it('does not release before everything is said, and tells what is missing when pressed', async () => {
    const calls = sheet();
    expect(button('この内容で投稿する').getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(button('この内容で投稿する'));
    expect(calls.onRelease).not.toHaveBeenCalled();
    expect(
      screen
        .getAllByRole('alert')
        .map((e) => e.textContent)
        .join(),
    ).toContain('確認コードが入力されていません');
  });

  it('releases once when it may', async () => {
    const calls = sheet({ verdict: { release: true, missing: [] } });
    await userEvent.click(button('この内容で投稿する'));
    expect(calls.onRelease).toHaveBeenCalledTimes(1);
  });

  it('leads the keyboard from one thing to point at to the next, and does not run through a held key', async () => {
    const points = [
      { key: 'account|1', step: 'account' as const },
      { key: 'text|2', step: 'text' as const },
      { key: 'audience|3', step: 'audience' as const },
    ];
    const calls = sheet({ points });
    button('アカウント、よし').focus();
    await userEvent.keyboard('{Enter}');
    expect(calls.onPoint).toHaveBeenLastCalledWith('account|1');
    expect(document.activeElement).toBe(button('本文、よし'));
    fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'Enter', repeat: true });
    await userEvent.keyboard('{Enter>3/}');
    expect(calls.onPoint.mock.calls.map(([key]) => key)).toEqual(['account|1', 'text|2']);
    // What it stands for is read out with the button.
    expect(button('本文、よし').getAttribute('aria-describedby')).toBeTruthy();
  });

  it('lets the emergency be taken back although its words are gone, and is none where it is not open', async () => {
    const emergency = { reason: 'life' as const, note: '', tried: '' };
    const calls = sheet({ emergency: { allowed: true } }, { emergency });
    expect(screen.getByText(ja.sheet.waived)).toBeTruthy();
    await userEvent.click(screen.getByLabelText(/緊急発信として/));
    expect(calls.onEmergency).toHaveBeenCalledWith(null);
    cleanup();
    sheet({ emergency: { allowed: false } }, { emergency });
    expect(screen.queryByText(ja.sheet.waived)).toBeNull();
  });

  it('opens the emergency exit only for whoever may, and only with a reason', async () => {
    sheet();
    expect(screen.queryByText(/緊急発信/)).toBeNull();
    cleanup();
    const calls = sheet({ emergency: { allowed: true } });
    const say = screen.getByLabelText(/緊急発信として/);
    expect((say as HTMLInputElement).disabled).toBe(true);
    fireEvent.input(screen.getByLabelText(/何が起きているか/), { target: { value: '堤防が切れた' } });
    fireEvent.click(say);
    expect(calls.onEmergency).toHaveBeenCalledWith({ reason: 'life', note: '堤防が切れた', tried: '' });
  });

  it('asks who sits here where several share the computer', async () => {
    const calls = sheet({ who: [{ id: 'taro', name: '見本太郎', dept: '広報課' }] });
    await userEvent.selectOptions(screen.getByLabelText(/席にいるのは/), 'taro');
    await userEvent.click(button('この名前で続ける'));
    expect(calls.onWho).toHaveBeenCalledWith('taro');
  });

  it('asks for each warning by itself, and offers no way round a block', async () => {
    const calls = sheet({
      findings: [
        { key: 'w', finding: finding() },
        { key: 'b', finding: finding({ severity: 'block', topic: 'placeholder' }) },
      ],
    });
    const boxes = screen.getAllByRole('checkbox');
    expect(boxes).toHaveLength(1);
    await userEvent.click(boxes[0] as HTMLElement);
    expect(calls.onAcknowledge).toHaveBeenCalledWith('w', true);
    expect(screen.getByText(/このままでは投稿できません/)).toBeTruthy();
    expect(screen.getAllByText(/川崎市ガイドライン 5\(11\)ク/).length).toBeGreaterThan(0);
  });

  it('without a second person leads to the settings', async () => {
    const calls = sheet({
      request: { ...request, approvers: [] },
    });
    await userEvent.click(button('設定画面を開く'));
    expect(calls.onOpenOptions).toHaveBeenCalled();
    expect(screen.queryByLabelText(/確認コード/)).toBeNull();
  });

  it('takes a code by keyboard and says what is wrong with it', async () => {
    const calls = sheet({ codeError: 'wrong' });
    const input = screen.getByLabelText(/確認コード/);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/コードが合いません/)).toBeTruthy();
    await userEvent.type(input, '1234-5678{Enter}');
    expect(calls.onCode).toHaveBeenCalledWith('1234-5678');
  });

  it('takes none while locked', () => {
    sheet({
      request: { ...request, triesLeft: 0, lockedUntil: Date.now() + 60_000 },
    });
    expect((screen.getByLabelText(/確認コード/) as HTMLInputElement).disabled).toBe(true);
  });

  it('shows what an edit changed', () => {
    sheet({
      difference: [
        {
          field: 'text',
          post: 0,
          before: '',
          after: '',
          pieces: [
            { kind: 'removed', text: '21' },
            { kind: 'added', text: '22' },
          ],
        },
      ],
    });
    expect(document.querySelector('del')?.textContent).toBe('21');
    expect(document.querySelector('ins')?.textContent).toBe('22');
  });
});

describe('the text to be read', () => {
  it('marks dates, shows the unseen, names emoji', () => {
    render(
      <PostText
        text={'11月21日（土）14時\u200b☝'}
        emojis={[{ char: '☝', name: '上指差し', index: 12 }]}
        strings={ja}
      />,
    );
    expect([...document.querySelectorAll('mark')].map((m) => m.textContent)).toEqual(['11月21日（土）', '14時']);
    expect(screen.getByText(/U\+200B/)).toBeTruthy();
    expect(screen.getByText('「上指差し」')).toBeTruthy();
  });
});

describe('prompts', () => {
  const target = { author: '見本新聞', text: '記事' };

  it('a reaction starts on the safe answer', async () => {
    const onAnswer = vi.fn();
    render(
      <ReactionPrompt
        kind="like"
        target={target}
        account="mihon_city"
        mode="confirm"
        gesture
        invitation=""
        pause={0}
        onCopy={vi.fn()}
        citations={[citation]}
        strings={ja}
        onAnswer={onAnswer}
      />,
    );
    expect(document.activeElement).toBe(button('やめる'));
    await userEvent.click(button('「いいね」する'));
    expect(onAnswer).toHaveBeenCalledWith(true);
  });

  it('a forbidden reaction has no yes', () => {
    render(
      <ReactionPrompt
        kind="follow"
        target={target}
        account="mihon_city"
        mode="block"
        gesture
        invitation=""
        pause={0}
        onCopy={vi.fn()}
        citations={[]}
        strings={ja}
        onAnswer={vi.fn()}
      />,
    );
    expect(screen.queryByRole('button', { name: '「フォロー」する' })).toBeNull();
  });
});

describe('the panel beside the composer', () => {
  it('says in words how it stands, and folds', async () => {
    render(
      <LivePanel
        account="mihon_city"
        name={null}
        texts={['拡散希望です']}
        findings={[finding({ span: [0, 4] }), finding({ severity: 'block', span: [5, 6] })]}
        ready
        place={{ left: 0, top: 0 }}
        strings={ja}
      />,
    );
    expect(screen.getByRole('status').textContent).toContain('要修正 1件・要確認 1件');
    expect(screen.getByText('拡散希望')).toBeTruthy();
    await userEvent.click(button('たたむ'));
    expect(screen.queryByText('拡散希望')).toBeNull();
  });

  it('says who is about to speak by name, and that an account is a stranger', () => {
    const panel = (name: string) => (
      <LivePanel account="mihon" name={name} texts={['あ']} findings={[]} ready place={{ left: 0 }} strings={ja} />
    );
    const { rerender } = render(panel('見本市【公式】'));
    expect(screen.getByText('見本市【公式】（@mihon） として投稿します')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(panel(''));
    expect(screen.getByRole('alert').textContent).toContain('台帳にない');
  });

  it('does not claim all is well before it has looked', () => {
    render(
      <LivePanel account="" name={null} texts={['あ']} findings={[]} ready={false} place={{ left: 0 }} strings={ja} />,
    );
    expect(screen.getByRole('status').textContent).toContain('準備しています');
  });
});

/** What a request carries besides the draft, where a test does not care. */
const plainly = {
  poster: { name: '見本太郎', dept: '', fingerprint: '12345' },
  trusted: true,
  refusal: null,
  accountName: '',
  requestedAt: 0,
  posted: null,
  strengths: ['typed', 'signed', 'passkey'] as const,
  headOnly: false,
  changes: [],
  acknowledged: [],
  recheck: { findings: [], whole: true },
  dates: [],
  pictures: [],
  atDesk: false,
  refused: '',
  onAgain: () => {},
  emojis: [[]],
  strings: ja,
};

describe('the second person', () => {
  const view = (change: object = {}) => {
    const calls = { onTrust: vi.fn(), onApprove: vi.fn(), onApproveHere: vi.fn(), onReject: vi.fn() };
    render(
      <RequestView
        draft={draft}
        {...plainly}
        questions={[
          { key: 'q1', question: '一', title: '', clause: '' },
          { key: 'q2', question: '二', title: '', clause: '' },
        ]}
        consent={null}
        {...calls}
        {...change}
      />,
    );
    return calls;
  };

  it('approves only after every tick', async () => {
    const calls = view();
    for (const box of screen.getAllByRole('checkbox')) {
      expect((button('この内容で承認する') as HTMLButtonElement).disabled).toBe(true);
      await userEvent.click(box);
    }
    await userEvent.click(button('この内容で承認する'));
    expect(calls.onApprove).toHaveBeenCalledWith('typed');
    await userEvent.click(button(/署名で承認する/));
    expect(calls.onApprove).toHaveBeenLastCalledWith('signed');
  });

  it.each([
    [['signed'], 'この内容で承認する', 'signed'],
    [['typed', 'passkey'], 'この内容で承認する', 'typed'],
  ])('approves in the way that counts: %o', async (strengths, name, how) => {
    const calls = view({ strengths, questions: [] });
    expect(screen.queryByRole('button', { name: /署名で承認する/ })).toBeNull();
    await userEvent.click(button(name));
    expect(calls.onApprove).toHaveBeenCalledWith(how);
  });

  it('is sent to the desk where only a passkey counts', () => {
    view({ strengths: ['passkey'], questions: [] });
    expect(screen.queryByRole('button', { name: 'この内容で承認する' })).toBeNull();
    expect(screen.getByText(/投稿者の席でのパスキー/)).toBeTruthy();
  });

  it('sees at once that a post is out already, why, and what has changed since the last request', () => {
    const emergency = { reason: 'life', note: '堤防が切れた', tried: '課長の携帯' };
    const pieces = [
      { kind: 'removed', text: '21日' },
      { kind: 'added', text: '22日' },
    ];
    view({
      posted: { at: 0, postId: '1', emergency },
      changes: [{ field: 'text', post: 0, before: '', after: '', pieces }],
    });
    expect(screen.getByText(/堤防が切れた/)).toBeTruthy();
    expect(screen.getByText('22日').tagName).toBe('INS');
  });

  it.each([[{ trusted: false }], [{ refusal: 'self' }], [{ refusal: 'unseen' }]])(
    'cannot approve with %o',
    async (change) => {
      view(change);
      for (const box of screen.getAllByRole('checkbox')) await userEvent.click(box);
      expect((button('この内容で承認する') as HTMLButtonElement).disabled).toBe(true);
    },
  );

  it('sends back only with a reason', async () => {
    const calls = view();
    expect((button('差し戻す') as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(screen.getByLabelText('差し戻す理由'), '日付が違います');
    await userEvent.click(button('差し戻す'));
    expect(calls.onReject).toHaveBeenCalledWith('日付が違います');
  });
});

describe('the second person and pictures', () => {
  const media = [{ sha256: 'a'.repeat(64), kind: 'image' as const, alt: '', post: 0 }];

  it.each([
    [null, '投稿者の記入はありません'],
    [{ shown: false, from: '', how: '', on: '' }, '写っていない'],
    [{ shown: true, from: '例示花子', how: '書面', on: '11月20日' }, '例示花子、書面、11月20日'],
  ])('reads what was said of people in them: %o', (consent, words) => {
    render(
      <RequestView
        draft={{ ...draft, media }}
        {...plainly}
        questions={[]}
        consent={consent}
        onApproveHere={vi.fn()}
        onTrust={vi.fn()}
        onApprove={vi.fn()}
        onReject={vi.fn()}
      />,
    );
    expect(screen.getByText(new RegExp(words))).toBeTruthy();
    expect(screen.getByText(/代替テキスト）がありません/)).toBeTruthy();
  });
});
