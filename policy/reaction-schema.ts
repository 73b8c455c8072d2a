import { z } from 'zod';

/** What staff may do to what others have written. */

const reactionMode = z.enum(['off', 'confirm', 'block']);
export type ReactionMode = z.infer<typeof reactionMode>;

const INVITATION =
  'ご意見をお寄せいただき、ありがとうございます。このアカウントでは、個別のお返事を控えております。ご質問やご意見は、公式サイトの「お問い合わせ」からお寄せください。';

const reaction = (title: string, description: string) =>
  reactionMode.default('confirm').meta({ title, description, strictest: 'block' });

export const reactionsSchema = z
  .object({
    like: reaction('いいね', 'Like'),
    repost: reaction('リポスト・引用', 'Repost, quote'),
    follow: reaction('フォロー', 'Follow'),
    directMessage: reaction('ダイレクトメッセージ', 'Direct message'),
    reply: reactionMode.default('off').meta({
      title: '返信を書きはじめること',
      description: 'Beginning a reply',
      help: 'ガイドラインが「原則返信しない」とするときは、書かなくても confirm です。LINEチャットの返事にも効きます。',
      englishHelp:
        'confirm by itself where the guideline says that replies are not given as a rule. Holds for answers in LINE chat too.',
      strictest: 'block',
    }),
    ownPosts: z.enum(['confirm', 'off']).default('confirm').meta({
      title: '自分の投稿への反応',
      description: "Reactions to one's own posts",
      help: 'confirm＝ほかの投稿と同じ、off＝自分の投稿なら尋ねずに通す。X だけに効きます。',
      englishHelp: 'confirm: as for any post, off: not asked about for own posts. On X only.',
      strictest: 'confirm',
    }),
  })
  .prefault({})
  .meta({
    title: '反応ボタンの扱い',
    description: 'What a reaction button does',
    help: 'off＝そのまま通す、confirm＝押した後に確かめる、block＝使わせない。',
    englishHelp: 'off: as usual, confirm: asks after it was pressed, block: cannot be used.',
  });

export const repliesSchema = z
  .object({
    invitation: z.string().max(500).default(INVITATION).meta({
      title: '返信の代わりに案内する文',
      description: 'Text offered instead of a reply',
      help: '返信しようとしたときに示し、写せるようにします。',
      englishHelp: 'Shown, ready to be copied, when somebody is about to reply.',
      strictest: INVITATION,
    }),
    coolDownSeconds: z.number().int().min(0).max(600).default(20).meta({
      title: '落ち着くまで待つ秒数',
      description: 'Seconds to cool down',
      help: '怒りや中傷の言葉への返信は、この秒数がたつまで進めません。0＝待たない。',
      englishHelp: 'A reply to angry or defaming words cannot go on before they have passed. 0: no wait.',
      strictest: 20,
    }),
    links: z.enum(['auto', 'off', 'confirm']).default('auto').meta({
      title: '寄せられた投稿の中のリンク',
      description: 'Links in received posts',
      help: 'confirm＝開く前に行き先を見せて確かめる。auto＝ガイドラインが求めるときだけ確かめる。公式サイトのドメインへは、そのまま開きます。',
      englishHelp:
        'confirm: shows where a link leads before it opens. auto: only where a guideline asks for it. Links to official domains just open.',
      strictest: 'confirm',
    }),
  })
  .prefault({})
  .meta({
    title: '寄せられた投稿への対応',
    description: 'Answering what was received',
    help: '返信を止めるかどうかは、反応ボタンの扱い（reply）で決めます。',
    englishHelp: 'Whether replies are stopped is set under reactions (reply).',
  });
