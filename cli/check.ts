import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { rulesetInForce, townContext } from '../policy/in-force.ts';
import { parsePolicy } from '../policy/parse.ts';
import { type Policy, policySchema } from '../policy/schema.ts';
import { allRules } from '../rules/all.ts';
import { type Draft, type SiteId, type Surface, textDraft } from '../rules/draft.ts';
import { guidelines } from '../rules/guidelines/all.ts';
import { check, compileRuleset, type Ruleset } from '../rules/index.ts';
import type { Dictionary } from '../rules/morphology/dictionary.ts';
import { tokenize } from '../rules/tokens.ts';
import { hear, readTone, type ToneModel } from '../rules/tone/model.ts';
import { toneRules } from '../rules/tone/rules.ts';
import type { Citation, Finding, RecentPost, Severity, TownContext } from '../rules/types.ts';
import { loadDictionary } from './dictionary-file.ts';
import { type Io, settingsOf } from './policy.ts';
import { readText } from './text-file.ts';

/** `check`: the same rules at a shell, for admins who try a policy and auditors who read old posts. */

export const usage = [
  'check [--guideline ID|common|all] [--policy FILE [--id 拡張機能のID]] [--format text|json] [FILE|-]',
  '  文章、または1行に1件のJSON（id, site, context, text）を確かめます（- は標準入力）。',
  '  --guideline を書かないときは common。--policy を書くと、そのガイドラインと設定で確かめます。',
  '  終了コード：0 問題なし・お知らせのみ、1 確認が必要、2 直してから投稿、64 使い方の誤り、65 読めない入力。',
].join('\n');

/** One post of a JSON Lines file, as in old exports and labelled collections. */
const postSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  site: z.string().default('x'),
  text: z.string(),
  context: z
    .object({
      postedAt: z.iso.datetime({ offset: true }).nullish(),
      municipality: z.string().nullish(),
      kind: z.string().nullish(),
      recentPosts: z.array(z.object({ postedAt: z.iso.datetime({ offset: true }), text: z.string() })).default([]),
    })
    .prefault({}),
});

type Post = z.infer<typeof postSchema>;

/** One finding as it is written out; one that answers to two topics is listed under each. */
export interface FindingLine {
  rule: string;
  category: string;
  severity: Severity;
  span: readonly [number, number];
  message: string;
  citations: readonly Citation[];
}

interface Options {
  guideline: string;
  policy: string | null;
  /** Of the extension, where a policy file holds the settings of several. */
  id?: string;
  format: 'text' | 'json';
  file: string;
}

function optionsOf(args: readonly string[]): Options | null {
  const options: Options = { guideline: 'common', policy: null, format: 'text', file: '-' };
  let files = 0;
  for (let at = 0; at < args.length; at++) {
    const [name, inline] = (args[at] ?? '').split(/=(.*)/su);
    const value = (): string => inline ?? args[++at] ?? '';
    if (name === '--guideline') options.guideline = value();
    else if (name === '--policy') options.policy = value();
    else if (name === '--id') options.id = value();
    else if (name === '--format') {
      const format = value();
      if (format !== 'text' && format !== 'json') return null;
      options.format = format;
    } else if (/^-./.test(name ?? '') || files++ > 0) return null;
    else options.file = args[at] ?? '-';
  }
  return options.guideline === '' || options.policy === '' ? null : options;
}

const SITES: Record<string, SiteId> = {
  x: 'x',
  twitter: 'x',
  facebook: 'facebook',
  'business-suite': 'business-suite',
  line: 'line-manager',
  'line-manager': 'line-manager',
  'line-chat': 'line-chat',
};
const SURFACES: readonly Surface[] = ['post', 'reply', 'quote', 'thread', 'comment', 'message', 'broadcast', 'edit'];

const draftOf = ({ site, text, context }: Post): Draft => ({
  ...textDraft(text),
  site: SITES[site] ?? 'x',
  surface: SURFACES.find((surface) => surface === context.kind) ?? 'post',
});

/** Posts of a file: JSON Lines when its first line is a JSON object, one post of plain text otherwise. */
export function postsOf(content: string): Post[] | { line: number; problem: string } {
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!/^\s*\{/.test(text)) return [postSchema.parse({ id: '1', text: text.replace(/\n+$/, '') })];
  const posts: Post[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return { line: index + 1, problem: 'JSONとして読み取れません。1行に1件ずつ書いてください。' };
    }
    const parsed = postSchema.safeParse(json);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.') ?? '';
      return {
        line: index + 1,
        problem: `「${where}」が読み取れません。id、text と、あれば site、context を書いてください。`,
      };
    }
    posts.push(parsed.data);
  }
  return posts;
}

const known = guidelines.map(({ id }) => id);

/** Null = nothing of the file can be used, which was said: the usual rules must not be taken for the town's. */
async function policyFrom(file: string, id: string | undefined, io: Io): Promise<Policy | null> {
  const raw = await settingsOf(file, id, io);
  if (!raw) return null;
  const { policy, refused } = parsePolicy(raw, known);
  for (const { path, reason } of refused) io.err(`${file}: ${path || '（全体）'}: ${reason}`);
  return policy;
}

/** What a text is read with. */
interface Heard {
  dictionary: Dictionary;
  tone: ToneModel;
}

const loadTone = (): ToneModel =>
  readTone(new Uint8Array(readFileSync(new URL('../rules/tone/weights.bin', import.meta.url))).buffer);

interface Judge {
  ruleset: Ruleset;
  town: TownContext;
}

async function judgeFor(options: Options, io: Io): Promise<Judge | number> {
  if (options.policy !== null) {
    const policy = await policyFrom(options.policy, options.id, io);
    return policy ? { ruleset: rulesetInForce(policy), town: townContext(policy) } : 65;
  }
  const chosen = guidelines.filter(({ id }) => options.guideline === 'all' || id === options.guideline);
  if (chosen.length === 0) {
    io.err(`「${options.guideline}」というガイドラインはありません。使えるのは ${known.join('、')}、all です。`);
    return 64;
  }
  return {
    ruleset: compileRuleset({ rules: [...allRules, ...toneRules], guidelines: chosen, severities: {} }),
    town: townContext(policySchema.parse({})),
  };
}

const linesOf = (findings: readonly Finding[]): FindingLine[] =>
  findings.flatMap(({ rule, topic, also = [], severity, span, message, citations }) =>
    [topic, ...also].map((category) => ({ rule, category, severity, span, message, citations })),
  );

function findingsOf(post: Post, { ruleset, town }: Judge, { dictionary, tone }: Heard): Finding[] {
  const { postedAt, municipality, recentPosts } = post.context;
  const recent = recentPosts.map(({ postedAt: at, text }): RecentPost => ({ text, at: Date.parse(at) }));
  const context = {
    ...town,
    municipality: municipality ?? town.municipality,
    now: postedAt ? Date.parse(postedAt) : Date.now(),
    recentPosts: recent.sort((a, b) => b.at - a.at),
  };
  return check(draftOf(post), ruleset, context, [tokenize(dictionary, post.text)], (text) => hear(tone, text));
}

const strength = { info: 'お知らせ', warn: '確認が必要', block: '直してから投稿' } as const;

function print(post: Post, findings: readonly Finding[], io: Io): void {
  if (findings.length === 0) io.out(`${post.id}: 気になる箇所はありません。`);
  for (const { severity, rule, span, message, citations } of findings) {
    const before = post.text.slice(0, span[0]).split('\n');
    const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
    io.out(
      `${post.id}:${place}: ${strength[severity]}「${post.text.slice(...span).replace(/\n/g, ' ')}」${message}（${rule}）`,
    );
    for (const { title, clause, gist } of citations) io.out(`    ${title} ${clause}：${gist}`);
  }
}

/** Runs `check`. Returns the exit code: 0 nothing or information only, 1 warnings, 2 something must be mended, 64 usage, 65 input. */
export async function runCheck(args: readonly string[], io: Io): Promise<number> {
  const options = optionsOf(args);
  if (!options) {
    io.err(usage);
    return 64;
  }
  const judge = await judgeFor(options, io);
  if (typeof judge === 'number') return judge;
  const read = await readText(options.file);
  if ('problem' in read) {
    io.err(`${options.file}: ${read.problem}`);
    return 65;
  }
  const posts = postsOf(read.text);
  if ('problem' in posts) {
    io.err(`${options.file}:${posts.line}: ${posts.problem}`);
    return 65;
  }
  const heard: Heard = { dictionary: loadDictionary(), tone: loadTone() };
  let code = 0;
  for (const post of posts) {
    const findings = findingsOf(post, judge, heard);
    if (options.format === 'json') io.out(JSON.stringify({ id: post.id, findings: linesOf(findings) }));
    else print(post, findings, io);
    for (const { severity } of findings) code = Math.max(code, { info: 0, warn: 1, block: 2 }[severity]);
  }
  return code;
}
