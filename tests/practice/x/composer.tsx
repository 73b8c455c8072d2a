/** @jsxImportSource react */
import { type ChangeEvent, type DragEvent, useState } from 'react';
import { Attachments } from './attachments.tsx';
import { Avatar } from './avatar.tsx';
import {
  type Audience,
  addPost,
  type ComposerId,
  type Draft,
  draftOf,
  drafts,
  edit,
  isReady,
  removePost,
  setSubject,
} from './drafts.ts';
import { PostEditor } from './editor.tsx';
import { Icon } from './icons.tsx';
import { Menu, MenuItem } from './layers.tsx';
import { navigate } from './router.ts';
import { session } from './session.ts';
import { useStore } from './store.ts';
import { attach, place, scheduleText, submit } from './submit.ts';
import { LIMIT, weigh } from './weigh.ts';

interface Props {
  id: ComposerId;
  autoFocus?: boolean;
  onSent?: () => void;
}

const audiences: Record<Audience, string> = {
  '': '全員が返信できます',
  Community: 'フォローしているアカウントが返信できます',
  Verified: '認証済みアカウントが返信できます',
  ByInvitation: '@ポストしたアカウントのみ返信できます',
};

const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime';

function buttonLabel(draft: Draft): string {
  if (draft.scheduledAt) return '予約設定';
  if (draft.posts.length > 1) return 'すべてポスト';
  return draft.replyTo ? '返信' : 'ポストする';
}

function AudienceButton({ id, draft }: { id: ComposerId; draft: Draft }) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <div>
      <button
        type="button"
        className="audience"
        aria-label={audiences[draft.audience]}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="globe" /> {audiences[draft.audience]}
      </button>
      {anchor && (
        <Menu anchor={anchor} onClose={() => setAnchor(null)}>
          {(Object.keys(audiences) as Audience[]).map((mode) => (
            <MenuItem
              key={mode}
              onPress={() => {
                setAnchor(null);
                edit(id, { audience: mode });
              }}
            >
              {audiences[mode]}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  );
}

function Quoted({ draft }: { draft: Draft }) {
  if (!draft.quoteOf) return null;
  return (
    <div className="quoted" role="link" tabIndex={-1}>
      <b>{draft.quoteOf.author.name}</b> <span className="dim">@{draft.quoteOf.author.handle}</span>
      <p>{draft.quoteOf.text}</p>
    </div>
  );
}

export function Composer({ id, autoFocus = false, onSent }: Props) {
  const { epoch } = useStore(drafts);
  const draft = draftOf(id);
  const modal = id === 'modal';
  const focused = draft.posts[Math.min(draft.focus, draft.posts.length - 1)];
  const left = LIMIT - weigh(focused?.text ?? '');
  const ready = isReady(draft);
  const placeholder = draft.replyTo ? '返信をポスト' : 'いまどうしてる？';

  const send = (): void => {
    submit(id).then((done) => done && onSent?.());
  };
  const goTo = (path: string): void => {
    setSubject(id);
    navigate(path);
  };
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    attach(id, [...(event.target.files ?? [])]);
    event.target.value = '';
  };
  const drop = (event: DragEvent): void => {
    // Draft.js has dealt with it when the drag went over the text box first.
    if (event.isDefaultPrevented() || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    attach(id, [...event.dataTransfer.files]);
  };

  return (
    <div className="composer" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      {draft.scheduledAt && (
        <button
          type="button"
          className="indicator"
          data-testid="scheduledTweetIndicator"
          onClick={() => goTo('/compose/post/schedule')}
        >
          <Icon name="clock" /> {scheduleText(draft.scheduledAt)}
        </button>
      )}
      {draft.posts.map((post, index) => (
        <div className="composer-row" key={post.key}>
          <Avatar person={session.user} />
          <div className="composer-body">
            {modal && draft.replyTo && index === 0 && (
              <div className="dim reply-chip">
                返信先: <a href={`/${draft.replyTo.author.handle}`}>@{draft.replyTo.author.handle}</a>さん
              </div>
            )}
            <PostEditor
              key={`${post.key}-${epoch}`}
              composer={id}
              index={index}
              post={post}
              placeholder={index === 0 ? placeholder : 'さらにポストを追加'}
              autoFocus={autoFocus && index === draft.posts.length - 1}
              onSubmit={send}
            />
            <Attachments id={id} post={post} onDescribe={() => goTo('/compose/post/media')} />
            {index === 0 && <Quoted draft={draft} />}
          </div>
          {index > 0 && (
            <button
              type="button"
              className="round small"
              aria-label="ポストを削除"
              onClick={() => removePost(id, post.key)}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      {draft.poll.length > 0 && (
        <div className="poll" role="group" aria-label="投票">
          {draft.poll.map((choice, index) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place in the list
              key={index}
              name={`Choice${index + 1}`}
              aria-label={`選択肢${index + 1}`}
              placeholder={`選択肢${index + 1}`}
              maxLength={25}
              value={choice}
              onChange={(event) => edit(id, { poll: draft.poll.with(index, event.target.value) })}
            />
          ))}
          <button type="button" data-testid="removePollButton" onClick={() => edit(id, { poll: [] })}>
            投票を削除
          </button>
        </div>
      )}
      {draft.place && (
        <div className="place-chip" data-testid="geoTag">
          <Icon name="pin" /> {place.name}
        </div>
      )}
      {!id.startsWith('reply-') && <AudienceButton id={id} draft={draft} />}
      <div className="toolbar" data-testid="toolBar" role="navigation" aria-label="ポストの道具">
        <input
          type="file"
          data-testid="fileInput"
          className="hidden-input"
          accept={ACCEPT}
          multiple
          tabIndex={-1}
          onChange={pick}
        />
        <button
          type="button"
          className="round"
          aria-label="画像や動画を追加"
          onClick={(event) => event.currentTarget.parentElement?.querySelector<HTMLInputElement>('input')?.click()}
        >
          <Icon name="picture" />
        </button>
        <button
          type="button"
          className="round"
          data-testid="createPollButton"
          aria-label="投票を追加"
          disabled={draft.poll.length > 0}
          onClick={() => edit(id, { poll: ['', ''] })}
        >
          <Icon name="poll" />
        </button>
        <button
          type="button"
          className="round"
          data-testid="scheduleOption"
          aria-label="ポストを予約"
          onClick={() => goTo('/compose/post/schedule')}
        >
          <Icon name="clock" />
        </button>
        <button
          type="button"
          className="round"
          data-testid="geoButton"
          aria-label="位置情報をタグ付け"
          aria-pressed={draft.place}
          onClick={() => edit(id, { place: !draft.place })}
        >
          <Icon name="pin" />
        </button>
        <span className="space" />
        <span
          className={left < 0 ? 'counter over' : 'counter'}
          role="progressbar"
          aria-label="文字数"
          aria-valuemin={0}
          aria-valuemax={LIMIT}
          aria-valuenow={Math.max(0, LIMIT - left)}
        >
          {left}
        </span>
        {modal && (
          <button
            type="button"
            className="round"
            data-testid="addButton"
            aria-label="ポストを追加"
            disabled={!ready}
            onClick={() => addPost(id)}
          >
            <Icon name="plus" />
          </button>
        )}
        <button
          type="button"
          className="primary"
          data-testid={modal ? 'tweetButton' : 'tweetButtonInline'}
          disabled={!ready}
          aria-disabled={ready ? undefined : true}
          onClick={send}
        >
          <span>{buttonLabel(draft)}</span>
        </button>
      </div>
    </div>
  );
}
