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
    id: base64url.max(1400).meta({ title: '識別子', description: 'Identifier' }),
    /** SubjectPublicKeyInfo of a P-256 key: 91 bytes. */
    publicKey: base64url.length(122).meta({ title: '公開鍵', description: 'Public key' }),
  })
  .meta({ title: 'パスキー', description: 'Passkey' });

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
    id: z.string().min(1).meta({
      title: '職員の識別子',
      description: 'Identifier of the person',
      help: '記録に残ります。職員番号など、ほかの人と重ならないもの。',
      englishHelp: 'Kept in the log: a staff number or the like, which nobody else has.',
    }),
    name: z.string().min(1).meta({ title: '氏名', description: 'Name' }),
    dept: z.string().default('').meta({ title: '所属', description: 'Section' }),
    roles: z
      .array(z.enum(['poster', 'approver', 'head', 'admin']))
      .default(['poster'])
      .meta({
        title: '役割',
        description: 'Roles',
        help: 'poster＝投稿する人、approver＝確認する人、head＝所属長（一人の確認で足ります）、admin＝管理する人。',
        englishHelp:
          'poster: writes, approver: confirms, head: head of the section (whose confirmation alone is enough), admin: administers.',
      }),
    agreePub: publicKey.meta({
      title: '確認コード用の公開鍵',
      description: 'Public key for confirmation codes',
      help: '「確認者のページ」で作る登録カードに入っています。P-256、base64url、87文字。確認する人には必要です。',
      englishHelp:
        'Part of the registration card that the page for second persons makes: P-256, base64url, 87 characters. Needed by whoever confirms.',
    }),
    signPub: publicKey.meta({
      title: '署名用の公開鍵',
      description: 'Public key for signatures',
      help: '登録カードに入っています。P-256、base64url、87文字。署名で確認する人と、定型文に署名する人には必要です。',
      englishHelp:
        'Part of the registration card: P-256, base64url, 87 characters. Needed by whoever confirms by signature or signs templates.',
    }),
    passkeys: z.array(passkeySchema).max(10).default([]).meta({
      title: 'パスキー',
      description: 'Passkeys',
      help: '登録カードに入っています。投稿者の席で確認する人には必要です。',
      englishHelp: 'Part of the registration card. Needed by whoever confirms at the desk of the person who posts.',
    }),
    accounts: z.array(accountId).default([]).meta({
      title: '担当するアカウント',
      description: 'Accounts of this person',
      help: '空のときは、すべてのアカウントを担当します。',
      englishHelp: 'Empty: all accounts.',
    }),
    notBefore: day.meta({
      title: '有効期間の始まり',
      description: 'Valid from',
      help: 'YYYY-MM-DD（日本時間）。その日から確認できます。',
      englishHelp: 'YYYY-MM-DD (Japan time). May confirm from that day on.',
    }),
    notAfter: day.meta({
      title: '有効期間の終わり',
      description: 'Valid until',
      help: 'YYYY-MM-DD（日本時間）。その日まで確認できます。',
      englishHelp: 'YYYY-MM-DD (Japan time). May confirm up to and on that day.',
    }),
  })
  .refine(({ notBefore, notAfter }) => notBefore === '' || notAfter === '' || notBefore <= notAfter, {
    error: '有効期間の終わりが、始まりより前になっています。',
    path: ['notAfter'],
  })
  .meta({ title: '職員', description: 'Member of staff' });

export type Person = z.infer<typeof personSchema>;

/** Whether somebody may confirm what others have written. */
export const confirms = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.includes('approver') || roles.includes('head');

/** Whether somebody's term has begun and not ended on that day (YYYY-MM-DD). */
export const isInTerm = ({ notBefore, notAfter }: Pick<Person, 'notBefore' | 'notAfter'>, day: string): boolean =>
  (notBefore === '' || notBefore <= day) && (notAfter === '' || day <= notAfter);
