import type { Person } from '../../policy/people-schema.ts';
import type { Draft } from '../../rules/draft.ts';
import { type Confirmer, eligible } from '../approval/approvals.ts';
import { pairKey } from '../approval/typed-code.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';

/** People who may confirm this draft now. */
export async function approversFor(
  config: DeskConfig,
  draft: Draft,
  ports: Pick<DeskPorts, 'keys' | 'now'>,
): Promise<Person[]> {
  const own = await ports.keys();
  return eligible(config.policy.people, draft, config.me.id, own.agreePub, ports.now());
}

/** The same people with the key each shares with this computer. A key that is none must not take the others down with it. */
export async function confirmersFor(
  config: DeskConfig,
  draft: Draft,
  ports: Pick<DeskPorts, 'keys' | 'now'>,
): Promise<Confirmer[]> {
  const own = await ports.keys();
  const people = await approversFor(config, draft, ports);
  const keys = await Promise.allSettled(people.map((person) => pairKey(own, person.agreePub, 'poster')));
  return people.flatMap((person, index) => {
    const key = keys[index];
    return key?.status === 'fulfilled' ? [{ person, key: key.value }] : [];
  });
}
