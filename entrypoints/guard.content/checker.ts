import type { Hello } from '../../guards/messages.ts';
import { codeRules } from '../../rules/code.ts';
import type { Draft } from '../../rules/draft.ts';
import { check, citationsFor, compileRuleset, needsTokens, type Ruleset } from '../../rules/index.ts';
import { createTokenMemory } from '../../rules/token-memory.ts';
import type { Hint } from '../../rules/tone/model.ts';
import { toneRules } from '../../rules/tone/rules.ts';
import type { Citation, Finding } from '../../rules/types.ts';
import type { Adapter, Opened } from '../../sites/adapter.ts';
import type { ReactionKind } from '../../sites/types.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.tsx';

/** The rule engine of this page, compiled from what the background says is in force. */
export function createChecker({ id }: Adapter) {
  let hello: Hello | null = null;
  let ruleset: Ruleset | null = null;
  const tokens = createTokenMemory((texts) => ask({ ask: 'tokens', texts }));

  const tones = new Map<string, readonly Hint[]>();

  const draftOf = (texts: readonly string[], opened: Opened | null, account: string): Draft => ({
    v: 1,
    site: id,
    surface: opened?.kind ?? (texts.length > 1 ? 'thread' : 'post'),
    account,
    posts: texts.map((text) => ({ text })),
    media: [],
    audience: '',
    placeTag: '',
    scheduledAt: null,
    replyTo: '',
    quoteOf: '',
  });

  const run = (texts: readonly string[], opened: Opened | null, account: string): readonly Finding[] => {
    if (!hello || !ruleset) return [];
    const recentPosts = hello.sent.filter((post) => post.account === account);
    const context = { ...hello.context, now: Date.now(), recentPosts };
    return check(
      draftOf(texts, opened, account),
      ruleset,
      context,
      texts.map(tokens.known),
      (text) => tones.get(text) ?? [],
    );
  };

  /** Asks how texts sound; only the latest are kept, for they change with every key. */
  const listen = async (texts: readonly string[]): Promise<void> => {
    const answers = await ask({ ask: 'tones', texts: [...texts] });
    tones.clear();
    texts.forEach((text, index) => {
      tones.set(text, answers[index] ?? []);
    });
  };

  const load = async (stage: Stage): Promise<void> => {
    hello = await ask({ ask: 'hello', site: id });
    const { guidelines, severities, clausesOff } = hello;
    const rules = [...codeRules, ...toneRules, ...hello.rules];
    const compiled = compileRuleset({ rules, guidelines, severities, clausesOff });
    ruleset = compiled;
    // What a clause says of either kind is quoted once.
    const clauses = (['image-location', 'image-author'] as const).flatMap((topic) => citationsFor(topic, compiled));
    stage.protection(hello, [...new Map(clauses.map((c) => [`${c.guideline}${c.clause}`, c])).values()]);
  };

  return {
    async start(refresh: () => void, stage: Stage): Promise<void> {
      await load(stage);
      refresh();
      // The background says when the policy has changed; what is being written is judged anew at once.
      chrome.runtime.onMessage.addListener((message: unknown) => {
        if (message === 'policy-changed') void load(stage).then(refresh);
      });
    },

    /** What policy says of this site; nothing until the background has answered. */
    override: () => hello?.override ?? { parts: [], operations: [] },

    recording: (): boolean => hello?.recording ?? false,

    /** Pattern findings, at once; tokens that are known already are used. */
    check: run,

    /** Findings with tokens; null when no token rule could say anything about these texts. */
    async refine(texts: readonly string[], opened: Opened | null, account: string): Promise<readonly Finding[] | null> {
      const current = ruleset;
      if (!current || !texts.some((text) => needsTokens(current, text))) return null;
      await Promise.all([tokens.learn(texts), listen(texts)]);
      return run(texts, opened, account);
    },

    /** A post has gone out: what is written next is compared with it. */
    sent(posts: Hello['sent']): void {
      if (hello) hello = { ...hello, sent: posts };
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
