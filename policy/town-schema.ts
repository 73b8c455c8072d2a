import { z } from 'zod';
import { guidelines } from '../rules/guidelines/all.ts';
import { compileLexicon } from '../rules/lexicon.ts';
import { slowFault } from '../rules/slow.ts';
import { topicIds } from '../rules/topics.ts';
import type { LexiconEntry } from '../rules/types.ts';
import { createVocabulary } from '../rules/vocabulary.ts';

/** Settings that only a town's own admins can know, and that the rules ask for. */

const calendarDay = z.iso.date({ error: '2026-04-01 のように、暦にある日付で書いてください。' });
const clock = z.string().regex(/^(?:[01]\d|2[0-4]):[0-5]\d$/, { error: '08:30 のように、24時間制で書いてください。' });

export const embargoSchema = z
  .strictObject({
    words: z
      .array(z.string().min(2, { error: '2文字以上で書いてください。' }).max(100))
      .min(1)
      .max(50)
      .meta({
        title: '言葉',
        description: 'Words',
        help: 'どれか一つでも本文にあると止めます。',
        englishHelp: 'Any of them in the text stops the post.',
      }),
    until: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: '2026-04-01T14:00 のように書いてください（日本時間）。' })
      .refine((text) => !Number.isNaN(Date.parse(`${text}:00+09:00`)), { error: '暦にない日時です。' })
      .meta({
        title: '解禁の日時',
        description: 'May be told from',
        help: 'YYYY-MM-DDTHH:MM（日本時間）。予約投稿は、予約の日時で確かめます。',
        englishHelp: 'YYYY-MM-DDTHH:MM (Japan time). A scheduled post is measured by the time it is scheduled for.',
      }),
  })
  .meta({ title: '解禁前の情報', description: 'What may not be told before a moment' });

export const electionSchema = z
  .strictObject({
    name: z.string().min(1).meta({ title: '選挙の名前', description: 'Name of the election' }),
    from: calendarDay.meta({
      title: '始まりの日',
      description: 'First day',
      help: '告示・公示の日。',
      englishHelp: 'The day it is announced officially.',
    }),
    to: calendarDay.meta({
      title: '終わりの日',
      description: 'Last day',
      help: '投票日。',
      englishHelp: 'The day of the vote.',
    }),
    names: z.array(z.string().min(2).max(60)).max(300).default([]).meta({
      title: '候補者・政党の名前',
      description: 'Names of candidates and parties',
      help: '期間中、本文に出てきたら止めます。',
      englishHelp: 'Any of them in a text stops the post during the period.',
    }),
  })
  .refine(({ from, to }) => from <= to, { error: '終わりの日が、始まりの日より前になっています。', path: ['to'] })
  .meta({ title: '選挙の期間', description: 'Election period' });

export const hoursSchema = z.strictObject({
  from: clock.default('08:30').meta({ title: '始まり', description: 'From', strictest: '08:30' }),
  to: clock.default('17:15').meta({ title: '終わり', description: 'To', strictest: '17:15' }),
  days: z
    .string()
    .regex(/^[月火水木金土日]{0,7}$/, { error: '「月火水木金」のように、曜日の文字だけで書いてください。' })
    .default('')
    .meta({
      title: '曜日',
      description: 'Weekdays',
      help: '空のときは、時間を確かめません。祝日は休みとして扱います。',
      englishHelp: 'Written as 月火水木金. Empty: hours are not checked. Public holidays count as closed.',
      strictest: '月火水木金',
    }),
  closed: z.array(calendarDay).max(400).default([]).meta({
    title: '休みの日',
    description: 'Closed on',
    help: '土日・祝日・年末年始（12月29日から1月3日）のほかに休む日。',
    englishHelp: 'Days closed besides weekends, public holidays and 29 December to 3 January.',
    strictest: [],
  }),
});

const pattern = z
  .string()
  .min(1)
  .max(200, { error: '200文字までにしてください。' })
  .superRefine((text, ctx) => {
    const fault = patternFault(text);
    if (fault) ctx.addIssue({ code: 'custom', message: fault });
  });

/** Why a word or /pattern/ of an admin is not taken; null when it is sound and cannot become slow. */
function patternFault(text: string): string | null {
  if (text.startsWith('@')) return '「@」で始まる言葉は書けません。';
  try {
    const [compiled] = compileLexicon(
      {
        id: 'words',
        topic: 'purpose',
        severity: 'warn',
        message: '',
        lexicon: [{ word: [text], reason: '' }],
        ng: [],
        ok: [],
      },
      createVocabulary(),
    );
    if (!compiled) return '読み取れない言葉です。';
  } catch {
    return '「/」で囲んだ正規表現に誤りがあります。';
  }
  return text.startsWith('/') && slowFault(text)
    ? '時間のかかりすぎる正規表現です。「*」や「+」は、重ねずに {0,20} のように数を限ってください。'
    : null;
}

const patterns = z.array(pattern).max(2000);

export const wordSchema = z
  .strictObject({
    topic: z.enum(topicIds).default('purpose').meta({ title: '観点', description: 'Topic' }),
    word: patterns.min(1).meta({
      title: '言葉',
      description: 'Words',
      help: '「/」で囲むと正規表現として扱います。',
      englishHelp: 'Between slashes: a regular expression.',
    }),
    with: z.array(patterns.min(1)).max(5).default([]).meta({
      title: '同じ文にある言葉',
      description: 'Words in the same sentence',
      help: '組ごとに、どれか一つが同じ文にあるときだけ示します。',
      englishHelp: 'Pointed out only if, of every group, at least one is in the same sentence.',
    }),
    allow: patterns.default([]).meta({
      title: '除く言葉',
      description: 'Words that excuse',
      help: 'どれか一つが同じ文にあれば示しません。',
      englishHelp: 'Not pointed out if any of them is in the same sentence.',
    }),
    reason: z.string().min(1).max(300).meta({
      title: '理由',
      description: 'Reason',
      help: '投稿する人に見せる文です。',
      englishHelp: 'Shown to whoever posts.',
    }),
    instead: z.string().max(200).default('').meta({ title: '言い換え', description: 'To be said instead' }),
    severity: z.enum(['info', 'warn', 'block']).default('warn').meta({ title: '強さ', description: 'Strength' }),
  })
  .meta({ title: '自治体の言葉', description: 'Words of this municipality' });

export type PolicyWord = z.infer<typeof wordSchema>;

/** An admin's word as an entry of the lexicon. */
export const entryOf = ({ word, with: companions, allow, reason, instead, severity }: PolicyWord): LexiconEntry => ({
  word,
  with: companions,
  allow,
  reason: /[。！？]$/.test(reason) ? reason : `${reason}。`,
  ...(instead ? { instead } : {}),
  severity,
});

const clauseNames = new Set(guidelines.flatMap(({ id, clauses }) => clauses.map(({ number }) => `${id} ${number}`)));

export const clauseSchema = z.string().refine((name) => clauseNames.has(name), {
  error: 'この条項はありません。「shiroi 2(3)⑤」のように、ガイドラインの名前と番号を空白でつないで書いてください。',
});
