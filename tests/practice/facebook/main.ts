import { divButton, h, say } from '../element.ts';
import { clear, textBox, textOf } from './editor.ts';
import { mutate, upload } from './network.ts';
import '../range.css';

/** A Page's timeline and composer on Facebook, and the composer of Business Suite, as far as a slip can happen there. */

const options = new URLSearchParams(location.search);
const fail = (error: unknown): void => say(`送信できませんでした（${error instanceof Error ? error.message : error}）`);

interface Attached {
  id: Promise<string>;
  preview: HTMLElement;
}

const LIKE = '1635855486666999';

/** What is attached to a post that is being written. */
function attachments(into: HTMLElement) {
  const attached: Attached[] = [];
  const take = (files: Iterable<File>): void => {
    for (const file of files) {
      const preview = h('img', { src: URL.createObjectURL(file), alt: '' });
      const id = upload(file);
      id.catch(fail);
      attached.push({ id, preview });
      into.append(preview);
    }
  };
  return { take, ids: () => Promise.all(attached.map(({ id }) => id)) };
}

function composer(close: () => void): HTMLElement {
  const { element, editor } = textBox('見本市さん、その気持ち、シェアしよう');
  const shown = h('div', { class: 'attached' });
  const { take, ids } = attachments(shown);
  const input = h('input', {
    type: 'file',
    accept: 'image/*,image/heif,image/heic,video/*',
    multiple: true,
    class: 'hidden-input',
    change: () => take([...(input.files ?? [])]),
  });
  const at = h('input', { type: 'datetime-local', 'aria-label': '公開日時' });
  const publish = async (): Promise<void> => {
    const photos = await ids();
    const schedule = at.value
      ? { unpublished_content_type: 'SCHEDULED', scheduled_publish_time: Date.parse(at.value) / 1000 }
      : null;
    await mutate('ComposerStoryCreateMutation', {
      composer_entry_point: 'inline_composer',
      message: { text: textOf(editor), ranges: [] },
      attachments: photos.map((id) => ({ photo: { id } })),
      audience: { privacy: { base_state: 'EVERYONE' } },
      ...(schedule ? { unpublished_content_data: schedule } : {}),
    });
    say('投稿しました');
    close();
  };
  const post = divButton('投稿', () => void publish().catch(fail));
  const last = options.has('steps') ? divButton('次へ', () => last.replaceWith(post)) : post;
  return h(
    'div',
    { role: 'dialog', 'aria-label': '投稿を作成', class: 'dialog' },
    h(
      'form',
      { method: 'POST', submit: (event) => event.preventDefault() },
      h('h2', {}, '投稿を作成'),
      h('span', { dir: 'auto' }, '見本市'),
      divButton('投稿の共有範囲を編集。公開で共有中。', () => undefined),
      element,
      shown,
      input,
      divButton('写真・動画', () => input.click()),
      at,
      last,
      h('input', { type: 'submit', style: 'display: none' }),
    ),
  );
}

function comments(feedback: string): HTMLElement {
  const { element, editor } = textBox('見本市としてコメントする');
  const list = h('ul', {});
  element.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const text = textOf(editor);
      if (text.trim() === '') return;
      mutate('useCometUFICreateCommentMutation', {
        feedback_id: btoa(`feedback:${feedback}`),
        message: { text, ranges: [] },
      })
        .then(() => {
          list.append(h('li', {}, text));
          clear(editor);
          say('コメントしました');
        })
        .catch(fail);
    },
    true,
  );
  return h('div', { class: 'comments' }, list, element);
}

function article(id: string, author: string, text: string): HTMLElement {
  const feedback = btoa(`feedback:${id}`);
  const like = divButton('いいね！', () => {
    const liked = like.dataset.liked === 'yes';
    mutate('CometUFIFeedbackReactMutation', { feedback_id: feedback, feedback_reaction_id: liked ? '0' : LIKE })
      .then(() => {
        like.dataset.liked = liked ? '' : 'yes';
        say(liked ? 'いいね！を取り消しました' : 'いいね！しました');
      })
      .catch(fail);
  });
  return h(
    'div',
    { role: 'article', class: 'article' },
    h('h3', {}, h('a', { href: `/mihon/posts/${id}` }, author)),
    h('div', { dir: 'auto', 'data-ad-preview': 'message' }, text),
    like,
    divButton('今すぐシェア', () => {
      mutate('useCometFeedToFeedReshare_FeedToFeedMutation', { story_id: id }).then(() => say('シェアしました'), fail);
    }),
    divButton('フォローする', () => {
      mutate('CometUserFollowMutation', { subscribee_id: id }).then(() => say('フォローしました'), fail);
    }),
    comments(id),
  );
}

function timeline(): void {
  let open: HTMLElement | null = null;
  const trigger = divButton('見本市さん、その気持ち、シェアしよう', () => {
    open = composer(() => open?.remove());
    document.body.append(open);
    open.querySelector<HTMLElement>('[role="textbox"]')?.focus();
  });
  document.body.append(
    h('div', { role: 'banner' }, h('b', {}, '練習場'), ' 見本市として操作しています'),
    h(
      'div',
      { role: 'main' },
      trigger,
      article('301', '見本市観光協会', '紅葉が見ごろです。'),
      article('302', '例示花子', '駅前の工事はいつまでですか。'),
    ),
  );
}

/** Business Suite: the text box is a combobox, the file input hangs nowhere, names carry blanks that nobody sees. */
function businessSuite(): void {
  const { element, editor } = textBox('Write into the dialogue box to include text with your post.', {
    role: 'combobox',
  });
  const shown = h('div', { class: 'attached' });
  const { take, ids } = attachments(shown);
  const choose = (): void => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.onchange = () => take([...(input.files ?? [])]);
    input.click();
  };
  const publish = async (): Promise<void> => {
    const photos = await ids();
    await mutate('BusinessComposerStoryCreationMutation', {
      base: {
        composer_entry_point: 'biz_web_home_create_post',
        message: { text: textOf(editor) },
        attachments: photos.map((id) => ({ photo: { id } })),
      },
      channels: ['FACEBOOK_FEED', 'INSTAGRAM_FEED'],
      identities: ['200001', '300001'],
    });
    say('公開しました');
  };
  document.body.append(
    h(
      'div',
      { role: 'main' },
      h('h1', {}, '投稿を作成'),
      element,
      shown,
      divButton('写真/動画を追加\u200b', choose),
      divButton('公開する\u200b', () => void publish().catch(fail)),
    ),
  );
}

if (location.hostname === 'business.facebook.com') businessSuite();
else timeline();
void mutate('CometNewsFeedQuery', {}).catch(() => undefined);
