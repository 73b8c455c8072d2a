import { defineGuideline } from '../types.ts';

/**
 * What published incidents of official accounts taught; nobody is named. It can be cited where no municipality is
 * chosen. Questions a municipality also asks are worded alike on purpose: the checklist shows equal ones once.
 */
export default defineGuideline({
  id: 'common',
  municipality: '',
  title: '共通（事故事例）',
  effective: '2010年から2026年に報道・公表された事例をもとに整理',
  sites: ['x', 'facebook', 'business-suite', 'line-manager', 'line-chat'],
  clauses: [
    {
      number: '事例1',
      gist: '私用の応募が防災アカウントから投稿され、長く気付かれなかった。投稿前にアカウントを確かめる',
      binds: 'staff',
      topics: ['account', 'purpose', 'personal-voice'],
    },
    {
      number: '事例2',
      gist: 'アカウントの切り替え忘れで、別名義の投稿が出た。今のアカウントを見てから書く',
      binds: 'staff',
      topics: ['account'],
    },
    {
      number: '事例3',
      gist: '時刻が「○時○分」のままの緊急ひな形が流れた。空欄を残さず、一人の操作だけで出さない',
      binds: 'staff',
      topics: ['placeholder', 'two-person-check'],
    },
    {
      number: '事例4',
      gist: '訓練用や試験用の文が、本物の緊急情報として届いた。訓練と明記し、送り先を確かめる',
      binds: 'staff',
      topics: ['placeholder', 'audience', 'two-person-check'],
    },
    {
      number: '事例5',
      gist: '自動連携が、古い災害情報を一度に配信した。連携アプリと日付を見直す',
      binds: 'staff',
      topics: ['connected-app', 'past-date'],
    },
    {
      number: '事例6',
      gist: '「てすと」とだけ書いた投稿が公式アカウントに出た。試し書きは公式の画面でしない',
      binds: 'staff',
      topics: ['placeholder'],
    },
    {
      number: '事例7',
      gist: '「防止」の二文字が抜け、逆の意味で届いた。題名は元の資料と一字ずつ比べる',
      binds: 'staff',
      topics: ['typo-homophone', 'date-weekday-mismatch', 'invalid-date', 'ambiguous-expression'],
      ask: '日時・場所・金額などを、元の資料と見比べましたか',
    },
    {
      number: '事例8',
      gist: '似た形の侮辱的な絵文字を選び、二人目も見落とした。絵文字は名前で確かめる',
      binds: 'staff',
      topics: ['emoji-meaning', 'invisible-characters'],
    },
    {
      number: '事例9',
      gist: '写真に氏名と住所が写り込んでいた。画像は拡大し、複数人で見る',
      binds: 'staff',
      topics: ['image-consent', 'two-person-check'],
      ask: '画像を拡大して、名札・書類・画面などに個人情報が写っていないことを確かめましたか',
      askWhen: 'media',
    },
    {
      number: '事例10',
      gist: '候補者の投稿がリポストされ、共有アカウントのため誰の操作か分からなかった。操作も記録する',
      binds: 'staff',
      topics: ['repost', 'political', 'who-and-when'],
    },
    {
      number: '事例11',
      gist: '政治家の投稿を公式アカウントがリポストし、不適切とされた。広める前に立場を考える',
      binds: 'staff',
      topics: ['repost', 'political'],
    },
    {
      number: '事例12',
      gist: '「いいね」やリポストが意図せず押され、公式の意見と受け取られた。押す前に確かめる',
      binds: 'staff',
      topics: ['like', 'repost'],
    },
    {
      number: '事例13',
      gist: '大雨のさなか、同じ文の連投で凍結された。時刻などを添えて文を変える',
      binds: 'staff',
      topics: ['repeated-post'],
    },
    {
      number: '事例14',
      gist: '啓発で使った隠語のハッシュタグが規約違反とみなされ、凍結された。タグの言葉を選ぶ',
      binds: 'staff',
      topics: ['hashtag'],
    },
    {
      number: '事例15',
      gist: '古い・使われないアカウントが乗っ取られ、詐欺的な投稿に使われた。廃止と認証の管理を行う',
      binds: 'admin',
      topics: ['password', 'idle-account', 'incident'],
    },
    {
      number: '事例16',
      gist: '手放した古いドメインが別人の手に渡り、リンク先が賭博などのサイトになった。今の行き先を確かめる',
      binds: 'staff',
      topics: ['link-risk'],
      ask: 'リンク先を開いて、問題のない内容だと確かめましたか',
      askWhen: 'links',
    },
    {
      number: '事例17',
      gist: '身内に敬語を使った文が批判された。外の読み手の目で言葉づかいを見直す',
      binds: 'staff',
      topics: [],
    },
    {
      number: '事例18',
      gist: '委託先の正式なアカウントを偽物と発表した。委託先も台帳に載せておく',
      binds: 'admin',
      topics: ['account-register'],
    },
    {
      number: '事例19',
      gist: '流行の話題に乗ったら、別の出来事の話題だった。流行の理由を調べてから使う',
      binds: 'staff',
      topics: ['hashtag'],
    },
    {
      number: '事例20',
      gist: '災害の直後に予約投稿が出て、不謹慎とされた。急変時は予約を見直す',
      binds: 'staff',
      topics: [],
      ask: '災害や事故など、今の状況の中で出してよい内容ですか',
    },
    {
      number: '事例21',
      gist: '決定や解禁の前に日程などが出た。公表してよい時刻を確かめる',
      binds: 'staff',
      topics: ['undecided-policy', 'pre-announcement'],
    },
  ],
});
