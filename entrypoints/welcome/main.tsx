import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../assets/styles/tokens.css';
import '../../assets/styles/base.css';
import '../../assets/styles/form.css';
import '../../assets/styles/site.css';
import '../../assets/styles/sheet.css';
import '../../assets/styles/page.css';
import type { ReviewSheetProps } from '../../components/review-sheet.tsx';
import { WelcomePage } from '../../components/welcome-page.tsx';
import { citationsInForce } from '../../policy/in-force.ts';
import { confirms } from '../../policy/people-schema.ts';
import { onPolicyChanged } from '../../policy/store.ts';
import { createTrial } from '../../policy/trial.ts';
import { dayOf, today, weekdayOf } from '../../rules/dates.ts';
import type { Finding } from '../../rules/types.ts';
import { ask } from '../guard.content/ask.ts';
import { openReview } from '../guard.content/review.ts';
import { loadHere } from '../options/here.ts';
import { wordsHere } from '../options/words.ts';
import { createPractice, draftOf, type Practice, practicePolicy } from './practice.ts';

/** Wiring of the first page a newcomer sees: what this does, tried at once, and the two ways to begin. */

const strings = await wordsHere((s) => s.welcome.title);

const app = document.getElementById('app') as HTMLElement;
const words = strings.welcome;
const CALL_MS = 1200;
const WEEK_MS = 7 * 86_400_000;

/** A day a week ahead, once with the wrong day of the week and blanks left in, once as it should be. */
function samples(): { slip: string; right: string } {
  const day = today(Date.now()) + 7;
  const [, month, date] = dayOf(Date.now() + WEEK_MS)
    .split('-')
    .map(Number);
  const when = `${month}月${date}日`;
  return { slip: words.slip(when, weekdayOf(day + 1)), right: words.right(when, weekdayOf(day)) };
}

const sample = samples();
let text = sample.slip;
let findings: readonly Finding[] | null = null;
let sheet: Omit<ReviewSheetProps, 'strings'> | null = null;
let liking = false;
/** The digits the made-up second person says; null = she was not asked. */
let called: string | null = null;
let published = '';
let practice: Practice | null = null;
let turn = 0;

let here = await loadHere();
/** Compiling the rules takes longer than a keystroke may. */
const trialHere = () => createTrial(practicePolicy(here.policy, ''), {});
let trial = trialHere();

async function judge(): Promise<void> {
  const mine = ++turn;
  const [[tokens = []], [hints = []]] = await Promise.all([
    ask({ ask: 'tokens', texts: [text] }),
    ask({ ask: 'tones', texts: [text] }),
  ]);
  if (mine !== turn) return;
  findings = trial({ id: '', text, at: null }, Date.now(), { tokens, hints }).now;
  draw();
}

function edit(next: string): void {
  text = next;
  published = '';
  void judge().catch(report);
  draw();
}

async function post(): Promise<void> {
  practice ??= await createPractice(here.policy, words.you, draw);
  const { desk, answer, publish } = practice;
  const draft = draftOf(text);
  called = null;
  const release = await openReview(
    draft,
    [],
    async () => null,
    {
      prepare: async () => undefined,
      sheet: (next) => {
        sheet = next;
        draw();
      },
    },
    {
      ...desk,
      requested: async (asked) => {
        await desk.requested(asked);
        setTimeout(() => {
          void answer(asked).then((code) => {
            called = code;
            draw();
          });
        }, CALL_MS);
      },
    },
    report,
  );
  if (!release) return;
  await publish(release, draft);
  published = text;
  draw();
}

const report = (error: unknown): void => console.error('[yubisashi]', error);

function draw(): void {
  const { policy, source, me } = here;
  render(
    <WelcomePage
      text={text}
      findings={findings}
      sheet={sheet}
      called={called}
      liking={liking}
      published={published}
      log={(practice?.log ?? []).map(({ seq, action, approvers }) => ({ seq, action, who: approvers.join('、') }))}
      likeClauses={citationsInForce(policy, 'like')}
      managed={source === 'managed' ? policy.municipality : null}
      named={me.id !== ''}
      paired={policy.people.some(confirms)}
      strings={strings}
      onText={edit}
      onRight={() => edit(sample.right)}
      onSlip={() => edit(sample.slip)}
      onPost={() => void post().catch(report)}
      onLike={(open) => {
        liking = open;
        draw();
      }}
      onOptions={() => void browser.runtime.openOptionsPage()}
      onConfirm={() => void browser.tabs.create({ url: browser.runtime.getURL('/confirm.html') })}
    />,
    app,
  );
}

onPolicyChanged(() => {
  void loadHere()
    .then((loaded) => {
      here = loaded;
      trial = trialHere();
      return judge();
    })
    .catch(report);
});
draw();
void judge().catch(report);
