import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ja } from '../../assets/strings/ja.ts';
import { ReviewSheet } from '../../components/review-sheet.tsx';
import { openReview, type ReviewDesk, reviewAgain } from '../../entrypoints/guard.content/review.ts';
import type { Review, Sheet } from '../../guards/desk/review.ts';
import { textDraft } from '../../rules/draft.ts';

/** Hands that are faster than the answers: whatever was pressed counts, once. */

beforeAll(() => {
  // The test DOM has no top layer.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(cleanup);

const CODE = '1234-5678';
const draft = textDraft('講座のお知らせです。', 'mihon_city');
const question = { key: 'q', guideline: 'mihon', question: '元の資料と見比べましたか', title: '見本市', clause: '1' };

/** A sheet whose desk answers only when the test says so. */
function slowSheet() {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  let confirmed = false;
  let closes = 0;
  const review = (sheet: Sheet): Review => ({
    digest: '',
    who: [],
    account: { handle: 'mihon_city', name: '見本市', owner: '広報課', status: 'registered', contact: '' },
    findings: [],
    questions: [question],
    consent: 'off',
    verdict: {
      release: confirmed && sheet.answered.length > 0,
      missing: [
        ...(confirmed ? [] : [{ need: 'code' as const, have: 0, of: 1 }]),
        ...(sheet.answered.length ? [] : [{ need: 'answer' as const, key: 'q' }]),
      ],
    },
    points: [],
    dates: [],
    emergency: { allowed: false },
    template: '',
    request: {
      approvals: [],
      required: 1,
      headOnly: false,
      strengths: ['typed'],
      walkUp: false,
      approvers: ['例示花子'],
      triesLeft: 5,
      lockedUntil: 0,
      text: '',
    },
    codeError: null,
    difference: null,
    emojis: [[]],
  });
  const later = <T,>(what: string, answer: () => T): Promise<T> =>
    new Promise((resolve) => {
      asked.push(what);
      waiting.push(() => resolve(answer()));
    });
  const desk: ReviewDesk = {
    review: (sheet) => later('review', () => review(sheet)),
    code: (sheet, code) =>
      later(`code ${code}`, () => {
        confirmed = code === CODE;
        return review(sheet);
      }),
    release: (sheet) =>
      later('release', () => (review(sheet).verdict.release ? { release: 'ticket' } : { review: review(sheet) })),
    requested: async () => {},
    walkUp: async () => {},
    sit: async () => {},
    openOptions: async () => {},
  };
  const stage = {
    prepare: async () => {},
    sheet: (props: Parameters<Parameters<typeof openReview>[3]['sheet']>[0]) => {
      if (!props) closes++;
      render(props ? <ReviewSheet {...props} strings={ja} /> : <p>閉じました</p>, { container });
    },
  };
  const container = document.body.appendChild(document.createElement('div'));
  const released = openReview(
    draft,
    [],
    async () => null,
    stage,
    desk,
    (error) => {
      throw error;
    },
  );
  const answer = async (): Promise<void> => {
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    waiting.shift()?.();
    await Promise.resolve();
  };
  return { asked, answer, released, closed: () => closes };
}

const typeCode = async (code: string): Promise<void> => {
  const box = screen.getByRole('textbox', { name: /確認コード/ });
  await userEvent.clear(box);
  await userEvent.type(box, `${code}{Enter}`);
};

describe('a sheet whose answers are late', () => {
  it('takes a code that is entered while the answer to a tick is on its way', async () => {
    const { asked, answer } = slowSheet();
    await answer();
    await userEvent.click(await screen.findByRole('checkbox'));
    await typeCode(CODE);
    await answer();
    await answer();
    expect(asked).toEqual(['review', 'review', `code ${CODE}`]);
    await screen.findByText(ja.sheet.ready);
  });

  it('asks about a code once, however often it is entered before the answer', async () => {
    const { asked, answer } = slowSheet();
    await answer();
    await screen.findByRole('checkbox');
    await typeCode('9999-9999');
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.submitCode }));
    await answer();
    await waitFor(() => expect(screen.queryByText(ja.sheet.working)).toBeNull());
    expect(asked).toEqual(['review', 'code 9999-9999']);
    // After the answer the same digits are a try of their own.
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.submitCode }));
    await answer();
    expect(asked).toEqual(['review', 'code 9999-9999', 'code 9999-9999']);
  });

  it('lets go once when the last tick, the code and the button come faster than any answer', async () => {
    const { asked, answer, released } = slowSheet();
    await answer();
    await userEvent.click(await screen.findByRole('checkbox'));
    await typeCode(CODE);
    const post = screen.getByRole('button', { name: ja.sheet.release });
    fireEvent.click(post);
    fireEvent.click(post);
    for (let turn = 0; turn < 3; turn++) await answer();
    expect(await released).toBe('ticket');
    expect(asked).toEqual(['review', 'review', `code ${CODE}`, 'release']);
  });

  it('says what is missing when the button was too early', async () => {
    const { answer } = slowSheet();
    await answer();
    await userEvent.click(await screen.findByRole('checkbox'));
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.release }));
    await answer();
    await answer();
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('alert')
          .map((e) => e.textContent)
          .join(),
      ).toContain(ja.missing.code),
    );
  });

  it('says that a code is none when the field is empty', async () => {
    const { asked, answer } = slowSheet();
    await answer();
    await screen.findByRole('checkbox');
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.submitCode }));
    await answer();
    expect(asked).toEqual(['review', 'code ']);
  });

  it('asks about a later code once, although the answer to the earlier comes in between', async () => {
    const { asked, answer } = slowSheet();
    await answer();
    await screen.findByRole('checkbox');
    await typeCode('1111-1111');
    await typeCode('2222-2222');
    await answer();
    await waitFor(() => expect(asked).toHaveLength(3));
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.submitCode }));
    await answer();
    await waitFor(() => expect(screen.queryByText(ja.sheet.working)).toBeNull());
    expect(asked).toEqual(['review', 'code 1111-1111', 'code 2222-2222']);
  });

  it('closes once: an answer after somebody went back leaves the next sheet alone', async () => {
    const first = slowSheet();
    await first.answer();
    await userEvent.click(await screen.findByRole('checkbox'));
    await typeCode(CODE);
    await first.answer();
    await first.answer();
    await screen.findByText(ja.sheet.ready);
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.release }));
    await waitFor(() => expect(first.asked.at(-1)).toBe('release'));
    fireEvent.click(screen.getByRole('button', { name: ja.sheet.back }));
    expect(await first.released).toBeNull();
    const second = slowSheet();
    await second.answer();
    await screen.findByRole('checkbox');
    await first.answer();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first.closed()).toBe(1);
    reviewAgain();
    await second.answer();
    expect(second.asked).toEqual(['review', 'review']);
  });
});
