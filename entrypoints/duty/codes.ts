import type { EntryChange } from '../../guards/desk/entries.ts';
import type { Override } from '../../guards/desk/hurry.ts';
import type { DeskConfig, DeskPorts } from '../../guards/desk/ports.ts';
import { countersign } from '../../guards/duty/countersign.ts';
import { createQueue } from '../../guards/queue.ts';
import type { Draft } from '../../rules/draft.ts';

/** Codes that are typed for what went out in an emergency, each with its row. */

interface Ports extends Pick<DeskPorts, 'keys' | 'local' | 'now' | 'logHead'> {
  config: () => Promise<DeskConfig>;
  find: (key: string) => Promise<Override | undefined>;
  note: (change: EntryChange, draft: Draft) => Promise<void>;
}

type Refused = { key: string; why: NonNullable<Awaited<ReturnType<typeof countersign>>['refused']> };

/** The second click of a double click comes within this, the answer to the first being there or not. */
const TWICE_MS = 1000;

/**
 * Tries a code. Resolves with why it does not count; null = nothing against it; undefined = it was the same press again and
 * changes nothing.
 */
export function createCodes({ config, find, note, ...ports }: Ports) {
  /** One after another: each sees what the one before it has used up or confirmed. */
  const queue = createQueue();
  const underWay = new Set<string>();
  let last = { press: '', at: 0 };

  const attempt = async (key: string, typed: string): Promise<Refused | null> => {
    const override = await find(key);
    if (!override || override.seen) return null;
    const { approval, refused, digest } = await countersign(await config(), override, typed, ports);
    await note(
      {
        action: approval ? 'countersigned' : 'code_failed',
        digest,
        result: refused ?? '',
        detail: override.digest,
        topics: ['two-person-check'],
        approvers: approval ? [approval.name] : [],
        proof: approval?.proof ?? '',
      },
      override.draft,
    );
    return refused ? { key, why: refused } : null;
  };

  return async (key: string, typed: string): Promise<Refused | null | undefined> => {
    const press = `${key} ${typed}`;
    const since = ports.now() - last.at;
    if (underWay.has(press) || (press === last.press && since >= 0 && since < TWICE_MS)) return undefined;
    underWay.add(press);
    try {
      const result = await queue(() => attempt(key, typed));
      last = { press, at: ports.now() };
      return result;
    } finally {
      underWay.delete(press);
    }
  };
}
