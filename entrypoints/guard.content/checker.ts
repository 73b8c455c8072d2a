import browser from 'webextension-polyfill';
import type { Opened } from '../../guards/draft.ts';
import type { Hello } from '../../guards/messages.ts';
import { codeRules } from '../../rules/code.ts';
import type { Draft } from '../../rules/draft.ts';
import { check, citationsFor, compileRuleset, needsTokens, type Ruleset } from '../../rules/index.ts';
import type { Citation, Finding, Token } from '../../rules/types.ts';
import type { ReactionKind } from '../../sites/types.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.tsx';

/** The rule engine of this page, compiled from what the background says is in force. */
export function createChecker() {
  let hello: Hello | null = null;
  let ruleset: Ruleset | null = null;
  const tokens = new Map<string, Token[]>();

  const draftOf = (texts: readonly string[], opened: Opened | null): Draft => ({
    v: 1,
    site: 'x',
    surface: opened?.kind ?? (texts.length > 1 ? 'thread' : 'post'),
    account: '',
    posts: texts.map((text) => ({ text })),
    media: [],
    audience: '',
    placeTag: '',
    scheduledAt: null,
    replyTo: '',
    quoteOf: '',
  });

  const run = (texts: readonly string[], opened: Opened | null, known?: Token[][]): readonly Finding[] => {
    if (!hello || !ruleset) return [];
    return check(draftOf(texts, opened), ruleset, { ...hello.context, now: Date.now(), recentPosts: [] }, known);
  };

  const load = async (stage: Stage): Promise<void> => {
    hello = await ask({ ask: 'hello', site: 'x' });
    const { guidelines, severities, clausesOff } = hello;
    ruleset = compileRuleset({ rules: [...codeRules, ...hello.rules], guidelines, severities, clausesOff });
    stage.protection(hello);
  };

  return {
    async start(refresh: () => void, stage: Stage): Promise<void> {
      await load(stage);
      refresh();
      // The background says when the policy has changed; what is being written is judged anew at once.
      browser.runtime.onMessage.addListener((message: unknown) => {
        if (message !== 'policy-changed') return undefined;
        void load(stage).then(refresh);
        return undefined;
      });
    },

    /** Pattern findings, at once; tokens that are known already are used. */
    check(texts: readonly string[], opened: Opened | null): readonly Finding[] {
      const known = texts.map((text) => tokens.get(text));
      return run(texts, opened, known.every((t) => t !== undefined) ? known : undefined);
    },

    /** Findings with tokens; null when no token rule could say anything about these texts. */
    async refine(texts: readonly string[], opened: Opened | null): Promise<readonly Finding[] | null> {
      const current = ruleset;
      if (!current || !texts.some((text) => needsTokens(current, text))) return null;
      const answers = await ask({ ask: 'tokens', texts: [...texts] });
      tokens.clear();
      texts.forEach((text, index) => {
        tokens.set(text, answers[index] ?? []);
      });
      return run(texts, opened, answers);
    },

    /** How a reaction is treated; the strictest until the background has answered. */
    mode(kind: ReactionKind): 'off' | 'confirm' | 'block' {
      if (!hello) return 'block';
      const { like, repost, follow, directMessage } = hello.reactions;
      return { like, repost, quote: repost, follow, 'direct-message': directMessage }[kind];
    },

    citations(kind: ReactionKind): readonly Citation[] {
      return ruleset ? citationsFor(kind === 'quote' ? 'repost' : kind, ruleset) : [];
    },
  };
}
