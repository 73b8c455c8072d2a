/** @jsxImportSource react */
import type { Person } from '../town.ts';

export function Avatar({ person }: { person: Person }) {
  return (
    <div className="avatar" data-testid={`UserAvatar-Container-${person.handle}`}>
      <span style={{ background: person.colour }} aria-hidden="true">
        {person.mark}
      </span>
    </div>
  );
}
