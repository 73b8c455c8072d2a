/** @jsxImportSource react */
import { type MouseEvent, type ReactNode, useState } from 'react';
import { people } from '../town.ts';
import { Avatar } from './avatar.tsx';
import { FollowButton } from './follow.tsx';
import { Icon, type IconName } from './icons.tsx';
import { Menu, MenuItem } from './layers.tsx';
import { Lessons } from './lessons.tsx';
import { navigate, route } from './router.ts';
import { session, switchAccount } from './session.ts';
import { useStore } from './store.ts';

/** Navigation on the left (below, on a narrow screen), what can be tried on the right. */

interface LinkProps {
  testId: string;
  href: string;
  icon: IconName;
  className?: string;
  children: ReactNode;
}

function NavLink({ testId, href, icon, className = 'nav-link', children }: LinkProps) {
  const here = useStore(route).page === href;
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    navigate(href);
  };
  return (
    <a
      data-testid={testId}
      href={href}
      className={className}
      role="link"
      aria-current={here ? 'page' : undefined}
      onClick={go}
    >
      <Icon name={icon} />
      <span>{children}</span>
    </a>
  );
}

function AccountSwitcher() {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const { user, accounts } = session;
  return (
    <>
      <button
        type="button"
        className="switcher"
        data-testid="SideNav_AccountSwitcher_Button"
        aria-label="アカウントメニュー"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Avatar person={user} />
        <span className="switcher-text">
          <b>{user.name}</b>
          <span className="dim">@{user.handle}</span>
        </span>
      </button>
      {anchor && (
        <Menu anchor={anchor} onClose={() => setAnchor(null)}>
          {accounts.map((account) => (
            <MenuItem
              key={account.id}
              testId={account.id === user.id ? undefined : 'UserCell'}
              onPress={() => (account.id === user.id ? setAnchor(null) : switchAccount(account.id))}
            >
              <Avatar person={account} />
              <span className="switcher-text">
                <b>{account.name}</b>
                <span className="dim">
                  @{account.handle}
                  {account.id === user.id ? '（使用中）' : ''}
                </span>
              </span>
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}

function Suggestions() {
  const suggested = people.filter((person) => person.id === '1007' || person.id === '1005');
  return (
    <aside className="card" aria-label="おすすめユーザー">
      <h2>おすすめユーザー</h2>
      {suggested.map((person) => (
        <div className="row suggestion" key={person.id} data-testid="UserCell">
          <Avatar person={person} />
          <a
            href={`/${person.handle}`}
            className="switcher-text"
            onClick={(event) => {
              event.preventDefault();
              navigate(`/${person.handle}`);
            }}
          >
            <b>{person.name}</b>
            <span className="dim">@{person.handle}</span>
          </a>
          <span className="space" />
          <FollowButton person={person} />
        </div>
      ))}
    </aside>
  );
}

export function Frame({ children, onTheme }: { children: ReactNode; onTheme: () => void }) {
  return (
    <div className="frame">
      <header role="banner" className="side">
        <nav aria-label="メインメニュー">
          <NavLink testId="AppTabBar_Home_Link" href="/home" icon="home">
            ホーム
          </NavLink>
          <NavLink testId="AppTabBar_DirectMessage_Link" href="/i/chat" icon="chat">
            チャット
          </NavLink>
          <NavLink testId="AppTabBar_Profile_Link" href={`/${session.user.handle}`} icon="person">
            プロフィール
          </NavLink>
        </nav>
        <NavLink testId="SideNav_NewTweet_Button" href="/compose/post" icon="pen" className="primary new-post">
          ポストする
        </NavLink>
        <span className="space" />
        <AccountSwitcher />
      </header>
      <main role="main">
        <div data-testid="primaryColumn" className="primary-column">
          {children}
        </div>
      </main>
      <div data-testid="sidebarColumn" className="sidebar">
        <Lessons onTheme={onTheme} />
        <Suggestions />
      </div>
      <NavLink testId="FloatingActionButtons_Tweet_Button" href="/compose/post" icon="pen" className="floating">
        ポストする
      </NavLink>
    </div>
  );
}
