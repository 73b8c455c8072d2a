import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allRules } from '../rules/all.ts';
import { clauseOfDuty } from '../rules/compile.ts';
import { dutyKinds, duties as dutyNames } from '../rules/duties.ts';
import { guidelines } from '../rules/guidelines/all.ts';
import { type Topic, topicIds, topics } from '../rules/topics.ts';
import type { Clause, Example, Guideline, Severity, TextRule } from '../rules/types.ts';
import { partsOf } from './parts.ts';

/**
 * Writes docs/clauses.md and docs/rules.md from the rules and guidelines themselves.
 * `npx tsx cli/docs.ts` writes; `npx tsx cli/docs.ts --check` writes nothing and exits 1 when a page is out of date.
 */

const boundTo: Record<Clause['binds'], string> = {
  staff: '投稿する職員',
  admin: '管理する職員',
  public: '利用者',
  none: '―',
};

const strength: Record<Severity, string> = { info: 'お知らせ', warn: '確認が必要', block: '直してから投稿' };
const askedWhen = {
  media: '画像があるとき',
  consent: '人や権利が写っているとき',
  links: 'リンクがあるとき',
  reply: '返信のとき',
} as const;

export interface ClauseAnswer {
  /** Ids of the text rules that speak on its topics. */
  rules: string[];
  /** Guards that watch its topics. */
  guards: string[];
  /** Topics it names that nothing answers yet. */
  open: Topic[];
  /** True when neither rule, guard nor question answers a clause that binds staff or managers. */
  human: boolean;
}

/**
 * What answers a clause. A clause that binds the public or nobody is answered by nothing, and needs nothing. `clauses` are those
 * of its guideline: a duty is one clause's, also where its number stands twice.
 */
export function answerTo(
  clause: Clause,
  rules: readonly TextRule[],
  duties: Guideline['duties'] = {},
  clauses: readonly Clause[] = [clause],
): ClauseAnswer {
  const binding = clause.binds === 'staff' || clause.binds === 'admin';
  if (!binding) return { rules: [], guards: [], open: [], human: false };
  const speaking = rules.filter((rule) => clause.topics.includes(rule.topic));
  const parts = clause.topics.flatMap((topic) => partsOf[topic] ?? []);
  const reminders = dutyKinds.filter((kind) =>
    duties[kind]?.some((number) => clauseOfDuty(clauses, number) === clause),
  );
  const guards = new Set([
    ...parts.map(({ name, does }) => `${name}（${does}）`),
    ...reminders.map((kind) => `${dutyNames[kind]}（知らせる）`),
  ]);
  const open = clause.topics.filter(
    (topic) => reminders.length === 0 && !partsOf[topic] && !speaking.some((rule) => rule.topic === topic),
  );
  return {
    rules: speaking.map((rule) => rule.id),
    guards: [...guards],
    open,
    human: speaking.length === 0 && guards.size === 0 && !clause.ask,
  };
}

/** Anchor that Git hosts give a heading: letters, digits and hyphens stay. */
const anchor = (heading: string): string => heading.toLowerCase().replace(/[^\w-]/g, '');

/** Escapes what would end a table cell or be taken for markup. */
const cell = (text: string): string => text.replace(/[\\|<>*_`[\]]/g, '\\$&').replace(/\n/g, ' ');

function answerCell(clause: Clause, rules: readonly TextRule[], { duties, clauses }: Guideline): string {
  if (clause.binds === 'public') return '利用者への定めです。職員の投稿の確認には使いません';
  if (clause.binds === 'none') return '―（見出し・定義・日付など）';
  const answer = answerTo(clause, rules, duties, clauses);
  const lines: string[] = [];
  if (answer.rules.length > 0)
    lines.push(`機械で確認：${answer.rules.map((id) => `[${id}](rules.md#${anchor(id)})`).join('、')}`);
  if (answer.guards.length > 0) lines.push(`見守り：${answer.guards.join('、')}`);
  if (clause.ask) {
    lines.push(`確認者の質問${clause.askWhen ? `（${askedWhen[clause.askWhen]}）` : ''}：${cell(clause.ask)}`);
  }
  if (answer.human) lines.push('人が行うこと');
  // Written by us with code in it, so it is not escaped.
  if (clause.needs) lines.push(`設定が要ること：${clause.needs}`);
  return lines.join('<br>');
}

function summary(guideline: Guideline, rules: readonly TextRule[]): string {
  const answers = guideline.clauses.map((clause) => ({
    clause,
    answer: answerTo(clause, rules, guideline.duties, guideline.clauses),
  }));
  const count = (test: (entry: (typeof answers)[number]) => boolean) => answers.filter(test).length;
  return [
    `全${guideline.clauses.length}項目`,
    `機械で確認 ${count(({ answer }) => answer.rules.length > 0)}`,
    `見守り ${count(({ answer }) => answer.guards.length > 0)}`,
    `確認者の質問 ${count(({ clause }) => clause.ask !== undefined)}`,
    `人が行うこと ${count(({ answer }) => answer.human)}`,
    `利用者への定め・見出しなど ${count(({ clause }) => clause.binds === 'public' || clause.binds === 'none')}`,
  ].join(' ／ ');
}

const generated = '<!-- cli/docs.ts が作るページです。直すときは rules/ を直し、npm run docs を実行してください。 -->';

/** docs/clauses.md: per guideline, every clause and what answers it. */
export function clausesPage(all: readonly Guideline[], rules: readonly TextRule[]): string {
  const parts = [
    generated,
    '# ガイドラインの条項と、ゆびさしの答え',
    '条項の番号は原文のとおりです。内容はゆびさしの言葉で短く言い換えています。正しい文言は各自治体の原文をご覧ください。',
    [
      '- **機械で確認**：文章の規則が、気になる箇所を示します。何も示されないことは、条項を満たした証明にはなりません。',
      '- **見守り**：画像・反応ボタン・アカウントなどの操作を、その場で確かめるか、期限を知らせ、書類や手順を示します。かっこの中は、何をするかです。',
      '- **確認者の質問**：機械では決められないことを、二人目の確認者にお尋ねします。',
      '- **人が行うこと**：職員や管理者が自ら行います。ゆびさしは確かめません。',
      '- **設定が要ること**：条項のとおりにするには、管理者の設定に書いてください。書かないあいだは、一部だけを満たします。',
      '',
      '一つの条項にいくつもの答えが並ぶことがあります（下の数は重なりを含みます）。',
    ].join('\n'),
  ];
  for (const guideline of all) {
    const severities = Object.entries(guideline.severities ?? {}).map(
      ([topic, severity]) => `${topics[topic as Topic]}＝${severity === 'off' ? '見ない' : strength[severity]}`,
    );
    parts.push(
      `## ${guideline.title}`,
      [
        `- ${guideline.effective}`,
        `- ${summary(guideline, rules)}`,
        ...(severities.length > 0 ? [`- この文書に合わせた強さ：${severities.join('、')}`] : []),
      ].join('\n'),
      [
        '| 番号 | 内容 | 対象 | 答えるもの |',
        '|---|---|---|---|',
        ...guideline.clauses.map(
          (clause) =>
            `| ${cell(clause.number)} | ${cell(clause.gist)} | ${boundTo[clause.binds]} | ${answerCell(clause, rules, guideline)} |`,
        ),
      ].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** Shows what cannot be seen: line ends, and format or control characters outside joined emoji. */
const visible = (text: string): string =>
  text
    .replace(/\n/g, '⏎')
    .replace(
      /(?<!\p{Extended_Pictographic}\uFE0F?)\u200D|[\p{Cc}\p{Zl}\p{Zp}]|(?!\u200D)\p{Cf}/gu,
      (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    );

const tokyo = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Asia/Tokyo' });

function exampleLine(example: Example): string {
  const { text, ...context } = typeof example === 'string' ? { text: example } : example;
  // A code span must be fenced by more backticks than it holds.
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const shown = visible(text);
  const given = Object.entries(context).map(([key, value]) =>
    key === 'now' && typeof value === 'number' ? tokyo.format(value) : `${key}: ${visible(JSON.stringify(value))}`,
  );
  return `${fence}${fence.length > 1 ? ` ${shown} ` : shown}${fence}${given.length > 0 ? `（${cell(given.join('、'))}）` : ''}`;
}

/** docs/rules.md: every rule by topic, with its message, examples and the clauses that name its topic. */
export function rulesPage(rules: readonly TextRule[], all: readonly Guideline[]): string {
  const parts = [
    generated,
    '# 文章の規則',
    `規則は${rules.length}件です。強さは既定の値で、適用するガイドラインや設定で変わります。例の「指摘する」は必ず見つけ、「指摘しない」はどの規則も黙っていることを、試験で確かめています。`,
  ];
  for (const topic of topicIds) {
    const ofTopic = rules.filter((rule) => rule.topic === topic);
    if (ofTopic.length === 0) continue;
    const citing = all.flatMap((guideline) => {
      const numbers = guideline.clauses
        .filter((clause) => (clause.binds === 'staff' || clause.binds === 'admin') && clause.topics.includes(topic))
        .map((clause) => clause.number);
      return numbers.length > 0 ? `${guideline.municipality || '共通'} ${[...new Set(numbers)].join('・')}` : [];
    });
    parts.push(`## ${topics[topic]}`, `この観点を挙げる条項：${citing.length > 0 ? citing.join('、') : 'なし'}`);
    for (const rule of ofTopic) {
      parts.push(
        `### ${rule.id}`,
        `${strength[rule.severity]}${rule.tokens ? '（語の区切りを調べてから判断します）' : ''}`,
        `> ${cell(rule.message)}`,
        [
          ...rule.ng.map((example) => `- 指摘する：${exampleLine(example)}`),
          ...rule.ok.map((example) => `- 指摘しない：${exampleLine(example)}`),
        ].join('\n'),
      );
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** Path from the root of the project → text of the page. */
export const pages = (): Record<string, string> => ({
  'docs/clauses.md': clausesPage(guidelines, allRules),
  'docs/rules.md': rulesPage(allRules, guidelines),
});

/** Text of the page on disk; empty when it does not exist yet. Other faults are thrown. */
export function pageOnDisk(path: string): string {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = Object.entries(pages()).filter(([path, text]) => pageOnDisk(path) !== text);
  if (process.argv.includes('--check')) {
    for (const [path] of stale) console.error(`${path} が古くなっています。npm run docs を実行してください。`);
    if (stale.length > 0) process.exitCode = 1;
  } else {
    for (const [path, text] of stale) {
      writeFileSync(new URL(`../${path}`, import.meta.url), text);
      console.log(`${path} を書きました。`);
    }
  }
}
