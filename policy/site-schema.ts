import { z } from 'zod';

/** What admins may say about the markup and the requests of a site, so that a changed page is mended without a new version. */

const site = z
  .enum(['x', 'facebook', 'business-suite', 'line-manager', 'line-chat'])
  .meta({ title: 'サービス', description: 'Service' });

/** Parts of a page by which the guards find their way (sites/types.ts). */
export const partNames = [
  'editor',
  'publish',
  'dialog',
  'fileInput',
  'account',
  'like',
  'repost',
  'quote',
  'follow',
  'messageSend',
  'repostMenu',
  'messageBox',
  'replyOpen',
  'composeOpen',
  'attachments',
  'preview',
  'toolbar',
  'post',
  'postLink',
  'postAuthor',
  'postText',
  'schedule',
  'placeChip',
  'poll',
  'audience',
  'accountAvatar',
  'profileName',
  'profileText',
  'followers',
  'profileLink',
  'verified',
  'typeahead',
] as const;

/** Brackets and quotes of a selector close; whether a browser takes it is seen by the page alone. */
function isSelector(text: string): boolean {
  const bare = text.replace(/"[^"]*"|'[^']*'/g, '');
  const open = [...bare].reduce(
    (depth, c) => (depth < 0 ? depth : depth + ('[('.includes(c) ? 1 : '])'.includes(c) ? -1 : 0)),
    0,
  );
  return open === 0 && !/["'{};]/.test(bare) && !/^[\s>+~,]|[\s>+~,]$/.test(text);
}

export const partSchema = z
  .strictObject({
    site,
    part: z.enum(partNames).meta({
      title: '部品',
      description: 'Part',
      help: 'editor＝書く所、publish＝投稿ボタン、like＝いいね、など。',
      englishHelp: 'editor: where it is written, publish: the post button, like, and so on.',
    }),
    find: z
      .array(
        z.string().min(1).max(300).refine(isSelector, {
          error: 'CSS セレクターとして読めません。[data-testid="…"] のように、かっこと引用符を閉じて書いてください。',
        }),
      )
      .min(1)
      .max(10)
      .meta({
        title: 'CSS セレクター',
        description: 'CSS selectors',
        help: '上から順に試します。どれもなければ、はじめから入っているもので探します。',
        englishHelp: 'Tried from the top. If none is found, the built-in ones are used.',
      }),
  })
  .meta({ title: '画面の部品', description: 'Part of a page' });

/** Chromium's engine (RE2) knows neither look-around nor back-references; both sides must read the same. */
function isRegularExpression(text: string): boolean {
  if (/\(\?[=!<]|\\[1-9]/.test(text)) return false;
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const expression = z.string().max(500).refine(isRegularExpression, {
  error: '正規表現として読めません（先読み・後読み・後方参照は使えません）。',
});

/** Chromium takes ASCII alone for an address, and RE2 repeats nothing more than a thousand times. */
const isForChromium = (text: string): boolean =>
  /^[ -~]*$/.test(text) &&
  [...text.replace(/\\./g, '').matchAll(/\{(\d+)(?:,(\d*))?\}/g)].every(
    ([, from, to = '']) => Number(from) <= 1000 && Number(to) <= 1000,
  );

export const operationSchema = z
  .strictObject({
    site,
    kind: z.enum(['publish', 'like', 'repost', 'follow', 'direct-message']).default('publish').meta({
      title: '種類',
      description: 'Kind',
      help: 'publish＝二人の確認がいる投稿。',
      englishHelp: 'publish: a post, which two people have to confirm.',
    }),
    method: z.enum(['POST', 'PUT']).default('POST').meta({ title: 'メソッド', description: 'Method' }),
    url: expression
      .refine((text) => /^\^?https:/.test(text), { error: '^https://x\\.com/… のように、https: から書いてください。' })
      .refine(isForChromium, {
        error:
          '英数字と記号だけで、くり返しは {1000} までで書いてください。ブラウザーの遮断規則は、ほかを受け付けません。',
      })
      .meta({ title: 'アドレスの正規表現', description: 'Regular expression for the address' }),
    body: expression.default('').meta({
      title: '本文の正規表現',
      description: 'Regular expression for the body',
      help: '同じアドレスを使い分けるサービスのときだけ書きます。',
      englishHelp: 'Only for a service that uses one address for several things.',
    }),
  })
  .meta({ title: '止める通信', description: 'Request to be stopped' });

export type PolicyPart = z.infer<typeof partSchema>;
export type PolicyOperation = z.infer<typeof operationSchema>;
