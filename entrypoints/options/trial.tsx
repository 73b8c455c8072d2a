import { render } from 'preact';
import type { Strings } from '../../assets/strings/ja.ts';
import { type FileResult, Trial, type TrialProps } from '../../components/trial.tsx';
import type { Policy } from '../../policy/schema.ts';
import { decode } from '../../policy/text-file.ts';
import { countsOf, createTrial, type Tried, weightsOf, worst } from '../../policy/trial.ts';
import { allRules } from '../../rules/all.ts';
import type { Hint } from '../../rules/tone/model.ts';
import { topicIds } from '../../rules/topics.ts';
import type { Severity, Token } from '../../rules/types.ts';
import { ask } from '../guard.content/ask.ts';
import { type PostsProblem, postsOfCsv } from './posts-file.ts';

/** Wiring of the trial: everything stays on this page; only the tokenizer of this extension is asked. */

const spoken = new Set(allRules.flatMap(({ topic, also = [] }) => [topic, ...also]));
const changeable = topicIds.filter((topic) => spoken.has(topic));

const SHOWN = 200;
const BATCH = 100;

const tokensOf = (texts: string[]): Promise<Token[][]> => ask({ ask: 'tokens', texts });

const tonesOf = (texts: string[]): Promise<Hint[][]> => ask({ ask: 'tones', texts });

const grave: Record<Severity, number> = { block: 0, warn: 1, info: 2 };

function resultOf(name: string, all: readonly Tried[]): FileResult {
  const spoken = all.filter(({ now, changed }) => now.length + changed.length > 0);
  const rank = ({ changed }: Tried): number => grave[worst(changed) ?? 'info'];
  const posts = spoken.sort((a, b) => rank(a) - rank(b));
  return {
    name,
    weights: { now: weightsOf(all, 'now'), changed: weightsOf(all, 'changed') },
    counts: countsOf(all),
    posts: posts.slice(0, SHOWN).map(({ post, now, changed }) => ({ id: post.id, text: post.text, now, changed })),
    hidden: Math.max(0, posts.length - SHOWN),
  };
}

/** Draws the trial into its place and keeps it. */
export function showTrial(
  place: HTMLElement,
  strings: Strings,
  policyNow: () => Promise<Policy>,
): { refresh: () => void } {
  let state: Omit<TrialProps, 'changeable' | 'strings' | 'onText' | 'onFile' | 'onChange'> = {
    text: '',
    findings: null,
    tokens: [],
    changes: {},
    file: null,
    problem: null,
    progress: null,
  };
  let posts: { name: string; content: string } | null = null;
  /** The newest work wins: an answer to what has been changed since is dropped. */
  let turn = 0;

  const draw = (): void => {
    render(
      <Trial
        {...state}
        changeable={changeable}
        strings={strings}
        onText={onText}
        onFile={onFile}
        onChange={onChange}
      />,
      place,
    );
  };
  const set = (change: Partial<typeof state>): void => {
    state = { ...state, ...change };
    draw();
  };

  const judge = async (): Promise<void> => {
    const mine = ++turn;
    const { text, changes } = state;
    const trial = createTrial(await policyNow(), changes);
    const [tokens = []] = text === '' ? [] : await tokensOf([text]);
    const [hints = []] = text === '' ? [] : await tonesOf([text]);
    if (mine !== turn) return;
    const { now, changed } = trial({ id: '', text, at: null }, Date.now(), { tokens, hints });
    set({ tokens, findings: text === '' ? null : { now, changed } });
    if (posts) await judgeFile(trial, posts, mine);
  };

  const judgeFile = async (
    trial: ReturnType<typeof createTrial>,
    { name, content }: { name: string; content: string },
    mine: number,
  ): Promise<void> => {
    const read = postsOfCsv(content);
    if (typeof read === 'string') return set({ problem: read, file: null, progress: null });
    const all: Tried[] = [];
    for (let at = 0; at < read.length; at += BATCH) {
      set({ problem: null, progress: { done: at, all: read.length } });
      const batch = read.slice(at, at + BATCH);
      const texts = batch.map(({ text }) => text);
      const [tokens, hints] = await Promise.all([tokensOf(texts), tonesOf(texts)]);
      if (mine !== turn) return;
      for (const [index, post] of batch.entries()) {
        all.push(trial(post, Date.now(), { tokens: tokens[index] ?? [], hints: hints[index] ?? [] }));
      }
    }
    set({ progress: null, file: resultOf(name, all) });
  };

  const report = (error: unknown): void => {
    console.error(error);
    set({ problem: 'failed' satisfies TrialProps['problem'], progress: null });
  };

  const onText = (text: string): void => {
    set({ text });
    judge().catch(report);
  };
  const onChange = (topic: string, severity: Severity | 'off' | ''): void => {
    const { [topic]: _, ...others } = state.changes;
    set({ changes: severity === '' ? others : { ...others, [topic]: severity } });
    judge().catch(report);
  };
  const onFile = (file: File): void => {
    void file
      .arrayBuffer()
      .then((bytes) => {
        const content = decode(new Uint8Array(bytes));
        posts = content === null ? null : { name: file.name, content };
        if (content === null) set({ problem: 'not-text' satisfies PostsProblem, file: null });
        else return judge();
      })
      .catch(report);
  };

  draw();
  return { refresh: () => void judge().catch(report) };
}
