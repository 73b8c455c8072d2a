import { z } from 'zod';
import { accountId, day } from './people-schema.ts';

/** The register of official accounts: read by the guards, the reminders and the documents. */

const address = z
  .string()
  .max(500)
  .refine((text) => text === '' || (/^https?:\/\//.test(text) && URL.canParse(text)), {
    error: 'https://www.example.lg.jp/policy のように書いてください。',
  })
  .default('');

export const accountSchema = z
  .strictObject({
    site: z.enum(['x', 'facebook', 'business-suite', 'line-manager', 'line-chat']).meta({ title: 'サービス' }),
    id: accountId.meta({ title: 'アカウント名', help: '先頭の @ は付けません。大文字と小文字は区別しません。' }),
    name: z.string().default('').meta({ title: '表示名' }),
    owner: z.string().default('').meta({ title: '所管課' }),
    kind: z.enum(['', '市公式', '課公式', '関連']).default('').meta({
      title: '種別',
      help: '市公式（町公式）、課公式、関連（木更津市の市関連SNS）。分けないときは空のまま。木更津市の方針では、関連の投稿は、所属長（head）だけが確認できます。',
    }),
    responsible: z.string().default('').meta({ title: '運用責任者（職名）' }),
    staff: z.string().default('').meta({ title: '運用体制', help: '投稿する人・確認する人の決め方。' }),
    url: address.meta({ title: 'アカウントのURL' }),
    purpose: z.string().default('').meta({ title: '目的' }),
    contents: z.array(z.string().min(1)).default([]).meta({ title: '発信する内容' }),
    hours: z.string().default('').meta({ title: '運用時間', help: '例：平日8時30分から17時15分まで' }),
    replies: z.string().default('').meta({ title: '返信などの対応' }),
    contact: z.string().default('').meta({ title: '問い合わせ先' }),
    policyUrl: address.meta({ title: '運用ポリシーのURL', help: 'ないあいだ、当番のページで知らせます。' }),
    openedOn: day.meta({ title: '開設日' }),
    validUntil: day.meta({ title: '運用期間の終わり', help: '30日前から知らせます。' }),
    closedOn: day.meta({ title: '閉鎖した日', help: 'この日から投稿できなくなります。' }),
    approvedOn: day.meta({
      title: '開設が承認された日',
      help: '木更津市の方針では、種別が「関連」で、この日がないアカウントからは投稿できません。',
    }),
    idleDays: z.number().int().min(0).max(3650).default(0).meta({
      title: '投稿がないと知らせるまでの日数',
      help: '0＝ガイドラインの日数（木更津市は30日、日数の定めがないものは90日）。',
    }),
    passwordMonths: z.number().int().min(0).max(60).default(12).meta({
      title: 'パスワードを変える間隔（月）',
      help: '0＝知らせない。国の新しい考え方では、定期的な変更は求めていません。',
    }),
  })
  .refine(({ site, id }) => site !== 'x' || /^\w+$/.test(id), {
    error: 'X のアカウント名に使えるのは、半角の英数字と _ だけです。',
    path: ['id'],
  })
  .meta({ title: '公式アカウント' });

export type Account = z.infer<typeof accountSchema>;
