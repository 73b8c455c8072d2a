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
    site: z
      .enum(['x', 'facebook', 'business-suite', 'line-manager', 'line-chat'])
      .meta({ title: 'サービス', description: 'Service' }),
    id: accountId.meta({
      title: 'アカウント名',
      description: 'Account name',
      help: '先頭の @ は付けません。大文字と小文字は区別しません。',
      englishHelp: 'Without the leading @; capital and small letters are the same.',
    }),
    name: z.string().default('').meta({ title: '表示名', description: 'Display name' }),
    owner: z.string().default('').meta({ title: '所管課', description: 'Section in charge' }),
    kind: z.enum(['', '市公式', '課公式', '関連']).default('').meta({
      title: '種別',
      description: 'Kind',
      help: '市公式（町公式）、課公式、関連（木更津市の市関連SNS）。分けないときは空のまま。木更津市の方針では、関連の投稿は、所属長（head）だけが確認できます。',
      englishHelp:
        "市公式: of the city (town), 課公式: of a section, 関連: related (Kisarazu). Leave it empty if you make no difference. Under Kisarazu's policy, posts of a related account can be confirmed by the head alone.",
    }),
    responsible: z
      .string()
      .default('')
      .meta({ title: '運用責任者（職名）', description: 'Person responsible (post, not name)' }),
    staff: z.string().default('').meta({
      title: '運用体制',
      description: 'How it is staffed',
      help: '投稿する人・確認する人の決め方。',
      englishHelp: 'How it is decided who posts and who confirms.',
    }),
    url: address.meta({ title: 'アカウントのURL', description: 'Address of the account' }),
    purpose: z.string().default('').meta({ title: '目的', description: 'Purpose' }),
    contents: z.array(z.string().min(1)).default([]).meta({ title: '発信する内容', description: 'What it tells' }),
    hours: z.string().default('').meta({
      title: '運用時間',
      description: 'Hours of operation',
      help: '例：平日8時30分から17時15分まで',
      englishHelp: 'Such as: weekdays from 8:30 to 17:15',
    }),
    replies: z.string().default('').meta({ title: '返信などの対応', description: 'Replies and the like' }),
    contact: z.string().default('').meta({ title: '問い合わせ先', description: 'Contact for inquiries' }),
    policyUrl: address.meta({
      title: '運用ポリシーのURL',
      description: 'Address of its published policy',
      help: 'ないあいだ、当番のページで知らせます。',
      englishHelp: 'While there is none, the page of duties says so.',
    }),
    openedOn: day.meta({ title: '開設日', description: 'Opened on' }),
    validUntil: day.meta({
      title: '運用期間の終わり',
      description: 'End of its term',
      help: '30日前から知らせます。',
      englishHelp: 'Reminded of from 30 days before.',
    }),
    closedOn: day.meta({
      title: '閉鎖した日',
      description: 'Closed on',
      help: 'この日から投稿できなくなります。',
      englishHelp: 'From this day on it cannot post.',
    }),
    approvedOn: day.meta({
      title: '開設が承認された日',
      description: 'Opening approved on',
      help: '木更津市の方針では、種別が「関連」で、この日がないアカウントからは投稿できません。',
      englishHelp: "Under Kisarazu's policy, a related account without this day cannot post.",
    }),
    idleDays: z.number().int().min(0).max(3650).default(0).meta({
      title: '投稿がないと知らせるまでの日数',
      description: 'Days without a post before it is reminded of',
      help: '0＝ガイドラインの日数（木更津市は30日、日数の定めがないものは90日）。',
      englishHelp: '0: as the guideline says (Kisarazu 30 days; 90 days where none is named).',
    }),
    passwordMonths: z.number().int().min(0).max(60).default(12).meta({
      title: 'パスワードを変える間隔（月）',
      description: 'Months between changes of the password',
      help: '0＝知らせない。国の新しい考え方では、定期的な変更は求めていません。',
      englishHelp: '0: no reminder. Newer national advice asks for no regular change.',
    }),
  })
  .refine(({ site, id }) => site !== 'x' || /^\w+$/.test(id), {
    error: 'X のアカウント名に使えるのは、半角の英数字と _ だけです。',
    path: ['id'],
  })
  .meta({ title: '公式アカウント', description: 'Official account' });

export type Account = z.infer<typeof accountSchema>;
