import { rulesetInForce, townContext } from '../../policy/in-force.ts';
import type { Draft } from '../../rules/draft.ts';
import { check, citationsFor } from '../../rules/index.ts';
import type { Hint } from '../../rules/tone/model.ts';
import type { Citation, Finding } from '../../rules/types.ts';
import { accountFinding, accountStatus } from '../account.ts';
import { registerFindings } from '../register.ts';
import { draftFindings } from './draft-findings.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';
import { sentLately } from './recent.ts';

/** Everything there is to say about a draft, computed anew: what a content script found is never trusted. */
export async function findingsFor(config: DeskConfig, draft: Draft, ports: DeskPorts): Promise<Finding[]> {
  const { policy } = config;
  const ruleset = rulesetInForce(policy);
  const context = {
    now: draft.scheduledAt && draft.scheduledAt > 0 ? draft.scheduledAt * 1000 : ports.now(),
    ...townContext(policy),
    recentPosts: (await sentLately(ports, draft.site)).filter(({ account }) => account === draft.account),
  };
  const tokens = await ports.tokens(draft.posts.map((post) => post.text)).catch(() => null);
  const texts = draft.posts.map((post) => post.text);
  const tones = await ports.tones(texts);
  const hear = (text: string): readonly Hint[] => tones[texts.indexOf(text)] ?? [];
  const status = accountStatus(draft.site, draft.account, policy.accounts);
  const account = accountFinding(status, draft.account, policy.contact, citationsFor('account', ruleset));
  const blind = tokens ? [] : [blindFinding(citationsFor('personal-info.name', ruleset))];
  return [
    ...(account ? [account] : []),
    ...blind,
    ...check(draft, ruleset, context, tokens ?? undefined, hear),
    ...registerFindings(draft, policy, ports.now()),
    ...draftFindings(draft, policy),
  ];
}

/** The dictionary could not be loaded: what it would have looked for is put to people instead. */
const blindFinding = (citations: readonly Citation[]): Finding => ({
  rule: 'tokenizer',
  topic: 'personal-info.name',
  severity: 'warn',
  post: 0,
  span: [0, 0],
  message:
    '単語の辞書を読み込めず、個人名の確認ができませんでした。本文に個人のお名前がないか、ご自分でお確かめください。',
  citations,
});
