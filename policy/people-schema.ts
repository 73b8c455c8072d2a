import { z } from 'zod';

/** Who works here, and which accounts they speak for. */

/** Raw P-256 point, uncompressed (SEC 1, 2.3.3): 65 bytes, the first 0x04, in base64url without padding. */
const publicKey = z
  .string()
  .regex(/^(?:B[A-P][A-Za-z0-9_-]{84}[AEIMQUYcgkosw048])?$/, {
    error: '公開鍵の形ではありません。登録カードの agreePub を、87文字すべて貼り付けてください。',
  })
  .default('');

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, { error: '登録カードから、そのまま貼り付けてください。' });

export const passkeySchema = z
  .strictObject({
    id: base64url.max(1400).meta({ title: '識別子' }),
    /** SubjectPublicKeyInfo of a P-256 key: 91 bytes. */
    publicKey: base64url.length(122).meta({ title: '公開鍵' }),
  })
  .meta({ title: 'パスキー' });

export type Passkey = z.infer<typeof passkeySchema>;

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 31 February over into March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const day = z
  .string()
  .refine((text) => text === '' || isDay(text), { error: '2026-04-01 のように、暦にある日付で書いてください。' })
  .default('');

export const accountId = z
  .string()
  .min(1)
  .regex(/^[^@＠\s][^\s]*$/u, { error: 'アカウント名は、先頭の @ や空白を付けずに書いてください。' });

export const personSchema = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .meta({ title: '職員の識別子', help: '記録に残ります。職員番号など、ほかの人と重ならないもの。' }),
    name: z.string().min(1).meta({ title: '氏名' }),
    dept: z.string().default('').meta({ title: '所属' }),
    roles: z
      .array(z.enum(['poster', 'approver', 'head', 'admin']))
      .default(['poster'])
      .meta({
        title: '役割',
        help: 'poster＝投稿する人、approver＝確認する人、head＝所属長（一人の確認で足ります）、admin＝管理する人。',
      }),
    agreePub: publicKey.meta({
      title: '確認コード用の公開鍵',
      help: '「確認者のページ」で作る登録カードに入っています。P-256、base64url、87文字。確認する人には必要です。',
    }),
    signPub: publicKey.meta({
      title: '署名用の公開鍵',
      help: '登録カードに入っています。P-256、base64url、87文字。署名で確認する人と、定型文に署名する人には必要です。',
    }),
    passkeys: z
      .array(passkeySchema)
      .max(10)
      .default([])
      .meta({ title: 'パスキー', help: '登録カードに入っています。投稿者の席で確認する人には必要です。' }),
    accounts: z
      .array(accountId)
      .default([])
      .meta({ title: '担当するアカウント', help: '空のときは、すべてのアカウントを担当します。' }),
    notBefore: day.meta({ title: '有効期間の始まり', help: 'YYYY-MM-DD（日本時間）。その日から確認できます。' }),
    notAfter: day.meta({ title: '有効期間の終わり', help: 'YYYY-MM-DD（日本時間）。その日まで確認できます。' }),
  })
  .refine(({ notBefore, notAfter }) => notBefore === '' || notAfter === '' || notBefore <= notAfter, {
    error: '有効期間の終わりが、始まりより前になっています。',
    path: ['notAfter'],
  })
  .meta({ title: '職員' });

export type Person = z.infer<typeof personSchema>;

/** Whether somebody may confirm what others have written. */
export const confirms = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.includes('approver') || roles.includes('head');
