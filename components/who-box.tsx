import { useState } from 'preact/hooks';
import type { SheetStrings } from '../assets/strings/ja-sheet.ts';

interface Props {
  people: readonly { id: string; name: string; dept: string }[];
  strings: SheetStrings;
  onWho: (id: string) => void;
}

/** On a computer that several share: who sits here now. */
export function WhoBox({ people, strings, onWho }: Props) {
  const [id, setId] = useState('');
  return (
    <form
      class="note warn stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (id) onWho(id);
      }}
    >
      <label class="field">
        <b>{strings.who.lead}</b>
        <select required value={id} onChange={(event) => setId(event.currentTarget.value)}>
          <option value="">{strings.who.choose}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name} {person.dept}
            </option>
          ))}
        </select>
      </label>
      <div class="row">
        <button type="submit" class="button">
          {strings.who.say}
        </button>
      </div>
    </form>
  );
}
