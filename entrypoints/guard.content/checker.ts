import type { Hello } from '../../guards/messages.ts';
import { type ProfileGap, profileGaps } from '../../guards/profile.ts';
import { reactionMode } from '../../policy/reaction-mode.ts';
import { codeRules } from '../../rules/code.ts';
import { type Draft, textDraft } from '../../rules/draft.ts';
import { check, citationsFor, compileRuleset, needsTokens, type Ruleset } from '../../rules/index.ts';
import { createTokenMemory } from '../../rules/token-memory.ts';
import type { Hint } from '../../rules/tone/model.ts';
import { toneRules } from '../../rules/tone/rules.ts';
import type { Topic } from '../../rules/topics.ts';
import type { Citation, Finding } from '../../rules/types.ts';
import type { Adapter, Opened, Profile, Target } from '../../sites/adapter.ts';
import type { GestureKind } from '../../sites/types.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.tsx';

/** What makes a received post one that is better not answered at once (寒川 6(2)②). */
const hot = new Set<Topic>(['defamation', 'discrimination', 'public-order', 'reply-argument']);

/** The rule engine of this page, compiled from what the background says is in force. */
export function createChecker({ id }: Adapter) {
  let hello: Hello | null = null;
  let ruleset: Ruleset | null = null;
  const tokens = createTokenMemory((texts) => ask({ ask: 'tokens', texts }));

  const tones = new Map<string, readonly Hint[]>();

  const draftOf = (texts: readonly string[], opened: Opened | null, account: string): Draft => ({
    ...textDraft('', account),
    site: id,
    surface: opened?.kind ?? (texts.length > 1 ? 'thread' : 'post'),
    posts: texts.map((text) => ({ text })),
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

  /** Seconds to wait before a hot post is answered; 0 for all others. */
  const pauseFor = (kind: GestureKind, { text }: Target): number => {
    if (!hello || !ruleset || text === '' || (kind !== 'reply' && kind !== 'direct-message')) return 0;
    const { coolDownSeconds } = hello.replies;
    if (coolDownSeconds === 0) return 0;
    const draft: Draft = { ...draftOf([text], null, ''), surface: 'reply' };
    const said = check(draft, ruleset, { ...hello.context, now: Date.now(), recentPosts: [] });
    return said.some(({ topic }) => hot.has(topic)) ? coolDownSeconds : 0;
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

    /** How a reaction is treated; the strictest until the background has answered, save for what sends nothing yet. */
    mode(kind: GestureKind, target: Target, account: string): 'off' | 'confirm' | 'block' {
      if (!hello) return kind === 'reply' ? 'off' : 'block';
      const own = target.handle !== '' && target.handle.toLowerCase() === account.toLowerCase();
      if (own && hello.reactions.ownPosts === 'off') return 'off';
      const mode = reactionMode(hello.reactions, id, kind);
      return mode === 'off' && pauseFor(kind, target) > 0 ? 'confirm' : mode;
    },

    pauseFor,

    /** What may be said instead of a reply; empty where a reply is not what is about to happen. */
    invitation: (kind: GestureKind): string =>
      kind === 'reply' || (kind === 'direct-message' && id === 'line-chat') ? (hello?.replies.invitation ?? '') : '',

    /** What guidelines in force miss in a profile. */
    profileGaps: (profile: Profile): readonly ProfileGap[] =>
      hello ? profileGaps(profile, hello.guidelines, hello.context.officialDomains) : [],

    asksAboutLinks: (): boolean => hello?.asksAboutLinks ?? false,

    /** True = it leads to the town itself. */
    isOfficial: (host: string): boolean =>
      (hello?.context.officialDomains ?? []).some((own) => host === own || host.endsWith(`.${own}`)),

    /** Clauses that speak of a topic, those of a guideline that demands something of it first. */
    citations(topic: Topic): readonly Citation[] {
      const demanding =
        hello?.guidelines.filter(({ severities }) => severities?.[topic]).map(({ id: town }) => town) ?? [];
      const all = ruleset ? citationsFor(topic, ruleset) : [];
      return [...all].sort((a, b) => Number(demanding.includes(b.guideline)) - Number(demanding.includes(a.guideline)));
    },
  };
}

export type Checker = ReturnType<typeof createChecker>;
