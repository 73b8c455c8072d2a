import { citationsInForce, severityInForce } from '../../policy/in-force.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Topic } from '../../rules/topics.ts';
import type { Finding, Severity } from '../../rules/types.ts';

/** What is to be said about a draft besides its words: the platform's place tag, pictures without a description. */

const howToRemove: Partial<Record<Draft['site'], string>> = {
  x: '投稿欄の下にある位置情報（場所の名前かピンの印）を押し、「削除」を選んでください。',
};

/** Its choices leave in a request of their own, before the post: a confirmation of the post would say nothing about them. */
const noPoll =
  '投票が付いています。選択肢の文と期間は、二人目の方に確かめてもらうことができないため、投票つきの投稿はできません。投票を外して投稿するか、アンケートのページのURLをご案内ください。';

const noReply =
  '返信はしない決まりです。代わりに、問い合わせ先をお知らせする次の文を、新しい投稿などでご案内ください。';

export function draftFindings(draft: Draft, policy: Policy): Finding[] {
  const finding = (topic: Topic, usual: Severity, post: number, message: string): Finding[] => {
    const severity = severityInForce(policy, topic) ?? usual;
    if (severity === 'off') return [];
    return [{ rule: topic, topic, severity, post, span: [0, 0], message, citations: citationsInForce(policy, topic) }];
  };
  const reach = unusualReach(draft);
  const tag = draft.placeTag === 'on' ? '' : `「${draft.placeTag}」`;
  const remove = howToRemove[draft.site] ?? '投稿欄の場所の表示から外してください。';
  const tagged = `場所のタグ${tag}が付いています。どこから投稿したか、どこにいるかがだれにでも分かります。必要がなければ、${remove}`;
  const poll: Finding[] =
    draft.surface !== 'poll'
      ? []
      : [
          {
            rule: 'poll',
            topic: 'two-person-check',
            severity: 'block',
            post: 0,
            span: [0, 0],
            message: noPoll,
            citations: citationsInForce(policy, 'two-person-check'),
          },
        ];
  return [
    ...poll,
    ...(reach === '' ? [] : finding('audience', 'warn', 0, reach)),
    ...(draft.placeTag === '' ? [] : finding('place-tag', 'warn', 0, tagged)),
    ...(draft.replyTo !== '' && severityInForce(policy, 'reply') === 'block'
      ? finding('reply', 'block', 0, `${noReply}${policy.replies.invitation}`)
      : []),
    // Elsewhere nobody can tell whether a picture has one.
    ...(draft.site === 'x' ? draft.posts : []).flatMap((_, post) => {
      const pictures = draft.media.filter((media) => media.post === post && media.kind !== 'video');
      const bare = pictures.flatMap(({ alt }, index) => (alt.trim() === '' ? [`${index + 1}枚目`] : []));
      const which = pictures.length === 1 ? '画像' : `${bare.join('・')}の画像`;
      const message = `${which}に説明（代替テキスト）がありません。画像の見えない方には内容が伝わりません。画像の「編集」から「ALT」を選び、何が写っているかを短く書いてください。`;
      return bare.length === 0 ? [] : finding('alt-text', 'info', post, message);
    }),
  ];
}

/** What goes further, or less far, than people who press the button usually think; empty = nothing to say. */
function unusualReach({ site, audience }: Draft): string {
  if (site === 'line-manager' && audience.split(' ').includes('voom')) {
    return '「LINE VOOMに投稿」に印が付いています。友だちでない人にも見える形で、同じ内容が公開されます。配信だけのときは、印を外してください。';
  }
  if (site === 'facebook' && audience !== '') {
    return `公開範囲が「公開」ではありません（${audience}）。お知らせが届かないおそれがあります。投稿欄の公開範囲をお確かめください。`;
  }
  return '';
}
