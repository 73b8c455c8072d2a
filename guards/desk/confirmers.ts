import { confirms, type Person } from '../../policy/people-schema.ts';
import type { Draft } from '../../rules/draft.ts';
import type { Known } from '../approval/answer.ts';
import { eligible, type Poster } from '../approval/approvals.ts';
import type { Demand } from '../approval/demand.ts';
import { pairKey } from '../approval/typed-code.ts';
import type { DeskConfig, DeskPorts } from './ports.ts';

export async function posterOf(config: DeskConfig, ports: Pick<DeskPorts, 'keys'>): Promise<Poster> {
  const { agreePub, signPub } = await ports.keys();
  return { id: config.me.id, agreePub, signPub };
}

/** People who may confirm this draft now, in a way that counts. */
export async function approversFor(
  config: DeskConfig,
  draft: Draft,
  demand: Demand,
  ports: Pick<DeskPorts, 'keys' | 'now'>,
): Promise<Person[]> {
  return eligible(config.policy.people, draft, await posterOf(config, ports), demand, ports.now());
}

/**
 * Everybody of the register with the key each shares with this computer, so that whoever may not confirm can be told so. A
 * key that is none must not take the others down with it.
 */
export async function knownFor(config: DeskConfig, ports: Pick<DeskPorts, 'keys'>): Promise<Known[]> {
  const own = await ports.keys();
  const people = config.policy.people.filter(confirms);
  const keys = await Promise.allSettled(people.map((person) => pairKey(own, person.agreePub, 'poster')));
  return people.map((person, index) => {
    const key = keys[index];
    return { person, key: key?.status === 'fulfilled' ? key.value : null };
  });
}
