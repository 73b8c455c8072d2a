/** What a guideline asks for around posting: duties, steps when something has gone wrong, what a profile has to say. */

/** What is to be done around posting: again and again, by a day, or when something has changed; and what it is called. */
export const duties = {
  daily: '毎日の確認',
  password: 'パスワードの変更',
  leaver: '離任した人が知るパスワードの変更',
  idle: '投稿のないアカウントの見直し',
  followers: 'フォロワーの増え方の見直し',
  'approval-missing': '開設の承認',
  'policy-missing': '運用ポリシーの公表',
  'policy-review': '運用ポリシーの見直し',
  'opening-report': '開設の報告',
  'closing-report': '閉鎖の報告',
  'account-removal': 'アカウントの停止・削除',
  'valid-until': '運用期間の終わり',
  'connected-app': '連携アプリの見直し',
  settings: '規約と公開設定の確認',
  mail: '登録メールの確認',
  verified: '認証とプロフィールの確認',
  oath: '自覚と決まりの確認',
  monthly: '運用のまとめ',
} as const;

export type DutyKind = keyof typeof duties;

export const dutyKinds = Object.keys(duties) as DutyKind[];

/** Papers that a text may ask for. */
export const paperKinds = ['policy', 'rules', 'opening', 'closing', 'application', 'consultation', 'request'] as const;

export type PaperKind = (typeof paperKinds)[number];

/** What can go wrong: a wrong post, somebody hurt or misled, somebody got in, somebody pretends to be us, a storm of protest. */
export const flowKinds = ['wrong-post', 'hurt', 'intrusion', 'impersonation', 'flame'] as const;

export type FlowKind = (typeof flowKinds)[number];

export interface Flow {
  kind: FlowKind;
  steps: readonly FlowStep[];
}

export interface FlowStep {
  /** Stable within its flow. */
  id: string;
  /** Who does it. */
  who: string;
  text: string;
  /** Clause that asks for it; empty = experience does. Two are joined by ・, what they share of their numbers written once. */
  clause: string;
  /** A text to start from. */
  template?: 'correction' | 'apology' | 'takedown' | 'notice' | 'explanation' | 'report';
}

/** One thing a profile has to have: a name that begins so, no person's name, a badge, the town's site, a contact, the policy. */
export interface ProfileItem {
  item: 'name' | 'person' | 'verified' | 'site' | 'contact' | 'policy';
  clause: string;
  /** Of a name: its beginning. */
  begins?: string;
}
