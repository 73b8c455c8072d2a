import type { Change } from '../../guards/approval/difference.ts';
import { type Topic, topics } from '../../rules/topics.ts';
import type { Severity } from '../../rules/types.ts';

/**
 * What staff read on the pages of the sites while they write; ja-sheet.ts has what is read on the sheets. Polite and plain:
 * what it is, why, what to do. It proposes and never scolds.
 */

const severity: Record<Severity, string> = { block: '要修正', warn: '要確認', info: 'お知らせ' };

const field: Record<Change['field'], string> = {
  text: '本文',
  posts: '投稿の数',
  account: 'アカウント',
  surface: '投稿の種類',
  media: '画像',
  alt: '画像の説明',
  audience: '返信できる人',
  placeTag: '場所のタグ',
  scheduledAt: '予約時刻',
  replyTo: '返信先',
  quoteOf: '引用元',
};

const reaction = {
  like: 'いいね',
  repost: 'リポスト',
  quote: '引用',
  follow: 'フォロー',
  'direct-message': 'メッセージの送信',
  reply: '返信',
};

export const jaPage = {
  name: 'ゆびさし',
  /** How dates and times are written. */
  locale: 'ja-JP',
  marks: { list: '、', colon: '：', open: '（', close: '）', more: 'ほか' },
  topic: topics as Record<Topic, string>,
  /** What is said before a rule's own sentence, by rule or topic: nothing, where that sentence is in the same language. */
  advice: {} as Readonly<Partial<Record<string, string>>>,
  severity,
  field,
  reaction,
  close: '閉じる',
  cancel: 'やめる',
  copy: 'コピー',
  copied: 'コピーしました',
  live: {
    label: 'ゆびさしの確認結果',
    starting: '準備しています',
    fine: '気になる点はありません',
    typing: '書きはじめると、ここに確認結果が出ます',
    count: (blocks: number, warns: number) =>
      [blocks && `要修正 ${blocks}件`, warns && `要確認 ${warns}件`].filter(Boolean).join('・'),
    open: '確認結果を開く',
    fold: 'たたむ',
    cleaned: (count: number) => `${count}点から、撮影場所などの情報を消しました`,
    untaken: 'ここにはファイルを置けないようです。投稿欄の画像ボタンから添付してください。',
    postNumber: (n: number) => `${n}件目の投稿`,
    basis: '根拠',
    fix: '直し方の例',
    you: (account: string, name: string) =>
      account ? `${name ? `${name}（@${account}）` : `@${account}`} として投稿します` : 'アカウントを読み取れません',
    stranger:
      '公式アカウントの台帳にないアカウントです。個人のアカウントではありませんか。切り替えてから投稿してください。',
  },
  banner: {
    'context-invalidated': [
      'ゆびさしが更新されました',
      'このページでは確認ができないため、投稿を止めています。下書きを控えてから、ページを再読み込みしてください。',
    ],
    'part-missing': [
      '投稿の画面を読み取れません',
      'サイトの作りが変わったのかもしれません。安全のため投稿を止めています。再読み込みしても直らないときは、報告をコピーして管理者にお送りください。',
    ],
    'stopped-request': [
      '確認されていない通信を止めました',
      '確認のない投稿や反応か、読み取れない投稿（アンケートなど）です。何も公開されていません。心当たりがなければ、管理者にお知らせください。',
    ],
    frame: [
      '画面に見えない部分からの通信を止めました',
      'このページに埋め込まれた部分が、投稿や反応を送ろうとしました。そこでは内容を確かめられないため、何も公開していません。サービスのふつうの画面で行ってください。',
    ],
    blind: [
      '書いているあいだの確認ができていません',
      '投稿欄を見つけられませんでした。投稿の前の確認と二人での確認は働いています。報告をコピーして管理者にお送りください。',
    ],
    mismatch: [
      '確認した内容と違うため、投稿を止めました',
      '確認を受けた内容と、実際に送られようとした内容が違います。何も公開されていません。違うところ：',
    ],
    'policy-lost': [
      '管理者の設定が失われています',
      '以前に届いていた設定がなくなりました。安全のため投稿を止めています。管理者にご連絡ください。',
    ],
    internal: [
      'ゆびさしの内部で問題が起きました',
      '安全のため投稿を止めています。ページを再読み込みしてください。続くときは、報告をコピーして管理者にお送りください。',
    ],
  } as Record<string, [string, string]>,
  bannerReload: '再読み込み',
  bannerReport: '報告をコピー',
};

export type PageStrings = typeof jaPage;
