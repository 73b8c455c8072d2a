/** @jsxImportSource react */
import type { Person } from '../town.ts';
import { useStore } from './store.ts';
import { following, toggleFollow } from './timeline.ts';

export function FollowButton({ person }: { person: Person }) {
  const on = useStore(following).has(person.id);
  return (
    <button
      type="button"
      className={on ? 'secondary' : 'primary'}
      data-testid={`${person.id}-${on ? 'unfollow' : 'follow'}`}
      aria-label={on ? `フォロー中 @${person.handle}` : `フォロー @${person.handle}`}
      onClick={() => toggleFollow(person.id)}
    >
      {on ? 'フォロー中' : 'フォロー'}
    </button>
  );
}
