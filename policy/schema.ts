import { z } from 'zod';
import { topicIds } from '../rules/topics.ts';
import { accountSchema } from './account-schema.ts';
import { approvalSchema, stricterSchema } from './approval-schema.ts';
import { auditSchema } from './audit-schema.ts';
import { emergencySchema, templateSchema } from './emergency-schema.ts';
import { imagesSchema } from './image-schema.ts';
import { personSchema } from './people-schema.ts';
import { reactionsSchema, repliesSchema } from './reaction-schema.ts';
import { operationSchema, partSchema } from './site-schema.ts';
import { clauseSchema, electionSchema, embargoSchema, hoursSchema, wordSchema } from './town-schema.ts';

/**
 * The one source of the configuration: validation, the managed schema shipped to Chromium, the reference page and the
 * options page are generated from here. `title` and `help` are what admins read in Japanese, `description` and `englishHelp` the
 * same in English, `strictest` what stands in for a value that cannot be read.
 */

/** Languages of the extension's own words. */
export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

const severity = z.enum(['off', 'info', 'warn', 'block']).meta({ strictest: 'block' });

const narrow = (text: string): string => text.normalize('NFKC').trim();

/** Kept as digits; what the rules compare with. */
const phone = z
  .string()
  .overwrite((text) =>
    narrow(text)
      .replace(/^\+81\s*-?(?:\(0\))?/, '0')
      .replace(/[\s()#.‐‑–—―−ー-]/g, ''),
  )
  .regex(/^\d{3,11}$/, { error: '電話番号は、044-200-0000 のように数字とハイフンで書いてください。' });

const email = z
  .string()
  .overwrite((text) => narrow(text).toLowerCase())
  .regex(/^[^@\s]+@[^@\s]+\.[^@\s.]+$/, { error: 'メールアドレスの形ではありません。' });

const domain = z
  .string()
  .max(253, { abort: true })
  .overwrite((text) => narrow(text).toLowerCase())
  .regex(/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/, {
    error: 'www.example.lg.jp のように、https:// や / を付けず、ドメインだけを書いてください。',
  });

export const policySchema = z.object({
  municipality: z.string().default('').meta({ title: '自治体名', description: 'Name of the municipality' }),
  guidelines: z.array(z.string()).default([]).meta({
    title: '適用するガイドライン',
    description: 'Guidelines in force',
    help: '共通の項目は、書かなくても必ず適用されます。',
    englishHelp: 'What all share applies even when it is not written.',
  }),
  defaults: z
    .object({
      guidelines: z.array(z.string()).default([]).meta({
        title: 'はじめに使うガイドライン',
        description: 'Guidelines to begin with',
        help: 'guidelines を書かないとき、この端末で選び直すまで使います。',
        englishHelp: 'Used while guidelines is not written, until others are chosen at the computer.',
        strictest: [],
      }),
      language: z.enum(languages).default('ja').meta({
        title: 'はじめの表示の言葉',
        description: 'Language to begin with',
        help: 'ja＝日本語、en＝英語。条項は、どちらでも日本語で引用します。',
        englishHelp: 'ja: Japanese, en: English. Clauses are quoted in Japanese in both.',
        strictest: 'ja',
      }),
    })
    .prefault({})
    .meta({
      title: '初期値（端末で変えられる値）',
      description: 'Values that hold until somebody at the computer chooses others',
      help: 'ここに書いた値だけは、職員が設定画面で変えられます。ほかの設定は、すべて強制です。',
      englishHelp: 'Staff can change these alone in the settings; all other settings are forced.',
    }),
  accounts: z.array(accountSchema).default([]).meta({
    title: 'アカウント台帳',
    description: 'Register of official accounts',
    help: '書くと、ここにないアカウントからは投稿できなくなります。',
    englishHelp: 'Once it is written, an account that is not in it cannot post.',
  }),
  contact: z.string().default('').meta({
    title: '困ったときの連絡先',
    description: 'Whom staff ask when they are stuck',
    help: '投稿が止まったときの案内に添えます。',
    englishHelp: 'Shown wherever a post is stopped.',
  }),
  people: z.array(personSchema).default([]).meta({
    title: '職員と公開鍵',
    description: 'Staff and their public keys',
    help: 'chrome://policy で誰でも読めます。公開してよい情報だけを書いてください。',
    englishHelp: 'Anybody can read it in chrome://policy: write only what may be public.',
  }),
  officialPhones: z.array(phone).default([]).meta({
    title: '公表している電話番号',
    description: 'Published phone numbers',
    help: '本文に書いても、個人の電話番号として扱いません。',
    englishHelp: 'Never taken for personal ones.',
  }),
  officialEmails: z.array(email).default([]).meta({
    title: '公表しているメールアドレス',
    description: 'Published mail addresses',
    help: '本文に書いても、個人のメールアドレスとして扱いません。',
    englishHelp: 'Never taken for personal ones.',
  }),
  officialDomains: z.array(domain).default([]).meta({
    title: '公式サイトのドメイン',
    description: 'Domains of the official site',
    help: '下位のドメインも公式として扱います。',
    englishHelp: 'Subdomains are official too.',
  }),
  retiredDomains: z.array(domain).default([]).meta({
    title: '手放したドメイン',
    description: 'Domains given up',
    help: '本文のリンクにあると止めます。下位のドメインも含みます。',
    englishHelp: 'A link to one stops the post, and so does a link to its subdomains.',
  }),
  embargoes: z.array(embargoSchema).default([]).meta({
    title: '解禁前の情報',
    description: 'What may not be told before a moment',
    help: 'chrome://policy で誰でも読めます。言葉そのものが秘密のときは、書かないでください。',
    englishHelp: 'Anybody can read it in chrome://policy: do not write words that are secret themselves.',
  }),
  elections: z.array(electionSchema).default([]).meta({
    title: '選挙の期間',
    description: 'Election periods',
    help: '期間中は、政治に関する言葉を「直してから投稿」にします。',
    englishHelp: 'Meanwhile words of politics have to be mended before posting.',
  }),
  hashtags: z
    .array(z.string().regex(/^[^#＃\s]{1,100}$/u, { error: '# や空白を付けずに書いてください。' }))
    .default([])
    .meta({
      title: '使ってよいハッシュタグ',
      description: 'Hashtags that may be used',
      help: '書くと、ここにないハッシュタグを使うときに確かめます。',
      englishHelp: 'Once written, other hashtags are asked about.',
    }),
  officeHours: hoursSchema.prefault({}).meta({
    title: '投稿する時間',
    description: 'Hours in which posts are published',
    help: '外れるときは、急ぎかどうかを確かめます。',
    englishHelp: 'Outside of them it is asked whether it is urgent.',
  }),
  words: z.array(wordSchema).default([]).meta({
    title: '自治体の言葉',
    description: 'Words of this municipality',
    help: '備え付けの規則に足して確かめます。',
    englishHelp: 'Checked in addition to the built-in rules.',
  }),
  clausesOff: z.array(clauseSchema).default([]).meta({
    title: '使わない条項',
    description: 'Clauses switched off',
    help: '引用せず、その条項だけが挙げる観点は確かめません。',
    englishHelp: 'Not cited any more; what is named by them alone is not checked. Written as "shiroi 2(3)⑤".',
  }),
  parts: z.array(partSchema).default([]).meta({
    title: '画面の部品の直し',
    description: 'Mending parts of a page',
    help: 'サービスの画面が変わって読み取れなくなったとき、新しい版を待たずに直せます。',
    englishHelp: 'When a service has changed its pages, they can be read again without a new version.',
  }),
  operations: z.array(operationSchema).default([]).meta({
    title: '止める通信の追加',
    description: 'Further requests to be stopped',
    help: 'サービスの通信が変わったときに足します。はじめから止めているものは、減らせません。',
    englishHelp: 'For a service whose requests have changed. What is stopped from the start cannot be taken away.',
  }),
  severities: z.partialRecord(z.enum(topicIds), severity).default({}).meta({
    title: '観点ごとの強さ',
    description: 'Strength by topic',
    help: 'off＝見ない、info＝お知らせ、warn＝一つずつ確認、block＝直してから投稿。ガイドラインや規則の強さより優先します。',
    englishHelp:
      'off: not looked at, info: told, warn: each is confirmed, block: to be mended before posting. Comes before the strength of guidelines and rules.',
  }),
  reactions: reactionsSchema,
  replies: repliesSchema,
  images: imagesSchema,
  approval: approvalSchema,
  stricter: z.array(stricterSchema).default([]).meta({
    title: '確認を厳しくする場面',
    description: 'When more is asked for',
    help: '当てはまるものすべてが効きます。人数は多いほう、方法はすべてに入っているものです。',
    englishHelp: 'All that apply hold together: the larger number of people, and the ways that all of them take.',
  }),
  emergency: emergencySchema,
  desk: z
    .object({
      shared: z.boolean().default(false).meta({
        title: '共用の端末',
        description: 'Shared computer',
        help: 'true のとき、一日の初めの投稿で、people の中からだれが席にいるかを選びます。',
        englishHelp: 'true: with the first post of a day it is chosen who of people sits there.',
        strictest: true,
      }),
    })
    .prefault({})
    .meta({ title: '投稿する端末', description: 'The computer posts are made on' }),
  templates: z.array(templateSchema).default([]).meta({
    title: '署名済みの定型文',
    description: 'Signed templates',
    help: '「定型文」のページで作り、所属長が署名したものを貼り付けます。欄を埋めただけの投稿は、確認コードなしで出せます。',
    englishHelp:
      'Written on the page of templates, signed by a head and pasted here. A post that only fills in their blanks needs no code.',
  }),
  audit: auditSchema,
  expected: z.array(z.string()).default([]).meta({
    title: '届くはずの設定',
    description: 'Settings that must arrive',
    help: 'ここに挙げたキーが届かなければ、読み取れない値と同じように、いちばん厳しい値を使ってお知らせします。確認を足すだけの一覧（words など）には、代わりになる値がありません。配る形に書き出すと、自動で入ります。',
    englishHelp:
      'A key named here that does not arrive is treated as a value that cannot be read: the strictest one stands and the diagnosis says so. Nothing can stand in for lists that only add checks, such as words. Written by itself when a policy is printed for deployment.',
  }),
});

/** What stands in for a value of this setting that cannot be read; undefined where nothing is stricter than silence. */
export const strictestOf = (setting: z.ZodType): unknown => setting.meta()?.strictest;

export type Policy = z.infer<typeof policySchema>;
export type ImagePolicy = Policy['images'];
