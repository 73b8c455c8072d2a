import type { AccountStatus } from '../../guards/account.ts';
import type { CodeRefusal } from '../../guards/approval/approvals.ts';
import type { Change } from '../../guards/approval/difference.ts';
import type { Missing } from '../../guards/gate.ts';
import type { Severity } from '../../rules/types.ts';

/** Everything staff read on the pages of the sites, in one place. Polite and plain: what it is, why, what to do. It proposes and never scolds. */

const severity: Record<Severity, string> = { block: '要修正', warn: '要確認', info: 'お知らせ' };

const refusal: Record<CodeRefusal, string> = {
  'not-a-code': '確認コードは8けたの数字です。確認者から受け取った数字を、もう一度ご入力ください。',
  locked: 'まちがいが5回続いたため、15分間入力を止めています。時間をおいて、確認者に新しいコードをご依頼ください。',
  wrong:
    'コードが合いません。本文を直したあとなら、新しい依頼文を確認者に送り直してください。10分以上前のコードは、時間切れのことがあります。',
  used: 'このコードは使用済みです。もう一度投稿するときは、確認者に新しいコードをご依頼ください。',
  'no-approver': '確認者が登録されていません。設定画面で、確認してくださる方を登録してください。',
  'unseen-characters': '目に見えない文字が入っているため、確認できません。その前後の文字を消して、打ち直してください。',
  'unreadable-media': '画像の中身を確かめられないため、確認できません。画像を外して、もう一度添付してください。',
};

const account: Record<AccountStatus, string> = {
  registered: '台帳に登録された公式アカウントです',
  unregistered: '台帳にないアカウントです',
  unknown: 'アカウントを読み取れません',
  'no-register': '台帳が設定されていません。アカウント名をよくお確かめください',
};

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

const missing: Record<Missing['need'], string> = {
  policy: '設定が失われています。管理者にご連絡ください',
  empty: '本文がありません',
  flying: '前の投稿の結果を待っています',
  schedule: '予約時刻を読み取れません',
  media: '画像の中身を確かめられません',
  mend: '要修正の箇所があります',
  acknowledge: '要確認の項目に確認の印がありません',
  answer: 'チェックリストに印がありません',
  approver: '確認者が登録されていません',
  code: '確認コードが入力されていません',
};

const reaction = {
  like: 'いいね',
  repost: 'リポスト',
  quote: '引用',
  follow: 'フォロー',
  'direct-message': 'メッセージの送信',
};

const surface = {
  post: '投稿',
  reply: '返信',
  quote: '引用投稿',
  thread: '連続投稿',
  comment: 'コメント',
  message: 'メッセージ',
  broadcast: '一斉配信',
  edit: '投稿の編集',
};

export const jaPage = {
  name: 'ゆびさし',
  severity,
  refusal,
  accountStatus: account,
  field,
  missing,
  reaction,
  surface,
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
    postNumber: (n: number) => `${n}件目の投稿`,
    basis: '根拠',
    fix: '直し方の例',
    you: (account: string) => (account ? `@${account} として投稿します` : 'アカウントを読み取れません'),
  },
  sheet: {
    title: '指さし確認',
    lead: '上から順に指でさし、声に出して確かめてから投稿します。',
    account: 'アカウント',
    text: '本文',
    media: '画像・動画',
    links: 'リンク',
    audience: '公開のしかた',
    findings: '気づいたこと',
    checklist: '機械では確かめられないこと',
    code: 'もう一人の確認',
    none: 'ありません',
    now: 'すぐに投稿します',
    at: (when: string) => `${when} に予約します`,
    badSchedule: '予約時刻を読み取れません',
    everyone: 'だれでも返信できます',
    limited: (mode: string) => `返信できる人を限っています（${mode}）`,
    place: (name: string) => `場所のタグが付いています：${name}`,
    replyTo: '他の投稿への返信です',
    quoteOf: '他の投稿の引用です',
    emoji: '絵文字の読み',
    alt: (alt: string) => (alt ? `説明：${alt}` : '説明（代替テキスト）がありません'),
    mediaFingerprint: (hash: string) => (hash ? `画像の指紋 ${hash.slice(0, 8)}` : 'まだ読み取れていません'),
    mediaCount: (images: number, videos: number) =>
      [images && `画像 ${images}点`, videos && `動画 ${videos}点`].filter(Boolean).join('、'),
    linkCheck: '行き先を開いて確かめましたか。',
    noFindings: '本文に気になる点はありませんでした。',
    acknowledge: '確かめました。このままにします',
    mend: 'このままでは投稿できません。「戻って直す」を押して、本文をお直しください。',
    noChecklist: '選ばれたガイドラインに、追加の確認はありません。',
    voided: '内容が変わったため、前の確認は無効になりました。変わったところ：',
    steps: ['依頼文をコピーする', '確認者に送る（メール・チャットなど）', '返ってきた8けたのコードを入力する'],
    copyRequest: '依頼文をコピー',
    requestCopied: '依頼文をコピーしました。確認者に送ってください。',
    approvers: (names: string[]) => `確認できる人：${names.join('、')}`,
    noApprover:
      '確認者がまだ登録されていません。一人では投稿できません。設定画面で、確認してくださる方を登録してください（2分ほどで終わります）。',
    openOptions: '設定画面を開く',
    codeLabel: '確認コード（8けた）',
    codeHint: '例：1234-5678',
    submitCode: 'コードを確かめる',
    got: (name: string, until: string) => `${name}さんの確認を受けました（${until} まで有効）`,
    needMore: (have: number, of: number) => `${of}人の確認が必要です（いま${have}人）`,
    tries: (left: number) => `あと${left}回まちがえると、15分間入力できなくなります。`,
    locked: (until: string) => `${until} まで入力を止めています。`,
    release: 'この内容で投稿する',
    back: '戻って直す',
    stillMissing: 'まだできません：',
    ready: '準備ができました。もう一度アカウントと本文を見てから押してください。',
    forever: '一度出た投稿は、消しても写しが残ります。',
    owner: (owner: string) => `所管：${owner}`,
    working: '確かめています…',
  },
  react: {
    title: (what: string) => `「${what}」しますか`,
    as: (account: string) =>
      account ? `@${account} として行います。公式の意思表示と受け取られます。` : 'アカウントを読み取れません。',
    to: '相手',
    unknown: 'ボタンの操作として読み取れませんでしたが、このページが送ろうとしています。',
    yes: (what: string) => `「${what}」する`,
    no: 'やめる',
    blocked: (what: string) => `このアカウントでは「${what}」できない設定です`,
    blockedWhy: 'ガイドラインまたは管理者の設定で止めています。必要なときは管理者にご相談ください。',
  },
  image: {
    title: 'この画像には、写っていない情報が付いています',
    lead: 'X は表示のときにこうした情報を取り除きますが、送った元のファイルは X に渡ります。ほかの経路では、そのまま公開されることもあります。',
    found: '見つかったもの',
    clean: '情報を消して添付',
    keep: 'そのまま添付',
    keepAck: '情報が付いたまま送ることを確かめました',
    lossless: '画質は変わりません。向きと色の情報は残します。',
    unreadable:
      'この画像は読み取れませんでした。壊れているか、対応していない形式です。位置情報が残っているかもしれません。',
    uncheckable: 'この形式の中身は、まだ確かめられません。撮影場所などの情報が残っているかもしれません。',
    uncleanable: 'この形式の情報は、まだ消せません。写真アプリで JPEG に書き出すと消せます。',
    kinds: {
      gps: '撮影場所',
      place: '地名',
      author: '作成者',
      device: '機器の番号',
      time: '撮影日時',
      face: '人の名前',
      thumbnail: '小さな見本の画像',
      hidden: '隠れたデータ',
      text: '文字の情報',
    } as Record<string, string>,
    none: 'とくになし',
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
      'このページが、確認のない投稿や反応を送ろうとしました。何も公開されていません。心当たりがなければ、管理者にお知らせください。',
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
