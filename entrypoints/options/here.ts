import { writeCard } from '../../guards/approval/card.ts';
import { ownKeys } from '../../guards/approval/keys.ts';
import { type Loaded, loadPolicy } from '../../policy/store.ts';
import { guidelines } from '../../rules/guidelines/all.ts';

/** What the extension's own pages share: the configuration here, and this person's card. */

export const loadHere = (): Promise<Loaded> => loadPolicy(guidelines.map((guideline) => guideline.id));

export async function ownCard(): Promise<string> {
  const { me } = await loadHere();
  const { agreePub } = await ownKeys();
  return writeCard({ v: 1, id: me.id, name: me.name, dept: me.dept, agreePub });
}
