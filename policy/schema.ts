import { z } from 'zod';
import { topicIds } from '../rules/topics.ts';
import { accountSchema } from './account-schema.ts';
import { approvalSchema, stricterSchema } from './approval-schema.ts';
import { emergencySchema, templateSchema } from './emergency-schema.ts';
import { personSchema } from './people-schema.ts';
import { reactionsSchema, repliesSchema } from './reaction-schema.ts';
import { operationSchema, partSchema } from './site-schema.ts';
import { clauseSchema, electionSchema, embargoSchema, hoursSchema, wordSchema } from './town-schema.ts';

/**
 * The one source of the configuration: validation, the managed schema shipped to Chromium, the reference page and the
 * options page are generated from here. `title` and `help` are what admins read in Japanese, `description` what Chromium
 * shows, `strictest` what stands in for a value that cannot be read.
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
    description: 'Ids of the guidelines in force',
    help: '共通の項目は、書かなくても必ず適用されます。',
  }),
  defaults: z
    .object({
      guidelines: z.array(z.string()).default([]).meta({
        title: 'はじめに使うガイドライン',
        help: 'guidelines を書かないとき、この端末で選び直すまで使います。',
        strictest: [],
      }),
      language: z.enum(languages).default('ja').meta({
        title: 'はじめの表示の言葉',
        help: 'ja＝日本語、en＝英語。指摘の文と条項は、どちらでも日本語です。',
        strictest: 'ja',
      }),
    })
    .prefault({})
    .meta({
      title: '初期値（端末で変えられる値）',
      description: 'Values that hold until somebody at the computer chooses others; all other settings are forced',
      help: 'ここに書いた値だけは、職員が設定画面で変えられます。ほかの設定は、すべて強制です。',
    }),
  accounts: z.array(accountSchema).default([]).meta({
    title: 'アカウント台帳',
    description: 'Register of official accounts; anything else may not post',
    help: '書くと、ここにないアカウントからは投稿できなくなります。',
  }),
  contact: z.string().default('').meta({
    title: '困ったときの連絡先',
    description: 'Whom staff ask when they are stuck',
    help: '投稿が止まったときの案内に添えます。',
  }),
  people: z.array(personSchema).default([]).meta({
    title: '職員と公開鍵',
    description: 'Staff and their public keys (public data only)',
    help: 'chrome://policy で誰でも読めます。公開してよい情報だけを書いてください。',
  }),
  officialPhones: z.array(phone).default([]).meta({
    title: '公表している電話番号',
    description: 'Published phone numbers, never taken for personal ones',
    help: '本文に書いても、個人の電話番号として扱いません。',
  }),
  officialEmails: z.array(email).default([]).meta({
    title: '公表しているメールアドレス',
    description: 'Published mail addresses, never taken for personal ones',
    help: '本文に書いても、個人のメールアドレスとして扱いません。',
  }),
  officialDomains: z.array(domain).default([]).meta({
    title: '公式サイトのドメイン',
    description: 'Official domains; subdomains are included',
    help: '下位のドメインも公式として扱います。',
  }),
  retiredDomains: z.array(domain).default([]).meta({
    title: '手放したドメイン',
    description: 'Domains given up, which may belong to anybody now',
    help: '本文のリンクにあると止めます。下位のドメインも含みます。',
  }),
  embargoes: z.array(embargoSchema).default([]).meta({
    title: '解禁前の情報',
    description: 'Words that may not appear before a moment',
    help: 'chrome://policy で誰でも読めます。言葉そのものが秘密のときは、書かないでください。',
  }),
  elections: z.array(electionSchema).default([]).meta({
    title: '選挙の期間',
    description: 'Election periods and the names that stand for election',
    help: '期間中は、政治に関する言葉を「直してから投稿」にします。',
  }),
  hashtags: z
    .array(z.string().regex(/^[^#＃\s]{1,100}$/u, { error: '# や空白を付けずに書いてください。' }))
    .default([])
    .meta({
      title: '使ってよいハッシュタグ',
      description: 'Hashtags that may be used, without #',
      help: '書くと、ここにないハッシュタグを使うときに確かめます。',
    }),
  officeHours: hoursSchema.prefault({}).meta({
    title: '投稿する時間',
    description: 'Hours in which posts are published',
    help: '外れるときは、急ぎかどうかを確かめます。',
  }),
  words: z.array(wordSchema).default([]).meta({
    title: '自治体の言葉',
    description: 'Words and patterns of this municipality',
    help: '備え付けの規則に足して確かめます。',
  }),
  clausesOff: z.array(clauseSchema).default([]).meta({
    title: '使わない条項',
    description: 'Clauses switched off, as "shiroi 2(3)⑤"',
    help: '引用せず、その条項だけが挙げる観点は確かめません。',
  }),
  parts: z.array(partSchema).default([]).meta({
    title: '画面の部品の直し',
    description: 'Selectors that come before the built-in ones, for a site whose markup has changed',
    help: 'サービスの画面が変わって読み取れなくなったとき、新しい版を待たずに直せます。',
  }),
  operations: z.array(operationSchema).default([]).meta({
    title: '止める通信の追加',
    description: 'Further requests that publish or react, stopped until somebody has confirmed them',
    help: 'サービスの通信が変わったときに足します。はじめから止めているものは、減らせません。',
  }),
  severities: z.partialRecord(z.enum(topicIds), severity).default({}).meta({
    title: '観点ごとの強さ',
    description: 'Topic id → off, info, warn or block',
    help: 'off＝見ない、info＝お知らせ、warn＝一つずつ確認、block＝直してから投稿。ガイドラインや規則の強さより優先します。',
  }),
  reactions: reactionsSchema,
  replies: repliesSchema,
  images: z
    .object({
      metadata: z.enum(['ask', 'clean', 'block']).default('ask').meta({
        title: '撮影場所・作成者などの情報',
        help: 'ask＝見せて選んでもらう、clean＝消せるものは尋ねずに消す、block＝残したままの添付を認めない。',
        strictest: 'block',
      }),
      consent: z.enum(['off', 'ask', 'record']).default('ask').meta({
        title: '写っている人・権利の了解',
        help: 'off＝尋ねない、ask＝写っているかを尋ねる、record＝写っているときは、だれから・方法・日付も書いてもらう。',
        strictest: 'record',
      }),
    })
    .prefault({})
    .meta({
      title: '画像と動画',
      description: 'What pictures carry (ask, clean or block) and the consent of people in them (off, ask or record)',
      help: 'ガイドラインが求めるときは、それに合わせて厳しくなります。',
    }),
  approval: approvalSchema,
  stricter: z.array(stricterSchema).default([]).meta({
    title: '確認を厳しくする場面',
    description: 'Situations and accounts that ask for more than approval does',
    help: '当てはまるものすべてが効きます。人数は多いほう、方法はすべてに入っているものです。',
  }),
  emergency: emergencySchema,
  desk: z
    .object({
      shared: z.boolean().default(false).meta({
        title: '共用の端末',
        help: 'true のとき、一日の初めの投稿で、people の中からだれが席にいるかを選びます。',
        strictest: true,
      }),
    })
    .prefault({})
    .meta({ title: '投稿する端末', description: 'Whether several people share this computer' }),
  templates: z.array(templateSchema).default([]).meta({
    title: '署名済みの定型文',
    description: 'Texts a head has signed beforehand; filled in, they need no second person',
    help: '「定型文」のページで作り、所属長が署名したものを貼り付けます。欄を埋めただけの投稿は、確認コードなしで出せます。',
  }),
  audit: z
    .object({
      text: z.enum(['full', 'excerpt', 'hash']).default('excerpt').meta({
        title: '記録に残す本文',
        help: 'full＝全文、excerpt＝先頭80文字、hash＝残さない（指紋だけ）。',
        strictest: 'full',
      }),
      retentionDays: z.number().int().min(30).max(3650).default(1095).meta({
        title: '記録を残す日数',
        help: '過ぎた記録は、一日一度消します。どこまで消したかは、記録に残ります。',
        strictest: 3650,
      }),
      forward: z.enum(['off', 'otlp', 'loki']).default('off').meta({
        title: '記録の転送',
        help: 'otlp＝OTLP/HTTP（JSON）、loki＝Loki の push API。宛先を組み込んだ、自治体のパッケージだけで働きます。',
        strictest: 'off',
      }),
      forwardTo: z
        .string()
        .max(500)
        .regex(/^(?:https?:\/\/[^\s?#]+)?$/, { error: 'https://logs.example.lg.jp のように書いてください。' })
        .default('')
        .meta({ title: '転送の宛先', help: '/v1/logs などの前までを書きます。', strictest: '' }),
      forwardAuthorization: z.string().max(2000).default('').meta({
        title: '転送の Authorization ヘッダー',
        help: 'chrome://policy で誰でも読めます。書き込むだけの権限の鍵にしてください。',
        strictest: '',
      }),
    })
    .prefault({})
    .meta({ title: '記録', description: 'What the log keeps, and how long' }),
});

/** What stands in for a value of this setting that cannot be read; undefined where nothing is stricter than silence. */
export const strictestOf = (setting: z.ZodType): unknown => setting.meta()?.strictest;

export type Policy = z.infer<typeof policySchema>;
export type ImagePolicy = Policy['images'];
