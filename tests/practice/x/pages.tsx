/** @jsxImportSource react */
import { useEffect } from 'react';
import { type Person, people } from '../town.ts';
import { Avatar } from './avatar.tsx';
import { Chat } from './chat.tsx';
import { Composer } from './composer.tsx';
import { draftOf, edit } from './drafts.ts';
import { FollowButton } from './follow.tsx';
import { Icon } from './icons.tsx';
import { Post, Timeline } from './post.tsx';
import { navigate, route } from './router.ts';
import { session } from './session.ts';
import { useStore } from './store.ts';
import { timeline } from './timeline.ts';

const STATUS = /^\/(\w+)\/status\/(\d+)$/;
const PROFILE = /^\/(\w+)$/;

function Head({ title, back = false }: { title: string; back?: boolean }) {
  return (
    <header className="page-head">
      {back && (
        <button
          type="button"
          className="round"
          data-testid="app-bar-back"
          aria-label="戻る"
          onClick={() => navigate('/home')}
        >
          <Icon name="back" />
        </button>
      )}
      <h2>{title}</h2>
    </header>
  );
}

function Home() {
  return (
    <>
      <Head title="ホーム" />
      <Composer id="inline" />
      <Timeline keep={(post) => post.replyTo === ''} />
    </>
  );
}

/** One post with the reply box under it; the box has no sign of whom it answers besides the address. */
function Status({ id }: { id: string }) {
  const posts = useStore(timeline);
  const post = posts.find((one) => one.id === id);
  if (!post) return <Head title="ポスト" back />;
  const composer = `reply-${id}` as const;
  if (draftOf(composer).replyTo !== post) edit(composer, { replyTo: post });
  return (
    <>
      <Head title="ポスト" back />
      <Post post={post} />
      <Composer id={composer} />
      <Timeline keep={(other) => other.replyTo === id} />
    </>
  );
}

function Profile({ person }: { person: Person }) {
  const mine = person.id === session.user.id;
  return (
    <>
      <Head title={person.name} back />
      <div className="profile">
        <div className="profile-band" style={{ background: person.colour }} />
        <div className="row">
          <Avatar person={person} />
          <span className="space" />
          {!mine && (
            <>
              <button
                type="button"
                className="round edged"
                data-testid="sendDMFromProfile"
                aria-label="メッセージ"
                onClick={() => navigate(`/i/chat/${session.user.id}-${person.id}`)}
              >
                <Icon name="chat" />
              </button>
              <FollowButton person={person} />
            </>
          )}
        </div>
        <div data-testid="UserName">
          <h3>{person.name}</h3>
          <p className="dim">@{person.handle}</p>
        </div>
        <p data-testid="UserDescription">{person.bio}</p>
        <p>
          <a href={`/${person.handle}/verified_followers`} onClick={(event) => event.preventDefault()}>
            <b>1,024</b> フォロワー
          </a>
        </p>
      </div>
      <Timeline keep={(post) => post.author.id === person.id} />
    </>
  );
}

export function Page() {
  const { page } = useStore(route);
  const status = STATUS.exec(page);
  const person = people.find((one) => one.handle === PROFILE.exec(page)?.[1]);
  const chatting = page.startsWith('/i/chat');
  useEffect(() => {
    // The titles of the message pages are empty on the live site.
    const name = chatting ? '' : status ? 'ポスト' : person ? `${person.name}（@${person.handle}）さん` : 'ホーム';
    document.title = name ? `${name} / 練習場` : '練習場';
  }, [chatting, status, person]);
  if (chatting) return <Chat />;
  if (status?.[2]) return <Status id={status[2]} />;
  return person ? <Profile person={person} /> : <Home />;
}
