/** @jsxImportSource react */
import { type MouseEvent, useState } from 'react';
import type { TownPost } from '../town.ts';
import { Avatar } from './avatar.tsx';
import { discard, draftOf, edit, isEmpty } from './drafts.ts';
import { Icon, type IconName } from './icons.tsx';
import { ConfirmationSheet, Menu, MenuItem } from './layers.tsx';
import { navigate } from './router.ts';
import { session } from './session.ts';
import { useStore } from './store.ts';
import { cursor, deletePost, postById, repostMenu, timeline, toggleLike, toggleRepost } from './timeline.ts';
import { say } from './toast.ts';

/** Opens the composer over the page to answer or to quote a post. */
export function composeAbout(post: TownPost, how: 'replyTo' | 'quoteOf'): void {
  if (!isEmpty(draftOf('modal'))) discard('modal');
  edit('modal', { replyTo: null, quoteOf: null, [how]: post });
  navigate('/compose/post');
}

function ago(at: string): string {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(at)) / 60_000));
  if (minutes < 60) return `${minutes}分`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}時間`;
  const day = new Date(at);
  return `${day.getMonth() + 1}月${day.getDate()}日`;
}

interface ActionProps {
  icon: IconName;
  testId: string;
  label: string;
  count?: number;
  on?: boolean;
  onPress: (event: MouseEvent) => void;
}

function Action({ icon, testId, label, count, on = false, onPress }: ActionProps) {
  return (
    <button
      type="button"
      className={on ? `action ${testId} on` : 'action'}
      data-testid={testId}
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation();
        onPress(event);
      }}
    >
      <Icon name={icon} filled={on} />
      <span>{count ? count.toLocaleString('ja-JP') : ''}</span>
    </button>
  );
}

/** Text with its addresses as X renders them: through a short address that leads on, with the real one as its text. */
function Linked({ text }: { text: string }) {
  const parts = text.split(/(https:\/\/[\w./-]+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <a key={index} href={`https://t.co/s${part.length}`} target="_blank" rel="noreferrer" dir="ltr">
        <span className="invisible">https://</span>
        {part.slice(8)}
      </a>
    ),
  );
  return <>{parts}</>;
}

function RepostMenu({ post, anchor, onClose }: { post: TownPost; anchor: Element; onClose: () => void }) {
  return (
    <Menu anchor={anchor} onClose={onClose}>
      <MenuItem
        testId={post.reposted ? 'unretweetConfirm' : 'retweetConfirm'}
        onPress={() => {
          onClose();
          toggleRepost(post.id);
        }}
      >
        <Icon name="repost" /> {post.reposted ? 'リポストを取り消す' : 'リポスト'}
      </MenuItem>
      {/* A link, hence native: Enter gives a click here. */}
      <a
        role="menuitem"
        className="menu-item"
        href="/compose/post"
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onClose();
          composeAbout(post, 'quoteOf');
        }}
      >
        <Icon name="pen" /> 引用
      </a>
    </Menu>
  );
}

function Actions({ post }: { post: TownPost }) {
  const openedFor = useStore(repostMenu);
  const group = document.querySelector(`[data-post-id="${post.id}"] [data-testid$="retweet"]`);
  return (
    <div className="actions" role="group" id={`id__${post.id}`} aria-label="ポストへの操作">
      <Action
        icon="reply"
        testId="reply"
        label={`${post.replies} 件の返信。返信する`}
        count={post.replies}
        onPress={() => composeAbout(post, 'replyTo')}
      />
      <Action
        icon="repost"
        testId={post.reposted ? 'unretweet' : 'retweet'}
        label={`${post.reposts} 件のリポスト。リポスト`}
        count={post.reposts}
        on={post.reposted}
        onPress={() => repostMenu.set(() => post.id)}
      />
      <Action
        icon="heart"
        testId={post.liked ? 'unlike' : 'like'}
        label={`${post.likes} 件のいいね。いいね${post.liked ? 'を取り消す' : 'する'}`}
        count={post.likes}
        on={post.liked}
        onPress={() => toggleLike(post.id)}
      />
      <Action
        icon="bookmark"
        testId="bookmark"
        label="ブックマーク"
        onPress={() => say('ブックマークに追加しました')}
      />
      <Action icon="share" testId="share" label="ポストを共有" onPress={() => say('リンクをコピーしました')} />
      {openedFor === post.id && group && (
        <RepostMenu post={post} anchor={group} onClose={() => repostMenu.set(() => '')} />
      )}
    </div>
  );
}

function Caret({ post }: { post: TownPost }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <button
        type="button"
        className="round small"
        data-testid="caret"
        aria-label="もっと見る"
        onClick={(event) => {
          event.stopPropagation();
          setAnchor(event.currentTarget);
        }}
      >
        <Icon name="more" />
      </button>
      {anchor && (
        <Menu anchor={anchor} onClose={() => setAnchor(null)}>
          <MenuItem
            onPress={() => {
              setAnchor(null);
              setDeleting(true);
            }}
          >
            <Icon name="close" /> 削除
          </MenuItem>
        </Menu>
      )}
      {deleting && (
        <ConfirmationSheet
          title="ポストを削除しますか？"
          text="この操作は取り消せません。"
          confirm="削除"
          cancel="キャンセル"
          onConfirm={() => deletePost(post.id)}
          onCancel={() => setDeleting(false)}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}

function Quote({ id }: { id: string }) {
  const post = postById(id);
  if (!post) return null;
  return (
    <div className="quoted">
      <b>{post.author.name}</b> <span className="dim">@{post.author.handle}</span>
      <p>{post.text}</p>
    </div>
  );
}

export function Post({ post }: { post: TownPost }) {
  const selected = useStore(cursor) === post.id;
  const { author } = post;
  const link = `/${author.handle}/status/${post.id}`;
  const follow = (path: string) => (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    navigate(path);
  };
  return (
    <article
      className={selected ? 'post selected' : 'post'}
      data-testid="tweet"
      data-post-id={post.id}
      // X takes the post its keyboard cursor is on out of the tab order.
      tabIndex={selected ? -1 : 0}
      aria-labelledby={`name-${post.id}`}
    >
      <Avatar person={author} />
      <div className="post-body">
        <div className="post-head">
          <div data-testid="User-Name" id={`name-${post.id}`} className="user-name">
            <a href={`/${author.handle}`} onClick={follow(`/${author.handle}`)}>
              <b>{author.name}</b>
            </a>
            <span className="dim">@{author.handle}</span>
          </div>
          <span className="dim">·</span>
          <a className="dim time" href={link} onClick={follow(link)}>
            <time dateTime={post.at}>{ago(post.at)}</time>
          </a>
          <span className="space" />
          {author.id === session.user.id && <Caret post={post} />}
        </div>
        <div data-testid="tweetText" className="post-text" lang="ja">
          <Linked text={post.text} />
        </div>
        {post.media.length > 0 && (
          <div className="attachments" data-testid="tweetPhoto">
            {post.media.map((media) => (
              <div className="attachment" key={media.url}>
                {media.video ? <video src={media.url} muted /> : <img src={media.url} alt={media.alt || '画像'} />}
              </div>
            ))}
          </div>
        )}
        {post.quoteOf && <Quote id={post.quoteOf} />}
        {post.place && (
          <div className="place-chip">
            <Icon name="pin" /> {post.place}
          </div>
        )}
        <Actions post={post} />
      </div>
    </article>
  );
}

export function Timeline({ keep }: { keep: (post: TownPost) => boolean }) {
  const posts = useStore(timeline).filter(keep);
  return (
    <section aria-label="タイムライン" className="timeline">
      {posts.map((post) => (
        <Post key={post.id} post={post} />
      ))}
    </section>
  );
}
