import { z } from 'zod';
import { accountId } from './people-schema.ts';

/** What may go out in a hurry, and under which conditions. */

export const emergencySchema = z
  .object({
    allowed: z.boolean().default(false).meta({
      title: '緊急発信を認める',
      description: 'Emergency posts are allowed',
      help: 'true のとき、理由を書けば、二人目の確認を待たずに投稿できます。あとで別の人が確認するまで、赤い表示が残ります。',
      englishHelp:
        'true: with a reason, a post need not wait for the second person. A red mark stays until another person has confirmed it afterwards.',
      strictest: false,
    }),
    accounts: z
      .array(accountId)
      .default([])
      .meta({
        title: '緊急発信できるアカウント',
        description: 'Accounts for emergency posts',
        help: '空のときは、すべてのアカウントです。先頭の @ は付けません。',
        englishHelp: 'Empty: all accounts. Without the leading @.',
        strictest: ['なし'],
      }),
    roles: z
      .array(z.enum(['poster', 'approver', 'head', 'admin']))
      .default(['poster', 'approver', 'head'])
      .meta({ title: '緊急発信できる役割', description: 'Roles that may send emergency posts', strictest: ['head'] }),
  })
  .prefault({})
  .meta({
    title: '緊急発信',
    description: 'Emergency posts',
    help: '台帳にないアカウントや、埋め忘れなど「直してから投稿」の指摘は、緊急でも止めます。',
    englishHelp:
      'An account that is not in the register, an unfilled blank and whatever has to be mended stop even an emergency post.',
  });

export type EmergencyPolicy = z.infer<typeof emergencySchema>;

/** What a blank of a template takes. */
export const slotKinds = ['time', 'date', 'number', 'choice', 'text'] as const;

export const slotSchema = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(30)
      .regex(/^[^{}\n]+$/, { error: '「{」「}」や改行は使えません。' })
      .meta({
        title: '欄の名前',
        description: 'Name of the blank',
        help: '文の中では {欄の名前} と書きます。',
        englishHelp: 'Written in the text as {name}.',
      }),
    kind: z.enum(slotKinds).default('text').meta({
      title: '入るもの',
      description: 'What it takes',
      help: 'time＝時刻、date＝曜日つきの日付、number＝数、choice＝選択肢の一つ、text＝30文字までの言葉（リンクは入りません）。',
      englishHelp:
        'time, date: with its weekday, number, choice: one of the choices, text: up to 30 characters without a link.',
    }),
    choices: z.array(z.string().min(1).max(60)).max(100).default([]).meta({ title: '選択肢', description: 'Choices' }),
  })
  .meta({ title: '欄', description: 'Blank' });

export type Slot = z.infer<typeof slotSchema>;

const namesIn = (text: string): string[] => [...text.matchAll(/\{([^{}\n]+)\}/g)].map((m) => m[1] ?? '');

export const templateSchema = z
  .strictObject({
    id: z.string().min(1).max(50).meta({ title: '識別子', description: 'Identifier' }),
    title: z.string().min(1).max(60).meta({ title: '題', description: 'Title' }),
    text: z.string().min(1).max(2000).meta({
      title: '文',
      description: 'Text',
      help: '埋める所を {時刻} のように書きます。',
      englishHelp: 'Blanks are written as {time}.',
    }),
    slots: z.array(slotSchema).max(20).default([]).meta({ title: '埋める欄', description: 'Blanks' }),
    accounts: z.array(accountId).default([]).meta({
      title: 'アカウント',
      description: 'Accounts',
      help: '空のときは、すべてです。先頭の @ は付けません。',
      englishHelp: 'Empty: all. Without the leading @.',
    }),
    notAfter: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '2027-03-31 のように書いてください。' })
      .meta({
        title: '使える最後の日',
        description: 'Last day of use',
        help: 'YYYY-MM-DD（日本時間）。年に一度は見直してください。',
        englishHelp: 'YYYY-MM-DD (Japan time). Look it over once a year.',
      }),
    signer: z.string().max(100).default('').meta({ title: '署名した人（覚え）', description: 'Signed by (a note)' }),
    signature: z.string().length(99, { error: '署名は99文字です。' }).meta({ title: '署名', description: 'Signature' }),
  })
  .superRefine(({ text, slots }, ctx) => {
    const known = slots.map(({ name }) => name);
    for (const name of namesIn(text)) {
      if (!known.includes(name))
        ctx.addIssue({ code: 'custom', path: ['slots'], message: `欄「${name}」の定めがありません。` });
    }
    for (const { name, kind, choices } of slots) {
      if (!namesIn(text).includes(name)) {
        ctx.addIssue({ code: 'custom', path: ['slots'], message: `欄「${name}」は、文の中にありません。` });
      }
      if (kind === 'choice' && choices.length === 0) {
        ctx.addIssue({ code: 'custom', path: ['slots'], message: `欄「${name}」の選択肢がありません。` });
      }
    }
    if (new Set(known).size < known.length) {
      ctx.addIssue({ code: 'custom', path: ['slots'], message: '同じ名前の欄が二つあります。' });
    }
  })
  .meta({ title: '署名済みの定型文', description: 'Signed template' });

export type Template = z.infer<typeof templateSchema>;
