import type { Store } from '../../guards/desk/ports.ts';

/** What an admin collects about the pages of a service, in the memory of this session: it goes when the browser closes. */

const KEY = 'recording';
const MAX_LINES = 500;

export function createRecording(session: Store) {
  const lines = (): Promise<string[] | null> => session.get<string[] | null>(KEY, null);
  return {
    /** Where it lies in the session's storage. */
    key: `desk.${KEY}`,
    /** null = nobody collects anything. */
    lines,
    async add(line: string): Promise<void> {
      const known = await lines();
      if (known && known.length < MAX_LINES && !known.includes(line)) await session.set(KEY, [...known, line]);
    },
    /** Begins with nothing, or forgets everything. */
    set: (on: boolean): Promise<void> => session.set(KEY, on ? [] : null),
  };
}
