import { z } from 'zod';
import { accountId } from './people-schema.ts';

/** How the second person confirms: how many, how strongly, and where more is asked than elsewhere. */

export const strengths = ['typed', 'signed', 'passkey'] as const;

const strength = z.enum(strengths);
export type Strength = z.infer<typeof strength>;

/** What is taken where nobody can read what was to be taken. */
const strictest: readonly Strength[] = ['signed', 'passkey'];

/** What a draft can be that asks for more. */
export const situations = [
  'always',
  'media',
  'reply',
  'message',
  'broadcast',
  'scheduled',
  'outside-hours',
  'warned',
] as const;

export type Situation = (typeof situations)[number];

export const stricterSchema = z
  .strictObject({
    when: z.enum(situations).default('always').meta({
      title: '場面',
      description: 'Situation',
      help: 'always＝いつも、media＝画像や動画がある、reply＝返信・コメント、message＝メッセージ、broadcast＝一斉配信、scheduled＝予約、outside-hours＝投稿する時間の外、warned＝要確認の指摘を残した。',
      englishHelp:
        'always, media: with pictures or films, reply: replies and comments, message, broadcast, scheduled, outside-hours: outside the hours for posts, warned: with something left that was pointed out.',
    }),
    accounts: z.array(accountId).default([]).meta({
      title: 'アカウント',
      description: 'Accounts',
      help: '空のときは、すべてのアカウントです。先頭の @ は付けません。',
      englishHelp: 'Empty: all accounts. Without the leading @.',
    }),
    required: z
      .number()
      .int()
      .min(1)
      .max(3)
      .default(1)
      .meta({ title: '必要な確認者の人数', description: 'People who have to confirm' }),
    strengths: z
      .array(strength)
      .min(1)
      .default([...strengths])
      .meta({ title: '受け付ける確認の方法', description: 'Ways of confirming that are taken' }),
    headOnly: z
      .boolean()
      .default(false)
      .meta({ title: '所属長（head）の確認だけを受け付ける', description: 'The head alone may confirm' }),
  })
  .meta({ title: '厳しくする場面', description: 'When more is asked for' });

export const approvalSchema = z
  .object({
    required: z.number().int().min(1).max(3).default(1).meta({
      title: '必要な確認者の人数',
      description: 'People who have to confirm',
      help: '所属長（head）の確認は、一人で足ります。',
      englishHelp: "A head's confirmation alone is enough.",
      strictest: 3,
    }),
    strengths: z
      .array(strength)
      .min(1)
      .default([...strengths])
      .meta({
        title: '受け付ける確認の方法',
        description: 'Ways of confirming that are taken',
        help: 'typed＝8けたのコード、signed＝署名（コピーや QR で渡す）、passkey＝投稿者の席でのパスキー。',
        englishHelp:
          'typed: a code of eight digits, signed: a signature (by copy or QR code), passkey: a passkey at the desk of the person who posts.',
        strictest: [...strictest],
      }),
    ttlMinutes: z.number().int().min(5).max(1440).default(60).meta({
      title: '確認コードの有効時間（分）',
      description: 'Minutes a code is valid',
      help: '10分単位に切り上げます。',
      englishHelp: 'Rounded up to tens.',
      strictest: 10,
    }),
    signedHours: z
      .number()
      .int()
      .min(1)
      .max(168)
      .default(24)
      .meta({ title: '署名の有効時間（時間）', description: 'Hours a signature is valid', strictest: 1 }),
    allowLocalPairing: z.boolean().default(true).meta({
      title: '設定画面での確認者の登録を認める',
      description: 'Second persons may be registered in the settings',
      help: 'people が届いているときは、書かなければ false です。一人で二役になるのを防ぎます。',
      englishHelp: 'false by itself once people has arrived: nobody shall be both persons.',
      strictest: false,
    }),
    pointing: z.enum(['every', 'off']).default('every').meta({
      title: '指さし確認',
      description: 'Pointing and calling',
      help: 'every＝アカウントから公開のしかたまで、一つずつ確かめてから投稿する。off＝一覧を見るだけ。',
      englishHelp:
        'every: each thing, from the account to the audience, is pointed at before posting; off: the list is only shown.',
      strictest: 'every',
    }),
  })
  .prefault({})
  .meta({ title: '二人での確認', description: 'Confirmation by a second person' });

export type ApprovalPolicy = z.infer<typeof approvalSchema>;
export type Stricter = z.infer<typeof stricterSchema>;

/**
 * What stands in for an item that cannot be read: somebody wanted more than usual. What can be read of it holds, the rest is
 * as strict and wide as can be: a list of accounts with a fault in it speaks of all accounts.
 */
export function widened(item: unknown): Stricter {
  const given = typeof item === 'object' && item !== null ? item : {};
  const { when, accounts, required, strengths, headOnly } = stricterSchema.shape;
  const read = <T>(name: keyof Stricter, schema: z.ZodType<T>, instead: T): T => {
    const parsed = schema.safeParse(Reflect.get(given, name));
    return parsed.success ? parsed.data : instead;
  };
  const all = strengths.parse(undefined);
  const kinds = read('strengths', strengths, [...strictest]);
  const strict = kinds.filter((kind) => strictest.includes(kind));
  // Said of more accounts than was meant, codes must not take the place of what those ask for.
  const taken = strict.length > 0 && all.some((kind) => !kinds.includes(kind)) ? strict : all;
  return {
    when: read('when', when, 'always'),
    accounts: read('accounts', accounts, []),
    required: Math.max(2, read('required', required, 3)),
    strengths: taken,
    headOnly: read('headOnly', headOnly, true),
  };
}
