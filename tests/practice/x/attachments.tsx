/** @jsxImportSource react */
import { useState } from 'react';
import { type ComposerId, draftOf, drafts, type Media, type PostDraft } from './drafts.ts';
import { Icon } from './icons.tsx';
import { createStore, useStore } from './store.ts';
import { describe, detach } from './submit.ts';

/** Picture whose description is being written. */
const described = createStore<{ post: string; media: string } | null>(null);

interface Props {
  id: ComposerId;
  post: PostDraft;
  onDescribe: () => void;
}

export function Attachments({ id, post, onDescribe }: Props) {
  if (post.media.length === 0) return null;
  return (
    <div className="attachments" data-testid="attachments" role="group" aria-label="添付したメディア">
      {post.media.map((media) => (
        <div className="attachment" key={media.key}>
          {media.video ? <video src={media.url} muted /> : <img src={media.url} alt={media.alt} draggable={false} />}
          <button
            type="button"
            className="round small on-media"
            aria-label="メディアを削除"
            onClick={() => detach(id, post.key, media.key)}
          >
            <Icon name="close" />
          </button>
          {!media.video && (
            <button
              type="button"
              className="alt on-media"
              aria-label="説明を追加"
              onClick={() => {
                described.set(() => ({ post: post.key, media: media.key }));
                onDescribe();
              }}
            >
              {media.alt === '' ? '+ALT' : 'ALT'}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

/** The page at /compose/post/media: a description for people who cannot see the picture. */
export function Description({ onDone }: { onDone: () => void }) {
  const { subject } = useStore(drafts);
  const target = useStore(described);
  const media: Media | undefined = draftOf(subject)
    .posts.flatMap((post) => post.media)
    .find((one) => one.key === target?.media);
  const [text, setText] = useState(media?.alt ?? '');
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (target && text.trim() !== '') describe(subject, target.post, target.media, text.trim());
        onDone();
      }}
    >
      {media && <img className="described" src={media.url} alt="" />}
      <label>
        画像の説明
        <textarea
          data-testid="altTextInput"
          rows={4}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="primary" data-testid="endEditingButton">
        保存
      </button>
    </form>
  );
}
