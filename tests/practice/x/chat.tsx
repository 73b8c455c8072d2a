/** @jsxImportSource react */
import { useState } from 'react';
import { people } from '../town.ts';
import { Avatar } from './avatar.tsx';
import { directMessage } from './client.ts';
import { Icon } from './icons.tsx';
import { navigate, route } from './router.ts';
import { session } from './session.ts';
import { createStore, useStore } from './store.ts';
import { trouble } from './toast.ts';

/** Direct messages as X has them since 2025-11: a real textarea, not the post editor. */

const sent = createStore<readonly { conversation: string; text: string }[]>([]);

export function Chat() {
  const { page } = useStore(route);
  const messages = useStore(sent);
  const [text, setText] = useState('');
  const others = people.filter((person) => person.id !== session.user.id);
  const conversation = page.split('/')[3] ?? '';
  const partner = others.find((person) => conversation === `${session.user.id}-${person.id}`);

  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    try {
      await directMessage(conversation, words);
      sent.set((all) => [...all, { conversation, text: words }]);
    } catch {
      setText((typed) => typed || words);
      trouble();
    }
  };

  if (!partner) {
    return (
      <>
        <header className="page-head">
          <h2>チャット</h2>
        </header>
        <ul className="chat-list" data-testid="dm-inbox">
          {others.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                data-testid="dm-conversation-item"
                onClick={() => navigate(`/i/chat/${session.user.id}-${person.id}`)}
              >
                <Avatar person={person} />
                <b>{person.name}</b> <span className="dim">@{person.handle}</span>
              </button>
            </li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <div className="chat" data-testid="dm-container">
      <header className="page-head" data-testid="dm-conversation-header">
        <button type="button" className="round" aria-label="戻る" onClick={() => navigate('/i/chat')}>
          <Icon name="back" />
        </button>
        <h2>{partner.name}</h2>
      </header>
      <div className="messages" data-testid="dm-message-list" role="log" aria-label="メッセージの一覧">
        <p className="message theirs">こんにちは。お問い合わせはこちらで合っていますか？</p>
        {messages
          .filter((message) => message.conversation === conversation)
          .map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages are only ever added at the end
            <p key={index} className="message mine">
              {message.text}
            </p>
          ))}
      </div>
      <form
        className="chat-box"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          data-testid="dm-composer-textarea"
          placeholder="メッセージ"
          aria-label="メッセージ"
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const composing = event.nativeEvent.isComposing || event.keyCode === 229;
            if (event.key !== 'Enter' || event.shiftKey || composing) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="button"
          className="primary"
          data-testid="dm-composer-send-button"
          aria-label="送信"
          disabled={text.trim() === ''}
          onClick={send}
        >
          送信
        </button>
      </form>
    </div>
  );
}
