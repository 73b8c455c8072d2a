import type { AccountStatus } from '../../guards/account.ts';
import type { CodeRefusal } from '../../guards/approval/answer.ts';
import type { Missing } from '../../guards/gate.ts';
import { jaPage } from './ja-page.ts';

/** What is read on the sheets that open over a page, on top of what the page itself shows. */

const refusal: Record<CodeRefusal, string> = {
  'not-a-code':
    '確認コード（8けたの数字）でも署名（英数字99文字）でもありません。確認者から受け取ったものを、もう一度ご入力ください。',
  locked: 'まちがいが5回続いたため、15分間入力を止めています。時間をおいて、確認者に新しいコードをご依頼ください。',
  wrong:
    'コードが合いません。数字をもう一度お確かめください。本文を直したあとなら、新しい依頼文を確認者に送り直してください。',
  expired: '時間切れのコードです。確認者に、新しいコードをご依頼ください。',
  self: 'ご自分の確認は使えません。別の方に確認をご依頼ください。',
  'not-theirs': 'この方は、このアカウントの確認者ではないか、有効期間が過ぎています。ほかの確認者にご依頼ください。',
  'not-strong-enough': 'この投稿には、この方法の確認は使えません。下に示した方法で確認を受けてください。',
  used: 'このコードは使用済みです。同じ10分のあいだは、同じコードしか出ません。もう一度投稿するときは、10分ほどたってから、新しい依頼文でコードをご依頼ください。',
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

const missing: Record<Missing['need'], string> = {
  policy: '設定が失われています。管理者にご連絡ください',
  who: 'だれが席にいるかを選んでください',
  flame: '炎上対応中のため、返信や引用は止めています',
  point: '指さし確認が残っています',
  empty: '本文がありません',
  flying: '前の投稿の結果を待っています',
  schedule: '予約時刻を読み取れません',
  media: '画像や動画の中身を確かめられません（外して、ファイルから添付し直してください）',
  mend: '要修正の箇所があります',
  acknowledge: '要確認の項目に確認の印がありません',
  answer: 'チェックリストに印がありません',
  consent: '写っている人や権利についての記入がありません',
  approver: '確認者が登録されていません',
  code: '確認コードが入力されていません',
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
  poll: '投票つきの投稿',
};

export const jaSheet = {
  ...jaPage,
  refusal,
  accountStatus: account,
  missing,
  surface,
  react: {
    title: (what: string) => `「${what}」しますか`,
    as: (account: string) =>
      account ? `@${account} として行います。公式の意思表示と受け取られます。` : 'アカウントを読み取れません。',
    to: '相手',
    unknown: 'ボタンの操作として読み取れませんでしたが、このページが送ろうとしています。',
    yes: (what: string) => `「${what}」する`,
    wait: (what: string, seconds: number) => `「${what}」する（あと${seconds}秒）`,
    hot: '怒りや中傷の言葉が見られます。すぐには答えず、落ち着いて、ほかの職員にもご相談ください。言い争いは避けましょう。',
    instead: '返信の代わりに、窓口をご案内できます',
    copyInvitation: '案内文をコピー',
    no: 'やめる',
    blocked: (what: string) => `このアカウントでは「${what}」できない設定です`,
    blockedWhy: 'ガイドラインまたは管理者の設定で止めています。必要なときは管理者にご相談ください。',
  },
  link: {
    title: 'このリンクを開きますか',
    lead: '寄せられた投稿の中のリンクです。知らない行き先は、開かないのが安全です。',
    hidden: '行き先は分かりません（短縮アドレス）',
    shown: (text: string) => `画面の表示：${text}`,
    punycode: '見分けにくい文字を使ったアドレスです。公式サイトに似せた偽物のおそれがあります。',
    yes: '開く',
    no: 'やめる',
  },
  profile: {
    title: 'プロフィールの確認',
    items: {
      name: (begins: string) => `アカウントの名前は「${begins}○○○」の形にします。いまの名前は、そうなっていません。`,
      person: () => '名前に役職が入っています。組織の名前にして、個人名や役職名は入れません。',
      verified: () => '認証（公式の印）が見当たりません。サービスの認証を受けられないか、ご検討ください。',
      site: () => '公式サイトへのリンクがありません。プロフィールのウェブサイト欄に載せてください。',
      contact: () => '問い合わせ先がありません。電話番号やメールアドレス、問い合わせ窓口を載せてください。',
      policy: () => '運用ポリシーへの案内がありません。ポリシーのページへのリンクを載せてください。',
    },
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
    /** Who is reached, site by site; `audience` is the site's own word. */
    reach: (site: string, audience: string): string => {
      const words = audience.split(' ').filter(Boolean);
      if (site === 'line-manager') {
        const friends = words.includes('filtered') ? '絞り込んだ友だちに配信します' : '友だち全員に配信します';
        return `${friends}。${words.includes('voom') ? 'LINE VOOM にも公開します。' : 'LINE VOOM には出しません。'}取り消しはできません。`;
      }
      if (site === 'business-suite') return words.length > 0 ? `出る先：${words.join('、')}` : '出る先を読み取れません';
      if (site === 'facebook') return audience ? `公開範囲：${audience}` : 'だれでも見られます';
      return audience ? `返信できる人を限っています（${audience}）` : 'だれでも返信できます';
    },
    place: (name: string) => `場所のタグが付いています：${name}`,
    replyTo: '他の投稿への返信です',
    /** `of` is the number of a post, or what a preview shows. */
    quoteOf: (of: string): string => (/^\d+$/.test(of) ? '他の投稿の引用です' : 'リンク先のプレビューが付きます'),
    emoji: '絵文字の読み',
    alt: (alt: string) => (alt ? `説明：${alt}` : '説明（代替テキスト）がありません'),
    mediaFingerprint: (hash: string) => (hash ? `画像の指紋 ${hash.slice(0, 8)}` : 'まだ読み取れていません'),
    mediaCount: (images: number, videos: number) =>
      [images && `画像 ${images}点`, videos && `動画 ${videos}点`].filter(Boolean).join('、'),
    look: '大きく見る',
    consent: {
      question: 'だれか分かる人や、ほかの人に権利のあるものが写っていますか',
      no: '写っていない',
      yes: '写っていて、了解を得ている',
      from: 'だれから',
      how: '方法（書面・電話など）',
      on: '日付',
      record: 'この三つは、すべて記入してください。記録に残り、確認者にも伝わります。',
      note: '記入すると、記録に残り、確認者にも伝わります。',
    },
    linkCheck: '行き先を開いて確かめましたか。',
    noFindings: '本文に気になる点はありませんでした。',
    acknowledge: '確かめました。このままにします',
    mend: 'このままでは投稿できません。「戻って直す」を押して、本文をお直しください。',
    noChecklist: '選ばれたガイドラインに、追加の確認はありません。',
    voided: '内容が変わったため、前の確認は無効になりました。変わったところ：',
    steps: (typed: boolean, signed: boolean) => [
      '依頼文をコピーする（またはファイルに保存する）',
      '確認者に送る（メール・チャットなど）',
      `返ってきた${[typed && '8けたのコード', signed && '署名'].filter(Boolean).join('か')}を入力する`,
    ],
    saveRequest: 'ファイルに保存',
    saveWithMedia: '画像といっしょにファイルに保存',
    requestSaved: 'ファイルに保存しました。確認者に渡してください。',
    showQr: 'QRコードで渡す',
    qrLabel: '依頼文のQRコード',
    qrLead: (fits: boolean): string =>
      fits
        ? '確認者のページの「QRコードを読む」で、この画面を写してください。'
        : '長いため、QRコードにはできません。依頼文をコピーするか、ファイルに保存してください。',
    walkUp: 'この席で確認してもらう（パスキー・署名のQRコード）',
    headOnly: 'この投稿は、所属長の確認が必要です。',
    noHead: 'この投稿を確認できる所属長が登録されていません。管理者にご連絡ください。',
    waived: '二人目の確認を待たずに投稿できます。',
    template: (title: string) => `署名済みの定型文「${title}」です。確認コードなしで投稿できます。`,
    strength: { typed: 'コード', signed: '署名', passkey: 'パスキー' },
    dates: '日付',
    noSuchDay: 'この日付は暦にありません',
    away: (days: number) =>
      days === 0 ? '今日' : days === 1 ? '明日' : days > 0 ? `${days}日後` : `${-days}日前（過ぎています）`,
    pointAt: (what: string) => `${what.replace(/（.*/, '')}、よし`,
    copyRequest: '依頼文をコピー',
    requestCopied: '依頼文をコピーしました。確認者に送ってください。',
    approvers: (names: string[]) => `確認できる人：${names.join('、')}`,
    noApprover:
      '確認者がまだ登録されていません。一人では投稿できません。設定画面で、確認してくださる方を登録してください（2分ほどで終わります）。',
    openOptions: '設定画面を開く',
    codeLabel: (typed: boolean, signed: boolean): string =>
      typed && signed ? '確認コード（8けた）または署名' : typed ? '確認コード（8けた）' : '署名',
    codeHint: '例：1234-5678',
    submitCode: 'コードを確かめる',
    got: (name: string, how: string, until: string) => `${name}さんの確認を受けました（${how}、${until} まで有効）`,
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
  emergency: {
    title: '緊急発信（二人目の確認を待たない）',
    lead: '二人目の確認を待てない、下の理由のどれかにあたるときだけお使いください。理由が記録に残り、ほかの人があとで確認するまで、赤い表示が残ります。',
    reason: '理由',
    reasons: {
      life: '災害など、人の命・安全にかかわる',
      correction: '誤った情報をすぐに訂正する',
      'no-approver': '確認者に連絡がつかず、遅れると支障がある',
    },
    note: '何が起きているか（必ず書いてください）',
    tried: '連絡をこころみた相手と方法',
    say: '緊急発信として、この内容で投稿します',
  },
  who: { lead: 'いま席にいるのは、どなたですか', choose: '選んでください', say: 'この名前で続ける' },
  image: {
    title: (count: number) =>
      `${count === 1 ? 'この画像には' : `この${count}点には`}、見ただけでは分からない情報が付いています`,
    titleProblem: (count: number) => `中身を確かめられないファイルがあります${count === 1 ? '' : `（${count}点）`}`,
    lead: 'X・Facebook・LINE は、今は表示のときにこうした情報を取り除きますが、送った元のファイルは運営会社に渡ります。ホームページやメールなど、ほかの出し方では、そのまま公開されます。',
    clean: '情報を消して添付',
    keep: 'そのまま添付',
    drop: '添付しない',
    one: { clean: '消して添付', keep: 'そのまま添付', drop: '添付しない' },
    go: (count: number) => `この${count}点を添付`,
    sum: (clean: number, keep: number, drop: number) =>
      `消して添付 ${clean}点・そのまま ${keep}点・添付しない ${drop}点`,
    keepAck: '情報が付いたまま送ることを確かめました',
    unsure: '「そのまま添付」にしたものに、確かめた印を付けてください。',
    lossless: '消しても画質は変わりません。向きと色の情報は残します。',
    blocked: '決まりにより、残したままの添付はできません。',
    near: (place: string, position: string) => `${place}のあたり（${position}）`,
    more: (count: number) => `ほか${count}件`,
    credentials: '来歴の証明（C2PA）が付いています。情報を消すと、この証明は使えなくなります。',
    uncleanable: 'ここでは消せません。写真アプリで JPEG に書き出して添付し直すと、消せます。',
    problems: {
      empty: '中身が空です。元のファイルを選び直してください。',
      'too-large': '大きすぎて、中身を確かめられません。小さく書き出してから添付し直してください。',
      truncated: '途中で切れています。元のファイルを選び直すか、写真アプリで書き出してください。',
      damaged: '壊れているか、名前と中身の種類が違います。写真アプリで JPEG に書き出してください。',
      timeout: '時間がかかりすぎるため、確かめるのをやめました。写真アプリで JPEG に書き出してください。',
    } as Record<string, string>,
    unknown:
      '中身を確かめられません。撮影場所などが残っているかもしれません。写真アプリで JPEG に書き出すか、スクリーンショットを使ってください。',
    kinds: {
      gps: '撮影場所',
      place: '地名',
      face: '写っている人の名前',
      author: '撮影した人・作成者',
      device: '機器の番号',
      hidden: '隠れたデータ',
      thumbnail: '見本画像',
      text: '書き込まれた文字',
      time: '撮影日時（参考）',
    } as Record<string, string>,
    codes: {
      'motion-photo': '写真に続く動画',
      'second-image': 'もう一枚の画像',
      'maker-note': 'カメラの記録',
      'content-credentials': '来歴の証明',
      'metadata-track': '動画の中の記録',
      'trailing-data': '末尾のデータ',
    } as Record<string, string>,
    upload: {
      title: '検査を通らずに送られようとした画像です',
      lead: 'ここでは情報を消せません。「送らない」を押し、画像をいったん外して、もう一度添付してください。添付のときに消せます。',
      stop: '送らない',
      keep: 'このまま送る',
    },
  },
  lightbox: {
    title: (at: number, of: number) => `画像 ${at} / ${of}`,
    before: '前の画像',
    next: '次の画像',
    full: '原寸で見る',
    fit: '全体を見る',
  },
};

export type SheetStrings = typeof jaSheet;
