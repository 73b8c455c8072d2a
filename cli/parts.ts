import type { Topic } from '../rules/topics.ts';

/** What answers a topic outside the text rules: how staff know it, what it does, and the file it lives in. */
export interface Part {
  name: string;
  does: '止める' | '尋ねる' | '示す' | '知らせる' | '記録する' | '作る' | '画面を読む' | '手順を示す';
  where: string;
}

const part = (name: string, does: Part['does'], where: string): Part => ({ name, does, where });

const images = [part('画像の確認', '止める', 'guards/attach.ts')];
const reactions = [part('反応ボタンの確認', '止める', 'guards/reaction.ts')];
const papers = part('書類', '作る', 'guards/duty/documents.ts');
const steps = part('事故・訂正の手順', '手順を示す', 'guards/duty/incident.ts');

export const partsOf: Partial<Record<Topic, readonly Part[]>> = {
  'image-location': images,
  'image-author': images,
  'image-consent': [part('写っている人・権利の了解', '尋ねる', 'guards/desk/consent.ts')],
  'alt-text': [part('画像の確認', '知らせる', 'guards/desk/draft-findings.ts')],
  'place-tag': [part('場所のタグの確認', '尋ねる', 'guards/desk/draft-findings.ts')],
  like: reactions,
  repost: reactions,
  follow: reactions,
  'direct-message': reactions,
  reply: [part('返信の確認', '尋ねる', 'entrypoints/guard.content/hands.ts')],
  'link-click': [part('寄せられたリンクの確認', '尋ねる', 'guards/link.ts')],
  audience: [part('指さし確認（公開のしかた）', '示す', 'guards/desk/points.ts')],
  account: [part('アカウントの確認', '止める', 'guards/account.ts')],
  'two-person-check': [part('二人目の確認', '止める', 'guards/gate.ts')],
  'who-and-when': [part('記録', '記録する', 'audit/store.ts')],
  'idle-account': [part('投稿のないアカウント', '知らせる', 'guards/duty/idle.ts')],
  profile: [part('プロフィールの確認', '画面を読む', 'guards/profile.ts')],
  'daily-check': [part('きょうの確認', '画面を読む', 'guards/duty/reconcile.ts')],
  'account-register': [part('台帳の確認', '止める', 'guards/register.ts'), papers],
  'operation-policy': [papers, part('台帳の確認', '尋ねる', 'guards/register.ts')],
  'comment-moderation': [part('寄せられたコメントの判断', '記録する', 'components/comment-check.tsx')],
  correction: [steps],
  incident: [steps],
  // 川崎 5(10): whether another section has looked at the computer, and what protects it, only people can see.
  device: [],
  'connected-app': [part('きょうの確認', '画面を読む', 'guards/duty/reconcile.ts')],
  request: [part('投稿依頼票', '作る', 'guards/duty/documents.ts')],
};
