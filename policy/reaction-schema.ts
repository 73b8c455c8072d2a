import { z } from 'zod';

/** What staff may do to what others have written. */

const reactionMode = z.enum(['off', 'confirm', 'block']);
export type ReactionMode = z.infer<typeof reactionMode>;

const INVITATION =
  'ご意見をお寄せいただき、ありがとうございます。このアカウントでは、個別のお返事を控えております。ご質問やご意見は、公式サイトの「お問い合わせ」からお寄せください。';

const reaction = (title: string) => reactionMode.default('confirm').meta({ title, strictest: 'block' });

export const reactionsSchema = z
  .object({
    like: reaction('いいね'),
    repost: reaction('リポスト・引用'),
    follow: reaction('フォロー'),
    directMessage: reaction('ダイレクトメッセージ'),
    reply: reactionMode.default('off').meta({
      title: '返信を書きはじめること',
      help: 'ガイドラインが「原則返信しない」とするときは、書かなくても confirm です。LINEチャットの返事にも効きます。',
      strictest: 'block',
    }),
    ownPosts: z.enum(['confirm', 'off']).default('confirm').meta({
      title: '自分の投稿への反応',
      help: 'confirm＝ほかの投稿と同じ、off＝自分の投稿なら尋ねずに通す。X だけに効きます。',
      strictest: 'confirm',
    }),
  })
  .prefault({})
  .meta({
    title: '反応ボタンの扱い',
    description: 'What happens when a reaction button is pressed: off, confirm or block',
    help: 'off＝そのまま通す、confirm＝押した後に確かめる、block＝使わせない。',
  });

export const repliesSchema = z
  .object({
    invitation: z.string().max(500).default(INVITATION).meta({
      title: '返信の代わりに案内する文',
      help: '返信しようとしたときに示し、写せるようにします。',
      strictest: INVITATION,
    }),
    coolDownSeconds: z.number().int().min(0).max(600).default(20).meta({
      title: '落ち着くまで待つ秒数',
      help: '怒りや中傷の言葉への返信は、この秒数がたつまで進めません。0＝待たない。',
      strictest: 20,
    }),
    links: z.enum(['auto', 'off', 'confirm']).default('auto').meta({
      title: '寄せられた投稿の中のリンク',
      help: 'confirm＝開く前に行き先を見せて確かめる。auto＝ガイドラインが求めるときだけ確かめる。公式サイトのドメインへは、そのまま開きます。',
      strictest: 'confirm',
    }),
  })
  .prefault({})
  .meta({
    title: '寄せられた投稿への対応',
    description:
      'The text offered instead of a reply, the pause before answering an angry post, links in received posts',
    help: '返信を止めるかどうかは、反応ボタンの扱い（reply）で決めます。',
  });
