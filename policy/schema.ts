import { z } from 'zod';
import { topicIds } from '../rules/topics.ts';

/**
 * The one source of the configuration: validation, the managed schema shipped to Chromium, the reference page and the
 * options page are generated from here. `title` is what admins read in Japanese.
 */

const severity = z.enum(['off', 'info', 'warn', 'block']);
const reactionMode = z.enum(['off', 'confirm', 'block']);

export const personSchema = z
  .object({
    id: z.string().min(1).meta({ title: '職員の識別子' }),
    name: z.string().min(1).meta({ title: '氏名' }),
    dept: z.string().default('').meta({ title: '所属' }),
    roles: z
      .array(z.enum(['poster', 'approver', 'head', 'admin']))
      .default(['poster'])
      .meta({ title: '役割' }),
    agreePub: z.string().default('').meta({ title: '鍵共有用の公開鍵（P-256, base64url）' }),
    signPub: z.string().default('').meta({ title: '署名用の公開鍵（P-256, base64url）' }),
    accounts: z.array(z.string()).default([]).meta({ title: '担当するアカウント（空＝すべて）' }),
    notBefore: z.string().default('').meta({ title: '有効期間の始まり（YYYY-MM-DD）' }),
    notAfter: z.string().default('').meta({ title: '有効期間の終わり（YYYY-MM-DD）' }),
  })
  .meta({ title: '職員' });

export const accountSchema = z
  .object({
    site: z.enum(['x', 'facebook', 'business-suite', 'line-manager', 'line-chat']).meta({ title: 'サービス' }),
    id: z.string().min(1).meta({ title: 'アカウント名（@は付けない）' }),
    name: z.string().default('').meta({ title: '表示名' }),
    owner: z.string().default('').meta({ title: '所管課' }),
  })
  .meta({ title: '公式アカウント' });

export const policySchema = z.object({
  municipality: z.string().default('').meta({ title: '自治体名' }),
  guidelines: z.array(z.string()).default([]).meta({ title: '適用するガイドライン（kawasaki など）' }),
  accounts: z.array(accountSchema).default([]).meta({ title: 'アカウント台帳' }),
  contact: z.string().default('').meta({ title: '困ったときの連絡先' }),
  people: z.array(personSchema).default([]).meta({ title: '職員と公開鍵' }),
  officialPhones: z.array(z.string()).default([]).meta({ title: '公表している電話番号' }),
  officialEmails: z.array(z.string()).default([]).meta({ title: '公表しているメールアドレス' }),
  officialDomains: z.array(z.string()).default([]).meta({ title: '公式サイトのドメイン' }),
  severities: z.partialRecord(z.enum(topicIds), severity).default({}).meta({ title: '観点ごとの強さ' }),
  reactions: z
    .object({
      like: reactionMode.default('confirm').meta({ title: 'いいね' }),
      repost: reactionMode.default('confirm').meta({ title: 'リポスト' }),
      follow: reactionMode.default('confirm').meta({ title: 'フォロー' }),
      directMessage: reactionMode.default('confirm').meta({ title: 'ダイレクトメッセージ' }),
    })
    .prefault({})
    .meta({ title: '反応ボタンの扱い' }),
  approval: z
    .object({
      required: z.number().int().min(1).max(3).default(1).meta({ title: '必要な確認者の人数' }),
      ttlMinutes: z.number().int().min(5).max(1440).default(60).meta({ title: '確認コードの有効時間（分）' }),
      allowLocalPairing: z.boolean().default(true).meta({ title: '設定画面での確認者の登録を認める' }),
    })
    .prefault({})
    .meta({ title: '二人での確認' }),
  audit: z
    .object({
      text: z.enum(['full', 'excerpt', 'hash']).default('excerpt').meta({ title: '記録に残す本文' }),
      retentionDays: z.number().int().min(30).max(3650).default(1095).meta({ title: '記録を残す日数' }),
    })
    .prefault({})
    .meta({ title: '記録' }),
});

export type Policy = z.infer<typeof policySchema>;
export type Person = z.infer<typeof personSchema>;
export type Account = z.infer<typeof accountSchema>;
export type ReactionMode = z.infer<typeof reactionMode>;
