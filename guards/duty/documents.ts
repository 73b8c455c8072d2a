import type { Account } from '../../policy/account-schema.ts';
import { guidelinesInForce, imagesInForce, reactionsInForce, severityInForce } from '../../policy/in-force.ts';
import { isInTerm } from '../../policy/people-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { dayOf } from '../../rules/dates.ts';
import { textDraft } from '../../rules/draft.ts';
import { type PaperKind, paperKinds } from '../../rules/duties.ts';
import { type Topic, topicIds, topics } from '../../rules/topics.ts';
import { covers } from '../account.ts';
import { demandFor } from '../approval/demand.ts';

/**
 * Papers that the guidelines ask for, filled from the register: what is known is written, what is not stays a blank to be seen.
 * 寒川 様式1–3, 木更津 開設申請書, 川崎 5(4)(5) and 5(1).
 */

export const documentKinds = paperKinds;
export type DocumentKind = PaperKind;

export interface Paper {
  title: string;
  /** Clauses that ask for it. */
  basis: string;
  /** Heading and text; an empty text is still to be written. */
  rows: { heading: string; text: string }[];
}

const siteName = {
  x: 'X（旧Twitter）',
  facebook: 'Facebook',
  'business-suite': 'Facebook（Meta Business Suite）',
  'line-manager': 'LINE公式アカウント',
  'line-chat': 'LINE公式アカウント（チャット）',
} as const;

/** The clauses that ask for this very paper; a topic has many more that do not. */
const basisOf = (policy: Policy, kind: PaperKind): string =>
  guidelinesInForce(policy)
    .flatMap(({ id, title, papers }) => {
      const asked = papers?.[kind]?.filter((number) => !policy.clausesOff.includes(`${id} ${number}`)) ?? [];
      return asked.length > 0 ? `${title} ${asked.join('・')}` : [];
    })
    .join('、');

/** Facebook knows a page by a number, which nobody writes with an @. */
const idOf = ({ site, id }: Account): string =>
  site === 'facebook' || site === 'business-suite' ? `ページの番号 ${id}` : `@${id}`;

const about = (account: Account): string =>
  [
    siteName[account.site],
    `アカウント名：${account.name ? `${account.name}（${idOf(account)}）` : idOf(account)}`,
    account.url && `URL：${account.url}`,
  ]
    .filter(Boolean)
    .join('\n');

/** What is done by a button, not written: it cannot be mended before posting. */
const reactionTopics: readonly Topic[] = ['like', 'repost', 'follow', 'direct-message', 'reply'];

/** 寒川 様式1: all fifteen items of 4(6), and what the form has besides. */
function operationPolicy(policy: Policy, account: Account): Paper {
  const town = policy.municipality || '当自治体';
  const replies = {
    off: '必要なものに、担当の職員がお返事します。',
    confirm: '原則として、個別のお返事はいたしません。お問い合わせは、公式サイトの窓口へお寄せください。',
    block: '個別のお返事はいたしません。お問い合わせは、公式サイトの窓口へお寄せください。',
  }[reactionsInForce(policy).reply];
  const rows: [string, string][] = [
    ['開設所属', account.owner],
    ['アカウントの種別', account.kind],
    ['目的', account.purpose],
    ['発信する内容', account.contents.map((content) => `・${content}`).join('\n')],
    ['アカウント情報', about(account)],
    ['運用責任者、管理運営課等', [account.responsible, account.owner].filter(Boolean).join('、')],
    ['運用体制', account.staff || '投稿は、担当の職員が作り、別の職員または所属長が内容を確認してから行います。'],
    [
      '運用期間',
      [account.openedOn && `${account.openedOn} から`, account.validUntil && `${account.validUntil} まで`]
        .filter(Boolean)
        .join(' '),
    ],
    ['運用時間', account.hours],
    ['投稿に対する返信等の対応', account.replies || replies],
    [
      '利用者への注意事項',
      [
        '次の投稿は、予告なく削除や非表示にすることがあります。',
        '・法令や公序良俗に反するもの',
        '・特定の個人や団体をそしるもの、差別するもの',
        '・著作権、肖像権、プライバシーなどを侵すもの',
        '・政治、選挙、宗教の活動にあたるもの、営利を目的とするもの',
        '・うそや、なりすまし、有害なプログラムへのリンクを含むもの',
        `${town}の仕事への反対のご意見や苦情は、それだけを理由に削除しません。`,
      ].join('\n'),
    ],
    [
      '知的財産権',
      `掲載する文章・写真などの権利は、${town}または元の権利者にあります。引用など、法律で認められた場合を除き、無断で使うことはできません。`,
    ],
    [
      '免責事項',
      `掲載する情報の正確さには注意を払いますが、ご利用によって生じた損害について、${town}は責任を負いません。`,
    ],
    ['運用ポリシーの変更', 'このポリシーは、予告なく変更することがあります。変更したときは、公式サイトに掲載します。'],
    ['個人情報に関する取扱い', '運用の中で得た個人情報は、個人情報の保護に関する法律にもとづいて扱います。'],
    // The last two rows of the form, which 4(6) does not number.
    ['問い合わせ先', account.contact || policy.contact],
    ['備考', ''],
  ];
  return paper(`${account.name || idOf(account)} 運用ポリシー`, basisOf(policy, 'policy'), rows);
}

/** 川崎 5(5): the rules of use are the configuration that is in force for this account on that day. */
function rulesOfUse(policy: Policy, account: Account, now: number): Paper {
  const { emergency, people, audit } = policy;
  // What any post of it asks for, whatever is in it.
  const { required, headOnly } = demandFor(policy, { ...textDraft('', account.id), site: account.site }, [], null);
  const modes = reactionsInForce(policy);
  const mode = { off: 'そのまま行える', confirm: '行う前に確かめる', block: '使わない' } as const;
  const theirs = (role: string): string =>
    people
      .filter((person) => person.roles.some((each) => each === role))
      .filter((person) => covers(person.accounts, account.id) && isInTerm(person, dayOf(now)))
      .map(({ name, dept }) => (dept ? `${name}（${dept}）` : name))
      .join('、');
  const strict = topicIds
    .filter((topic) => severityInForce(policy, topic) === 'block' && !reactionTopics.includes(topic))
    .map((topic) => topics[topic])
    .join('、');
  const rows: [string, string][] = [
    ['アカウント', about(account)],
    ['投稿する人', theirs('poster')],
    [
      '確認する人',
      [headOnly ? '' : theirs('approver'), theirs('head') && `所属長：${theirs('head')}`].filter(Boolean).join('\n'),
    ],
    [
      '投稿の確認',
      headOnly
        ? '投稿の前に、投稿した人とは別の所属長だけが、内容を確認します。確認は、その内容だけに効きます。'
        : `投稿の前に、投稿した人とは別の${required}人（または所属長）が、内容を確認します。確認は、その内容だけに効きます。`,
    ],
    [
      '緊急のとき',
      emergency.allowed && covers(emergency.accounts, account.id)
        ? '理由を記録して、確認を待たずに投稿できます。別の人が、あとで必ず確認します。'
        : '確認を待たない投稿は認めません。',
    ],
    ['運用時間', account.hours],
    [
      '反応',
      `いいね：${mode[modes.like]}、リポスト・引用：${mode[modes.repost]}、フォロー：${mode[modes.follow]}、メッセージ：${mode[modes.directMessage]}、返信：${mode[modes.reply]}`,
    ],
    [
      '画像',
      {
        ask: '撮影場所などの情報は、見て判断する。',
        clean: '撮影場所などの情報は、必ず消す。',
        block: '撮影場所などの情報が残ったものは使わない。',
      }[imagesInForce(policy).metadata],
    ],
    ['直すまで投稿しないこと', strict || 'ありません。'],
    ['記録', `だれが・いつ・何をしたかを記録し、${audit.retentionDays}日残します。`],
    [
      'パスワード',
      account.passwordMonths > 0
        ? `${account.passwordMonths}か月ごとと、知る人が離任したときに変えます。`
        : '知る人が離任したときに変えます。',
    ],
    ['困ったとき', policy.contact],
  ];
  return paper(`${account.name || idOf(account)} 運用ルール（非公表）`, basisOf(policy, 'rules'), rows);
}

function report(title: string, basis: string, account: Account, last: [string, string][]): Paper {
  const { owner, responsible, kind, purpose } = account;
  return paper(title, basis, [
    ['日付', ''],
    ['宛先', ''],
    ['所属', owner],
    ['責任者', responsible],
    ['アカウントの種別', kind],
    ['アカウント情報', about(account)],
    ['目的', purpose],
    ...last,
  ]);
}

const paper = (title: string, basis: string, rows: [string, string][]): Paper => ({
  title,
  basis,
  rows: rows.map(([heading, text]) => ({ heading, text })),
});

/** The paper of an account, with what the register and the policy say at `now` (epoch ms). */
export function documentFor(kind: DocumentKind, policy: Policy, account: Account, now: number): Paper {
  const basis = basisOf(policy, kind);
  const town = policy.municipality;
  switch (kind) {
    case 'policy':
      return operationPolicy(policy, account);
    case 'rules':
      return rulesOfUse(policy, account, now);
    case 'opening':
      return report(`${town}ソーシャルメディア開設報告書`, basis, account, [
        ['開設日', account.openedOn],
        ['開設の理由', account.purpose],
        ['運用ポリシー', account.policyUrl],
      ]);
    case 'closing':
      return report(`${town}ソーシャルメディア閉鎖報告書`, basis, account, [
        ['閉鎖日', account.closedOn],
        ['閉鎖の理由', ''],
      ]);
    case 'application':
      return report(`${town}関連SNSアカウント開設申請書`, basis, account, [
        ['管理責任者（所属長）', account.responsible],
        ['担当者', account.staff],
        ['発信する内容', account.contents.join('、')],
        ['運用時間', account.hours],
        ['コメントへの対応', account.replies],
        ['開設の予定日', account.openedOn],
      ]);
    case 'request':
      return paper(`${town}ソーシャルメディア投稿依頼票`, basis, [
        ['依頼の日', ''],
        ['依頼する課と担当者', ''],
        ['所属長の決裁（日付・番号）', ''],
        ['投稿するアカウント', about(account)],
        ['投稿の内容', ''],
        ['公表してよい日時', ''],
        ['希望する投稿の日時', ''],
        ['写っている人・権利の了解', ''],
        ['決裁を待たない理由（急ぎ・軽い変更のとき）', ''],
      ]);
    case 'consultation':
      return report('ソーシャルメディア利用の事前相談書', basis, account, [
        ['発信する内容', account.contents.join('、')],
        ['運用体制', account.staff],
        ['利用開始の予定日', account.openedOn],
        ['規約・公開設定・位置情報・タグ付けの確認', ''],
      ]);
  }
}

/** The paper as plain text. */
export const paperText = ({ title, basis, rows }: Paper): string =>
  [title, basis && `（${basis}）`, ...rows.map(({ heading, text }) => `■ ${heading}\n${text || '（未記入）'}`)]
    .filter(Boolean)
    .join('\n\n');
